"""Entries that were rewritten."""

from ordinary import ordinary

FLAG = [ordinary(number=9), ordinary({2: {"percent": "12"}})]
SAID = "An entry of the past was rewritten between versions 1→2: entry 2: percent from 9 % to 12 %"
PASS = [ordinary(number=9), ordinary()]
CANNOT_TELL = [ordinary()]
