"""More spent than allocated."""

from ordinary import ordinary

FLAG = [ordinary(budget_allocated="1159999.99")]
SAID = "0.01 baht too much"
PASS = [ordinary(budget_allocated="1160000")]
CANNOT_TELL = [ordinary(budget_allocated=None)]
