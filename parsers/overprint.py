"""Words that are put on a page apart from its lines: stamps, and values over the dots behind their labels."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from statistics import median
from typing import NamedTuple

LEADERS = frozenset(".…_·")
_LEAST_LEADERS = 3
_FAR, _FEW, _EDGE = 150, 0.15, 2  # letters; of the page's letters; lines at its head and foot
_BESIDE = range(-2, 3)  # points: a cell may have a margin
_LONG = 10  # letters: what is no number of a line
OVER, _LEAST_OVER = 0.5, 2  # of the narrower letter; letters


class Span(NamedTuple):
    """A printed letter, and where it begins and ends in the direction of the text."""

    text: str
    start: float
    end: float


def is_over(letter: Span, other: Span) -> bool:
    """Return whether one of two letters is printed over the other.

    >>> is_over(Span("ก", 0, 6), Span("ข", 2, 8)), is_over(Span("ก", 0, 6), Span("ข", 4, 10))
    (True, False)
    """
    both = min(letter.end, other.end) - max(letter.start, other.start)
    return both > OVER * min(letter.end - letter.start, other.end - other.start) and both > 0


def are_over(run: Sequence[Span], other: Sequence[Span]) -> bool:
    """Return whether letters of two stretches are printed over one another: several of each, or all that it has.

    One broad letter may only be said to be so.
    """
    pairs = [(at, below) for at, letter in enumerate(run) for below, each in enumerate(other) if is_over(letter, each)]
    above, under_it = {at for at, _ in pairs}, {below for _, below in pairs}
    return bool(pairs) and len(above) >= min(_LEAST_OVER, len(run)) and len(under_it) >= min(_LEAST_OVER, len(other))


def under(run: Sequence[Span], others: Iterable[Sequence[Span]]) -> set[int]:
    """Return the indexes of the leaders in `run` that words of the `others` are printed over.

    >>> dots = [Span(".", at, at + 2) for at in range(0, 10, 2)]
    >>> sorted(under(dots, [[Span("ก", 1, 6)]]))
    [1, 2]
    >>> under([Span("1", 0, 4), Span(".", 4, 6), Span("5", 6, 10)], [[Span("ก", 3, 8)]])
    set()
    """
    leaders: list[int] = []
    for is_leader, group in groupby(range(len(run)), lambda at: run[at].text in LEADERS):
        row = list(group)
        if is_leader and (len(row) >= _LEAST_LEADERS or any(run[at].text == "…" for at in row)):
            leaders += row
    found: set[int] = set()
    for words in others if leaders else ():
        if any(is_over(run[at], letter) for at in leaders for letter in words if letter.text not in LEADERS):
            whole = Span("", min(letter.start for letter in words), max(letter.end for letter in words))
            found |= {at for at in leaders if is_over(run[at], whole)}
    return found


def strays(runs: Sequence[Sequence[Span]], astray: Sequence[int]) -> set[int]:
    """Return the indexes of the runs of a line that are printed over others and belong to no line.

    Of two runs in one place the one is kept that was drawn in its turn: `astray` is how far each is from that.

    >>> line, stamp = [Span("ก", 0, 6), Span("ข", 6, 12)], [Span("9", 1, 6), Span("9", 7, 12)]
    >>> strays([line, stamp], [1, 40]), strays([line, stamp[:0], [Span("ค", 12, 18)]], [0, 0, 0])
    ({1}, set())
    """
    kept: list[int] = []
    found: set[int] = set()
    for index in sorted(range(len(runs)), key=lambda index: (astray[index], -len(runs[index]))):
        if any(are_over(runs[index], runs[other]) for other in kept):
            found.add(index)
        else:
            kept.append(index)
    return found


def astray(drawn: Sequence[int], lengths: Sequence[int]) -> list[int]:
    """Return how far from its turn each stretch of a page is drawn, in letters.

    The stretches stand from the top; `drawn` is when each is drawn, `lengths` how many letters it has.

    >>> astray([0, 10, 30, 20], [10, 10, 5, 10])
    [0, 0, 10, 5]
    """
    before, count = {}, 0
    for when, length in sorted(zip(drawn, lengths, strict=True)):
        before[when] = count
        count += length
    places = accumulate(lengths, initial=0)
    return [abs(before[when] - place) for when, place in zip(drawn, places, strict=False)]


def apart(ways: Sequence[int], lengths: Sequence[int], places: Sequence[tuple[float, float]]) -> set[int]:
    """Return the indexes of stretches between a page's lines that are drawn far from their turn, as few are.

    `ways` are how far that is, `places` their left ends and baselines. The first and the last lines of a page are drawn
    at any time; so is what begins where other lines do, as the cells of a spreadsheet. What is drawn last of all, on a
    line drawn in its turn, need not be far from it.

    >>> lines = [(9.0, 10.0 * at) for at in range(6)]
    >>> apart([0, 0, 0, 0, 0, 20, 9], [20, 20, 20, 20, 20, 9, 20], [*lines[:5], (70.0, 40.0), lines[5]])
    {5}
    """
    levels = sorted({round(baseline) for _, baseline in places})
    if len(levels) <= 2 * _EDGE:
        return set()
    first, last = levels[_EDGE] - 1, levels[-1 - _EDGE] + 1
    found = {at for at, way in enumerate(ways) if way > _FAR and first <= places[at][1] <= last}
    found |= {at for at in _last(ways, lengths) if places[at][1] >= first and _beside(at, ways, lengths, places)}
    edges = Counter(round(left) for at, (left, _) in enumerate(places) if at not in found and lengths[at] >= _LONG)
    found = {at for at in found if sum(edges[round(places[at][0]) + step] for step in _BESIDE) < _LEAST_OVER}
    return found if sum(lengths[at] for at in found) < _FEW * sum(lengths) else set()


def _last(ways: Sequence[int], lengths: Sequence[int]) -> Iterator[int]:
    """Return the index of the stretch that is drawn last, if others stand below it."""
    behind = sum(lengths)
    for at, (way, length) in enumerate(zip(ways, lengths, strict=True)):
        behind -= length
        if way == behind and behind >= _LONG and length:
            yield at


def _beside(last: int, ways: Sequence[int], lengths: Sequence[int], places: Sequence[tuple[float, float]]) -> bool:
    """Return whether a stretch stands at the end of a line that is drawn in its turn."""
    left, baseline = places[last]
    # a head or foot that is drawn at another time puts all others out of their turn by its own length
    usual = median(ways)
    return any(
        abs(ways[at] - usual) <= lengths[last]
        and lengths[at] >= _LONG
        and at != last
        and abs(level - baseline) < max(_BESIDE)
        and start < left
        for at, (start, level) in enumerate(places)
    )
