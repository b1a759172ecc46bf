"""How a page is seen: from its own coordinates, which begin at the lower left, to those of its top left."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """From a page's own coordinates to those of the page as seen: `bounds` are left, bottom, right and top."""

    bounds: tuple[float, float, float, float]
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        left, bottom, right, top = self.bounds
        return (right - left, top - bottom) if self.turn % 180 == 0 else (top - bottom, right - left)

    def points(self, points: Numbers) -> Numbers:
        left, bottom, right, top = self.bounds
        x, y = points[:, 0], points[:, 1]
        across, down = {
            0: (x - left, top - y),
            90: (y - bottom, x - left),
            180: (right - x, y - bottom),
            270: (top - y, right - x),
        }[self.turn % 360]
        return np.stack((across, down), axis=1)

    def boxes(self, boxes: Numbers) -> Numbers:
        if self.turn % 360 == 0:
            left, _, _, top = self.bounds
            found = boxes * (1.0, -1.0, 1.0, -1.0)
            found += (-left, top, -left, top)
            if (found[:, :2] <= found[:, 2:]).all():
                return found
        first, second = self.points(boxes[:, :2]), self.points(boxes[:, 2:])
        return np.concatenate((np.minimum(first, second), np.maximum(first, second)), axis=1)
