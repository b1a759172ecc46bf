"""The rest, and the time that is left for it."""

from ordinary import ordinary

FLAG = [ordinary({number: {"spent": "10000"} for number in range(1, 10)}, number=9)]
SAID = "1,110,000 baht were left for 114 days: to spend them takes 27.3 times the pace of the 252 days before"
WITH = {"M3", "M4", "M5"}
PASS = [ordinary(number=9)]
CANNOT_TELL = [ordinary({number: {"spent": "0"} for number in range(1, 10)}, number=9)]
