"""The work at the last entry."""

from ordinary import ordinary

from model import PlanStatus

FLAG = [ordinary({9: {"percent": "58.5", "plan_status": PlanStatus.BEHIND_PLAN}}, number=9)]
SAID = "Entry 9 of 8 June 2020 reports 58.5 % of the work done, while 68.85 % of the project's time was over"
PASS = [ordinary(number=9)]
CANNOT_TELL = [ordinary({9: {"percent": None}}, number=9)]
