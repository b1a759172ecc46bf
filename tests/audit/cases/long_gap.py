"""The days between entries."""

from ordinary import ordinary

FLAG = [ordinary({5: {"date": "2020-02-24"}})]
SAID = "No report for 47 days between entry 4 (8 January 2020) and entry 5 (24 February 2020)"
WITH = {"R2"}
PASS = [ordinary({12: {"date": "2020-09-17"}})]
CANNOT_TELL = [ordinary({5: {"date": None}, 12: {"date": "2020-09-17"}})]
