"""A page as seen: what it shows, and where that differs from what it would show otherwise."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.uint8]

_OPAQUE = 255
_PIXELS, _MOST_PIXELS = 2.0, 8_000_000  # for each point, and in all
_BARE = 24  # of 255 steps of a colour
_ROOMY = 4  # pixels


def pixels(page: Any, size: tuple[float, float]) -> Pixels:
    """Return the page as seen, row by row: blue, green and red of each pixel, and nothing."""
    scale = min(_PIXELS, math.sqrt(_MOST_PIXELS / max(size[0] * size[1], 1.0)))
    width, height = (max(math.ceil(length * scale), 1) for length in size)
    found = np.full((height, width, 4), _OPAQUE, dtype=np.uint8)
    bitmap = pdfium_c.FPDFBitmap_CreateEx(width, height, pdfium_c.FPDFBitmap_BGRx, found.ctypes.data, 4 * width)
    pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    pdfium_c.FPDFBitmap_Destroy(bitmap)
    return found[:, :, :3]


def are_bare(boxes: Numbers, page: Pixels, size: tuple[float, float]) -> Flags:
    """Return in which boxes, of left, top, right and bottom in points, a `page` of `size` shows nothing."""
    return np.array([_contrast(area) < _BARE for area in parts(boxes, page, size)], dtype=np.bool_)


def parts(boxes: Numbers, page: npt.NDArray[Any], size: tuple[float, float]) -> Iterator[npt.NDArray[Any]]:
    """Return the pixels of boxes that lie on a `page` of `size`, one that is blank for others.

    The outermost pixels of a box may be its neighbours'.
    """
    height, width = page.shape[:2]
    edges = np.clip(np.rint(boxes * (np.array((width, height) * 2) / (size * 2))), 0, (width, height) * 2)
    edges += (edges[:, 2:] - edges[:, :2] >= _ROOMY)[:, [0, 1, 0, 1]] * (1, 1, -1, -1)
    blank = np.zeros((1, 1, *page.shape[2:]), dtype=page.dtype)
    for left, top, right, bottom in edges.astype(np.intp).tolist():
        area = page[top : bottom + 1, left : right + 1]
        yield area if area.size else blank


def _contrast(area: npt.NDArray[Any]) -> int:
    """Return how far the pixels of an area differ in a colour."""
    return int(np.ptp(area, axis=(0, 1)).max())


def changed(page: Pixels, other: Pixels) -> Flags:
    """Return which pixels of a page are seen to be others."""
    found: Flags = np.abs(page.astype(np.int16) - other).max(axis=2) >= _BARE
    return found
