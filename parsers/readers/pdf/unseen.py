"""Text that nobody sees on its page: not painted, white on white, in a layer that is off, or covered."""

import math
import re
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from parsers.readers.pdf import characters
from parsers.readers.pdf.drawn import Drawing, bounds, drawing, texts_under
from parsers.readers.pdf.kinds import codes_of
from parsers.readers.pdf.view import View

Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.uint8]

_OPAQUE = 255
_PIXELS, _MOST_PIXELS = 2.0, 8_000_000  # for each point, and in all
_BARE = 24  # of 255 steps of a colour
_ROOMY = 4  # pixels
_NO_INK, _SAME_PLACE = 0.05, 1.0  # points
_MOSTLY = 0.6  # of a character's ink
# what a value of a Thai report is written in
_TELLING = re.compile("[0-9ก-๙]")


class Unseen(NamedTuple):
    """Which characters of a page nobody sees.

    `gone` are those in whose place the page is bare, or others stand; `beneath` those in whose place a picture or a
    drawing is seen: a recogniser's words, or others than those.
    """

    gone: Flags
    beneath: Flags


def unseen(page: Any, raw: Any, text: str, view: View, layered: bool) -> Unseen | None:
    """Return which characters of `text`, a page's, nobody sees on it; None if those tell nothing.

    What may be unseen is taken off the page: where the page as drawn stays the same, nobody sees it. `layered`: forms
    are in layers as a whole.
    """
    drawn = drawing(page, layered)
    under = texts_under(drawn)
    if not drawn.faint and not under:
        return None
    turns = np.array([drawn.turns.get(item or 0, -1) for item in characters.text_objects(raw, range(len(text)))])
    inks = characters.inks(raw, np.arange(len(text)))
    areas = inks.copy()
    faint = np.isin(turns, list(drawn.faint))
    doubted = (faint | _cover(areas, turns, drawn) & ~faint).nonzero()[0]
    if not _tells(text, doubted):
        return None
    shown = _pixels(page, view.size)
    without = _without([drawn.texts[turn].handle for turn in {*turns[doubted].tolist()}], page, view.size)
    places = view.boxes(areas[doubted])
    is_unseen = _are_bare(places, np.abs(shown.astype(np.int16) - without), view.size)
    doubted, places = doubted[is_unseen], places[is_unseen]
    if not _tells(text, doubted):
        return None
    doubted = doubted[~_are_twins(doubted, codes_of(text), inks)]
    places = view.boxes(areas[doubted])
    pictured = doubted[~_are_bare(places, shown, view.size)]
    pictured = pictured[_has_ink(inks[pictured])]
    merged = _merged(pictured, turns, inks, drawn)
    return _parted(np.setdiff1d(doubted, merged), np.setdiff1d(pictured, merged), turns, inks, drawn.pictures)


def _tells(text: str, indexes: Indexes) -> bool:
    return any(_TELLING.match(text[index]) for index in indexes.tolist())


def _cover(areas: Numbers, turns: Indexes, drawn: Drawing) -> Flags:
    """Return which characters are covered for the most part; their areas become that part, in place."""
    covered = np.zeros(len(turns), dtype=np.bool_)
    left, top, right, bottom = areas.T.copy()
    whole = (right - left) * (top - bottom)
    for turn, cover in drawn.covers.items():
        x0, x1 = np.maximum(left, cover[0]), np.minimum(right, cover[2])
        y0, y1 = np.maximum(bottom, cover[1]), np.minimum(top, cover[3])
        part = np.maximum(x1 - x0, 0) * np.maximum(y1 - y0, 0)
        under = (turns >= 0) & (turns < turn) & (x0 <= x1) & (y0 <= y1) & (part >= _MOSTLY * whole)
        covered |= under
        areas[under] = np.stack((x0, y1, x1, y0), axis=1)[under]
    return covered


def _parted(hidden: Indexes, pictured: Indexes, turns: Indexes, inks: Numbers, pictures: list[Numbers]) -> Unseen:
    """Return the `hidden` characters; in place of the `pictured` ones something else is seen."""
    gone, beneath = np.zeros(len(turns), dtype=np.bool_), np.zeros(len(turns), dtype=np.bool_)
    gone[hidden] = True
    seen = inks[~gone & (turns >= 0)]
    pictured = np.array([index for index in pictured.tolist() if not _overlaps(inks[index], seen)], dtype=np.intp)
    # a recogniser's words may stand a little beside what it has read
    beneath[hidden] = np.isin(turns[hidden], turns[pictured])
    for edges in pictures:
        if _within(inks[pictured], edges).any():
            beneath[hidden] |= _within(inks[hidden], edges)
    return Unseen(gone & ~beneath, beneath)


def _merged(pictured: Indexes, turns: Indexes, inks: Numbers, drawn: Drawing) -> Indexes:
    """Return which of the hidden characters stand for the same ones that a later text draws over their cover.

    PDFium gives one of two like characters in one place: the first, which is covered.
    """
    if not len(pictured):
        return pictured
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
        return _pixels(page, size)
    finally:
        for text in texts:
            pdfium_c.FPDFPageObj_SetIsActive(text, True)


def _pixels(page: Any, size: tuple[float, float]) -> Pixels:
    """Return the page as seen, row by row: blue, green and red of each pixel, and nothing."""
    scale = min(_PIXELS, math.sqrt(_MOST_PIXELS / max(size[0] * size[1], 1.0)))
    width, height = (max(math.ceil(length * scale), 1) for length in size)
    found = np.full((height, width, 4), _OPAQUE, dtype=np.uint8)
    bitmap = pdfium_c.FPDFBitmap_CreateEx(width, height, pdfium_c.FPDFBitmap_BGRx, found.ctypes.data, 4 * width)
    pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    pdfium_c.FPDFBitmap_Destroy(bitmap)
    return found[:, :, :3]


def _are_bare(boxes: Numbers, pixels: npt.NDArray[Any], size: tuple[float, float]) -> Flags:
    """Return in which boxes, of left, top, right and bottom in points, a page of `size` shows nothing.

    The outermost pixels of a box may be its neighbours'.
    """
    height, width, _ = pixels.shape
    edges = np.clip(np.rint(boxes * (np.array((width, height) * 2) / (size * 2))), 0, (width, height) * 2)
    edges += (edges[:, 2:] - edges[:, :2] >= _ROOMY)[:, [0, 1, 0, 1]] * (1, 1, -1, -1)
    areas = (pixels[top : bottom + 1, left : right + 1] for left, top, right, bottom in edges.astype(np.intp).tolist())
    return np.array([not area.size or _contrast(area) < _BARE for area in areas], dtype=np.bool_)


def _contrast(area: npt.NDArray[Any]) -> int:
    """Return how far the pixels of an area differ in a colour."""
    return int(np.ptp(area, axis=(0, 1)).max())
