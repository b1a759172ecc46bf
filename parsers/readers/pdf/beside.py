"""Pages printed side by side on one sheet, in rows: they are read one behind the other."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from parsers.readers.pdf.pdfium import Sheet

Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]

_LEAST_LETTERS = 60  # on each page; one that is nearly empty bears the form's last lines
_LEAST_PAGES, _FEWEST = 3, 10  # in several rows, and letters on the last of them
_MOST_ASTRAY = 40  # letters, of what is stamped on each page when all are put
_LEAN, _LEANEST = 2.0, 3.0  # times as broad as high, or as high as broad, a page of one row, or of several
_TINY = 0.5  # of the type that half of the sheet's letters have
_SMALL = 8.5  # points
_MARGINS = 0.015  # of the sheet: the inner margins of both pages
# across and down, the most pages first
_GRIDS = sorted(((across, down) for across in (2, 3, 4) for down in (1, 2, 3, 4)), key=lambda grid: -grid[0] * grid[1])


def pages_on(sheet: Sheet) -> Iterator[Sheet]:
    """Return the pages that stand side by side on `sheet`, row by row, or the sheet itself.

    They do where the strips between them are bare, which the title of a page, and any line of prose, would cross, and
    each is drawn as a whole, one behind the other. Characters of the other pages are marked as put in, which are not
    printed.
    """
    cell = _cells(sheet) if len(sheet.boxes) else None
    if cell is None:
        yield sheet
        return
    for number in range(int(cell.max()) + 1):
        yield replace(sheet, put_in=sheet.put_in | (cell != number))


def _cells(sheet: Sheet) -> Indexes | None:
    """Return the number of the page that each character stands on, counted from 0; None if all stand on one."""
    printed = sheet.upright
    # some programs print their name at the foot, too small for anybody's eye
    size = float(np.median(sheet.sizes[printed])) if printed.any() else 0.0
    printed &= sheet.sizes > _TINY * size
    is_small = size < _SMALL
    shares = sheet.boxes / ((sheet.width, sheet.height) * 2)
    for across, down in _GRIDS:
        breadth = sheet.width / across / (sheet.height / down)
        if max(breadth, 1 / breadth) > (_LEAN if down == 1 else _LEANEST) or not _are_bare(
            shares[printed], across, down
        ):
            continue
        columns = np.clip((shares[:, 0] + shares[:, 2]) / 2 * across, 0, across - 1).astype(np.intp)
        rows = np.clip((shares[:, 1] + shares[:, 3]) / 2 * down, 0, down - 1).astype(np.intp)
        cell: Indexes = rows * across + columns
        if _are_pages(cell[printed], across, down, is_small):
            return cell
    return None


def _are_bare(shares: Numbers, across: int, down: int) -> bool:
    """Whether no character crosses the strips between the places for `across` by `down` pages."""
    reach = _MARGINS / 2
    return not any(
        ((shares[:, axis] < cut / count + reach) & (shares[:, axis + 2] > cut / count - reach)).any()
        for axis, count in ((0, across), (1, down))
        for cut in range(1, count)
    )


def _are_pages(cell: Indexes, across: int, down: int, is_small: bool) -> bool:
    """Whether each of the places is filled with letters, in their order; the last ones may be bare.

    Two in the first row may be labels and the values beside them, unless the type is as small as on no page by itself.
    """
    counts = np.bincount(cell, minlength=across * down)
    filled = int(counts.nonzero()[0].max(initial=-1)) + 1
    least, last = (across, _LEAST_LETTERS) if down == 1 else (_LEAST_PAGES - is_small, _FEWEST)
    if filled < least or (counts[: filled - 1] < _LEAST_LETTERS).any() or counts[filled - 1] < last:
        return False
    astray = np.count_nonzero(cell < np.maximum.accumulate(cell))
    return bool(astray <= _MOST_ASTRAY * filled)
