"""The header's total and the entries' sum."""

from ordinary import ordinary

FLAG = [ordinary(budget_spent="1010000")]
SAID = "the entries add up to 1,160,000 baht; the 150,000 baht by which they differ are those of entry 12 alone"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({5: {"spent": None}})]
