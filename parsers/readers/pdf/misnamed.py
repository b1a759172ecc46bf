"""Marks that stand where no such mark can: whatever map calls them so is wrong about their glyphs.

Sara u, sara uu and phinthu hang below their letter, all other marks of Thai stand above it, in every typeface.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from parsers.readers.pdf.kinds import LETTER, MARK, kinds_of
from parsers.readers.pdf.tounicode import LOST

Indexes = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# stands for a mark whose meaning is lost, among characters that are set: it is itself a mark, and in no Thai text
LOST_MARK = "\u034f"

_FIRST_BELOW, _LAST_BELOW, _FIRST, _LAST = 0x0E38, 0x0E3A, 0x0E31, 0x0E4E
# shares of the type size
_UNDER, _OVER, _SAME_LINE = 0.02, 0.3, 1.0


def misnamed(codes: npt.NDArray[np.uint16], boxes: Numbers, baselines: Numbers, sizes: Numbers) -> Indexes:
    """Return the indexes of the marks that stand on the wrong side of their letters.

    `boxes` are left, top, right and bottom, of marks those of their ink; `baselines` are where they stand, `sizes`
    their type sizes.
    """
    kinds = kinds_of(codes)
    marks: Indexes = ((kinds == MARK) & (codes >= _FIRST) & (codes <= _LAST)).nonzero()[0]
    letters = (kinds == LETTER).nonzero()[0]
    if not len(marks) or not len(letters):
        return marks[:0]
    before = letters[np.maximum(letters.searchsorted(marks) - 1, 0)]
    line, size = baselines[before], sizes[before]
    top, bottom = boxes[marks, 1], boxes[marks, 3]
    below = (codes[marks] >= _FIRST_BELOW) & (codes[marks] <= _LAST_BELOW)
    wrong = np.where(below, bottom < line - _OVER * size, top > line + _UNDER * size)
    # marks that are drawn apart from their letters tell nothing
    near = (np.abs(baselines[marks] - line) < _UNDER * size) & (before < marks) & (bottom > top)
    wrong &= near & (np.abs(bottom - line) < _SAME_LINE * size)
    return np.array(list(_unpaired(marks[wrong], before[wrong], below[wrong])), dtype=np.intp)


def _unpaired(marks: Indexes, letters: Indexes, below: Flags) -> Iterator[int]:
    """Return the marks that have not changed names with another mark of their letter: both are there all the same."""
    sides: dict[int, set[bool]] = {}
    for letter, side in zip(letters.tolist(), below.tolist(), strict=True):
        sides.setdefault(letter, set()).add(side)
    return (mark for mark, letter in zip(marks.tolist(), letters.tolist(), strict=True) if len(sides[letter]) == 1)


def marked_lost(text: str, indexes: Indexes) -> str:
    """Return `text` with the marks at `indexes` lost.

    >>> marked_lost("ผ้", np.array([1])) == "ผ" + LOST_MARK
    True
    """
    characters = list(text)
    for index in indexes.tolist():
        characters[index] = LOST_MARK
    return "".join(characters)


def shown_lost(text: str) -> str:
    """Return `text` with LOST for each lost mark."""
    return text.replace(LOST_MARK, LOST)
