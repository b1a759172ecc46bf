"""One status throughout."""

from ordinary import ordinary

from model import PlanStatus

LATE = {2: {"plan_status": PlanStatus.ON_PLAN}, 5: {"percent": "25.5"}, 6: {"percent": "33"}}
FLAG = [ordinary(LATE)]
SAID = "All 12 entries have the same status though some of them are late (P3)"
WITH = {"P3"}
PASS = [ordinary(LATE | {1: {"plan_status": PlanStatus.AHEAD_OF_PLAN}})]
CANNOT_TELL = [ordinary(LATE, number=5)]
