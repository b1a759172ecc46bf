"""How much of each character is covered by what is painted later, or cut off."""

from collections.abc import Mapping
from enum import IntEnum

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]

MOSTLY, _IN_PART = 0.6, 0.3  # of a character's ink


class Covered(IntEnum):
    """Whether a character is covered for the most part, by one thing or by several together, or in part by one."""

    NOT = 0
    TOGETHER = 1
    BY_ONE = 2
    IN_PART = 3


def cover(areas: Numbers, turns: Indexes, covers: Mapping[int, Numbers]) -> npt.NDArray[np.intp]:
    """Return how each character is covered; what one thing covers of one becomes its area, in place."""
    covered = np.full(len(turns), Covered.NOT, dtype=np.intp)
    whole_areas = areas.copy()
    left, top, right, bottom = whole_areas.T
    whole = (right - left) * (top - bottom)
    parts = np.zeros(len(turns))
    for turn, edges in covers.items():
        x0, y1, x1, y0 = _common(whole_areas, edges)
        reached = (turns >= 0) & (turns < turn) & (x0 <= x1) & (y0 <= y1)
        part = np.where(reached, np.maximum(x1 - x0, 0) * np.maximum(y1 - y0, 0), 0.0)
        parts += part
        under = reached & (part >= MOSTLY * whole)
        covered[under] = Covered.BY_ONE
        in_part = reached & ~under & (part > 0) & (part >= _IN_PART * whole) & (covered == Covered.NOT)
        covered[in_part] = Covered.IN_PART
        areas[under | in_part] = np.stack((x0, y1, x1, y0), axis=1)[under | in_part]
    several = np.isin(covered, (Covered.NOT, Covered.IN_PART)) & (parts > 0) & (parts >= MOSTLY * whole)
    covered[several] = Covered.TOGETHER
    areas[several] = whole_areas[several]
    return covered


def cut_off(inks: Numbers, turns: Indexes, cuts: Mapping[int, Numbers]) -> Numbers:
    """Return the share of each character that is cut off; `cuts` are the bounds of what is seen of texts."""
    lost = np.zeros(len(turns))
    for turn, edges in cuts.items():
        of = (turns == turn).nonzero()[0]
        left, top, right, bottom = inks[of].T
        x0, y1, x1, y0 = _common(inks[of], edges)
        whole = (right - left) * (top - bottom)
        kept = np.where((x0 > x1) | (y0 > y1), 0.0, (x1 - x0) * (y1 - y0))
        lost[of] = np.where(whole > 0, 1 - kept / np.where(whole > 0, whole, 1), (x0 > x1) | (y0 > y1))
    return lost


def _common(areas: Numbers, edges: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return left, top, right and bottom of what areas share with one of left, bottom, right and top.

    Where they share nothing, right is left of left, or top is below bottom.
    """
    left, top, right, bottom = areas.T
    return (
        np.maximum(left, edges[0]),
        np.minimum(top, edges[3]),
        np.minimum(right, edges[2]),
        np.maximum(bottom, edges[1]),
    )
