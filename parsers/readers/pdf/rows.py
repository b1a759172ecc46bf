"""The letters of a page in reading order, line by line, with the spaces between them."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from parsers.cells import Stretch, cell_levels, rises
from parsers.clusters import DOUBLE, OVERLAP, SAME_BASELINE
from parsers.lines import (
    INDENT_STEP,
    KERNED_GAP,
    LEAST_NEIGHBOURS,
    LITTLE_ROOM,
    MOST_SPACES,
    NO_GAP,
    SLASH,
    SPACED_OUT,
    least_gap,
    left_edge,
)
from parsers.overprint import OVER, apart, astray
from parsers.readers.pdf.letters import Array, Flags, Indexes, Letters
from parsers.runs import COLUMN_GAP

_RAISED = 0.75
_NEAR = 3  # letters


class _Run(NamedTuple):
    """Letters drawn one behind the other, those from `first` to before `end`: where they stand, spaces aside."""

    baseline: float
    first: int
    end: int
    size: float
    left: float
    right: float
    inked: bool


@dataclass(frozen=True, slots=True)
class _Order:
    """Letters and spaces in reading order: their numbers, and the row of each."""

    letter: Indexes
    row: Indexes


@dataclass(frozen=True, slots=True)
class Shown:
    """The printed letters in reading order: their numbers among all letters, and how each stands in its line.

    `spaces` is the number of spaces before it; `begins` and `ends` tell the first and the last one of each line, and
    `space_behind` whether the line ends in a space.
    """

    letter: Indexes
    spaces: Indexes
    begins: Flags
    ends: Flags
    space_behind: Flags


def shown(letters: Letters) -> Shown | None:
    """Return the printed letters of a page that has some, or None if the lines need a closer look.

    They do where letters are drawn twice or raised, and where a line is spaced out, so that no gap tells a space.
    """
    rows = None if letters.doubled else _rows(letters)
    order = None if rows is None else _order(rows, letters)
    return None if order is None else _spaced(order, letters)


# Rows


def _rows(letters: Letters) -> list[list[_Run]] | None:
    """Return the runs line by line, from the top and the left; None if one is raised, or drawn far from its turn."""
    rows: list[list[_Run]] = []
    runs = _runs(letters)
    firsts = [run.first for run in runs]
    if firsts != sorted(firsts):
        if _some_apart(runs):
            return None
        runs = _by_cells(runs, letters)
    longest = None
    for run in runs:
        if not run.inked:
            continue
        if longest is not None and _level(run, longest):
            rows[-1].append(run)
            longest = run if run.end - run.first > longest.end - longest.first else longest
            continue
        if longest is not None and run.baseline - longest.baseline < _RAISED * max(run.size, longest.size):
            return None
        rows.append([run])
        longest = run
    for blank in [run for run in runs if not run.inked]:
        beside = next((row for row in rows if _level(blank, row[0])), None)
        if beside is not None:
            beside.append(blank)
    for row in rows:
        row.sort(key=lambda run: run.left)
    return rows


def _some_apart(runs: list[_Run]) -> bool:
    runs = [run for run in runs if run.inked]
    lengths = [run.end - run.first for run in runs]
    ways = astray([run.first for run in runs], lengths)
    return bool(apart(ways, lengths, [(run.left, run.baseline) for run in runs]))


def _by_cells(runs: list[_Run], letters: Letters) -> list[_Run]:
    """Return the runs, those in cells beside one another on the baselines by which these are read one by one."""
    drawn = sorted((run for run in runs if run.inked), key=lambda run: run.first)
    if not any(rises(last, run) for last, run in pairwise(drawn)):
        return runs
    texts = [letters.codes[run.first : run.end].tobytes().decode("utf-16-le", "surrogatepass") for run in drawn]
    stretches = (
        Stretch(run.baseline, run.left, run.right, run.size, text) for run, text in zip(drawn, texts, strict=True)
    )
    levels = cell_levels([*stretches])
    if levels is None:
        return runs
    blank = (run for run in runs if not run.inked)
    return sorted((*(run._replace(baseline=level) for run, level in zip(drawn, levels, strict=True)), *blank))


def _level(run: _Run, other: _Run) -> bool:
    return abs(run.baseline - other.baseline) <= SAME_BASELINE * min(run.size, other.size)


def _runs(letters: Letters) -> list[_Run]:
    """Return the runs of a page, from the top."""
    firsts = letters.first_of_runs
    ends = np.concatenate((firsts[1:], [len(letters.at)]))
    lefts = np.minimum.reduceat(np.where(letters.is_space, np.inf, letters.left), firsts)
    rights = np.maximum.reduceat(np.where(letters.is_space, -np.inf, letters.right), firsts)
    inked = lefts < np.inf
    starts = letters.left[firsts]
    lefts, rights = np.where(inked, lefts, starts), np.where(inked, rights, starts)
    columns = (letters.baseline[firsts], firsts, ends, letters.size[firsts], lefts, rights, inked)
    return sorted(map(_Run._make, zip(*(column.tolist() for column in columns), strict=True)))


def _order(rows: list[list[_Run]], letters: Letters) -> _Order | None:
    """Return the letters of the rows in reading order; None if letters of overlapping runs are one, or over another."""
    firsts = np.array([run.first for row in rows for run in row])
    lengths = np.array([run.end - run.first for row in rows for run in row])
    ends = lengths.cumsum()
    letter = np.arange(int(ends[-1])) + (firsts - ends + lengths).repeat(lengths)
    row_of = np.array([number for number, row in enumerate(rows) for _ in row]).repeat(lengths)
    for number, row in enumerate(rows):
        if any(run.right > behind.left + OVERLAP * run.size for run, behind in pairwise(row)):
            at = slice(*np.searchsorted(row_of, (number, number + 1)).tolist())
            mingled = letter[at]
            letter[at] = mingled = mingled[np.argsort(letters.left[mingled], kind="stable")]
            if _drawn_twice(mingled, letters) or _overprinted(mingled, letters):
                return None
    return _Order(letter, row_of)


def _drawn_twice(mingled: Indexes, letters: Letters) -> bool:
    """Whether two of the letters, which stand from left to right, are one, drawn twice to look bold."""
    printed = mingled[~letters.is_space[mingled]]
    left, codes, size = letters.left[printed], letters.codes[printed], letters.size[printed]
    return any(
        bool(((left[step:] - left[:-step] <= DOUBLE * size[step:]) & (codes[step:] == codes[:-step])).any())
        for step in range(1, min(_NEAR + 1, len(printed)))
    )


def _overprinted(mingled: Indexes, letters: Letters) -> bool:
    """Whether one of the letters, which stand from left to right, is printed over another."""
    printed = mingled[~letters.is_space[mingled]]
    left, right = letters.left[printed], letters.right[printed]
    width = right - left
    return any(
        bool((right[:-step] - left[step:] > OVER * np.minimum(width[:-step], width[step:])).any())
        for step in range(1, min(_NEAR, len(printed)))
    )


# Spaces


def _spaced(order: _Order, letters: Letters) -> Shown | None:
    """Return the printed letters with the spaces before each; None where a line is spaced out."""
    shown = (~letters.is_space[order.letter]).nonzero()[0]
    letter, row = order.letter[shown], order.row[shown]
    begins, ends = np.ones(len(row), dtype=np.bool_), np.ones(len(row), dtype=np.bool_)
    np.not_equal(row[1:], row[:-1], out=begins[1:])
    ends[:-1] = begins[1:]
    left, right, size = letters.left[letter], letters.right[letter], letters.size[letter]
    # of two neighbours the smaller size counts; the first letter is its own neighbour
    before, least = right.copy(), np.maximum(size, 0.1)
    before[1:] = right[:-1]
    np.minimum(least[1:], np.maximum(size[:-1], 0.1), out=least[1:])
    gap = (left - before) / least
    printed = shown.copy()
    printed[1:] -= shown[:-1] + 1
    if _spaced_out(row, gap, ~begins & (printed == 0)):
        return None
    spaces = np.minimum(printed, MOST_SPACES)
    spaces[(printed == 0) & (gap > least_gap(_widths(letters)))] = 1
    slashes = ((letters.codes[letter] == ord(SLASH)) & (spaces > 0) & ~begins).nonzero()[0]
    behind = slashes[slashes + 1 < len(spaces)] + 1
    spaces[behind[(printed[behind] == 0) & (gap[behind] > KERNED_GAP)]] = 1
    near = ((printed == 1) & (gap < NO_GAP)).nonzero()[0]
    if len(near):
        space = order.letter[shown[near] - 1]
        room = letters.right[space] - letters.left[space] > LITTLE_ROOM * least[near]
        # a space that the next letter is drawn over takes no room: it is none
        spaces[near[room & (letters.left[space] >= before[near] - LITTLE_ROOM * least[near])]] = 0
    wide = (gap > COLUMN_GAP).nonzero()[0]
    spaces[wide] = np.minimum(np.maximum(np.maximum(np.rint(gap[wide]), printed[wide]), 2), MOST_SPACES)
    spaces[begins] = _indents(left[begins], size[begins])
    return Shown(letter, spaces, begins, ends, _space_behind(shown[ends], order, ends))


def _widths(letters: Letters) -> list[float]:
    """Return how wide the printed spaces are."""
    spaces = letters.is_space.nonzero()[0]
    widths: list[float] = ((letters.right[spaces] - letters.left[spaces]) / letters.size[spaces]).tolist()
    return widths


def _spaced_out(row: Indexes, gap: Array, direct: Flags) -> bool:
    """Whether in some row most letters stand apart from their neighbours, or overlap them."""
    odd = direct & (np.abs(gap) > SPACED_OUT)
    if not odd.any():
        return False
    count, neighbours = np.bincount(row[odd], minlength=int(row[-1]) + 1), np.bincount(row[direct])
    count = count[: len(neighbours)]
    return bool(((count * 5 >= neighbours * 4) & (neighbours >= LEAST_NEIGHBOURS)).any())


def _space_behind(last: Indexes, order: _Order, ends: Flags) -> Flags:
    """Return whether a space stands behind each letter that ends a line; `last` are the places of those in `order`."""
    behind = np.minimum(last + 1, len(order.row) - 1)
    found = np.zeros(len(ends), dtype=np.bool_)
    found[ends] = (behind > last) & (order.row[behind] == order.row[last])
    return found


def _indents(starts: Array, sizes: Array) -> Indexes:
    step = INDENT_STEP * max(median(sizes.tolist()), 1.0)
    indents = np.rint((starts - left_edge(starts.tolist())) / step)
    found: Indexes = np.clip(indents, 0, MOST_SPACES).astype(np.intp)
    return found
