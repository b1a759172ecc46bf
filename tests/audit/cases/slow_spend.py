"""Money behind time."""

from ordinary import ordinary

FLAG = [ordinary({number: {"spent": "1000"} for number in range(5, 10)}, number=9)]
SAID = "On 8 June 2020, 68.85 % of the project's time was over, but only 23.75 % of its budget was spent"
WITH = {"M3", "M5", "M8"}
PASS = [ordinary(number=9)]
CANNOT_TELL = [ordinary(end_date=None)]
