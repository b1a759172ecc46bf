"""What is drawn on a page, in the order of drawing: texts that may leave no trace, and what is put over texts."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

Numbers = npt.NDArray[np.float64]

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
_WHITE, _CLEAR = 250, 25  # of 255
_DEEPEST = 8
_LAYER = "OC\0"
_LOWEST = 3.0  # points: a rule or the line under a word hides nothing


class Item(NamedTuple):
    """An object of a page: `matrix` leads to the page's own coordinates, `layered` tells whether it is in a layer."""

    handle: Any
    matrix: Numbers
    layered: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page, by its turn: `turns` has that of each text by its address.

    `texts` are the texts, `faint` the turns of those that may leave no trace, `covers` the bounds of what may hide one,
    `pictures` those of all pictures.
    """

    turns: dict[int, int] = field(default_factory=dict)
    texts: dict[int, Item] = field(default_factory=dict)
    faint: set[int] = field(default_factory=set)
    covers: dict[int, Numbers] = field(default_factory=dict)
    pictures: list[Numbers] = field(default_factory=list)


def drawing(page: Any, layered: bool) -> Drawing:
    """Return what is drawn on a page; `layered`: some of its forms are in layers as a whole."""
    found = Drawing()
    for turn, item in enumerate(_items(page, layered)):
        kind = pdfium_c.FPDFPageObj_GetType(item.handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            found.turns[ctypes.cast(item.handle, ctypes.c_void_p).value or 0] = turn
            found.texts[turn] = item
            if item.layered or _is_faint(item.handle):
                found.faint.add(turn)
        elif kind in _OVER and (found.texts or kind == _IMAGE):
            edges = bounds(item)
            if kind == _IMAGE:
                found.pictures.append(edges)
            if min(edges[2:] - edges[:2]) >= _LOWEST and (kind != _PATH or _is_broad(item)):
                found.covers[turn] = edges
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
        of = edges[:earlier]
        reach = np.minimum(of[:, 2:], cover[2:]) - np.maximum(of[:, :2], cover[:2])
        found[:earlier] |= (reach > 0).all(axis=1)
    return {turn for turn, is_under in zip(turns, found.tolist(), strict=True) if is_under}


def _items(page: Any, layered: bool) -> Iterator[Item]:
    """Return the objects of a page in the order of drawing, of forms what is in them."""
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        handle = pdfium_c.FPDFPage_GetObject(page, index)
        yield from _unpacked(Item(handle, np.eye(3), _in_layer(handle)), layered, 0)


def _unpacked(item: Item, layered: bool, depth: int) -> Iterator[Item]:
    if pdfium_c.FPDFPageObj_GetType(item.handle) != pdfium_c.FPDF_PAGEOBJ_FORM:
        yield item
    elif depth < _DEEPEST:
        matrix = _matrix(item.handle) @ item.matrix
        for index in range(pdfium_c.FPDFFormObj_CountObjects(item.handle)):
            handle = pdfium_c.FPDFFormObj_GetObject(item.handle, index)
            in_layer = layered or item.layered or _in_layer(handle)
            yield from _unpacked(Item(handle, matrix, in_layer), layered, depth + 1)


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
    """Whether a text is not painted, or painted white or clear, and its outlines are so, too, if it has any."""
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
    if mode in _UNPAINTED:
        return True
    asked = [pdfium_c.FPDFPageObj_GetFillColor] if mode not in _OUTLINED_ALONE else []
    asked += [pdfium_c.FPDFPageObj_GetStrokeColor] if mode in _OUTLINED else []
    return all(_is_pale(colour, handle) for colour in asked)


def _is_pale(colour: Callable[..., Any], handle: Any) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    colour(handle, *parts)
    *colours, opaque = (part.value for part in parts)
    return min(colours) >= _WHITE or opaque < _CLEAR


def _is_broad(path: Item) -> bool:
    """Whether a path is filled, or drawn with a broad pen."""
    mode, stroked, pen = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium_c.FPDFPath_GetDrawMode(path.handle, mode, stroked)
    if mode.value != pdfium_c.FPDF_FILLMODE_NONE:
        return True
    pdfium_c.FPDFPageObj_GetStrokeWidth(path.handle, pen)
    scale = np.linalg.det((_matrix(path.handle) @ path.matrix)[:2, :2])
    return bool(stroked.value and pen.value * math.sqrt(abs(scale)) >= _LOWEST)


def _matrix(handle: Any) -> Numbers:
    """Return the matrix of an object: rows are multiplied by it from the left."""
    found = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, found)
    return np.array([[found.a, found.b, 0], [found.c, found.d, 0], [found.e, found.f, 1]])


def bounds(item: Item) -> Numbers:
    """Return left, bottom, right and top of an object, in the page's own coordinates."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(item.handle, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    corners = np.array([(x, y, 1.0) for x in (left, right) for y in (bottom, top)]) @ item.matrix
    return np.concatenate((corners[:, :2].min(axis=0), corners[:, :2].max(axis=0)))
