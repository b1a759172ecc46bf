"""Statuses as numbers: the higher, the better."""

from collections.abc import Iterable

import numpy as np

from audit.arrays import Rows
from model import PlanStatus, TargetStatus

UNKNOWN = -1
ON = 1  # on plan, or on target
PLAN = {PlanStatus.OFF_PLAN: 0, PlanStatus.BEHIND_PLAN: 0, PlanStatus.ON_PLAN: ON, PlanStatus.AHEAD_OF_PLAN: 2}
TARGET = {
    TargetStatus.OFF_TARGET: 0,
    TargetStatus.BELOW_TARGET: 0,
    TargetStatus.ON_TARGET: ON,
    TargetStatus.ABOVE_TARGET: 2,
}
_NUMBERS: dict[str | None, int] = {None: UNKNOWN} | {str(word): number for word, number in (PLAN | TARGET).items()}
THAI = {
    "off_plan": "ไม่เป็นไปตามแผน",
    "behind_plan": "ช้ากว่าแผน",
    "on_plan": "เป็นไปตามแผน",
    "ahead_of_plan": "เร็วกว่าแผน",
    "off_target": "ไม่เป็นไปตามเป้าหมาย",
    "below_target": "ต่ำกว่าเป้าหมาย",
    "on_target": "เป็นไปตามเป้าหมาย",
    "above_target": "สูงกว่าเป้าหมาย",
}  # as the form prints them
ENGLISH = {word: word.replace("_", " ") for word in THAI}


def numbers(words: Iterable[str | None]) -> Rows:
    """Return the numbers of statuses: 0 is below, 1 on, 2 above plan or target; -1 is not known.

    >>> numbers(["on_plan", None, "behind_plan"]).tolist()
    [1, -1, 0]
    """
    return np.array([number(word) for word in words], dtype=np.int64)


def number(word: str | None) -> int:
    """Return the number of one status."""
    return _NUMBERS.get(word, UNKNOWN)
