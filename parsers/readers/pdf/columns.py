"""Text set in columns: they are read one behind the other, as they were drawn."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile

import numpy as np

from parsers.readers.pdf.letters import Array, Indexes
from parsers.readers.pdf.pdfium import Sheet

_LEAST_RISE = 0.05  # of the page's height
_HEAD_AND_FOOT = 100  # characters, which are drawn before all else or behind it
_LEAST_LINES, _LEAST_LETTERS = 4, 60
_NEXT_LINE = 0.3  # of the type size
_LEVEL = 2.0  # points
_MOST_LEVEL = 0.6
_PROSE, _LEADERS = 18, frozenset("._…")


def columns(sheet: Sheet) -> Iterator[Sheet]:
    """Return the columns of a page, in the order of drawing, or the page itself.

    Whatever sets text in columns draws the whole of one before it begins the next, at its right and far above; tables
    are drawn row by row. Characters of other columns are marked as put in, which are not printed.
    """
    if not rises(sheet):
        yield sheet
        return
    column = _column_of(sheet)
    for number in range(int(column.max(initial=0)) + 1):
        other = column != number
        yield replace(sheet, put_in=sheet.put_in | other) if other.any() else sheet


def rises(sheet: Sheet) -> bool:
    """Return whether something is drawn far above what was drawn before, as on every page with columns."""
    baselines = sheet.origins[_HEAD_AND_FOOT:-_HEAD_AND_FOOT, 1]
    return bool((baselines[:-1] - baselines[1:]).max(initial=0.0) >= _LEAST_RISE * sheet.height)


def _column_of(sheet: Sheet) -> Indexes:
    """Return the number of the column that each character stands in."""
    found = np.zeros(len(sheet.boxes), dtype=np.intp)
    parts = [*dropwhile(_is_small, _parts(sheet))]
    if not parts:
        return found
    baselines, last, number = sheet.origins[:, 1], parts[0], 0
    top = baselines[last].min()
    for part in parts[1:]:
        if _beside(last, part, sheet):
            last, number = part, number + 1
            found[part[0] :] = number
        else:
            last = last if _is_small(part) else np.concatenate((last, part))
            # the head of a page may be drawn behind all else
            found[part[0] :] = np.where(baselines[part[0] :] < top, 0, number)
    return found


def _parts(sheet: Sheet) -> list[Indexes]:
    """Return the upright letters of a page, parted where the next one is drawn far above."""
    letters = sheet.upright.nonzero()[0]
    baselines = sheet.origins[letters, 1]
    rises = (baselines[:-1] - baselines[1:] > _LEAST_RISE * sheet.height).nonzero()[0]
    return np.split(letters, rises + 1)


def _is_small(part: Indexes) -> bool:
    return len(part) < _LEAST_LETTERS


def _beside(left: Indexes, right: Indexes, sheet: Sheet) -> bool:
    """Whether a column stands at the right of a column, and nothing between them.

    A template's labels, and the values that are put beside them, are no columns: most stand level with one another, and
    few letters are on a line.
    """
    baselines = sheet.origins[:, 1]
    top = max(baselines[left].min(), baselines[right].min()) - _LEVEL
    bottom = min(baselines[left].max(), baselines[right].max()) + _LEVEL
    left, right = (part[(baselines[part] >= top) & (baselines[part] <= bottom)] for part in (left, right))
    if _is_small(left) or _is_small(right) or sheet.boxes[left, 2].max() > sheet.boxes[right, 0].min():
        return False
    if np.ptp(sheet.boxes[right][:, [0, 2]]) > sheet.boxes[right, 0].min() - sheet.boxes[left, 0].min():
        return False
    lines, others = _lines(left, sheet), _lines(right, sheet)
    if min(len(lines), len(others)) < _LEAST_LINES:
        return False
    is_prose = all(_ink(part, sheet) > _PROSE * len(found) for part, found in ((left, lines), (right, others)))
    return is_prose or not _are_level(lines, others)


def _ink(letters: Indexes, sheet: Sheet) -> int:
    """Return how many of the letters are none of the dots that lead from a label to its value."""
    return sum(sheet.text[letter] not in _LEADERS for letter in letters.tolist())


def _lines(letters: Indexes, sheet: Sheet) -> Array:
    """Return the baseline of each line of a column."""
    baselines = np.sort(sheet.origins[letters, 1])
    steps = np.diff(baselines) > _NEXT_LINE * np.median(sheet.sizes[letters])
    return baselines[np.concatenate(([True], steps))]


def _are_level(baselines: Array, others: Array) -> bool:
    """Whether most lines of both columns stand level with one of the other."""
    near = np.abs(baselines[:, None] - others) < _LEVEL
    return bool(min(near.any(axis=1).mean(), near.any(axis=0).mean()) > _MOST_LEVEL)
