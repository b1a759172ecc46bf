"""Characters with their places on a page to printed lines: baselines, marks on their consonants, gaps as spaces."""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from model import Box
from parsers.cells import Stretch, cell_levels
from parsers.overprint import Span, apart, astray, strays, under
from parsers.wording import SUPERSCRIPTS

# All lengths below are shares of the type size, unless said otherwise
SAME_BASELINE = 0.35
SAME_RUN = 0.1
SAME_SIZE = 0.2
STEP_BACK = 0.9
OUT_OF_RUN = 0.1
OVERLAP = 0.3
GAP = 0.16
GAP_BESIDE_SPACES = 0.3
# a typeface may draw the letter behind a slash nearer, with the space between them
SLASH, KERNED_GAP = "/", 0.1
SPACE_SHARE = 0.8  # of a printed space
NO_GAP = 0.04
LITTLE_ROOM = 0.1
SPACED_OUT = 0.05
LEAST_NEIGHBOURS = 4  # letters
COLUMN_GAP = 2.0
STAMPED = 3.0  # times the median type size of the page
INDENT_STEP = 0.5
MOST_SPACES = 12  # spaces
# a mark stands over the right half of its letter, or a little beyond
OVER_LEFT = 0.02
OVER_RIGHT = 0.08
ASIDE = 0.5
FAR_ASIDE = 1.5
LAST_LETTERS = 4  # letters
LEAST_STUMBLES = 3  # letters
STUMBLING = 0.02  # of all letters
APART = 1.1
OUT_OF_ORDER = 0.02
LEANING = 0.06
_REACH = 0.6
RAISED = 0.15
_RAISE = str.maketrans("0123456789", SUPERSCRIPTS)
_INKED = 0.02
DOUBLE = 0.12
_SMALL = 0.8
_LONGEST_NOTE = 3  # figures
EXACT = 0.01  # points
_LOST = "\ufffd"
_CELL = 20.0  # points: letters are looked for in their own column of the page, and in those beside it
_SHARED_EDGE = 1.0  # points
_SAME_EDGE, _LEAST_CELLS = 2.0, 2  # points

# Thai above and below, the same at the private code points of old fonts of Windows and Macintosh, Latin combining marks
MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
MARKS |= {
    chr(code) for code in (*range(0xF701, 0xF70F), *range(0xF710, 0xF71B), *range(0xF71E, 0xF721), *range(0x300, 0x370))
}
MARKS |= {chr(code) for code in (*range(0xF884, 0xF89A), 0xF89B, 0xF89C)}
# what a mark can stand on: Thai consonants, their shapes in old fonts, Latin letters, the dotted circle, a lost letter
LETTERS = frozenset(
    map(chr, (*range(0x0E01, 0x0E2F), 0xF700, 0xF70F, *range(0xF71B, 0xF71E), 0xF89A, 0xF89E, 0x25CC, 0xFFFD))
)
LETTERS |= {chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B))}


class Glyph(NamedTuple):
    """A printed character or ligature.

    `box` is on the page as seen. `start`, `end` and `baseline` are measured in the direction in which the text runs,
    turned upright; of a mark, `start` and `end` lie around the point at which it stands, or are one. `turn` is that
    direction in degrees, 0 for upright text. `size` is the type size in points.
    """

    text: str
    box: Box
    start: float
    end: float
    baseline: float
    size: float
    turn: int = 0


class PrintedLine(NamedTuple):
    """A line as printed, and a box for each of its characters; spaces have the box of the gap.

    `stamped`: it is printed across the lines of its page, or `over` one of them, or in huge type. `added` are words in
    it that were drawn far from their turn.
    """

    text: str
    boxes: tuple[Box, ...]
    stamped: bool = False
    over: bool = False
    added: str = ""


def printed_lines(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Return the lines of one page in reading order, upright text first, and what is stamped over it in huge type.

    Leading spaces tell the indentation from the page's leftmost text, in half type sizes. A gap as wide as two letters
    is as many spaces as letters would fill it. One space ends a line whose last character is a space.
    """
    printed = list(_drawn_once(glyphs))
    large = STAMPED * median([glyph.size for glyph in printed] or [0.0])
    turned: dict[tuple[int, bool], list[Glyph]] = {}
    for glyph in printed:
        turned.setdefault((glyph.turn, glyph.size > large), []).append(glyph)
    return [
        line._replace(stamped=line.stamped or turn != min(turned))
        for turn in sorted(turned)
        for line in _lines(turned[turn])
    ]


def _drawn_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Return the glyphs, once what is drawn twice in its place, to look bold or to throw a shadow."""
    drawn: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        cell = int(glyph.start // _CELL)
        near = (other for step in (0, -1, 1) for other in drawn.get((glyph.text, glyph.turn, cell + step), ()))
        # of two letters without a meaning nothing tells that they are one
        if glyph.text.isspace() or glyph.text == _LOST or not any(_same(glyph, other) for other in near):
            drawn.setdefault((glyph.text, glyph.turn, cell), []).append(glyph)
            yield glyph


def _same(glyph: Glyph, other: Glyph) -> bool:
    across, down = abs(glyph.start - other.start), abs(glyph.baseline - other.baseline)
    alike = abs(glyph.size - other.size) < 0.1 * glyph.size
    return alike and across <= DOUBLE * glyph.size and down <= SAME_BASELINE * glyph.size


class _Cluster:
    """A base character with the marks on it."""

    __slots__ = ("base", "marks")

    def __init__(self, base: Glyph) -> None:
        self.base = base
        self.marks: list[Glyph] = []

    @property
    def text(self) -> str:
        return self.base.text + "".join(mark.text for mark in self.marks)


_Run = list[_Cluster]


def _lines(glyphs: list[Glyph]) -> Iterator[PrintedLine]:
    found = _rows(_runs(_clusters(glyphs)))
    inked = [any(not _is_space(cluster) for cluster in row) for row in found.lines]
    rows, added = [*itertools.compress(found.lines, inked)], itertools.compress(found.added, inked)
    if not rows:
        return
    blanks = (cluster.base for row in rows for cluster in row[:-1] if _is_space(cluster))
    least = least_gap([(blank.end - blank.start) / max(blank.size, 0.1) for blank in blanks])
    first = [next(cluster.base for cluster in row if not _is_space(cluster)) for row in rows]
    left = left_edge([glyph.start for glyph in first])
    size = median(glyph.size for glyph in first)
    for row, glyph, runs in zip(rows, first, added, strict=True):
        indent = round((glyph.start - left) / (INDENT_STEP * max(size, 1.0)))
        yield _line(row, min(max(indent, 0), MOST_SPACES), least)._replace(
            added=" ".join(_line(run, 0, least).text for run in runs)
        )
    for row in found.over:
        yield _line(row, 0, least)._replace(stamped=True, over=True)


def least_gap(spaces: list[float]) -> float:
    """Return how wide a gap is a space, as a share of the type size; `spaces` are the widths of those on the page.

    Where spaces are printed as characters, a narrower gap than they are is none.
    """
    return GAP if not spaces else min(max(SPACE_SHARE * median(spaces), GAP), GAP_BESIDE_SPACES)


def left_edge(starts: list[float]) -> float:
    """Return the leftmost start that two lines share: a stamp in the margin does not set every line in."""
    ordered = sorted(starts)
    shared = (a for a, b in itertools.pairwise(ordered) if b - a <= _SHARED_EDGE)
    return next(shared, ordered[0])


# Marks on their bases


def _is_mark(glyph: Glyph) -> bool:
    return glyph.text in MARKS if len(glyph.text) == 1 else bool(glyph.text) and MARKS.issuperset(glyph.text)


def _is_space(cluster: _Cluster) -> bool:
    return not cluster.marks and cluster.base.text.isspace()


def _clusters(glyphs: list[Glyph]) -> list[_Cluster]:
    """Return the bases in the order of drawing, each with its marks; a mark that has no base near is one itself."""
    clusters: list[_Cluster] = []
    marks: list[tuple[int, Glyph]] = []
    for glyph in glyphs:
        if _is_mark(glyph):
            marks.append((len(clusters), glyph))
        else:
            clusters.append(_Cluster(glyph))
    astray: list[tuple[_Cluster | None, Glyph]] = []
    stumbling = _stumbling(clusters)
    for at, mark in marks:
        base = _last_letter(clusters[:at][-LAST_LETTERS:]) if stumbling else _base(mark, clusters, at)
        if base is None:
            astray.append((_drawn_before(mark, clusters[:at][-LAST_LETTERS:]), mark))
        else:
            base.marks.append(mark)
    if astray:
        _settle(astray, clusters)
    return clusters


def _base(mark: Glyph, clusters: list[_Cluster], at: int) -> _Cluster | None:
    """Return the base of a mark that was drawn before the cluster `at`, among those drawn just before and behind."""
    inked = mark.end - mark.start > _INKED * mark.size
    if not inked:
        # nothing but the order of drawing tells whether a mark without width belongs to the left or to the right
        before = reversed(clusters[max(at - 3, 0) : at])
        return next((cluster for cluster in before if _bears(cluster.base, mark)), None)
    if at and (_of_one_span(clusters[at - 1].base, mark) or _leans(mark, clusters[at - 1 : at + 1])):
        return clusters[at - 1]
    best, least = None, math.inf
    for index in range(max(at - 3, 0), min(at + 1, len(clusters))):
        base = clusters[index].base
        raised = abs(mark.baseline - base.baseline)
        if _is_letter(base) and raised <= base.size and _aside(base, _middle(mark)) <= EXACT:
            distance = raised / mark.size + (0.0 if index == at - 1 else OUT_OF_ORDER)
            if distance < least:
                best, least = clusters[index], distance
    return best


def _leans(mark: Glyph, around: Sequence[_Cluster]) -> bool:
    """Whether a mark leans over the second letter, as handwriting does, and is nearer to the first, its own."""
    if len(around) < 2 or not _is_letter(around[0].base) or abs(mark.baseline - around[0].base.baseline) > mark.size:
        return False
    own, behind, middle = around[0].base, around[1].base, _middle(mark)
    aside, away = _aside(own, middle), abs(middle - (behind.start + behind.end) / 2)
    return middle > own.end and EXACT < aside < min(away, LEANING * own.size)


def _is_letter(base: Glyph) -> bool:
    """Whether a mark can stand on it."""
    return base.text in LETTERS or (len(base.text) > 1 and not base.text.isspace())


def _middle(mark: Glyph) -> float:
    return (mark.start + mark.end) / 2


def _aside(base: Glyph, middle: float) -> float:
    """Return how far the middle of a mark is from being over `base`."""
    return max(base.start + OVER_LEFT * base.size - middle, middle - base.end - OVER_RIGHT * base.size, 0.0)


def _of_one_span(base: Glyph, mark: Glyph) -> bool:
    """Whether both are parts of a span whose text stands beside its glyphs: readers part its box evenly."""
    return (
        _is_letter(base)
        and abs(base.box.top - mark.box.top) < EXACT
        and abs(base.box.bottom - mark.box.bottom) < EXACT
        and mark.box.x0 >= base.box.x1 - EXACT
    )


def _bears(base: Glyph, mark: Glyph) -> bool:
    """Whether `mark`, drawn right behind `base`, can stand on it."""
    near = _REACH * max(base.size, mark.size)
    if abs(mark.baseline - base.baseline) > 1.5 * near or not _is_letter(base):
        return False
    return base.start - near / 4 < mark.start <= base.end + near / 2


def _stumbling(clusters: list[_Cluster]) -> bool:
    """Whether letters are drawn over those before, again and again: their places then tell less than their order."""
    back = (
        (left.base.end - right.base.start) / max(right.base.size, 0.1)
        for left, right in itertools.pairwise(clusters)
        if abs(left.base.baseline - right.base.baseline) <= SAME_RUN * right.base.size
        and not _is_space(right)
        and right.base.text != _LOST  # what is lost may be a mark
    )
    stumbles = sum(OVERLAP < step < STEP_BACK for step in back)
    return stumbles > max(LEAST_STUMBLES, STUMBLING * len(clusters))


def _last_letter(clusters: list[_Cluster]) -> _Cluster | None:
    return next((cluster for cluster in reversed(clusters) if _is_letter(cluster.base)), None)


def _drawn_before(mark: Glyph, clusters: list[_Cluster]) -> _Cluster | None:
    """Return the last letter drawn before a mark, if it is near."""
    found = _last_letter(clusters)
    if found is None or abs(mark.baseline - found.base.baseline) > found.base.size:
        return None
    return found if _aside(found.base, _middle(mark)) <= FAR_ASIDE * found.base.size else None


def _settle(astray: list[tuple[_Cluster | None, Glyph]], clusters: list[_Cluster]) -> None:
    """Put marks that were drawn apart from their letters on the letter that they stand over, or else the nearest."""
    step = max(median(mark.size for _, mark in astray), 1.0)
    shelves: dict[int, list[tuple[float, int, _Cluster]]] = {}
    for number, cluster in enumerate(clusters):
        if _is_letter(cluster.base):
            shelves.setdefault(int(cluster.base.baseline // step), []).append((cluster.base.start, number, cluster))
    for shelf in shelves.values():
        shelf.sort()
    for before, mark in astray:
        level = int(mark.baseline // step)
        near = [found for shelf in (level - 1, level, level + 1) for found in _near(mark, shelves.get(shelf, []))]
        over = [found for found in near if found[1] <= EXACT]
        if over:
            min(over, key=lambda found: found[0])[2].marks.append(mark)
        elif before is not None:
            before.marks.append(mark)
        elif near:
            min(near, key=lambda found: found[0])[2].marks.append(mark)
        else:
            clusters.append(_Cluster(mark))


def _near(mark: Glyph, shelf: list[tuple[float, int, _Cluster]]) -> Iterator[tuple[float, float, _Cluster]]:
    """The letters on `shelf` that can bear `mark`, with their distance, and how far it is from being over them."""
    middle = (
        (mark.start + mark.end) / 2 if mark.end - mark.start > _INKED * mark.size else mark.start - 0.15 * mark.size
    )
    at = bisect_left(shelf, (middle,))
    for _, _, cluster in shelf[max(at - 2, 0) : at + 1]:
        base = cluster.base
        aside = _aside(base, middle)
        apart = abs(mark.baseline - base.baseline)
        if aside <= ASIDE * base.size and apart <= APART * base.size:
            yield aside * 2 + apart, aside, cluster


# Runs and rows


def _runs(clusters: list[_Cluster]) -> list[_Run]:
    """Return the clusters in stretches that were drawn one behind the other on one baseline."""
    runs: list[_Run] = []
    last: Glyph | None = None
    for cluster in clusters:
        base = cluster.base
        if (
            last is not None
            and abs(base.baseline - last.baseline) <= SAME_RUN * base.size
            and -STEP_BACK * base.size <= base.start - last.end
            and -OUT_OF_RUN * base.size <= base.start - last.start
            and abs(base.size - last.size) <= SAME_SIZE * base.size
            and not (base.text == runs[-1][-1].base.text and abs(base.start - last.start) <= DOUBLE * base.size)
        ):
            runs[-1].append(cluster)
        else:
            runs.append([cluster])
        last = base
    return runs


class _Rows(NamedTuple):
    """The clusters of each line, the words in it that are drawn far from their turn, and what is printed over lines."""

    lines: list[_Run]
    added: list[list[_Run]]
    over: list[_Run]


def _rows(runs: list[_Run]) -> _Rows:
    """Return the clusters line by line, from the top, each line from the left."""
    rows: list[list[_Run]] = []
    ordered = sorted(runs, key=_baseline)
    lengths = [sum(not _is_space(cluster) for cluster in run) for run in ordered]
    turns = {id(run): at for at, run in enumerate(runs)}
    ways = astray([turns[id(run)] for run in ordered], lengths)
    far = apart(ways, lengths, [(run[0].base.start, run[0].base.baseline) for run in ordered])
    added = {id(ordered[at]) for at in (far - _in_columns(ordered, far) if far else far)}
    way = {id(run): each for run, each in zip(ordered, ways, strict=True)}
    if any(ways) and not added:
        _set_by_cells(runs)
        ordered.sort(key=_baseline)
    for run in ordered:
        if rows and _on_one_line(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    rows, over = _with_raised(rows), []
    for row in rows:
        row.sort(key=_left)
        if any(_overlap(run, behind) for run, behind in _pairs(row)):
            over.append(_taken_off(row, way))
    return _Rows(
        [_across(row) for row in rows if row],
        [[run for run in row if id(run) in added] for row in rows if row],
        [_across(row) for row in over if row],
    )


def _in_columns(runs: list[_Run], far: set[int]) -> set[int]:
    """Return which of the runs that are drawn far from their turn begin where another such run and other cells do.

    A spreadsheet draws those cells of a column later whose text it does not break.
    """
    cells = sorted(
        letter.base.start
        for at, run in enumerate(runs)
        for last, letter in itertools.pairwise(run)
        if at not in far and letter.base.start - last.base.end > COLUMN_GAP * letter.base.size
    )
    starts = sorted(runs[at][0].base.start for at in far)
    return {
        at for at in far if all(_count_at(runs[at][0].base.start, edges) >= _LEAST_CELLS for edges in (starts, cells))
    }


def _count_at(start: float, edges: list[float]) -> int:
    """Return how many of the edges, which stand from the left, are as good as at `start`."""
    return bisect_right(edges, start + _SAME_EDGE) - bisect_left(edges, start - _SAME_EDGE)


def _baseline(run: _Run) -> float:
    return run[0].base.baseline


def _set_by_cells(runs: list[_Run]) -> None:
    """Put the runs, which stand in the order of drawing, on the baselines by which cells are read one by one."""
    inked = [run for run in runs if not all(map(_is_space, run))]
    stretches = (
        Stretch(
            _baseline(run),
            run[0].base.start,
            run[-1].base.end,
            run[0].base.size,
            "".join(cluster.base.text for cluster in run),
        )
        for run in inked
    )
    levels = cell_levels([*stretches])
    for run, level in zip(inked, levels or (), strict=levels is not None):
        for cluster in run:
            cluster.base = cluster.base._replace(baseline=level)


def _taken_off(row: list[_Run], way: dict[int, int]) -> list[_Run]:
    """Take off a line, in place, what is printed over it, and leaders under other letters; return the former."""
    inked = [[cluster for cluster in run if not _is_space(cluster)] for run in row]
    spans = [[Span(cluster.base.text, cluster.base.start, cluster.base.end) for cluster in run] for run in inked]
    for index, run in enumerate(spans):
        gone = under(run, [other for other in spans if other is not run and other])
        if gone:
            lost = {id(inked[index][at]) for at in gone}
            row[index][:] = [cluster for cluster in row[index] if id(cluster) not in lost]
            spans[index] = [span for at, span in enumerate(run) if at not in gone]
    found = strays(spans, [way[id(run)] for run in row])
    over = [run for index, run in enumerate(row) if index in found]
    row[:] = [run for index, run in enumerate(row) if index not in found and run]
    return over


def _on_one_line(row: list[_Run], run: _Run) -> bool:
    base, other = _longest(row)[0].base, run[0].base
    return abs(base.baseline - other.baseline) <= SAME_BASELINE * min(base.size, other.size)


def _longest(row: list[_Run]) -> _Run:
    return max(row, key=len)


def _with_raised(rows: list[list[_Run]]) -> list[list[_Run]]:
    """Return the rows with raised and lowered small type put on the line that it touches."""
    kept: list[list[_Run]] = []
    waiting: list[list[_Run]] = []
    for row in rows:
        beside = next((near for near in reversed(kept[-2:]) if _touches(row, near)), None)
        if beside is not None:
            beside += _superscripts(row, beside)
            continue
        raised = [small for small in kept[-2:] if _touches(small, row)]
        kept = [other for other in kept if other not in raised] if raised else kept
        kept.append([*row, *(run for small in raised for run in _superscripts(small, row))])
    return kept + waiting


def _superscripts(small: list[_Run], row: list[_Run]) -> list[_Run]:
    """Return `small`, its figures as superscripts if it is raised over `row`: they are a note's number."""
    base, tiny = _longest(row)[0].base, _longest(small)[0].base
    if tiny.baseline > base.baseline - RAISED * base.size:
        return small
    for run in small:
        for cluster in run:
            cluster.base = cluster.base._replace(text=cluster.base.text.translate(_RAISE))
    return small


def _touches(small: list[_Run], row: list[_Run]) -> bool:
    """Whether `small` is smaller type that stands right beside type of `row`, raised or lowered."""
    base, tiny = _longest(row)[0].base, _longest(small)[0].base
    if tiny.size > _SMALL * base.size and not _is_raised_number(small, row):
        return False
    if not -0.75 * base.size < tiny.baseline - base.baseline < 0.35 * base.size:
        return False
    reach = 0.3 * base.size
    start, end = small[0][0].base.start, small[-1][-1].base.end
    return any(run[-1].base.end - reach <= start <= run[-1].base.end + reach for run in row) or any(
        run[0].base.start - reach <= end <= run[0].base.start + reach for run in row
    )


def _is_raised_number(small: list[_Run], row: list[_Run]) -> bool:
    """Whether short numbers are raised over `row` in type of its own size: CSS raises notes' numbers so."""
    base, other = _longest(row)[0].base, _longest(small)[0].base
    if other.size > base.size or other.baseline > base.baseline - RAISED * base.size:
        return False
    return all(len(run) <= _LONGEST_NOTE and all(cluster.text.isdigit() for cluster in run) for run in small)


def _across(row: list[_Run]) -> _Run:
    """Return the clusters of one line from left to right."""
    ordered = sorted(row, key=_left)
    clusters = [cluster for run in ordered for cluster in run]
    if any(_overlap(run, behind) for run, behind in _pairs(ordered)):
        clusters.sort(key=lambda cluster: cluster.base.start)
    return clusters


def _overlap(run: _Run, behind: _Run) -> bool:
    return _right(run) > _left(behind) + OVERLAP * run[-1].base.size


def _left(run: _Run) -> float:
    return min((cluster.base.start for cluster in run if not _is_space(cluster)), default=run[0].base.start)


def _right(run: _Run) -> float:
    return max((cluster.base.end for cluster in run if not _is_space(cluster)), default=run[0].base.start)


def _pairs(row: list[_Run]) -> Iterator[tuple[_Run, _Run]]:
    return itertools.pairwise(row)


# A line's text


def _line(row: _Run, indent: int, least: float) -> PrintedLine:
    """Return a line of at least one printed character; a gap that is wider than `least` is a space."""
    tracking = _tracking(row)
    text: list[str] = []
    boxes: list[Box] = []
    previous: Glyph | None = None
    spaces: list[Glyph] = []
    between = False
    for cluster in row:
        if _is_space(cluster):
            spaces.append(cluster.base)
            continue
        base = cluster.base
        enough = min(least, KERNED_GAP) if between else least
        count = indent if previous is None else _spaces(previous, base, spaces, (tracking, enough))
        between = base.text == SLASH and previous is not None and count > 0
        text.append(" " * count)
        boxes += [_gap_box(previous, base)] * count
        text.append(cluster.text)
        boxes += _cluster_boxes(cluster)
        previous, spaces = base, []
    if spaces and previous is not None:
        text.append(" ")
        boxes.append(spaces[0].box)
    return PrintedLine("".join(text), tuple(boxes))


def _tracking(row: _Run) -> float:
    """Return by how much the letters of the line are spaced out, or drawn together, as a share of the size."""
    gaps = sorted(
        (right.base.start - left.base.end) / max(right.base.size, 0.1)
        for left, right in itertools.pairwise(row)
        if not _is_space(left) and not _is_space(right)
    )
    if len(gaps) < LEAST_NEIGHBOURS:
        return 0.0
    least, most = gaps[len(gaps) // 5], gaps[-1 - len(gaps) // 5]
    return least if least > SPACED_OUT else min(most, 0.0) if most < -SPACED_OUT else 0.0


def _spaces(left: Glyph, right: Glyph, printed: list[Glyph], spacing: tuple[float, float]) -> int:
    """Return how many spaces stand between two neighbours that have the spaces `printed` between them.

    `spacing` is by how much the letters of the line are spaced out, and how wide a gap is a space.
    """
    tracking, least = spacing
    gap = (right.start - left.end) / max(min(left.size, right.size), 0.1) - tracking
    if gap > COLUMN_GAP:
        return min(max(2, round(gap), len(printed)), MOST_SPACES)
    if printed:
        # a space that the next letter is drawn over takes no room: it is none
        space, size = printed[0], max(right.size, 0.1)
        room = space.end - space.start > LITTLE_ROOM * size and space.start >= left.end - LITTLE_ROOM * size
        return 0 if gap < NO_GAP and room and len(printed) == 1 else min(len(printed), MOST_SPACES)
    return int(gap > least)


def _gap_box(left: Glyph | None, right: Glyph) -> Box:
    if left is None or right.turn:
        return right.box._replace(x1=right.box.x0)
    x0, x1 = sorted((left.box.x1, right.box.x0))
    return Box(x0, right.box.top, x1, right.box.bottom)


def _cluster_boxes(cluster: _Cluster) -> Sequence[Box]:
    """Return one box a character: a ligature's is parted evenly, a mark's encloses its base."""
    base = cluster.base
    boxes = [base.box] if len(base.text) == 1 else list(parted(base.text, base.box))
    for mark in cluster.marks:
        boxes += [_around(base.box, mark.box)] * len(mark.text)
    return boxes


def parted(text: str, box: Box) -> Iterator[Box]:
    """Return a box for each character of a ligature: bases side by side, marks with the base before them."""
    count = max(sum(character not in MARKS for character in text), 1)
    width, at = (box.x1 - box.x0) / count, -1
    for character in text:
        at += character not in MARKS or at < 0
        yield box._replace(x0=box.x0 + width * at, x1=box.x0 + width * (at + 1))


def _around(box: Box, other: Box) -> Box:
    return Box(min(box.x0, other.x0), min(box.top, other.top), max(box.x1, other.x1), max(box.bottom, other.bottom))
