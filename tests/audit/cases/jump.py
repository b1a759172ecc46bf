"""A leap, or everything at once."""

from ordinary import ordinary

FLAG = [ordinary({8: {"percent": "95"}, 9: {"percent": "96"}, 10: {"percent": "97"}, 11: {"percent": "98"}})]
SAID = "From entry 7 to entry 8 the work leaps from 53 % to 95 %"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({8: {"percent": None}})]
