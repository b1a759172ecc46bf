"""What a page's objects are cut at: the paths that only the inside of is painted."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from parsers.readers.pdf import characters

Numbers = npt.NDArray[np.float64]

_CORNERS, _MOST_CORNERS = 4, 5  # the first may be named again
_FLAT = 0.05  # points
_FAR = 1e6
_ALL = np.array([-_FAR, -_FAR, _FAR, _FAR])
_SLIVER, _MOST_OF_PAGE = 1.0, 0.6  # points; of its sides

_pointer = ctypes.c_void_p
_clip_path = ctypes.PYFUNCTYPE(_pointer, _pointer)(ctypes.cast(pdfium_c.FPDFPageObj_GetClipPath, _pointer).value or 0)
_object = ctypes.PYFUNCTYPE(_pointer, _pointer, ctypes.c_int)(
    ctypes.cast(pdfium_c.FPDFPage_GetObject, _pointer).value or 0
)
_kind = ctypes.PYFUNCTYPE(ctypes.c_int, _pointer)(ctypes.cast(pdfium_c.FPDFPageObj_GetType, _pointer).value or 0)
_count = ctypes.PYFUNCTYPE(ctypes.c_int, _pointer)(ctypes.cast(pdfium_c.FPDFClipPath_CountPaths, _pointer).value or 0)
_segment = ctypes.PYFUNCTYPE(_pointer, _pointer, ctypes.c_int, ctypes.c_int)(
    ctypes.cast(pdfium_c.FPDFClipPath_GetPathSegment, _pointer).value or 0
)


class Cut(NamedTuple):
    """What is left of an object: left, bottom, right and top, in its form's coordinates; `square` if all within is."""

    edges: Numbers
    square: bool

    def spares(self, edges: Numbers) -> bool:
        """Return whether nothing is cut off of what has these edges."""
        least, most = self.edges[:2] - _SLIVER, self.edges[2:] + _SLIVER
        return self.square and bool((edges[:2] >= least).all() and (edges[2:] <= most).all())


NO_CUT = Cut(_ALL, True)


def is_small(edges: Numbers, page: Numbers) -> bool:
    """Return whether what has these edges is much smaller than the page, of this breadth and height."""
    return bool((edges[2:] - edges[:2] < _MOST_OF_PAGE * page).any())


def cuts(handles: Sequence[int]) -> tuple[list[Cut], dict[int, int]]:
    """Return all that some objects of a page, by their addresses, are cut at, and the index there of each that is."""
    paths = list(map(_clip_path, handles))
    # PDFium forgets what cuts an object that lies within one rectangle
    counted = zip(handles, paths, map(_count, paths), strict=True)
    some = [(handle, path, count) for handle, path, count in counted if count > 0]
    # objects that are cut alike share what they are cut at
    names = [(count, _segment(path, count - 1, 0)) for _, path, count in some]
    of = {name: (path, count) for name, (_, path, count) in zip(names, some, strict=True)}
    index = {name: at for at, name in enumerate(of)}
    found = [_cut(path, count) for path, count in of.values()]
    return found, {handle: index[name] for name, (handle, _, _) in zip(names, some, strict=True)}


def are_some_cut(raw: Any, count: int, page: Any, most: int | None) -> bool:
    """Return whether something smaller than the page cuts the text of one of a page's characters.

    It cuts the last `most` things on the page, if any; None if all may be.
    """
    handles = None if most is None else _last_texts(page, most)
    if handles is None:
        handles = list({handle for handle in characters.text_objects(raw, range(count)) if handle})
    found, of = cuts(handles)
    size = np.array(page_size(page))
    small = {at for at, each in enumerate(found) if is_small(each.edges, size)}
    return any(at in small and not found[at].spares(own_bounds(handle)) for handle, at in of.items())


def _last_texts(page: Any, most: int) -> list[int] | None:
    """Return the texts among the last things on a page; None if there are forms, which have texts of their own."""
    address, count = ctypes.cast(page, _pointer), pdfium_c.FPDFPage_CountObjects(page)
    last = [_object(address, index) for index in range(max(count - most, 0), count)]
    kinds = list(map(_kind, last))
    if pdfium_c.FPDF_PAGEOBJ_FORM in kinds:
        return None
    return [handle for handle, kind in zip(last, kinds, strict=True) if kind == pdfium_c.FPDF_PAGEOBJ_TEXT]


def page_size(page: Any) -> tuple[float, float]:
    """Return breadth and height of a page in its own coordinates."""
    return pdfium_c.FPDF_GetPageWidthF(page), pdfium_c.FPDF_GetPageHeightF(page)


def own_bounds(handle: Any) -> Numbers:
    """Return left, bottom, right and top of an object, in its form's coordinates."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT), *edges)
    return np.array([edge.value for edge in edges])


def _cut(path: int, count: int) -> Cut:
    found = NO_CUT
    for index in range(count):
        corners = np.array(list(_corners(ctypes.cast(path, pdfium_c.FPDF_CLIPPATH), index)) or [(0.0, 0.0)])
        least, most = corners.min(axis=0), corners.max(axis=0)
        edges = np.concatenate((np.maximum(found.edges[:2], least), np.minimum(found.edges[2:], most)))
        found = Cut(edges, found.square and _are_of_rectangle(corners))
    return found


def _are_of_rectangle(corners: Numbers) -> bool:
    at_least, at_most = (np.abs(corners - edge) < _FLAT for edge in (corners.min(axis=0), corners.max(axis=0)))
    different = {*map(tuple, at_most.tolist())}
    return bool((at_least | at_most).all()) and len(corners) <= _MOST_CORNERS and len(different) == _CORNERS


def _corners(path: Any, index: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium_c.FPDFClipPath_CountPathSegments(path, index)):
        pdfium_c.FPDFPathSegment_GetPoint(pdfium_c.FPDFClipPath_GetPathSegment(path, index, at), x, y)
        yield x.value, y.value
