"""Work ahead of money."""

from ordinary import ordinary

FLAG = [ordinary({number: {"spent": "0"} for number in range(7, 11)}, number=10)]
SAID = "Entry 10 reports 76 % of the work done, but only 40 % of the budget is spent (480,000 of 1,200,000 baht)"
WITH = {"M4", "M5", "M8"}
PASS = [ordinary(number=10)]
CANNOT_TELL = [ordinary(budget_allocated="0")]
