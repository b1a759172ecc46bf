"""Where on a page something makes words doubtful, and which words of its lines those are."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model import Flaw, WarningCode
from parsers.readers.pdf.composition import SetPage

Flags = npt.NDArray[np.bool_]
Areas = npt.NDArray[np.floating]

_BESIDE = 0.5  # of the lower one's height
_SAME_BOX = 0.01  # points
_BLOCK = 64


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something doubtful is printed or is not: `areas` are left, top, right and bottom of its letters.

    `message` says of a value there what makes it doubtful. `reach` is how far beside an area the letters may stand that
    it concerns, as a share of the taller one's height; None where it concerns none but the letters that have these very
    boxes.
    """

    code: WarningCode
    message: str
    areas: Areas
    reach: float | None

    def flaws(self, page: SetPage, offset: int) -> Iterator[Flaw]:
        """Return the stretches of a page that are doubtful; `offset` is where it begins in the document's text."""
        if not len(self.areas) or not page.text:
            return
        concerned = np.zeros(len(page.text) + 1, dtype=np.bool_)
        if self.reach is None:
            concerned[:-1] = self._are_very(page.boxes)
        else:
            for area in self.areas:
                concerned[:-1] |= self._concerns(area, self.reach, page.boxes)
        concerned[:-1] &= [not letter.isspace() for letter in page.text]
        edges = np.flatnonzero(np.diff(concerned, prepend=False)).reshape(-1, 2)
        for start, end in (edges + offset).tolist():
            yield Flaw(self.code, self.message, (start, end))

    def _are_very(self, boxes: Areas) -> Flags:
        found = np.zeros(len(boxes), dtype=np.bool_)
        top, bottom = self.areas[:, 1].min() - _SAME_BOX, self.areas[:, 3].max() + _SAME_BOX
        near = ((boxes[:, 1] >= top) & (boxes[:, 3] <= bottom)).nonzero()[0]
        for first in range(0, len(self.areas), _BLOCK):
            apart = np.abs(boxes[near] - self.areas[first : first + _BLOCK, None]).max(axis=2)
            found[near] |= (apart < _SAME_BOX).any(axis=0)
        return found

    @staticmethod
    def _concerns(area: Areas, reach: float, boxes: Areas) -> Flags:
        height = area[3] - area[1]
        down = np.minimum(boxes[:, 3], area[3]) - np.maximum(boxes[:, 1], area[1])
        apart = np.maximum(boxes[:, 0], area[0]) - np.minimum(boxes[:, 2], area[2])
        heights = boxes[:, 3] - boxes[:, 1]
        beside = (down > 0) & (down >= _BESIDE * np.minimum(heights, height))
        found: Flags = beside & (apart < reach * np.maximum(heights, height))
        return found
