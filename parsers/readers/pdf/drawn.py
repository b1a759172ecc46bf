"""What is drawn on a page, in the order of drawing: texts that may leave no trace, and what is put over texts."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from parsers.readers.pdf.cuts import cuts, is_small, own_bounds, page_size

Numbers = npt.NDArray[np.float64]
Colour = tuple[int, int, int, int]

_UNPAINTED = {pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP}
_OUTLINED_ALONE = {pdfium_c.FPDF_TEXTRENDERMODE_STROKE, pdfium_c.FPDF_TEXTRENDERMODE_STROKE_CLIP}
_OUTLINED = {
    *_OUTLINED_ALONE,
    pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE,
    pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP,
}
_PATH = pdfium_c.FPDF_PAGEOBJ_PATH
_IMAGE = pdfium_c.FPDF_PAGEOBJ_IMAGE
_OVER = {_PATH, _IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING}
_WHITE, _CLEAR, _NEAR = 232, 25, 32  # of 255
_DEEPEST = 8
_LAYER = "OC\0"
_LOWEST = 3.0  # points: a rule or the line under a word hides nothing


class Doubted(StrEnum):
    """What on a page is doubted as a whole: it may be in layers that are off, or behind masks."""

    NOTHING = "nothing"
    FORMS = "what forms print"
    ALL = "all"


class Item(NamedTuple):
    """An object of a page: `matrix` leads to the page's own coordinates.

    `doubted`: all that it is part of may leave no trace, as it is in a layer, or clear.
    """

    handle: Any
    matrix: Numbers
    doubted: bool


class Ground(NamedTuple):
    """What texts may be painted on: its bounds, and its colour, None where it has several."""

    edges: Numbers
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page, by its turn: `turns` has that of each text by its address.

    `texts` are the texts, `faint` the turns of those that may leave no trace, `covers` the bounds of what may hide one,
    `pictures` those of all pictures, `cuts` those of what is seen of texts that are cut.
    """

    turns: dict[int, int] = field(default_factory=dict)
    texts: dict[int, Item] = field(default_factory=dict)
    faint: set[int] = field(default_factory=set)
    covers: dict[int, Numbers] = field(default_factory=dict)
    pictures: list[Numbers] = field(default_factory=list)
    cuts: dict[int, Numbers] = field(default_factory=dict)


def drawing(page: Any, doubted: Doubted) -> Drawing:
    """Return what is drawn on a page, of which these are `doubted` as a whole."""
    found = Drawing()
    grounds: list[Ground] = []
    for turn, item in enumerate(_items(page, doubted)):
        kind = pdfium_c.FPDFPageObj_GetType(item.handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            found.turns[ctypes.cast(item.handle, ctypes.c_void_p).value or 0] = turn
            found.texts[turn] = item
            if item.doubted or _is_faint(item, grounds):
                found.faint.add(turn)
        elif kind in _OVER:
            edges = bounds(item)
            if kind == _IMAGE:
                found.pictures.append(edges)
            if min(edges[2:] - edges[:2]) >= _LOWEST and (kind != _PATH or _is_broad(item)):
                grounds.append(Ground(edges, _painted(item.handle) if kind == _PATH else None))
                if found.texts:
                    found.covers[turn] = edges
    _file_cuts(np.array(page_size(page)), found)
    return found


def texts_under(drawn: Drawing) -> set[int]:
    """Return the turns of the texts that something is put over."""
    if not drawn.covers:
        return set()
    turns = [turn for turn in drawn.texts if turn < max(drawn.covers)]
    edges = np.array([bounds(drawn.texts[turn]) for turn in turns])
    found = np.zeros(len(turns), dtype=np.bool_)
    for turn, cover in drawn.covers.items():
        earlier = np.searchsorted(turns, turn)
        found[:earlier] |= (_reach(cover, edges[:earlier]) > 0).all(axis=1)
    return {turn for turn, is_under in zip(turns, found.tolist(), strict=True) if is_under}


def _items(page: Any, doubted: Doubted) -> Iterator[Item]:
    """Return the objects of a page in the order of drawing, of forms what is in them."""
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        handle = pdfium_c.FPDFPage_GetObject(page, index)
        is_doubted = doubted is Doubted.ALL or _in_layer(handle)
        yield from _unpacked(Item(handle, np.eye(3), is_doubted), doubted is not Doubted.NOTHING, 0)


def _unpacked(item: Item, doubted: bool, depth: int) -> Iterator[Item]:
    """Return an object, or those in a form; whether what forms print is `doubted`."""
    if pdfium_c.FPDFPageObj_GetType(item.handle) != pdfium_c.FPDF_PAGEOBJ_FORM:
        yield item
    elif depth < _DEEPEST:
        matrix = _matrix(item.handle) @ item.matrix
        whole = doubted or item.doubted or _is_pale(pdfium_c.FPDFPageObj_GetFillColor, item.handle)
        for index in range(pdfium_c.FPDFFormObj_CountObjects(item.handle)):
            handle = pdfium_c.FPDFFormObj_GetObject(item.handle, index)
            yield from _unpacked(Item(handle, matrix, whole or _in_layer(handle)), doubted, depth + 1)


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


def _is_faint(text: Item, grounds: list[Ground]) -> bool:
    """Whether a text is not painted, or painted white, clear, or as one of the `grounds` behind it.

    Its outlines are so, too, if it has any.
    """
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(text.handle)
    if mode in _UNPAINTED:
        return True
    asked = [pdfium_c.FPDFPageObj_GetFillColor] if mode not in _OUTLINED_ALONE else []
    asked += [pdfium_c.FPDFPageObj_GetStrokeColor] if mode in _OUTLINED else []
    return all(_is_lost(_colour(colour, text.handle), text, grounds) for colour in asked)


def _is_lost(colour: Colour, text: Item, grounds: list[Ground]) -> bool:
    *light, opaque = colour
    if min(light) >= _WHITE or opaque < _CLEAR:
        return True
    alike = [ground.edges for ground in grounds if ground.colour is None or _are_near(colour, ground.colour)]
    return bool(alike) and bool((_reach(bounds(text), np.array(alike)) > 0).all(axis=1).any())


def _are_near(colour: Colour, other: Colour) -> bool:
    return max(abs(part - another) for part, another in zip(colour[:3], other[:3], strict=True)) <= _NEAR


def _reach(edges: Numbers, others: Numbers) -> Numbers:
    """Return how far what has these edges reaches into others, across and down."""
    return np.minimum(others[:, 2:], edges[2:]) - np.maximum(others[:, :2], edges[:2])


def _file_cuts(size: Numbers, found: Drawing) -> None:
    """File the texts that something cuts that is smaller than the page, of this breadth and height."""
    different, of = cuts(list(found.turns))
    for handle, at in of.items():
        turn, each = found.turns[handle], different[at]
        text = found.texts[turn]
        edges = _placed(each.edges, text.matrix)
        if is_small(edges, size) and not each.spares(own_bounds(text.handle)):
            found.cuts[turn] = edges
            if not each.square:
                found.faint.add(turn)


def _is_pale(colour: Callable[..., Any], handle: Any) -> bool:
    *_, opaque = _colour(colour, handle)
    return opaque < _CLEAR


def _colour(colour: Callable[..., Any], handle: Any) -> Colour:
    """Return red, green, blue and how opaque they are."""
    parts = [ctypes.c_uint() for _ in range(4)]
    colour(handle, *parts)
    red, green, blue, opaque = (part.value for part in parts)
    return red, green, blue, opaque


def _is_broad(path: Item) -> bool:
    """Whether a path is filled, or drawn with a broad pen."""
    mode, is_stroked = _draw_mode(path.handle)
    if mode != pdfium_c.FPDF_FILLMODE_NONE:
        return True
    pen = ctypes.c_float()
    pdfium_c.FPDFPageObj_GetStrokeWidth(path.handle, pen)
    scale = np.linalg.det((_matrix(path.handle) @ path.matrix)[:2, :2])
    return is_stroked and pen.value * math.sqrt(abs(scale)) >= _LOWEST


def _painted(path: Any) -> Colour | None:
    """Return the colour of a path; None where it is outlined, or has none of its own."""
    return None if _draw_mode(path)[1] else _colour(pdfium_c.FPDFPageObj_GetFillColor, path)


def _draw_mode(path: Any) -> tuple[int, bool]:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, mode, stroked)
    return mode.value, bool(stroked.value)


def _matrix(handle: Any) -> Numbers:
    """Return the matrix of an object: rows are multiplied by it from the left."""
    found = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, found)
    return np.array([[found.a, found.b, 0], [found.c, found.d, 0], [found.e, found.f, 1]])


def bounds(item: Item) -> Numbers:
    """Return left, bottom, right and top of an object, in the page's own coordinates."""
    return _placed(own_bounds(item.handle), item.matrix)


def _placed(edges: Numbers, matrix: Numbers) -> Numbers:
    left, bottom, right, top = edges.tolist()
    corners = np.array([(x, y, 1.0) for x in (left, right) for y in (bottom, top)]) @ matrix
    return np.concatenate((corners[:, :2].min(axis=0), corners[:, :2].max(axis=0)))
