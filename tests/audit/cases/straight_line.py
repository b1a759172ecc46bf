"""Equal steps."""

from ordinary import ordinary

FLAG = [ordinary({number: {"percent": str(8 * number)} for number in range(1, 6)})]
SAID = "The percent of entries 1–5 rises by 8 points 4 times in a row (8, 16, 24, 32, 40)"
PASS = [ordinary()]
CANNOT_TELL = [ordinary(number=4)]
