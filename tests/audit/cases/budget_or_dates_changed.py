"""Budget, start and end between exports."""

import datetime as dt

from ordinary import ordinary

FLAG = [ordinary(number=9), ordinary(end_date=dt.date(2020, 10, 3))]
SAID = "Budget or dates were changed between versions 1→2: end from 30 September 2020 to 3 October 2020"
PASS = [ordinary(number=9), ordinary()]
CANNOT_TELL = [ordinary()]
