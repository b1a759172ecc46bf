"""Texts that say nothing."""

from ordinary import ordinary

FLAG = [ordinary({4: {"narrative": "ดำเนินการแล้ว 100 %"}})]
SAID = "The text of entry 4 says nothing of what was done (“ดำเนินการแล้ว 100 %”)"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({4: {"narrative": None}})]
