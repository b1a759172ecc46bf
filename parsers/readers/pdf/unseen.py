"""Text that nobody sees on its page: not painted, white on white, in a layer that is off, or covered."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from parsers.readers.pdf import characters
from parsers.readers.pdf.view import View

Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.uint8]

_UNPAINTED = {pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP}
_WHITE, _OPAQUE = 250, 255
_MOST_SEGMENTS = 6  # of a rectangle
_DEEPEST = 8
_LAYER = "OC\0"
_PIXELS, _MOST_PIXELS = 2.0, 8_000_000  # for each point, and in all
_BARE = 24  # of 255 grays
# what a value of a Thai report is written in
_TELLING = re.compile("[0-9ก-๙]")


class _Item(NamedTuple):
    """An object of a page: `matrix` leads to the page's own coordinates, `layered` tells whether it is in a layer."""

    handle: Any
    matrix: Numbers
    layered: bool


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on a page: the turn of each text by its address, and which texts may leave no trace.

    `covers` are opaque rectangles, each with its turn, `images` are where pictures are: left, bottom, right and top, in
    the page's own coordinates.
    """

    turns: dict[int, int] = field(default_factory=dict)
    faint: set[int] = field(default_factory=set)
    covers: list[tuple[int, Numbers]] = field(default_factory=list)
    images: list[Numbers] = field(default_factory=list)


def unseen(page: Any, raw: Any, text: str, view: View) -> Flags | None:
    """Return which characters of `text`, a page's, nobody sees on it; None if those tell nothing.

    They stand where the page is bare, or are covered, and others are printed in their place. What is not painted over a
    picture is what a recogniser has read there: that is seen.
    """
    drawn = _drawn(page)
    if not drawn.faint and not drawn.covers:
        return None
    objects = characters.text_objects(raw, range(len(text)))
    turns = np.array([drawn.turns.get(item or 0, -1) for item in objects])
    inks = characters.inks(raw, np.arange(len(text)))
    faint = np.array([item in drawn.faint for item in objects]) & ~_within(inks, drawn.images)
    covered, replaced = _covered(turns, inks, drawn)
    doubted = (faint | covered).nonzero()[0]
    if not _tells(text, doubted):
        return None
    bare = np.zeros(len(text), dtype=np.bool_)
    bare[doubted] = _are_bare(view.boxes(inks[doubted]), _pixels(page, view.size), view.size)
    # a recogniser's words may stand a little beside what it has read
    faint &= ~np.isin(turns, turns[faint & ~bare])
    found: Flags = (bare & (faint | covered)) | replaced
    return found if _tells(text, found.nonzero()[0]) else None


def _tells(text: str, indexes: Indexes) -> bool:
    return any(_TELLING.match(text[index]) for index in indexes.tolist())


# What is drawn


def _drawn(page: Any) -> _Drawn:
    found = _Drawn()
    for turn, item in enumerate(_items(page)):
        kind = pdfium_c.FPDFPageObj_GetType(item.handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            address = ctypes.cast(item.handle, ctypes.c_void_p).value or 0
            found.turns[address] = turn
            if item.layered or _is_faint(item.handle):
                found.faint.add(address)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            found.images.append(_bounds(item))
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH and _covers(item.handle):
            found.covers.append((turn, _bounds(item)))
    return found


def _items(page: Any) -> Iterator[_Item]:
    """Return the objects of a page in the order of drawing, of forms what is in them."""
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        handle = pdfium_c.FPDFPage_GetObject(page, index)
        yield from _unpacked(_Item(handle, np.eye(3), _in_layer(handle)), 0)


def _unpacked(item: _Item, depth: int) -> Iterator[_Item]:
    if pdfium_c.FPDFPageObj_GetType(item.handle) != pdfium_c.FPDF_PAGEOBJ_FORM:
        yield item
    elif depth < _DEEPEST:
        matrix = _matrix(item.handle) @ item.matrix
        for index in range(pdfium_c.FPDFFormObj_CountObjects(item.handle)):
            handle = pdfium_c.FPDFFormObj_GetObject(item.handle, index)
            yield from _unpacked(_Item(handle, matrix, item.layered or _in_layer(handle)), depth + 1)


def _in_layer(handle: Any) -> bool:
    """Whether an object is marked as part of a layer, which may be off."""
    name, length = (ctypes.c_ushort * len(_LAYER))(), ctypes.c_ulong()
    marks = (pdfium_c.FPDFPageObj_GetMark(handle, index) for index in range(pdfium_c.FPDFPageObj_CountMarks(handle)))
    # a longer name is not written
    return any(
        pdfium_c.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        and bytes(name).decode("utf-16-le") == _LAYER
        for mark in marks
    )


def _is_faint(handle: Any) -> bool:
    """Whether a text is not painted, or painted white."""
    return pdfium_c.FPDFTextObj_GetTextRenderMode(handle) in _UNPAINTED or min(_fill(handle)[:3]) >= _WHITE


def _covers(handle: Any) -> bool:
    """Whether a path is a filled rectangle that nothing shows through."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, mode, stroked)
    segments = pdfium_c.FPDFPath_CountSegments(handle)
    opaque = _fill(handle)[3] == _OPAQUE and not pdfium_c.FPDFPageObj_HasTransparency(handle)
    return mode.value != pdfium_c.FPDF_FILLMODE_NONE and segments <= _MOST_SEGMENTS and opaque


def _fill(handle: Any) -> tuple[int, ...]:
    """Return the colour that an object is filled with: red, green, blue, and how opaque it is."""
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetFillColor(handle, *parts)
    return tuple(part.value for part in parts)


def _matrix(handle: Any) -> Numbers:
    """Return the matrix of a form: rows are multiplied by it from the left."""
    found = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, found)
    return np.array([[found.a, found.b, 0], [found.c, found.d, 0], [found.e, found.f, 1]])


def _bounds(item: _Item) -> Numbers:
    """Return left, bottom, right and top of an object, in the page's own coordinates."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(item.handle, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    corners = np.array([(x, y, 1.0) for x in (left, right) for y in (bottom, top)]) @ item.matrix
    return np.concatenate((corners[:, :2].min(axis=0), corners[:, :2].max(axis=0)))


# What is seen


def _covered(turns: Indexes, inks: Numbers, drawn: _Drawn) -> tuple[Flags, Flags]:
    """Return which characters are covered, and which of those have others printed in their place."""
    covered, replaced = np.zeros(len(turns), dtype=np.bool_), np.zeros(len(turns), dtype=np.bool_)
    for turn, bounds in drawn.covers:
        within = _within(inks, [bounds])
        under = within & (turns >= 0) & (turns < turn)
        covered |= under
        if (within & (turns > turn)).any():
            replaced |= under
    return covered, replaced


def _within(inks: Numbers, areas: list[Numbers]) -> Flags:
    """Return which characters have the middle of their ink in one of the areas."""
    x, y = (inks[:, 0] + inks[:, 2]) / 2, (inks[:, 1] + inks[:, 3]) / 2
    found = np.zeros(len(inks), dtype=np.bool_)
    for left, bottom, right, top in areas:
        found |= (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return found


def _pixels(page: Any, size: tuple[float, float]) -> Pixels:
    """Return the page as seen, in grays, row by row."""
    scale = min(_PIXELS, math.sqrt(_MOST_PIXELS / max(size[0] * size[1], 1.0)))
    width, height = (max(math.ceil(length * scale), 1) for length in size)
    grays = np.full((height, width), _OPAQUE, dtype=np.uint8)
    bitmap = pdfium_c.FPDFBitmap_CreateEx(width, height, pdfium_c.FPDFBitmap_Gray, grays.ctypes.data, width)
    pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    pdfium_c.FPDFBitmap_Destroy(bitmap)
    return grays


def _are_bare(boxes: Numbers, pixels: Pixels, size: tuple[float, float]) -> Flags:
    """Return in which boxes, of left, top, right and bottom in points, a page of `size` shows nothing."""
    scale = np.array(pixels.shape[::-1] * 2) / (size * 2)
    edges = np.clip(np.rint(boxes * scale), 0, np.array(pixels.shape[::-1] * 2)).astype(np.intp)
    areas = (pixels[top : bottom + 1, left : right + 1] for left, top, right, bottom in edges.tolist())
    return np.array([not area.size or int(np.ptp(area)) < _BARE for area in areas], dtype=np.bool_)
