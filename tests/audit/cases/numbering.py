"""Numbers that repeat or skip."""

from ordinary import ordinary

FLAG = [ordinary({4: {"number": 5, "spent_number": 5}})]
SAID = "The entries are numbered 1, 2, 3, 5, 5, 6, 7, 8, 9, 10, 11, 12: number 4 in their order bears 5"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({4: {"number": None}})]
