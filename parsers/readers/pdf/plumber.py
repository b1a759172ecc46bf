"""The reader on pdfplumber: slow, and independent of PDFium."""

import math
from io import BytesIO
from typing import TYPE_CHECKING, Any

from model import Box, Document
from parsers.clusters import Glyph
from parsers.readers.pdf.dates import pdf_date
from parsers.readers.pdf.latin import redecoded_font, thai_fonts
from parsers.readers.pdf.leaf import Leaf, page_of
from parsers.readers.pdf.page import Bearing, document

if TYPE_CHECKING:
    from pdfplumber.page import Page

_TURNED = 3.0  # degrees; less is a slip of the scanner


def read(data: bytes) -> Document:
    """Return the text printed in `data`.

    Raises:
        Refused: the file is locked, or has no text.
        Exception: of any class, the file is damaged.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from model import Refusal, Refused

    try:
        pdf = pdfplumber.open(BytesIO(data))
    except PdfminerException as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            raise Refused(Refusal.ENCRYPTED) from error
        raise
    with pdf:
        leaves = []
        for page in pdf.pages:
            leaves.append(_leaf(page))
            page.close()
        created = pdf_date(str(pdf.metadata.get("CreationDate", "")))
    printed = (glyph for leaf in leaves for glyph in leaf.glyphs)
    latin = thai_fonts((font, glyph.text) for glyph, font in printed)
    bearing = Bearing(created, tuple(map(redecoded_font, sorted(latin))))
    return document((page_of(leaf, latin) for leaf in leaves), bearing)


def _leaf(page: "Page") -> Leaf:
    x0, top, x1, bottom = (float(edge) for edge in page.cropbox)
    glyphs = [_glyph(char, page) for char in page.chars]
    return Leaf(page.page_number, x1 - x0, bottom - top, [_moved(glyph, x0, top) for glyph in glyphs])


def _glyph(char: dict[str, Any], page: "Page") -> tuple[Glyph, str]:
    """Return a character and the name of its font, placed from the top left of the media box."""
    a, b, _, _, x, y = char["matrix"]
    box = Box(char["x0"], char["top"], char["x1"], char["bottom"])
    angle = math.degrees(math.atan2(b, a))
    x, y = x + page.mediabox[0], page.height - y + page.mediabox[1]
    if abs(angle) < _TURNED:
        return Glyph(char["text"], box, char["x0"], char["x1"], y, char["size"]), char["fontname"]
    cos, sin = a / math.hypot(a, b), b / math.hypot(a, b)
    start, baseline = x * cos - y * sin, x * sin + y * cos
    end = start + char["adv"] * math.hypot(a, b)
    return Glyph(char["text"], box, start, end, baseline, char["size"], round(angle) % 360), char["fontname"]


def _moved(placed: tuple[Glyph, str], x: float, y: float) -> tuple[Glyph, str]:
    """Return a character placed from the top left of the page as seen, which may be cropped."""
    glyph, font = placed
    if not x and not y:
        return placed
    box = Box(glyph.box.x0 - x, glyph.box.top - y, glyph.box.x1 - x, glyph.box.bottom - y)
    return glyph._replace(box=box), font
