"""Both numbers of an entry."""

from ordinary import ordinary

FLAG = [ordinary({4: {"spent_number": 3}})]
SAID = "Entry 4 has its amount at (ครั้งที่ 3)"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({4: {"spent_number": None}})]
