"""Lines of a page that are left out as a whole: what stands above them may lack them."""

import numpy as np
import numpy.typing as npt

from parsers.clusters import SAME_BASELINE
from parsers.readers.pdf.pdfium import Sheet

Flags = npt.NDArray[np.bool_]

_NEAR = 3.0  # type sizes


def above(gone: Flags, sheet: Sheet) -> Flags:
    """Return the letters of the line above each one of which nothing is left, or of the first one below it."""
    shown = sheet.upright & ~gone
    lost = sheet.upright & gone
    found = np.zeros(len(gone), dtype=np.bool_)
    if not (shown.any() and lost.any()):
        return found
    levels = sheet.origins[:, 1]
    rows, size = np.unique(levels[shown]), float(np.median(sheet.sizes[lost]))
    gaps = np.unique(levels[lost])
    before = np.maximum(rows.searchsorted(gaps) - 1, 0)
    behind = np.minimum(before + 1, len(rows) - 1)
    way = np.abs(gaps - rows[before])
    whole = np.minimum(way, np.abs(gaps - rows[behind])) > SAME_BASELINE * size
    nearest = np.unique(rows[before[whole & (way <= _NEAR * size)]])
    if len(nearest):
        place = np.minimum(nearest.searchsorted(levels - SAME_BASELINE * size), len(nearest) - 1)
        found = shown & (np.abs(levels - nearest[place]) <= SAME_BASELINE * size)
    return found
