"""Text that nobody sees on its page: not painted, white on white, in a layer that is off, covered or cut off."""

import re
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from parsers.readers.pdf import characters
from parsers.readers.pdf.covering import MOSTLY, Covered, cover, cut_off
from parsers.readers.pdf.drawn import Doubted, Drawing, bounds, drawing, texts_under
from parsers.readers.pdf.kinds import MARK, codes_of, kinds_of
from parsers.readers.pdf.pixels import Pixels, are_bare, changed, parts, pixels
from parsers.readers.pdf.view import View

Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

_NO_INK, _SAME_PLACE = 0.05, 1.0  # points
_LEAST_CUT = 0.15  # of a character's ink
_HARDLY = 0.1  # of the pixels of a character
_TINY = 1.0  # points
# what a value of a Thai report is written in
_TELLING = re.compile("[0-9ก-๙]")


class Unseen(NamedTuple):
    """Which characters of a page nobody sees.

    `gone` are those in whose place the page is bare, or others stand; `beneath` those in whose place a picture or a
    drawing is seen: a recogniser's words, or others than those; `partly` those of which something is cut off or
    covered.
    """

    gone: Flags
    beneath: Flags
    partly: Flags


class Ink(NamedTuple):
    """The turn in which each character is drawn, and the edges of its ink: left, top, right and bottom."""

    turns: Indexes
    edges: Numbers


def unseen(page: Any, raw: Any, text: str, view: View, doubted: Doubted) -> Unseen | None:
    """Return which characters of `text`, a page's, nobody sees on it; None if those tell nothing.

    What may be unseen is taken off the page: where the page as drawn stays the same, nobody sees it. `doubted` is what
    may be so as a whole.
    """
    drawn = drawing(page, doubted)
    if not drawn.faint and not drawn.cuts and not texts_under(drawn):
        return None
    turns = np.array([drawn.turns.get(item or 0, -1) for item in characters.text_objects(raw, range(len(text)))])
    inks = characters.inks(raw, np.arange(len(text)))
    ink = Ink(turns, inks)
    lost = cut_off(inks, turns, drawn.cuts)
    _spare_marks(lost, text)
    partly = (lost >= _LEAST_CUT) & (lost < MOSTLY)
    cut = (lost >= MOSTLY).nonzero()[0]
    cut = cut[~_are_twins(cut, codes_of(text), inks)]
    hidden, pictured, in_part = _hidden(page, text, view, ink, drawn)
    partly[in_part] = True
    if not any(_tells(text, some) for some in (hidden, cut, partly.nonzero()[0])):
        return None
    gone, beneath = _parted(np.setdiff1d(hidden, cut), np.setdiff1d(pictured, cut), ink, drawn.pictures)
    gone[cut] = True
    return Unseen(gone, beneath, partly & ~gone & ~beneath)


def _spare_marks(lost: Numbers, text: str) -> None:
    """Take, in place, marks for seen whose letters are: where lines are set tight, their edges cut high ones."""
    is_mark = kinds_of(codes_of(text)) == MARK
    of = np.maximum.accumulate(np.where(is_mark, -1, np.arange(len(text))))
    lost[is_mark] = np.where(of >= 0, lost[of], lost)[is_mark]


def with_tiny(unseen: Unseen | None, text: str, printed: Flags, sizes: Numbers, boxes: Numbers) -> Unseen | None:
    """Return which characters of `text` nobody sees, those among them that are too small to be.

    `sizes` are their type sizes, and `boxes` their boxes.
    """
    tiny = printed & (sizes <= _TINY)
    if not tiny.any():
        return unseen
    tiny &= (sizes > 0) & (boxes[:, 3] - boxes[:, 1] <= 2 * _TINY)
    if not _tells(text, tiny.nonzero()[0]):
        return unseen
    nobody = np.zeros(len(tiny), dtype=np.bool_)
    known = unseen or Unseen(nobody, nobody, nobody)
    return Unseen(known.gone | tiny, known.beneath & ~tiny, known.partly & ~tiny)


def _hidden(page: Any, text: str, view: View, ink: Ink, drawn: Drawing) -> tuple[Indexes, Indexes, Indexes]:
    """Return which characters leave no trace, in whose place of these something is seen, which is no text, and which
    leave none in a part of them.
    """
    nobody = np.zeros(0, dtype=np.intp)
    areas = ink.edges.copy()
    covered = cover(areas, ink.turns, drawn.covers)
    is_faint = np.isin(ink.turns, list(drawn.faint))
    as_wholes = is_faint & (covered == Covered.IN_PART)
    covered[as_wholes], areas[as_wholes] = Covered.NOT, ink.edges[as_wholes]
    doubtful = (is_faint | (covered != Covered.NOT)).nonzero()[0]
    if not _tells(text, doubtful):
        return nobody, nobody, nobody
    shown = pixels(page, view.size)
    without = _without([drawn.texts[turn].handle for turn in {*ink.turns[doubtful].tolist()}], page, view.size)
    changes = changed(shown, without)
    shares = np.array([area.mean() for area in parts(view.boxes(areas[doubtful]), changes, view.size)])
    doubtful = doubtful[shares <= np.where(covered[doubtful] == Covered.TOGETHER, _HARDLY, 0.0)]
    in_part = doubtful[covered[doubtful] == Covered.IN_PART]
    in_part = in_part[~_are_twins(in_part, codes_of(text), ink.edges)]
    doubtful = np.setdiff1d(doubtful, in_part)
    if not _tells(text, doubtful):
        return nobody, nobody, in_part
    doubtful = doubtful[~_are_twins(doubtful, codes_of(text), ink.edges)]
    pictured = doubtful[~are_bare(view.boxes(areas[doubtful]), shown, view.size)]
    pictured = pictured[_has_ink(ink.edges[pictured])]
    merged = _merged(pictured, ink, drawn)
    return np.setdiff1d(doubtful, merged), np.setdiff1d(pictured, merged), in_part


def _tells(text: str, indexes: Indexes) -> bool:
    return any(_TELLING.match(text[index]) for index in indexes.tolist())


def _parted(hidden: Indexes, pictured: Indexes, ink: Ink, pictures: list[Numbers]) -> tuple[Flags, Flags]:
    """Return which of the `hidden` characters are gone; in place of the others a thing is seen, as of `pictured`."""
    turns, inks = ink
    gone, beneath = np.zeros(len(turns), dtype=np.bool_), np.zeros(len(turns), dtype=np.bool_)
    gone[hidden] = True
    seen = inks[~gone & (turns >= 0)]
    pictured = np.array([index for index in pictured.tolist() if not _overlaps(inks[index], seen)], dtype=np.intp)
    # a recogniser's words may stand a little beside what it has read
    beneath[hidden] = np.isin(turns[hidden], turns[pictured])
    for edges in pictures:
        if _within(inks[pictured], edges).any():
            beneath[hidden] |= _within(inks[hidden], edges)
    return gone & ~beneath, beneath


def _merged(pictured: Indexes, ink: Ink, drawn: Drawing) -> Indexes:
    """Return which of the hidden characters stand for the same ones that a later text draws over their cover.

    PDFium gives one of two like characters in one place: the first, which is covered.
    """
    if not len(pictured):
        return pictured
    turns, inks = ink
    hidden = {*turns[pictured].tolist()}
    seen = [(turn, bounds(item)) for turn, item in drawn.texts.items() if turn not in hidden]
    others = inks[~np.isin(turns, [*hidden])]
    free = [index for index in pictured.tolist() if not _overlaps(inks[index], others)]
    of_later = (any(turn > turns[index] and _within(inks[[index]], edges)[0] for turn, edges in seen) for index in free)
    return np.array([index for index, is_merged in zip(free, of_later, strict=True) if is_merged], dtype=np.intp)


def _are_twins(hidden: Indexes, codes: npt.NDArray[np.uint16], inks: Numbers) -> Flags:
    """Return which of the `hidden` characters are printed once more in their place, where they are seen."""
    seen = np.ones(len(codes), dtype=np.bool_)
    seen[hidden] = False
    others = seen.nonzero()[0]
    near = (
        (codes[others] == codes[index]) & (np.abs(inks[others] - inks[index]).max(axis=1) < _SAME_PLACE)
        for index in hidden.tolist()
    )
    return np.array([bool(found.any()) for found in near], dtype=np.bool_)


def _has_ink(inks: Numbers) -> Flags:
    found: Flags = (inks[:, 2] - inks[:, 0] > _NO_INK) & (inks[:, 1] - inks[:, 3] > _NO_INK)
    return found


def _within(inks: Numbers, edges: Numbers) -> Flags:
    """Return which characters have the middle of their ink within left, bottom, right and top."""
    x, y = (inks[:, 0] + inks[:, 2]) / 2, (inks[:, 1] + inks[:, 3]) / 2
    found: Flags = (x >= edges[0]) & (x <= edges[2]) & (y >= edges[1]) & (y <= edges[3])
    return found


def _overlaps(ink: Numbers, others: Numbers) -> bool:
    """Return whether some of the other characters are drawn where one is."""
    across = np.minimum(others[:, 2], ink[2]) > np.maximum(others[:, 0], ink[0])
    down = np.minimum(others[:, 1], ink[1]) > np.maximum(others[:, 3], ink[3])
    return bool((across & down).any())


def _without(texts: list[Any], page: Any, size: tuple[float, float]) -> Pixels:
    """Return the page as it would be seen without some of its texts."""
    for text in texts:
        pdfium_c.FPDFPageObj_SetIsActive(text, False)
    try:
        return pixels(page, size)
    finally:
        for text in texts:
            pdfium_c.FPDFPageObj_SetIsActive(text, True)
