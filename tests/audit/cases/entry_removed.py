"""Entries that vanished."""

from ordinary import entries, ordinary, reported

FLAG = [ordinary(number=9), reported(entries()[:3] + entries()[4:])]
SAID = "is not there any more in versions 1→2: entry 4 (8 January 2020 · 25.00 % · 80,000 บาท"
WITH = {"R1", "R2", "R3"}
PASS = [ordinary(number=9), ordinary()]
CANNOT_TELL = [ordinary()]
