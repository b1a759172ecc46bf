"""What is spent at the end of each quarter."""

from ordinary import ordinary

FLAG = [ordinary({1: {"spent": "0"}, 2: {"spent": "0"}, 3: {"spent": "0"}})]
SAID = "less was spent than is expected at the quarter's end: 0 % by 31 December 2019"
PASS = [ordinary()]
CANNOT_TELL = [ordinary(fiscal_year=None)]
