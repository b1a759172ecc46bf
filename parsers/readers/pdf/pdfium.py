"""The reader on PDFium's own interface: every character with its code and its box, page by page."""

import ctypes
import datetime as dt
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium_c

from model import Box, Refusal, Refused
from parsers.lines import Glyph
from parsers.readers.pdf.dates import pdf_date

_GENERATED = "\r\n"
_NO_CODE = "\ufffe\uffff"
_HYPHENS = "\x02\ufffe"
_TURNED = 3.0

# the same functions with plain addresses for out-parameters: called for every character
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as PDFium reads it.

    `text` has one character for each row of `boxes`: left, top, right, bottom from the top left of the page as seen.
    `generated` are the characters that PDFium has put in, which are not printed. `turns` is the direction of each
    character in degrees; None where all are upright.
    """

    number: int
    width: float
    height: float
    text: str
    boxes: npt.NDArray[np.float32]
    generated: frozenset[int]
    turned: tuple[Glyph, ...] = ()


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open the PDF in `data`.

    Raises:
        Refused: it is locked or damaged.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
        raise Refused(Refusal.ENCRYPTED if locked else Refusal.DAMAGED) from error
    try:
        yield pdf
    finally:
        pdf.close()


def created(pdf: pypdfium2.PdfDocument) -> dt.datetime | None:
    """Return the date of creation that the file bears, if it is a real one."""
    return pdf_date(pdf.get_metadata_value("CreationDate"))


def sheets(pdf: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    """Return the pages of an open document, one after the other."""
    for index in range(len(pdf)):
        page = pdf[index]
        try:
            text_page = page.get_textpage()
            try:
                yield _sheet(page, text_page, index + 1)
            finally:
                text_page.close()
        finally:
            page.close()


def _sheet(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, number: int) -> Sheet:
    raw = text_page.raw
    count = max(pdfium_c.FPDFText_CountChars(raw), 0)
    text = _text(raw, count)
    boxes = _loose_boxes(raw, count)
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    generated = frozenset(
        index
        for index, character in enumerate(text)
        if character in _GENERATED or (character == " " and pdfium_c.FPDFText_IsGenerated(raw, index) == 1)
    )
    width, height = (right - left, top - bottom) if turn % 180 == 0 else (top - bottom, right - left)
    odd = [] if turn == 0 else list(range(count))
    if turn == 0:
        tall = boxes[:, 1] - boxes[:, 3]
        odd = [int(index) for index in np.nonzero(tall < 0.05)[0] if int(index) not in generated]
    turned: list[Glyph] = []
    if odd:
        generated |= set(odd)
        turned = [glyph for index in odd if (glyph := _turned(raw, index, text[index], (left, bottom, right, top), turn))]
    seen = np.empty_like(boxes)
    seen[:, 0], seen[:, 2] = boxes[:, 0] - left, boxes[:, 2] - left
    seen[:, 1], seen[:, 3] = top - boxes[:, 1], top - boxes[:, 3]
    return Sheet(number, width, height, text, seen, generated, tuple(turned))


def _text(raw: Any, count: int) -> str:
    """Return the page's characters, one for each index."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count and not any(hyphen in text for hyphen in _HYPHENS):
        return text
    codes = (pdfium_c.FPDFText_GetUnicode(raw, index) for index in range(count))
    return "".join(_character(raw, index, code) for index, code in enumerate(codes))


def _character(raw: Any, index: int, code: int) -> str:
    character = chr(code) if code <= 0x10FFFF else "\ufffd"
    if character in _HYPHENS:
        # PDFium marks the hyphen that ends a line
        return "-"
    return character


def _loose_boxes(raw: Any, count: int) -> npt.NDArray[np.float32]:
    """Return left, top, right and bottom of each character's advance, in the page's own coordinates."""
    boxes = np.zeros((count, 4), dtype=np.float32)
    page, at = ctypes.cast(raw, ctypes.c_void_p).value, boxes.ctypes.data
    call = _loose_box
    for index in range(count):
        call(page, index, at)
        at += 16
    return boxes


def _turned(raw: Any, index: int, text: str, bounds: tuple[float, float, float, float], turn: int) -> Glyph | None:
    """Return a character that does not run from left to right in the page's own coordinates."""
    if text in _GENERATED or pdfium_c.FPDFText_IsGenerated(raw, index) == 1:
        return None
    matrix = pdfium_c.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    edges = [ctypes.c_double() for _ in range(4)]
    pdfium_c.FPDFText_GetMatrix(raw, index, matrix)
    pdfium_c.FPDFText_GetCharOrigin(raw, index, x, y)
    pdfium_c.FPDFText_GetCharBox(raw, index, *edges)
    x0, x1, y0, y1 = (edge.value for edge in edges)
    corners = [_seen(point, bounds, turn) for point in ((x0, y0), (x1, y1))]
    xs, ys = sorted(corner[0] for corner in corners), sorted(corner[1] for corner in corners)
    box = Box(xs[0], ys[0], xs[1], ys[1])
    angle = math.atan2(matrix.b, matrix.a) - math.radians(turn)
    size = pdfium_c.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    across, down = _seen((x.value, y.value), bounds, turn)
    cos, sin = math.cos(angle), math.sin(angle)
    start, baseline = across * cos - down * sin, across * sin + down * cos
    ends = [across * cos - down * sin for across, down in corners]
    degrees = math.degrees(angle) % 360
    upright = min(degrees, 360 - degrees) < _TURNED
    return Glyph(text, box, start, max(*ends, start), baseline, size, 0 if upright else round(degrees) % 360)


def _seen(point: tuple[float, float], bounds: tuple[float, float, float, float], turn: int) -> tuple[float, float]:
    """Return a point of the page's own coordinates as seen on the turned page, from its top left."""
    left, bottom, right, top = bounds
    x, y = point
    return {0: (x - left, top - y), 90: (y - bottom, x - left), 180: (right - x, y - bottom), 270: (top - y, right - x)}[turn]
