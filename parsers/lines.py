"""Characters with their places on a page to printed lines: rows, and gaps in them as spaces."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from model import Box
from parsers.clusters import MARKS, Cluster, Glyph, clusters_of, drawn_once, is_space
from parsers.runs import COLUMN_GAP, Run, rows_of, runs_of

# shares of the type size, unless said otherwise
GAP = 0.16
GAP_BESIDE_SPACES = 0.3
# a typeface may draw the letter behind a slash nearer, with the space between them
SLASH, KERNED_GAP = "/", 0.1
SPACE_SHARE = 0.8  # of a printed space
NO_GAP = 0.04
LITTLE_ROOM = 0.1
SPACED_OUT = 0.05
LEAST_NEIGHBOURS = 4  # letters
STAMPED = 3.0  # times the median type size of the page
INDENT_STEP = 0.5
MOST_SPACES = 12  # spaces
_SHARED_EDGE = 1.0  # points


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
    printed = list(drawn_once(glyphs))
    large = STAMPED * median([glyph.size for glyph in printed] or [0.0])
    turned: dict[tuple[int, bool], list[Glyph]] = {}
    for glyph in printed:
        turned.setdefault((glyph.turn, glyph.size > large), []).append(glyph)
    return [
        line._replace(stamped=line.stamped or turn != min(turned))
        for turn in sorted(turned)
        for line in _lines(turned[turn])
    ]


def _lines(glyphs: list[Glyph]) -> Iterator[PrintedLine]:
    found = rows_of(runs_of(clusters_of(glyphs)))
    inked = [any(not is_space(cluster) for cluster in row) for row in found.lines]
    rows, added = [*itertools.compress(found.lines, inked)], itertools.compress(found.added, inked)
    if not rows:
        return
    blanks = (cluster.base for row in rows for cluster in row[:-1] if is_space(cluster))
    least = least_gap([(blank.end - blank.start) / max(blank.size, 0.1) for blank in blanks])
    first = [next(cluster.base for cluster in row if not is_space(cluster)) for row in rows]
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


def _line(row: Run, indent: int, least: float) -> PrintedLine:
    """Return a line of at least one printed character; a gap that is wider than `least` is a space."""
    tracking = _tracking(row)
    text: list[str] = []
    boxes: list[Box] = []
    previous: Glyph | None = None
    spaces: list[Glyph] = []
    between = False
    for cluster in row:
        if is_space(cluster):
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


def _tracking(row: Run) -> float:
    """Return by how much the letters of the line are spaced out, or drawn together, as a share of the size."""
    gaps = sorted(
        (right.base.start - left.base.end) / max(right.base.size, 0.1)
        for left, right in itertools.pairwise(row)
        if not is_space(left) and not is_space(right)
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


def _cluster_boxes(cluster: Cluster) -> Sequence[Box]:
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
