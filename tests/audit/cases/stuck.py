"""Work that does not move."""

from ordinary import ordinary

from model import PlanStatus

LATE = {"percent": "58", "plan_status": PlanStatus.BEHIND_PLAN}
FLAG = [ordinary({9: LATE, 10: LATE})]
SAID = "The work stands at 58 % in entries 8–10, 3 reports in a row"
PASS = [ordinary({9: {"percent": "58"}})]
CANNOT_TELL = [ordinary({9: {"percent": None}})]
