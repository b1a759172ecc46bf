"""Characters in stretches as they were drawn, and these in rows as they are read."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from parsers.cells import LONGEST_NOTE, Stretch, cell_levels
from parsers.clusters import DOUBLE, OVERLAP, SAME_BASELINE, SAME_RUN, STEP_BACK, Cluster, Glyph, is_space
from parsers.overprint import Span, apart, astray, strays, under
from parsers.wording import SUPERSCRIPTS

# shares of the type size, unless said otherwise
SAME_SIZE = 0.2
OUT_OF_RUN = 0.1
COLUMN_GAP = 2.0
RAISED = 0.15
_RAISE = str.maketrans("0123456789", SUPERSCRIPTS)
_SMALL = 0.8
_SAME_EDGE, _LEAST_CELLS = 2.0, 2  # points

Run = list[Cluster]


def runs_of(clusters: list[Cluster]) -> list[Run]:
    """Return the clusters in stretches that were drawn one behind the other on one baseline."""
    runs: list[Run] = []
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


class Rows(NamedTuple):
    """The clusters of each line, the words in it that are drawn far from their turn, and what is printed over lines."""

    lines: list[Run]
    added: list[list[Run]]
    over: list[Run]


def rows_of(runs: list[Run]) -> Rows:
    """Return the clusters line by line, from the top, each line from the left."""
    rows: list[list[Run]] = []
    ordered = sorted(runs, key=_baseline)
    lengths = [sum(not is_space(cluster) for cluster in run) for run in ordered]
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
    return Rows(
        [_across(row) for row in rows if row],
        [[run for run in row if id(run) in added] for row in rows if row],
        [_across(row) for row in over if row],
    )


def _in_columns(runs: list[Run], far: set[int]) -> set[int]:
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


def _baseline(run: Run) -> float:
    return run[0].base.baseline


def _set_by_cells(runs: list[Run]) -> None:
    """Put the runs, which stand in the order of drawing, on the baselines by which cells are read one by one."""
    inked = [run for run in runs if not all(map(is_space, run))]
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


def _taken_off(row: list[Run], way: dict[int, int]) -> list[Run]:
    """Take off a line, in place, what is printed over it, and leaders under other letters; return the former."""
    inked = [[cluster for cluster in run if not is_space(cluster)] for run in row]
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


def _on_one_line(row: list[Run], run: Run) -> bool:
    base, other = _longest(row)[0].base, run[0].base
    return abs(base.baseline - other.baseline) <= SAME_BASELINE * min(base.size, other.size)


def _longest(row: list[Run]) -> Run:
    return max(row, key=len)


def _with_raised(rows: list[list[Run]]) -> list[list[Run]]:
    """Return the rows with raised and lowered small type put on the line that it touches."""
    kept: list[list[Run]] = []
    for row in rows:
        beside = next((near for near in reversed(kept[-2:]) if _touches(row, near)), None)
        if beside is not None:
            beside += _superscripts(row, beside)
            continue
        raised = [small for small in kept[-2:] if _touches(small, row)]
        kept = [other for other in kept if other not in raised] if raised else kept
        kept.append([*row, *(run for small in raised for run in _superscripts(small, row))])
    return kept


def _superscripts(small: list[Run], row: list[Run]) -> list[Run]:
    """Return `small`, its figures as superscripts if it is raised over `row`: they are a note's number."""
    base, tiny = _longest(row)[0].base, _longest(small)[0].base
    if tiny.baseline > base.baseline - RAISED * base.size:
        return small
    for run in small:
        for cluster in run:
            cluster.base = cluster.base._replace(text=cluster.base.text.translate(_RAISE))
    return small


def _touches(small: list[Run], row: list[Run]) -> bool:
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


def _is_raised_number(small: list[Run], row: list[Run]) -> bool:
    """Whether short numbers are raised over `row` in type of its own size: CSS raises notes' numbers so."""
    base, other = _longest(row)[0].base, _longest(small)[0].base
    if other.size > base.size or other.baseline > base.baseline - RAISED * base.size:
        return False
    return all(len(run) <= LONGEST_NOTE and all(cluster.text.isdigit() for cluster in run) for run in small)


def _across(row: list[Run]) -> Run:
    """Return the clusters of one line from left to right."""
    ordered = sorted(row, key=_left)
    clusters = [cluster for run in ordered for cluster in run]
    if any(_overlap(run, behind) for run, behind in _pairs(ordered)):
        clusters.sort(key=lambda cluster: cluster.base.start)
    return clusters


def _overlap(run: Run, behind: Run) -> bool:
    return _right(run) > _left(behind) + OVERLAP * run[-1].base.size


def _left(run: Run) -> float:
    return min((cluster.base.start for cluster in run if not is_space(cluster)), default=run[0].base.start)


def _right(run: Run) -> float:
    return max((cluster.base.end for cluster in run if not is_space(cluster)), default=run[0].base.start)


def _pairs(row: list[Run]) -> Iterator[tuple[Run, Run]]:
    return itertools.pairwise(row)
