"""Rows of a table whose cells hold several lines: they are read cell by cell, as they were drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from parsers.clusters import SAME_BASELINE

# shares of the type size
_STEP = 1.2
_RISE, _MOST_RISE = 0.5, 12.0
_NEXT_LINE, _ALIKE = 3.0, 0.8
LONGEST_NOTE = 3  # figures
_LEAST_LABELS, _MOST_LINES = 2, 30
_COLON = ":"


class Stretch(NamedTuple):
    """Words drawn in one go: their baseline from the top of the page, their ends, their type size, and their text."""

    baseline: float
    left: float
    right: float
    size: float
    text: str


class Placed(Protocol):
    """What stands on a page: its baseline from the top, its ends, and its type size."""

    @property
    def baseline(self) -> float: ...
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def size(self) -> float: ...


class _Line(NamedTuple):
    """A line of a cell: the stretches from `first` to before `end`, and what is common to them."""

    first: int
    end: int
    baseline: float
    left: float
    right: float
    size: float
    text: str


_Band = tuple[int, int]  # the first of the lines that are read in the order of drawing, and the one behind the last


def cell_levels(drawn: Sequence[Stretch]) -> list[float] | None:
    """Return for each stretch of a page the baseline by which cells are read one by one; None where that is its own.

    The stretches stand in the order of drawing. Whatever sets a table draws the whole of a cell before it begins the
    next one, at its right and above. A value beside a label that stands at half its height, as in the middle of a cell,
    and the rest of a label below its value would else be read with other lines.

    >>> label, value = Stretch(15, 0, 30, 10, "ตัวชี้วัด :"), [Stretch(y, 40, 90, 10, "ร้อยละ") for y in (10, 22)]
    >>> cell_levels([label, *value]), cell_levels([label._replace(baseline=10), *value])
    ([10.0, 10.0, 22.0], None)
    """
    lines = _lines(drawn)
    baselines = sorted(line.baseline for line in lines)
    joined = (_whole(band, lines) for band in _joined(_bands(lines), lines))
    bands = [band for band in joined if _is_table(lines[slice(*band)], baselines)]
    return _levels(lines, bands) if bands else None


def rises(last: Placed, placed: Placed) -> bool:
    """Return whether what is drawn behind the `last` words may begin a cell: it stands above them, at their right."""
    if placed.left < last.right or placed.baseline >= last.baseline:
        return False
    least, most = sorted((last.size, placed.size))
    return _RISE * most <= last.baseline - placed.baseline <= _MOST_RISE * most and least >= _ALIKE * most


def _lines(drawn: Sequence[Stretch]) -> list[_Line]:
    lines: list[_Line] = []
    for at, stretch in enumerate(drawn):
        last = lines[-1] if lines else None
        if last is not None and _is_level(last, stretch) and stretch.left >= last.left:
            right, text = max(last.right, stretch.right), last.text + stretch.text
            lines[-1] = last._replace(end=at + 1, right=right, text=text)
        else:
            lines.append(_Line(at, at + 1, *stretch))
    return lines


def _is_level(line: _Line, other: _Line | Stretch) -> bool:
    return abs(line.baseline - other.baseline) <= SAME_BASELINE * min(line.size, other.size)


def _bands(lines: list[_Line]) -> Iterator[_Band]:
    """Return the lines around each one that is drawn above the last one, at its right: those that reach beside it."""
    for at, (last, line) in enumerate(pairwise(lines), start=1):
        if not rises(last, line) or _is_note(line):
            continue
        first = at - 1
        while first > max(at - _MOST_LINES, 0) and _goes_on(lines, first) and not _is_above(lines[first - 1], line):
            first -= 1
        end = at + 1
        while end < min(at + _MOST_LINES, len(lines)) and _goes_on(lines, end) and not _is_above(last, lines[end]):
            end += 1
        edge = max(before.right for before in lines[first:at])
        # other lines of the cells may stand above those beside them, or below
        above = (before for before in lines[max(first - 1, 0) : first] if _is_below(lines[first], before))
        below = (behind for behind in lines[at + 1 : at + 2] if _is_below(behind, line) and behind.left >= edge)
        several = at - first > 1 or any(before.right <= line.left for before in above) or any(below)
        if several and edge <= min(each.left for each in lines[at:end]):
            yield first, end


def _goes_on(lines: list[_Line], at: int) -> bool:
    """Whether a line stands below the one that is drawn before it."""
    return lines[at - 1].baseline < lines[at].baseline


def _is_note(line: _Line) -> bool:
    """Whether a line is the number of a note, which is raised, too."""
    return len(line.text) <= LONGEST_NOTE and line.text.isdigit()


def _is_below(line: _Line, other: _Line) -> bool:
    """Whether a line may be the next one of another's cell."""
    down = (line.baseline - other.baseline) / max(line.size, other.size)
    return 0 < down <= _NEXT_LINE and line.left <= other.right and other.left <= line.right


def _is_above(line: _Line, other: _Line) -> bool:
    return line.baseline < other.baseline and not _is_level(line, other)


def _joined(bands: Iterator[_Band], lines: list[_Line]) -> list[_Band]:
    """Return the bands, those in one that are drawn one behind the other, and stand beside one another."""
    found: list[_Band] = []
    lowest = 0.0
    for first, end in bands:
        baselines = [line.baseline for line in lines[first:end]]
        if found and first <= found[-1][1] and min(baselines) <= lowest:
            found[-1] = found[-1][0], max(end, found[-1][1])
            lowest = max(lowest, *baselines)
        else:
            found.append((first, end))
            lowest = max(baselines)
    return found


def _whole(band: _Band, lines: list[_Line]) -> _Band:
    """Return a band with the lines of its first cell that stand beside those of the others."""
    first, end = band
    top = min(lines[first:end], key=lambda line: line.baseline)
    while first and _goes_on(lines, first) and not _is_above(lines[first - 1], top):
        first -= 1
    return first, end


def _is_table(within: list[_Line], baselines: list[float]) -> bool:
    """Whether nothing else stands beside the lines of a band, and they are no labels with values put beside them.

    `baselines` are those of all lines of the page, from its top.
    """
    top, bottom = (choose(within, key=lambda line: line.baseline) for choose in (min, max))
    first = bisect_left(baselines, top.baseline - SAME_BASELINE * top.size)
    if bisect_right(baselines, bottom.baseline + SAME_BASELINE * bottom.size) - first > len(within):
        return False
    cells: list[list[_Line]] = [[]]
    for line in within:
        if cells[-1] and line.baseline < cells[-1][-1].baseline:
            cells.append([])
        cells[-1].append(line)
    return not any(_are_labels(cell, values) for cell, values in pairwise(cells))


def _are_labels(cell: list[_Line], values: list[_Line]) -> bool:
    """Whether the lines of a cell are a template's labels, each with its value on its line in the cell beside it."""
    level = sum(any(_is_level(line, value) for value in values) for line in cell)
    if level < min(len(cell), len(values)) or level < _LEAST_LABELS:
        return False
    ends = sum(line.text.rstrip().endswith(_COLON) for line in cell)
    begins = sum(value.text.lstrip().startswith(_COLON) for value in values)
    return max(ends, begins) >= _LEAST_LABELS or not any(_COLON in line.text for line in cell)


def _levels(lines: list[_Line], bands: list[_Band]) -> list[float]:
    """Return a baseline for each stretch: those of each band's lines below one another, all others where they stand.

    What follows on a colon stands on its line. What is below a band stands farther down.
    """
    found: dict[int, float] = {}
    bottoms: list[float] = []
    down = [0.0]
    for top, bottom, band in sorted(_reach(lines[slice(*band)], band) for band in bands):
        level = top + down[-1]
        step = _STEP * max(line.size for line in lines[slice(*band)])
        for at in range(*band):
            found[at] = level = level if at == band[0] or _is_value(lines[at - 1], lines[at]) else level + step
        bottoms.append(bottom)
        down.append(max(down[-1], level - bottom))
    for at, line in enumerate(lines):
        found.setdefault(at, line.baseline + down[bisect_left(bottoms, line.baseline)])
    return [found[at] for at, line in enumerate(lines) for _ in range(line.first, line.end)]


def _reach(within: list[_Line], band: _Band) -> tuple[float, float, _Band]:
    return min(line.baseline for line in within), max(line.baseline for line in within), band


def _is_value(last: _Line, line: _Line) -> bool:
    return line.baseline < last.baseline and last.text.rstrip().endswith(_COLON)
