"""The reader on PDFium."""

import math

import pypdfium2

from model import Box, Document, ReportWarning, WarningCode
from parsers.lines import Glyph
from parsers.readers.pdf.leaf import Leaf, document
from parsers.readers.pdf.pdfium import Sheet, Turned, created, opened, sheets
from parsers.readers.pdf.repair import Repair, repair

_UPRIGHT = 3.0  # degrees; less is a slip of the scanner


def read(data: bytes) -> Document:
    """Return the text printed in `data`.

    Raises:
        Refused: the file is locked, damaged, or has no text.
    """
    with opened(data) as pdf:
        repaired = _repair(data, pdf)
        if repaired.data is None:
            return document([_leaf(sheet) for sheet in sheets(pdf)], created(pdf), repaired.doubts)
        date = created(pdf)
    with opened(repaired.data) as pdf:
        return document([_leaf(sheet) for sheet in sheets(pdf)], date, repaired.doubts)


def _repair(data: bytes, pdf: pypdfium2.PdfDocument) -> Repair:
    try:
        return repair(data, pdf)
    except Exception as error:  # pdfminer raises any class where PDFium overlooks a fault
        message = f"the fonts of the PDF could not be checked against their files ({type(error).__name__})"
        return Repair(None, (ReportWarning(WarningCode.FONTS_UNCHECKED, message),))


def _leaf(sheet: Sheet) -> Leaf:
    fonts = sheet.fonts or ("",) * len(sheet.text)
    boxes, origins, sizes = sheet.boxes.tolist(), sheet.origins.tolist(), sheet.sizes.tolist()
    glyphs = []
    for index, text in enumerate(sheet.text):
        if index in sheet.put_in:
            continue
        box, (x, y) = Box(*boxes[index]), origins[index]
        turned = sheet.turned.get(index)
        if turned is None:
            glyph = Glyph(text, box, box.x0, box.x1, y, sizes[index])
        else:
            glyph = _turned_glyph(text, (x, y), turned)
        glyphs.append((glyph, fonts[index]))
    return Leaf(sheet.number, sheet.width, sheet.height, glyphs)


def _turned_glyph(text: str, origin: tuple[float, float], turned: Turned) -> Glyph:
    (x, y), box = origin, turned.box
    turn = round(turned.degrees) % 360
    if min(turn, 360 - turn) < _UPRIGHT:
        return Glyph(text, box, min(x, box.x0), box.x1, y, turned.size)
    cos, sin = math.cos(math.radians(turned.degrees)), math.sin(math.radians(turned.degrees))
    ends = [across * cos - down * sin for across in (box.x0, box.x1) for down in (box.top, box.bottom)]
    start = x * cos - y * sin
    return Glyph(text, box, start, max(*ends, start), x * sin + y * cos, turned.size, turn)
