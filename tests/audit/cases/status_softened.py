"""Statuses of the past."""

from ordinary import ordinary

from model import PlanStatus

FLAG = [ordinary({5: {"plan_status": PlanStatus.BEHIND_PLAN}}, number=9), ordinary()]
SAID = "made better between versions 1→2: entry 5: plan status from “behind plan” to “on plan”"
WITH = {"S1"}
PASS = [ordinary(number=9), ordinary({5: {"plan_status": PlanStatus.BEHIND_PLAN}})]
CANNOT_TELL = [ordinary()]
