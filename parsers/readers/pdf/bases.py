"""The letters that the marks of a page stand on."""

import numpy as np

from parsers.clusters import APART, ASIDE, EXACT, FAR_ASIDE, LAST_LETTERS, LEANING, OUT_OF_ORDER, OVER_LEFT, OVER_RIGHT
from parsers.readers.pdf.letters import Array, Flags, Indexes, Letters
from parsers.readers.pdf.pdfium import Sheet

# the letter drawn before a mark, as a rule; and others that are drawn next to it
_NEIGHBOURS = (0, -1, -2, 1)
_BLOCK = 64
_SHAPED = 0.05


def bases(marks: Indexes, letters: Letters, sheet: Sheet) -> Indexes:
    """Return for each of the characters `marks` the letter (its number) that it stands on, -1 where on none."""
    if not len(marks):
        return marks
    before = letters.at.searchsorted(marks) - 1
    drawn_before = _drawn_before(before, letters)
    if letters.stumbling:
        return drawn_before
    best, least = np.full(len(marks), -1), np.full(len(marks), np.inf)
    unsure = np.arange(len(marks))
    apart = _apart(marks, drawn_before, letters, sheet)
    if len(apart) <= _SHAPED * len(marks):
        # nobody has put the others in their places
        if not len(apart):
            return drawn_before
        unsure = apart
        best, least = drawn_before.copy(), np.zeros(len(marks))
        best[apart], least[apart] = -1, np.inf
    asked = unsure
    middle, baseline, size = sheet.stands[marks], sheet.origins[marks, 1], sheet.sizes[marks]
    for offset in _NEIGHBOURS:
        distance = _distance(before[unsure] + offset, letters, (middle[unsure], baseline[unsure]))
        distance = distance / size[unsure] + (OUT_OF_ORDER if offset else 0.0)
        closer = unsure[distance < least[unsure]]
        best[closer], least[unsure] = before[closer] + offset, np.minimum(distance, least[unsure])
        unsure = unsure[least[unsure] > OUT_OF_ORDER]
        if not len(unsure):
            break
    others = asked[best[asked] != before[asked]]
    if len(others):
        spanned = _spanned(marks[others], before[others], letters, sheet)
        kept = others[spanned | _leaning(before[others], letters, (middle[others], baseline[others]))]
        best[kept], least[kept] = before[kept], 0.0
        astray = others[np.isinf(least[others])]
        for first in range(0, len(astray), _BLOCK):
            block = astray[first : first + _BLOCK]
            best[block] = _nearest(before[block], letters, (middle[block], baseline[block]))
    return best


def _apart(marks: Indexes, before: Indexes, letters: Letters, sheet: Sheet) -> Indexes:
    """Return which of `marks` are drawn elsewhere than where the letters before them end: they were put there."""
    apart = np.abs(sheet.origins[marks, 0] - letters.right[before]) > EXACT * letters.size[before]
    return np.flatnonzero(apart | (before < 0))


def _drawn_before(before: Indexes, letters: Letters) -> Indexes:
    """Return the last letter that can bear a mark among those up to `before`, -1 for none."""
    last = np.maximum.accumulate(np.where(letters.bears, np.arange(len(letters.bears)), -1))
    return np.where(before >= 0, last[np.maximum(before, 0)], -1)


def _distance(near: Indexes, letters: Letters, stands: tuple[Array, Array]) -> Array:
    """Return how far marks stand from the baselines of the letters `near`, infinite where they are not over them."""
    middle, baseline = stands
    valid = (near >= 0) & (near < len(letters.at))
    near = np.where(valid, near, 0)
    raised = np.abs(baseline - letters.baseline[near])
    over = valid & letters.bears[near] & (raised <= letters.size[near]) & (_aside(letters, near, middle) <= EXACT)
    return np.where(over, raised, np.inf)


def _aside(letters: Letters, near: Indexes, middle: Array) -> Array:
    """Return how far the middle of a mark is from being over the letters `near`."""
    size = letters.size[near]
    left = letters.left[near] + OVER_LEFT * size - middle
    right = middle - letters.right[near] - OVER_RIGHT * size
    return np.maximum(np.maximum(left, right), 0.0)


def _leaning(before: Indexes, letters: Letters, stands: tuple[Array, Array]) -> Flags:
    """Return which marks lean over the letter behind their own, as handwriting does, and are nearer to their own."""
    middle, baseline = stands
    own, behind = np.maximum(before, 0), np.minimum(before + 1, len(letters.at) - 1)
    aside = _aside(letters, own, middle)
    level = np.abs(baseline - letters.baseline[own]) <= letters.size[own]
    away = np.abs(middle - (letters.left[behind] + letters.right[behind]) / 2)
    leans = (middle > letters.right[own]) & (aside <= LEANING * letters.size[own]) & (aside < away)
    return (before >= 0) & letters.bears[own] & level & leans


def _spanned(marks: Indexes, before: Indexes, letters: Letters, sheet: Sheet) -> Flags:
    """Return which marks are parts of a span whose text stands beside its glyphs: readers part its box evenly."""
    near = np.maximum(before, 0)
    base, own = sheet.boxes[letters.at[near]], sheet.boxes[marks]
    spanned = (np.abs(own[:, [1, 3]] - base[:, [1, 3]]) < EXACT).all(axis=1) & (own[:, 0] >= base[:, 2] - EXACT)
    return spanned & (before >= 0) & letters.bears[near]


def _nearest(before: Indexes, letters: Letters, stands: tuple[Array, Array]) -> Indexes:
    """Return the letter that each mark stands over, else the last drawn before it, else the nearest; -1 for none."""
    middle, baseline = stands
    bearing = letters.bears.nonzero()[0]
    last = _drawn_before(before, letters)
    if not len(bearing):
        return last
    apart = np.abs(baseline[:, None] - letters.baseline[bearing])
    aside = _aside(letters, bearing, middle[:, None])
    size = letters.size[bearing]
    near = (apart <= APART * size) & (aside <= ASIDE * size)
    distance = np.where(near, aside * 2 + apart, np.inf)
    over = np.where(aside <= EXACT, distance, np.inf)
    nearest = np.where(np.isfinite(distance.min(axis=1)), bearing[distance.argmin(axis=1)], -1)
    beside = (last >= 0) & (before - last < LAST_LETTERS)
    beside &= _aside(letters, last, middle) <= FAR_ASIDE * letters.size[last]
    beside &= np.abs(baseline - letters.baseline[last]) <= letters.size[last]
    drawn_over = np.isfinite(over.min(axis=1))
    return np.where(drawn_over, bearing[over.argmin(axis=1)], np.where(beside, last, nearest))
