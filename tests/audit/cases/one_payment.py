"""The largest amount of an entry."""

from ordinary import ordinary

FLAG = [ordinary({number: {"spent": "10000"} for number in range(1, 12)} | {12: {"spent": "900000"}})]
SAID = "900,000 of the 1,010,000 baht spent (89.11 %) stand in entry 12 alone, of 12 entries"
WITH = {"M4", "M5"}
PASS = [ordinary()]
CANNOT_TELL = [ordinary(number=3)]
