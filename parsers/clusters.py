"""Printed characters, and the marks among them put on the letters that they stand on."""

import itertools
import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from model import Box

# All lengths below are shares of the type size, unless said otherwise
SAME_BASELINE = 0.35
SAME_RUN = 0.1
STEP_BACK = 0.9
OVERLAP = 0.3
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
_INKED = 0.02
DOUBLE = 0.12
EXACT = 0.01  # points
_LOST = "\ufffd"
_CELL = 20.0  # points: letters are looked for in their own column of the page, and in those beside it

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


class Cluster:
    """A base character with the marks on it."""

    __slots__ = ("base", "marks")

    def __init__(self, base: Glyph) -> None:
        self.base = base
        self.marks: list[Glyph] = []

    @property
    def text(self) -> str:
        return self.base.text + "".join(mark.text for mark in self.marks)


def drawn_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
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


def _is_mark(glyph: Glyph) -> bool:
    return glyph.text in MARKS if len(glyph.text) == 1 else bool(glyph.text) and MARKS.issuperset(glyph.text)


def is_space(cluster: Cluster) -> bool:
    """Return whether a cluster is white space."""
    return not cluster.marks and cluster.base.text.isspace()


def clusters_of(glyphs: list[Glyph]) -> list[Cluster]:
    """Return the bases in the order of drawing, each with its marks; a mark that has no base near is one itself."""
    clusters: list[Cluster] = []
    marks: list[tuple[int, Glyph]] = []
    for glyph in glyphs:
        if _is_mark(glyph):
            marks.append((len(clusters), glyph))
        else:
            clusters.append(Cluster(glyph))
    astray: list[tuple[Cluster | None, Glyph]] = []
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


def _base(mark: Glyph, clusters: list[Cluster], at: int) -> Cluster | None:
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


def _leans(mark: Glyph, around: Sequence[Cluster]) -> bool:
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


def _stumbling(clusters: list[Cluster]) -> bool:
    """Whether letters are drawn over those before, again and again: their places then tell less than their order."""
    back = (
        (left.base.end - right.base.start) / max(right.base.size, 0.1)
        for left, right in itertools.pairwise(clusters)
        if abs(left.base.baseline - right.base.baseline) <= SAME_RUN * right.base.size
        and not is_space(right)
        and right.base.text != _LOST  # what is lost may be a mark
    )
    stumbles = sum(OVERLAP < step < STEP_BACK for step in back)
    return stumbles > max(LEAST_STUMBLES, STUMBLING * len(clusters))


def _last_letter(clusters: list[Cluster]) -> Cluster | None:
    return next((cluster for cluster in reversed(clusters) if _is_letter(cluster.base)), None)


def _drawn_before(mark: Glyph, clusters: list[Cluster]) -> Cluster | None:
    """Return the last letter drawn before a mark, if it is near."""
    found = _last_letter(clusters)
    if found is None or abs(mark.baseline - found.base.baseline) > found.base.size:
        return None
    return found if _aside(found.base, _middle(mark)) <= FAR_ASIDE * found.base.size else None


def _settle(astray: list[tuple[Cluster | None, Glyph]], clusters: list[Cluster]) -> None:
    """Put marks that were drawn apart from their letters on the letter that they stand over, or else the nearest."""
    step = max(median(mark.size for _, mark in astray), 1.0)
    shelves: dict[int, list[tuple[float, int, Cluster]]] = {}
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
            clusters.append(Cluster(mark))


def _near(mark: Glyph, shelf: list[tuple[float, int, Cluster]]) -> Iterator[tuple[float, float, Cluster]]:
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
