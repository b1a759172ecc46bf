"""A status, and the time."""

from ordinary import ordinary

from model import PlanStatus

FLAG = [ordinary({5: {"percent": "25.5"}, 6: {"percent": "33"}})]
SAID = "Entries 5 and 6 say “on plan”, but entry 6 reports 33 % of the work done when 43.99 % of the time was over"
PASS = [ordinary({5: {"percent": "25.5", "plan_status": PlanStatus.BEHIND_PLAN}})]
CANNOT_TELL = [ordinary({5: {"plan_status": None}})]
