"""Months without an entry."""

from ordinary import ordinary

FLAG = [ordinary({5: {"date": "2020-01-31"}})]
SAID = "No entry is dated in February 2020"
WITH = {"R1"}
PASS = [ordinary()]
CANNOT_TELL = [ordinary(number=9, exported_at=None)]
