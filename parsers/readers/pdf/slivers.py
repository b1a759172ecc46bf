"""Heads of letters that a browser paints at the foot of the page before theirs, where lines stand close."""

import re
from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter

import numpy as np

from parsers.clusters import MARKS
from parsers.readers.pdf.composition import SetPage

# what rises over other letters: three vowels, and consonants for the marks that they bear
_TALL = re.compile("(?:[ไใโ]|[ก-ฮ][ัิ-ื็-๎]+|[ \t])+")
_VOWELS = frozenset("ไใโ")
_LAST, _FIRST = 3, 6  # lines at the foot, where a page's number may stand below, and at the head
_NEAR = 9.0  # points: of a consonant, the mark alone may be seen
_LOW = 0.6  # of the height of the page's letters


def parted(page: SetPage, following: SetPage) -> tuple[SetPage, SetPage, str]:
    """Return `page` without the heads of letters of `following`, `following` with their marks, and those letters."""
    end = len(page.text) - 1
    for _ in range(_LAST):
        start = page.text.rfind("\n", 0, end) + 1
        line = page.text[start:end]
        if line.strip() and _TALL.fullmatch(line):
            letters = [at for at in range(start, end) if page.text[at] not in MARKS and not page.text[at].isspace()]
            given = _given_back(page, letters, following) if _are_cut(page, letters) else None
            if given is not None:
                kept = np.r_[0:start, end + 1 : len(page.text)]
                text = page.text[:start] + page.text[end + 1 :]
                return replace(page, text=text, boxes=page.boxes[kept]), given, line.strip()
        end = start - 1
        if end <= 0:
            break
    return page, following, ""


def _are_cut(page: SetPage, letters: list[int]) -> bool:
    """Whether the consonants among `letters` are lower than letters are: only their marks can be seen."""
    heights = page.boxes[:, 3] - page.boxes[:, 1]
    usual = float(np.median(heights))
    return all(page.text[at] in _VOWELS or heights[at] < _LOW * usual for at in letters)


def _given_back(page: SetPage, letters: list[int], following: SetPage) -> SetPage | None:
    """Return the page behind with the marks of `letters` on its own; None if no line at its head has such letters."""
    start = 0
    for _ in range(_FIRST):
        end = following.text.find("\n", start)
        if end < 0:
            return None
        places = [place for at in letters if (place := _same(page, at, following, (start, end))) is not None]
        if len(places) == len(letters):
            return _with_marks(page, zip(letters, places, strict=True), following)
        start = end + 1
    return None


def _same(page: SetPage, at: int, following: SetPage, line: tuple[int, int]) -> int | None:
    """Where the letter at `at` stands in a line of the page behind."""
    left = page.boxes[at, 0]
    near = [
        (abs(following.boxes[other, 0] - left), other)
        for other in range(*line)
        if following.text[other] == page.text[at]
    ]
    distance, other = min(near, default=(np.inf, None))
    return other if distance <= _NEAR else None


def _with_marks(page: SetPage, pairs: Iterable[tuple[int, int]], following: SetPage) -> SetPage:
    text, boxes = list(following.text), list(following.boxes)
    for at, other in sorted(pairs, key=itemgetter(1), reverse=True):
        known = _marks_behind(following.text, other)
        behind = other + 1 + len(known)
        missing = [mark for mark in _marks_behind(page.text, at) if mark not in known]
        text[behind:behind] = missing
        boxes[behind:behind] = [following.boxes[other]] * len(missing)
    return replace(following, text="".join(text), boxes=np.array(boxes, dtype=following.boxes.dtype))


def _marks_behind(text: str, at: int) -> str:
    end = at + 1
    while end < len(text) and text[end] in MARKS:
        end += 1
    return text[at + 1 : end]
