"""The letters and spaces of a page in arrays, in the order of drawing, and how each follows on the one before."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from parsers.clusters import DOUBLE, LEAST_STUMBLES, OVERLAP, SAME_RUN, STEP_BACK, STUMBLING
from parsers.readers.pdf.kinds import LETTER, SPACE
from parsers.readers.pdf.pdfium import Sheet
from parsers.readers.pdf.tounicode import LOST
from parsers.runs import OUT_OF_RUN, SAME_SIZE

_LOST = ord(LOST)
Array = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and spaces of a page: `at` is the index of each among all characters, `bears` whether marks can stand
    on it.

    `baseline_steps`, `left_steps` and `back` tell of each letter but the first how far its baseline and its left edge
    are from those of the letter before, and how far it begins before that one ends, in shares of its type size.
    """

    at: Indexes
    codes: npt.NDArray[np.uint16]
    left: Array
    right: Array
    baseline: Array
    size: Array
    is_space: Flags
    bears: Flags
    baseline_steps: Array
    left_steps: Array
    back: Array

    @property
    def stumbling(self) -> bool:
        """Whether letters are drawn over those before, again and again: places then tell less than order."""
        stumbles = (self.baseline_steps <= SAME_RUN) & (self.back > OVERLAP) & (self.back < STEP_BACK)
        stumbles &= self.codes[1:] != _LOST  # what is lost may be a mark
        return int(np.count_nonzero(stumbles)) > max(LEAST_STUMBLES, STUMBLING * len(self.at))

    @property
    def doubled(self) -> bool:
        """Whether some letter is drawn twice in its place, to look bold."""
        near = (np.abs(self.left_steps) <= DOUBLE) & (self.baseline_steps <= DOUBLE) & ~self.is_space[1:]
        return bool(near.any() and (near & (self.codes[1:] == self.codes[:-1])).any())

    @property
    def first_of_runs(self) -> Indexes:
        """The letters that do not follow on the one before: on another baseline, in another size, or far back."""
        sizes = np.abs(self.size[1:] - self.size[:-1]) > SAME_SIZE * self.size[1:]
        breaks = (self.baseline_steps > SAME_RUN) | sizes | (self.back > STEP_BACK) | (self.left_steps < -OUT_OF_RUN)
        return np.concatenate(([0], breaks.nonzero()[0] + 1))


def letters(sheet: Sheet, codes: npt.NDArray[np.uint16], at: Indexes) -> Letters:
    """Return the letters and spaces of a page, which are its characters `at`; they have a size."""
    kinds, baseline, size = sheet.kinds[at], sheet.origins[at, 1], sheet.sizes[at]
    left, right, behind = sheet.boxes[at, 0], sheet.boxes[at, 2], size[1:]
    return Letters(
        at,
        codes[at],
        left,
        right,
        baseline,
        size,
        kinds == SPACE,
        kinds == LETTER,
        np.abs(baseline[1:] - baseline[:-1]) / behind,
        (left[1:] - left[:-1]) / behind,
        (right[:-1] - left[1:]) / behind,
    )
