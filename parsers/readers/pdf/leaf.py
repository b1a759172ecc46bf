"""The pages of a PDF as characters, and from them the `Document`, whichever library has read them."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from model import Box, Document, Line, Refusal, Refused, ReportWarning, WarningCode
from normalize import normal
from parsers.lines import Glyph, PrintedLine, printed_lines
from parsers.readers.pdf.alignment import aligned
from parsers.readers.pdf.latin import thai_fonts, thai_of

LOST = "\ufffd"
_QUOTED = 60
# how pdfminer prints a code without meaning; control characters are what a broken map gives
_MEANINGLESS = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BLANK = re.compile(r"[\t\n\x0b\x0c\r]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as seen: its size in points, and each character with the name of its font, in the order of drawing."""

    number: int
    width: float
    height: float
    glyphs: list[tuple[Glyph, str]]


@dataclass(frozen=True, slots=True)
class _Set:
    """A page's lines, and what was doubted on it."""

    lines: list[PrintedLine]
    doubts: tuple[ReportWarning, ...]


def document(leaves: list[Leaf], created: dt.datetime | None, known_doubts: tuple[ReportWarning, ...] = ()) -> Document:
    """Return the document that `leaves` are the pages of; `known_doubts` are those that the fonts gave.

    Raises:
        Refused: no page has text.
    """
    latin = thai_fonts((glyph.text, font) for leaf in leaves for glyph, font in leaf.glyphs)
    pages = [_set(leaf, latin) for leaf in leaves]
    if not any(page.lines for page in pages):
        raise Refused(Refusal.NO_TEXT_LAYER, _pages_counted(len(leaves)))
    doubts = [*known_doubts, *map(_redecoded, sorted(latin))]
    texts: list[str] = []
    lines: list[Line] = []
    starts: list[int] = []
    offset = 0
    for leaf, page in zip(leaves, pages, strict=True):
        for number, line in enumerate(_repaired(page.lines), start=1):
            texts.append(line.text + "\n")
            lines.append(Line(leaf.number, number, line.boxes))
            starts.append(offset)
            offset += len(line.text) + 1
        doubts += page.doubts or ([] if page.lines else [_empty(leaf)])
    return Document(
        text="".join(texts),
        lines=tuple(lines),
        starts=tuple(starts),
        media_type="application/pdf",
        encoding=None,
        pages=len(leaves),
        text_from="pdf",
        exported_at=created,
        warnings=tuple(doubts),
    )


def _set(leaf: Leaf, latin: frozenset[str]) -> _Set:
    """Return the lines of a page, in the characters that its fonts mean."""
    seen: list[Glyph] = []
    off: list[Glyph] = []
    for glyph, font in leaf.glyphs:
        if not glyph.text or not all(map(isfinite, (*glyph.box, glyph.baseline, glyph.size, glyph.start, glyph.end))):
            continue
        text = _BLANK.sub(" ", _MEANINGLESS.sub(LOST, thai_of(glyph.text) if font in latin else glyph.text))
        if text != glyph.text:
            glyph = glyph._replace(text=text)  # noqa: PLW2901
        (seen if _on_page(glyph.box, leaf) else off).append(glyph)
    lines = [_clipped(line, leaf) for line in printed_lines(seen)]
    return _Set(lines, tuple(_doubts(leaf, lines, printed_lines(off))))


def _on_page(box: Box, leaf: Leaf) -> bool:
    """Whether the middle of `box` can be seen."""
    return 0 <= box.x0 + box.x1 <= 2 * leaf.width and 0 <= box.top + box.bottom <= 2 * leaf.height


def _clipped(line: PrintedLine, leaf: Leaf) -> PrintedLine:
    """Return the line with its boxes on the page."""
    if all(box.x0 >= 0 and box.x1 <= leaf.width and box.top >= 0 and box.bottom <= leaf.height for box in line.boxes):
        return line
    within = (
        Box(*(min(max(edge, 0.0), leaf.height if index % 2 else leaf.width) for index, edge in enumerate(box)))
        for box in line.boxes
    )
    return PrintedLine(line.text, tuple(within))


def _repaired(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    whole = "\n".join(line.text for line in lines)
    if normal(whole) == whole:
        yield from lines
        return
    for line in lines:
        text = normal(line.text)
        yield line if text == line.text else _in_other_words(line, text)


def _in_other_words(line: PrintedLine, text: str) -> PrintedLine:
    """Return `line` as `text`, each character with the box of what it was made from."""
    return PrintedLine(text, tuple(line.boxes[index] for index in aligned(line.text, text)))


# What is doubted


def _doubts(leaf: Leaf, lines: list[PrintedLine], off: list[PrintedLine]) -> Iterator[ReportWarning]:
    lost = sum(line.text.count(LOST) for line in lines)
    if lost:
        number, line = next((number, line) for number, line in enumerate(lines, start=1) if LOST in line.text)
        noun = "character has" if lost == 1 else "characters have"
        message = f"{lost} {noun} no meaning in the PDF and stand as “{LOST}”, first in “{_quoted(line.text)}”"
        yield ReportWarning(WarningCode.CHARACTERS_LOST, message, leaf.number, number)
    if any(line.text.strip() for line in off):
        message = (
            f"text outside the visible page was left out: “{_quoted(' '.join(line.text.strip() for line in off))}”"
        )
        yield ReportWarning(WarningCode.TEXT_OFF_PAGE, message, leaf.number)


def _quoted(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _empty(leaf: Leaf) -> ReportWarning:
    message = f"page {leaf.number} has no text; what is printed on it needs recognition (OCR)"
    return ReportWarning(WarningCode.PAGE_WITHOUT_TEXT, message, leaf.number)


def _redecoded(font: str) -> ReportWarning:
    message = f"the font “{font[:_QUOTED]}” calls its Thai letters Latin; its text was decoded as cp874"
    return ReportWarning(WarningCode.TEXT_REDECODED, message)


def _pages_counted(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
