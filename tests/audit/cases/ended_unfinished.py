"""The time is over."""

from ordinary import ordinary

FLAG = [ordinary({12: {"percent": "97"}})]
SAID = "The project ended on 30 September 2020; as of 5 October 2020 its last entry reports 97 % of the work done"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({12: {"percent": "97"}}, exported_at=None)]
