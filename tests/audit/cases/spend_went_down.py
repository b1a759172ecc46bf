"""Totals between exports."""

from ordinary import ordinary

FLAG = [ordinary(budget_spent="1160000", number=11), ordinary(budget_spent="1150000")]
SAID = (
    "Less is spent in the newer version (1→2) than in the older: total in the header from 1,160,000 baht to 1,150,000"
)
WITH = {"M1"}
PASS = [ordinary(number=9), ordinary()]
CANNOT_TELL = [ordinary()]
