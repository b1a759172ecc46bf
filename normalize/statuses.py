"""How the work stands against plan and target, as the form words it."""

import re
from collections.abc import Mapping
from typing import TypeVar

from model import PlanStatus, TargetStatus
from normalize.plain import plain, refusal

S = TypeVar("S", PlanStatus, TargetStatus)

PLAN = {
    "เป็นไปตามแผน": PlanStatus.ON_PLAN,
    "ตามแผน": PlanStatus.ON_PLAN,
    "ไม่เป็นไปตามแผน": PlanStatus.OFF_PLAN,
    "ไม่ตามแผน": PlanStatus.OFF_PLAN,
    "ช้ากว่าแผน": PlanStatus.BEHIND_PLAN,
    "ล่าช้ากว่าแผน": PlanStatus.BEHIND_PLAN,
    "เร็วกว่าแผน": PlanStatus.AHEAD_OF_PLAN,
}
TARGET = {
    "เป็นไปตามเป้าหมาย": TargetStatus.ON_TARGET,
    "ตามเป้าหมาย": TargetStatus.ON_TARGET,
    "ไม่เป็นไปตามเป้าหมาย": TargetStatus.OFF_TARGET,
    "ไม่ตามเป้าหมาย": TargetStatus.OFF_TARGET,
    "ต่ำกว่าเป้าหมาย": TargetStatus.BELOW_TARGET,
    # the mark of sara am lost, which leaves no other word
    "ต่ากว่าเป้าหมาย": TargetStatus.BELOW_TARGET,
    "น้อยกว่าเป้าหมาย": TargetStatus.BELOW_TARGET,
    "สูงกว่าเป้าหมาย": TargetStatus.ABOVE_TARGET,
    "มากกว่าเป้าหมาย": TargetStatus.ABOVE_TARGET,
    "เกินเป้าหมาย": TargetStatus.ABOVE_TARGET,
    "เกินกว่าเป้าหมาย": TargetStatus.ABOVE_TARGET,
}
# what may stand behind `แผน` and `เป้าหมาย` and says no more
_AS_SET = "(?:ที่(?:กำหนด|วาง|ตั้ง)(?:ไว้)?)?"
_MORE = re.compile(rf"(?<=แผน)(?:งาน|การดำเนินงาน)?{_AS_SET}|(?<=เป้าหมาย){_AS_SET}")
_AROUND = " .:*\"'“”‘’()-ฯ✓✔"


def plan_status(text: str) -> PlanStatus:
    """Return how the work stands against its plan.

    Raises:
        ValueError: the wording is not known.

    >>> str(plan_status("ล่าช้ากว่า แผน"))
    'behind_plan'
    """
    return _status(text, PLAN, "a plan status")


def target_status(text: str) -> TargetStatus:
    """Return how the work stands against its target.

    Raises:
        ValueError: the wording is not known.

    >>> str(target_status("ตํ่ากว่าเป้าหมาย"))
    'below_target'
    """
    return _status(text, TARGET, "a target status")


def _status(text: str, wordings: Mapping[str, S], kind: str) -> S:
    status = wordings.get(text)
    if status is None:
        words = plain(text).strip(_AROUND).replace(" ", "")
        status = wordings.get(_MORE.sub("", words))
    if status is None:
        raise refusal(kind, text)
    return status
