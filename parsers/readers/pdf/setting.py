"""A page's lines from PDFium's characters all at once, in arrays: what `parsers.lines` does one by one, for most pages.

Where a page holds anything out of the common, such as turned text, letters drawn twice or marks far from any letter,
there is no answer, and the page is set character by character.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from parsers.lines import (
    APART,
    ASIDE,
    COLUMN_GAP,
    DOUBLE,
    EXACT,
    FAR_ASIDE,
    GAP,
    GAP_BESIDE_SPACES,
    INDENT_STEP,
    LAST_LETTERS,
    LEAST_NEIGHBOURS,
    LEAST_STUMBLES,
    LITTLE_ROOM,
    MOST_SPACES,
    NO_GAP,
    OUT_OF_ORDER,
    OVER_LEFT,
    OVER_RIGHT,
    OVERLAP,
    SAME_BASELINE,
    SAME_RUN,
    SAME_SIZE,
    SPACED_OUT,
    STEP_BACK,
    STUMBLING,
    left_edge,
)
from parsers.readers.pdf.kinds import LETTER, MARK, ODD, SPACE, Kinds, codes_of
from parsers.readers.pdf.pdfium import Sheet

Array = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

_NIKHAHIT, _SARA_AA, _SARA_AM, _FIRST_TONE, _LAST_TONE = 0x0E4D, 0x0E32, 0x0E33, 0x0E48, 0x0E4B
_NEIGHBOURS = (0, -1, -2, 1)
_SPACE_CODE, _LINE_FEED = 0x20, 0x0A


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page's text with a line feed behind each line, and for each character a box: left, top, right, bottom.

    `stray` are the marks that stand on no letter of the page: a browser paints those of the next page over the edge.
    """

    text: str
    boxes: npt.NDArray[np.float32]
    stray: str = ""


NO_LINES = SetPage("", np.zeros((0, 4), dtype=np.float32))


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters and spaces of a page in the order of drawing: `at` is the index of each among all characters."""

    at: Indexes
    left: Array
    right: Array
    baseline: Array
    size: Array
    is_space: Flags


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a page: the index of each among all characters, and the number of the letter that it stands on."""

    at: Indexes
    base: Indexes


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters drawn one behind the other: those from `first` to before `end`."""

    first: int
    end: int
    baseline: float
    size: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Shown:
    """The printed letters in reading order: their numbers among all letters, and how each stands in its line.

    `spaces` is the number of spaces before it; `begins` and `ends` tell the first and the last one of each line, and
    `space_behind` whether the line ends in a space.
    """

    letter: Indexes
    spaces: Indexes
    begins: Flags
    ends: Flags
    space_behind: Flags


def set_page(sheet: Sheet) -> SetPage | None:
    """Return the lines of a page, or None if it needs a closer look."""
    kinds, boxes, printed = sheet.kinds, sheet.boxes, ~sheet.put_in
    if sheet.turned or sheet.fonts or not _common(kinds, printed, sheet):
        return None
    codes = codes_of(sheet.text)
    is_mark = (kinds == MARK) & printed
    at, marks = np.nonzero(printed & ~is_mark)[0], np.nonzero(is_mark)[0]
    letters = _Letters(at, boxes[at, 0], boxes[at, 2], sheet.origins[at, 1], sheet.sizes[at], kinds[at] == SPACE)
    if letters.is_space.all():
        return None if len(marks) else NO_LINES
    bases = _bases(marks, letters, sheet, kinds[at] == LETTER)
    stray = "".join(sheet.text[index] for index in marks[bases < 0].tolist())
    rows = None if _doubled(letters, codes[at]) else _rows(letters)
    shown = None if rows is None else _shown(rows, letters)
    if shown is None:
        return None
    found = _composed(shown, letters, _Marks(marks[bases >= 0], bases[bases >= 0]), codes, boxes)
    np.clip(found.boxes[:, ::2], 0, sheet.width, out=found.boxes[:, ::2])
    np.clip(found.boxes[:, 1::2], 0, sheet.height, out=found.boxes[:, 1::2])
    return replace(found, stray=stray)


def _common(kinds: Kinds, printed: Flags, sheet: Sheet) -> bool:
    """Whether every printed character is a plain one that has a place and a size."""
    if (kinds[printed] == ODD).any() or not np.isfinite(sheet.boxes).all() or not np.isfinite(sheet.origins).all():
        return False
    return bool((sheet.sizes[printed] > 0).all())


def _bases(marks: Indexes, letters: _Letters, sheet: Sheet, bears: Flags) -> Indexes:
    """Return for each mark the letter (its number) that it stands on, -1 where it stands on none."""
    if not len(marks):
        return marks
    before = np.searchsorted(letters.at, marks) - 1
    middle, baseline, size = sheet.stands[marks], sheet.origins[marks, 1], sheet.sizes[marks]
    if _stumbling(letters):
        return _drawn_before(before, bears)
    best, least = np.full(len(marks), -1), np.full(len(marks), np.inf)
    for offset in _NEIGHBOURS:
        near = before + offset
        valid = (near >= 0) & (near < len(letters.at))
        near = np.where(valid, near, 0)
        raised = np.abs(baseline - letters.baseline[near])
        over = valid & bears[near] & (raised <= letters.size[near]) & (_aside(letters, near, middle) <= EXACT)
        distance = np.where(over, raised / size + (OUT_OF_ORDER if offset else 0.0), np.inf)
        closer = distance < least
        best, least = np.where(closer, near, best), np.where(closer, distance, least)
    # parts of a span whose text stands beside its glyphs: readers part its box evenly
    previous = sheet.boxes[np.maximum(marks - 1, 0)]
    own = sheet.boxes[marks]
    spanned = (np.abs(own[:, [1, 3]] - previous[:, [1, 3]]) < EXACT).all(axis=1) & (own[:, 0] >= previous[:, 2] - EXACT)
    spanned &= (before >= 0) & bears[np.maximum(before, 0)]
    best[spanned], least[spanned] = before[spanned], 0.0
    for index in np.nonzero(np.isinf(least))[0].tolist():
        best[index] = _nearest(float(middle[index]), float(baseline[index]), int(before[index]), letters, bears)
    return best


def _stumbling(letters: _Letters) -> bool:
    """Whether letters are drawn over those before, again and again: their places then tell less than their order."""
    back = (letters.right[:-1] - letters.left[1:]) / letters.size[1:]
    level = np.abs(np.diff(letters.baseline)) <= SAME_RUN * letters.size[1:]
    stumbles = int((level & (back > OVERLAP) & (back < STEP_BACK)).sum())
    return stumbles > max(LEAST_STUMBLES, STUMBLING * len(letters.at))


def _drawn_before(before: Indexes, bears: Flags) -> Indexes:
    """Return the last letter that can bear a mark among those up to `before`, -1 for none."""
    last = np.maximum.accumulate(np.where(bears, np.arange(len(bears)), -1))
    return np.where(before >= 0, last[np.maximum(before, 0)], -1)


def _aside(letters: _Letters, near: Indexes, middle: Array | float) -> Array:
    """Return how far the middle of a mark is from being over the letters `near`."""
    left = letters.left[near] + OVER_LEFT * letters.size[near] - middle
    right = middle - letters.right[near] - OVER_RIGHT * letters.size[near]
    return np.maximum(np.maximum(left, right), 0.0)


def _nearest(middle: float, baseline: float, before: int, letters: _Letters, bears: Flags) -> int:
    """Return the letter that a mark stands over, else the last one drawn `before` it, else the nearest; -1 for none."""
    aside = _aside(letters, np.arange(len(letters.at)), middle)
    apart = np.abs(baseline - letters.baseline)
    far = (aside > ASIDE * letters.size) | (apart > APART * letters.size) | ~bears
    distance = np.where(far, np.inf, aside * 2 + apart)
    over = np.where(aside <= EXACT, distance, np.inf)
    best = int(np.argmin(over))
    if np.isfinite(over[best]):
        return best
    for index in range(before, max(before - LAST_LETTERS, -1), -1):
        if bears[index]:
            near = aside[index] <= FAR_ASIDE * letters.size[index] and apart[index] <= letters.size[index]
            if near:
                return index
            break
    best = int(np.argmin(distance))
    return best if np.isfinite(distance[best]) else -1


# Rows


def _doubled(letters: _Letters, codes: npt.NDArray[np.uint16]) -> bool:
    """Whether some letter is drawn twice in its place, to look bold."""
    near = np.abs(np.diff(letters.left)) <= DOUBLE * letters.size[1:]
    near &= np.abs(np.diff(letters.baseline)) <= DOUBLE * letters.size[1:]
    return bool((near & (codes[1:] == codes[:-1]) & ~letters.is_space[1:]).any())


def _rows(letters: _Letters) -> list[list[_Run]] | None:
    """Return the runs line by line, from the top and from the left; None if one is drawn over another, or raised."""
    rows: list[list[_Run]] = []
    for run in sorted(_runs(letters), key=lambda run: run.baseline):
        longest = max(rows[-1], key=lambda other: other.end - other.first) if rows else None
        if longest is not None:
            apart = abs(run.baseline - longest.baseline)
            if apart <= SAME_BASELINE * min(run.size, longest.size):
                rows[-1].append(run)
                continue
            if apart < 0.75 * max(run.size, longest.size):
                return None
        rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
        if any(run.right > behind.left + OVERLAP * run.size for run, behind in pairwise(row)):
            return None
    return rows


def _runs(letters: _Letters) -> list[_Run]:
    """Return the runs of a page that hold more than spaces."""
    size = letters.size[1:]
    breaks = (
        (np.abs(np.diff(letters.baseline)) > SAME_RUN * size)
        | (np.diff(letters.size) > SAME_SIZE * size)
        | (np.diff(letters.size) < -SAME_SIZE * size)
        | (letters.left[1:] - letters.right[:-1] < -STEP_BACK * size)
    )
    firsts = np.concatenate(([0], np.nonzero(breaks)[0] + 1))
    ends = np.concatenate((firsts[1:], [len(letters.at)]))
    inked = np.add.reduceat(~letters.is_space, firsts, dtype=np.intp) > 0
    lefts = np.minimum.reduceat(np.where(letters.is_space, np.inf, letters.left), firsts)[inked]
    rights = np.maximum.reduceat(np.where(letters.is_space, -np.inf, letters.right), firsts)[inked]
    firsts, ends = firsts[inked], ends[inked]
    columns = (firsts, ends, letters.baseline[firsts], letters.size[firsts], lefts, rights)
    return [_Run(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


# Spaces


def _shown(rows: list[list[_Run]], letters: _Letters) -> _Shown | None:
    """Return the printed letters of all lines; None where a line is spaced out, so that no gap tells a space."""
    order = np.concatenate([np.arange(run.first, run.end) for row in rows for run in row])
    row_of = np.repeat(np.arange(len(rows)), [sum(run.end - run.first for run in row) for row in rows])
    shown = np.nonzero(~letters.is_space[order])[0]
    letter, row = order[shown], row_of[shown]
    begins = np.concatenate(([True], row[1:] != row[:-1]))
    ends = np.concatenate((begins[1:], [True]))
    behind = np.minimum(shown + 1, len(order) - 1)
    space_behind = ends & (shown + 1 < len(order)) & (row_of[behind] == row)
    previous = np.concatenate((letter[:1], letter[:-1]))
    size = np.maximum(np.minimum(letters.size[letter], letters.size[previous]), 0.1)
    gap = (letters.left[letter] - letters.right[previous]) / size
    printed = np.diff(shown, prepend=-1) - 1
    direct = ~begins & (printed == 0)
    odd = np.bincount(row, weights=direct & (np.abs(gap) > SPACED_OUT))
    neighbours = np.bincount(row, weights=direct)
    if bool(((odd * 5 >= neighbours * 4) & (neighbours >= LEAST_NEIGHBOURS)).any()):
        return None
    space = order[np.maximum(shown - 1, 0)]
    room = letters.right[space] - letters.left[space] > LITTLE_ROOM * size
    behind_letter = letters.left[space] >= letters.right[previous] - LITTLE_ROOM * size
    drawn_over = (printed == 1) & (gap < NO_GAP) & room & behind_letter
    spaced = bool((printed[~begins] > 0).any())
    spaces = np.where(printed > 0, np.minimum(printed, MOST_SPACES), gap > (GAP_BESIDE_SPACES if spaced else GAP))
    spaces[drawn_over] = 0
    wide = gap > COLUMN_GAP
    columns = np.maximum(np.maximum(np.rint(gap[wide]), printed[wide]), 2)
    spaces[wide] = np.minimum(columns, MOST_SPACES)
    spaces[begins] = _indents(letters.left[letter[begins]], letters.size[letter[begins]])
    return _Shown(letter, spaces.astype(np.intp), begins, ends, space_behind)


def _indents(starts: Array, sizes: Array) -> Indexes:
    step = INDENT_STEP * max(float(np.median(sizes)), 1.0)
    indents = np.rint((starts - left_edge(starts.tolist())) / step)
    return np.clip(indents, 0, MOST_SPACES).astype(np.intp)


# Text


def _composed(shown: _Shown, letters: _Letters, marks: _Marks, codes: npt.NDArray[np.uint16], boxes: Array) -> SetPage:
    """Return the text of the lines: each letter with its marks behind it and its spaces before it."""
    count = len(shown.letter)
    position = np.zeros(len(letters.at), dtype=np.intp)
    position[shown.letter] = np.arange(count)
    keys = (
        np.concatenate((np.arange(count) * 2, position[marks.base] * 2 + 1)) if len(marks.at) else np.arange(count) * 2
    )
    order = np.argsort(keys, kind="stable")
    at = np.concatenate((letters.at[shown.letter], marks.at))[order]
    before = np.concatenate((shown.spaces, np.zeros(len(marks.at), dtype=np.intp)))[order]
    line_of = np.concatenate(
        (np.cumsum(shown.begins), np.cumsum(shown.begins)[position[marks.base]] if len(marks.at) else marks.at)
    )[order]
    text = codes[at]
    kept = _without_nikhahit(text, before)
    text, at, before, line_of = text[kept], at[kept], before[kept], line_of[kept]
    ends = np.concatenate((line_of[1:] != line_of[:-1], [True]))
    behind = np.zeros(len(text), dtype=np.intp)
    behind[ends] = 1 + shown.space_behind[shown.ends]
    place = np.cumsum(before + 1) - 1 + np.concatenate(([0], np.cumsum(behind)[:-1]))
    total = int(place[-1] + behind[-1]) + 1
    page = np.full(total, _SPACE_CODE, dtype=np.uint16)
    page[place] = text
    page[place[ends] + behind[ends]] = _LINE_FEED
    edges = np.zeros((total, 4), dtype=np.float32)
    edges[place] = boxes[at]
    _fill_gaps(edges, place, before, behind)
    return SetPage(page.tobytes().decode("utf-16-le", "surrogatepass"), edges)


def _without_nikhahit(text: npt.NDArray[np.uint16], before: Indexes) -> Flags:
    """Make sara am of nikhahit and sara aa, with a tone between them or before them, in `text`; return what remains."""
    kept = np.ones(len(text), dtype=np.bool_)
    for index in np.nonzero((text == _SARA_AA) & (before == 0))[0].tolist():
        near = index - 1
        if near > 0 and _FIRST_TONE <= text[near] <= _LAST_TONE and text[near] != _NIKHAHIT:
            near -= 1
        if near > 0 and text[near] == _NIKHAHIT:
            kept[near] = False
            text[index] = _SARA_AM
    return kept


def _fill_gaps(edges: npt.NDArray[np.float32], place: Indexes, before: Indexes, behind: Indexes) -> None:
    """Give each space the box of the gap that it stands for, in place."""
    spaced = np.nonzero(before)[0]
    right = edges[place[spaced]]
    left = np.where(behind[np.maximum(spaced - 1, 0)] > 0, right[:, 0], edges[place[np.maximum(spaced - 1, 0)], 2])
    left = np.where(spaced == 0, right[:, 0], left)
    gaps = np.stack((np.minimum(left, right[:, 0]), right[:, 1], np.maximum(left, right[:, 0]), right[:, 3]), axis=1)
    counts = before[spaced]
    offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    edges[np.repeat(place[spaced] - counts, counts) + offsets] = np.repeat(gaps, counts, axis=0)
    ends = np.nonzero(behind)[0]
    for extra in (1, 2):
        at = ends[behind[ends] >= extra]
        edge = edges[place[at]]
        edges[place[at] + extra] = np.stack((edge[:, 2], edge[:, 1], edge[:, 2], edge[:, 3]), axis=1)
