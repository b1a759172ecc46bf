"""Small type on lines of its own: notes at the foot of a page, and what is set over the letters of a line."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from parsers.clusters import SAME_BASELINE
from parsers.readers.pdf.pdfium import Sheet

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FOOT, OVER = "at the foot of the page, as of a note,", "that is set over its letters"
_SMALL, _FEW = 0.85, 0.3  # of the page's type size; of its letters
_TIGHT = 1.1  # of the type size, from line to line
_MOSTLY = 0.8
_NUMBER, _LEVEL = 12, 0.5  # letters of a page's number at most; points


def small_type(sheet: Sheet) -> Iterator[tuple[str, Flags]]:
    """Return the characters of a page that are set in small type on lines of their own, with where those are."""
    shown = sheet.upright
    sizes = sheet.sizes[shown]
    if not len(sizes) or sizes.min() > _SMALL * sizes.max():
        return
    usual = float(np.partition(sizes, len(sizes) // 2)[len(sizes) // 2])
    small = sheet.sizes <= _SMALL * usual
    count = np.count_nonzero(small & shown)
    if not 0 < count <= _FEW * len(sizes):
        return
    others = (shown & ~small).nonzero()[0]
    levels = sheet.origins[:, 1]
    foot = _foot(levels[others])
    rows = np.unique(np.rint(levels[shown & small] / _LEVEL)) * _LEVEL
    found = {FOOT: np.zeros(len(small), dtype=np.bool_), OVER: np.zeros(len(small), dtype=np.bool_)}
    for row in rows.tolist():
        below = levels[others] - row
        if (np.abs(below) <= SAME_BASELINE * usual).any():
            continue
        of_row = small & ~sheet.put_in & (np.abs(levels - row) <= _LEVEL)
        under = sheet.boxes[others[(below > 0) & (below <= _TIGHT * usual)]]
        if row > foot:
            found[FOOT] |= of_row & (count > _NUMBER)
        elif _stand_over(sheet.boxes[of_row & shown], under):
            found[OVER] |= of_row
    yield from ((where, which) for where, which in found.items() if which.any())


def _foot(levels: Numbers) -> float:
    """Return the last baseline of a page's letters, but that of its number."""
    last = float(levels.max())
    of_last = levels > last - _LEVEL
    alone = np.count_nonzero(of_last) <= _NUMBER and not of_last.all()
    return float(levels[~of_last].max()) if alone else last


def _stand_over(boxes: Numbers, under: Numbers) -> bool:
    """Return whether most of these letters have others right below them."""
    if not len(under):
        return False
    middles = (boxes[:, 0] + boxes[:, 2])[:, None] / 2
    return bool(((under[:, 0] <= middles) & (middles <= under[:, 2])).any(axis=1).mean() >= _MOSTLY)
