"""What PDFium tells of the characters of a page: their codes, boxes, ink, places, type sizes and fonts.

PDFium is asked of one character at a time, and asking costs more than its answer. So the memory for the answers is laid
out once, with a reference to each cell of it, and a function is called without a description of its arguments: that is
three times as fast as calling it with one.
"""

import ctypes
import math
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat, starmap
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from parsers.readers.pdf.latin import Latin

Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]

# how PDFium says that a hyphen ends the line
_HYPHENS = "\x02\ufffe"
_HYPHEN = str.maketrans(dict.fromkeys(_HYPHENS, "-"))
_IS_LATIN = np.zeros(0x10000, dtype=np.bool_)
_IS_LATIN[0x80:0x100] = _IS_LATIN[0xF080:0xF100] = True
_NOTHING = 0xFFFD
_BLOCK = 1024
_MOST_ITALIC = 0.25
_SAME_PLACE = 0.01  # points
_LEVEL = 0.05  # a slope of less than three degrees


@dataclass(frozen=True, slots=True)
class _Room:
    """Memory for the answers about a block of characters: `cells` refer to what a row of `rows` is written through."""

    rows: npt.NDArray[Any]
    cells: tuple[list[Any], ...]


def _room(kind: type[ctypes.c_float | ctypes.c_double], width: int, cells: int) -> _Room:
    """Return room for rows of `width` numbers that a function fills through `cells` references a row."""
    memory = (kind * (width * _BLOCK))()
    step = ctypes.sizeof(kind)
    firsts = range(0, width * step * _BLOCK, width * step)
    references = ([ctypes.byref(memory, first + cell * step) for first in firsts] for cell in range(cells))
    return _Room(np.ctypeslib.as_array(memory).reshape(_BLOCK, width), tuple(references))


_RECTANGLES, _POINTS, _EDGES = _room(ctypes.c_float, 4, 1), _room(ctypes.c_double, 2, 2), _room(ctypes.c_double, 4, 4)


def _direct(function: Any, kind: Any = None) -> Callable[..., Any]:
    """Return a function of PDFium that passes on what it is given, and returns a `kind`."""
    return ctypes.PYFUNCTYPE(kind)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_loose_box = _direct(pdfium_c.FPDFText_GetLooseCharBox)
_origin = _direct(pdfium_c.FPDFText_GetCharOrigin)
_ink = _direct(pdfium_c.FPDFText_GetCharBox)
_unicode = _direct(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint)
_text_object = _direct(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p)
_font_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFTextObj_GetFont, ctypes.c_void_p).value or 0
)


def _answers(asked: Callable[..., Any], page: Any, indexes: Sequence[int], room: _Room) -> Numbers:
    """Return a row for each of the characters `indexes`, zeros where PDFium has no answer."""
    found = np.zeros((len(indexes), room.rows.shape[1]), dtype=np.float64)
    reference = ctypes.byref(page.contents)
    for first in range(0, len(indexes), _BLOCK):
        block = indexes[first : first + _BLOCK]
        rows = room.rows[: len(block)]
        rows[:] = 0
        deque(starmap(asked, zip(repeat(reference), block, *room.cells, strict=False)), maxlen=0)
        found[first : first + _BLOCK] = rows
    return found


def printed_text(page: Any, count: int) -> str:
    """Return the page's `count` characters, one for each index."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count and not any(hyphen in text for hyphen in _HYPHENS):
        return text
    codes = np.fromiter(map(_unicode, repeat(ctypes.byref(page.contents)), range(count)), np.uint32, count)
    codes[(codes == 0) | (codes > sys.maxunicode)] = _NOTHING
    return codes.tobytes().decode("utf-32-le", "surrogatepass").translate(_HYPHEN)


def advances(page: Any, count: int) -> Numbers:
    """Return left, top, right and bottom of each character's advance, in the page's own coordinates."""
    return _answers(_loose_box, page, range(count), _RECTANGLES)


def origins(page: Any, indexes: Indexes) -> Numbers:
    """Return where characters stand on their baselines, in the page's own coordinates."""
    return _answers(_origin, page, indexes.tolist(), _POINTS)


def inks(page: Any, indexes: Indexes) -> Numbers:
    """Return left, top, right and bottom of what characters are drawn with: a mark may be drawn beside its origin."""
    # PDFium's order is left, right, bottom, top
    return _answers(_ink, page, indexes.tolist(), _EDGES)[:, [0, 3, 1, 2]]


def type_size(page: Any, index: int) -> float:
    """Return the type size of a character in points, as printed."""
    return set_in(page, index)[0]


def set_in(page: Any, index: int) -> tuple[float, bool]:
    """Return the type size of a character in points, as printed, and whether it runs along the page's own lines."""
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(page, index, matrix)
    size = float(pdfium_c.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d))
    return size, abs(matrix.b) <= _LEVEL * abs(matrix.a)


def leans(page: Any, count: int) -> Numbers:
    """Return how far each character leans by its matrix: to the right, for each point of height."""
    matrix = pdfium_c.FS_MATRIX()
    found = np.zeros(count)
    for index in range(count):
        if pdfium_c.FPDFText_GetMatrix(page, index, matrix) and abs(matrix.b) <= _LEVEL * abs(matrix.a) and matrix.d:
            found[index] = matrix.c / matrix.d
    return found


def text_objects(page: Any, indexes: Sequence[int]) -> list[int | None]:
    """Return the address of the object that prints each character, None for what PDFium puts in."""
    return list(map(_text_object, repeat(ctypes.byref(page.contents)), indexes))


def displaced(page: Any, places: Numbers) -> Iterator[tuple[int, Numbers]]:
    """Return the characters that stand where their object would without its form, and three rows of each form's matrix.

    `places` are those of all characters, on their baselines.
    """
    objects = text_objects(page, range(len(places)))
    matrices = {printed: _object_matrix(printed) for printed in set(objects) - {None}}
    for index, printed in enumerate(objects):
        own = matrices.get(printed)
        if own is None or np.abs(places[index] - own[2, :2]).max() > _SAME_PLACE:
            continue
        seen = _rows(pdfium_c.FPDFText_GetMatrix, page, index)
        if np.abs(seen[2, :2] - own[2, :2]).max() > _SAME_PLACE and np.linalg.det(own):
            yield index, (np.linalg.inv(own) @ seen)[:, :2]


def _object_matrix(printed: int | None) -> Numbers:
    return _rows(pdfium_c.FPDFPageObj_GetMatrix, ctypes.cast(printed or 0, pdfium_c.FPDF_PAGEOBJECT))


def _rows(asked: Callable[..., Any], *of: Any) -> Numbers:
    """Return a matrix that rows are multiplied by from the left."""
    found = pdfium_c.FS_MATRIX()
    asked(*of, found)
    return np.array([[found.a, found.b, 0], [found.c, found.d, 0], [found.e, found.f, 1]])


def italics(page: Any, indexes: Indexes) -> Numbers:
    """Return by how much the fonts of characters lean, as their descriptions say: the rest is exaggeration."""
    objects = text_objects(page, indexes.tolist())
    fonts = {printed: _font_of(printed) or 0 for printed in set(objects)}
    of = {font: _italic(font) if font else 0.0 for font in set(fonts.values())}
    return np.array([of[fonts[printed]] for printed in objects], dtype=np.float64)


def _italic(font: int) -> float:
    angle = ctypes.c_int()
    known = pdfium_c.FPDFFont_GetItalicAngle(ctypes.cast(font, pdfium_c.FPDF_FONT), angle)
    return min(max(math.tan(math.radians(-angle.value)), 0.0), _MOST_ITALIC) if known else 0.0


def latin(page: Any, codes: npt.NDArray[np.uint16], least: int) -> Latin | None:
    """Return the fonts of the Latin letters beyond ASCII, None where there are less than `least` of those."""
    at = _IS_LATIN[codes].nonzero()[0]
    if len(at) < least:
        return None
    objects = text_objects(page, at.tolist())
    fonts = {printed: _font_of(printed) or 0 for printed in set(objects)}
    names = {font: _font_name(font) if font else "" for font in set(fonts.values())}
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names.values()))}
    number_of = {printed: numbers[names[font]] for printed, font in fonts.items()}
    of = np.full(len(codes), -1, dtype=np.intp)
    of[at] = [*map(number_of.__getitem__, objects)]
    return Latin(tuple(numbers), of)


def _font_name(font: int) -> str:
    name = ctypes.create_string_buffer(128)
    pdfium_c.FPDFFont_GetBaseFontName(ctypes.cast(font, pdfium_c.FPDF_FONT), name, 128)
    return name.value.decode("utf-8", "replace") or "?"
