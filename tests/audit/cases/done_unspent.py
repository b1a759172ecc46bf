"""Finished work, and its money."""

from ordinary import ordinary

FLAG = [ordinary({number: {"spent": "40000"} for number in range(1, 13)})]
SAID = "Entry 12 reports 100 % of the work done, and 40 % of the budget is spent (480,000 of 1,200,000 baht)"
WITH = {"M3", "M5"}
PASS = [ordinary()]
CANNOT_TELL = [ordinary(budget_allocated="0")]
