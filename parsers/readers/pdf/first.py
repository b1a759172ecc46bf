"""The reader on PDFium."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pypdfium2

from model import Box, Document, Refusal, ReportWarning, WarningCode
from parsers.clusters import MARKS, Glyph
from parsers.readers.pdf.beside import pages_on
from parsers.readers.pdf.columns import columns, rises
from parsers.readers.pdf.kinds import SPACE, codes_of, kinds_of
from parsers.readers.pdf.lacking import above
from parsers.readers.pdf.latin import redecoded_font, thai_fonts
from parsers.readers.pdf.leaf import Leaf, page_of
from parsers.readers.pdf.page import (
    Bearing,
    Fate,
    Final,
    Page,
    counted,
    document,
    is_strange,
    meaningless,
    quoted,
    unseen_text,
    unseen_words,
)
from parsers.readers.pdf.pdfium import BEFORE_END, PAGES_AT_ONCE, Sheet, Turned, created, opened, sheets, sheets_of
from parsers.readers.pdf.repair import Repair, repair
from parsers.readers.pdf.setting import set_page
from parsers.readers.pdf.small import small_type
from parsers.readers.pdf.spots import Spot
from parsers.readers.pdf.unseen import with_tiny

_MARK_REACH = 0.5  # points
_NOTED = "a note or a filled-in field stands over it, and was not read"
_BESIDE = 1.0  # of the height of a line


def read(data: bytes) -> Document:
    """Return the text printed in `data`.

    Raises:
        Refused: the file is locked, damaged, or has no text.
    """
    with opened(data) as pdf:
        repaired = _repair(pdf, data)
        if repaired.letterless:
            raise Final(Refusal.NO_TEXT_LAYER, counted(len(pdf)))
        bearing = Bearing(created(pdf), repaired.doubts, repaired.fonts)
        if repaired.data is None and len(pdf) <= PAGES_AT_ONCE:
            return _document(sheets(pdf, repaired.traits), bearing)
    return _document(sheets_of(repaired.data or data, repaired.traits), bearing)


def _repair(pdf: pypdfium2.PdfDocument, data: bytes) -> Repair:
    try:
        return repair(pdf, data)
    except Exception as error:  # a damaged font makes fontTools raise any class
        message = f"the fonts of the PDF could not be checked against their files ({type(error).__name__})"
        return Repair(None, (ReportWarning(WarningCode.FONTS_UNCHECKED, message),))


def _document(printed: Iterator[Sheet], bearing: Bearing) -> Document:
    pages: list[Page | Sheet] = []
    for sheet in printed:
        # whether a font means Thai by Latin letters, or nothing at all, shows in all that it prints
        if sheet.latin or is_strange(sheet.text):
            pages.append(sheet)
        else:
            pages += map(_page, _leaves(sheet))
    texts = [page for page in pages if isinstance(page, Sheet) or page.set.text]
    if texts and all(isinstance(page, Sheet) and not page.latin for page in texts):
        raise meaningless(len(pages))
    fonts = thai_fonts(_in_latin(pages))
    doubts = (*bearing.doubts, *map(redecoded_font, sorted(fonts)))
    return document(_decoded(pages, fonts), replace(bearing, doubts=doubts))


def _leaves(sheet: Sheet) -> Iterator[Sheet]:
    """Return the pages and the columns of a sheet as they are read, one behind the other."""
    if sheet.height >= sheet.width and not rises(sheet):
        yield sheet
        return
    for page in pages_on(sheet):
        yield from columns(page)


def _in_latin(pages: list[Page | Sheet]) -> Iterator[tuple[str, str]]:
    for page in pages:
        if isinstance(page, Sheet) and page.latin:
            yield from page.latin.texts(page.text)


def _decoded(pages: list[Page | Sheet], fonts: frozenset[str]) -> Iterator[Page]:
    for page in pages:
        if isinstance(page, Page):
            yield page
        else:
            yield from map(_page, _leaves(_with_thai(page, fonts)))


def _with_thai(sheet: Sheet, fonts: frozenset[str]) -> Sheet:
    if sheet.latin is None:
        return sheet
    text = sheet.latin.decoded(sheet.text, fonts)
    return replace(sheet, text=text, kinds=kinds_of(codes_of(text)), latin=None)


def _page(sheet: Sheet) -> Page:
    """Return the page as it is seen, and where notes stand on it."""
    page = _page_as_seen(sheet)
    if sheet.noted is None:
        return page
    return replace(page, spots=(*page.spots, Spot(WarningCode.NOTES_UNREAD, _NOTED, sheet.noted, 0.0)))


def _page_as_seen(sheet: Sheet) -> Page:
    """Return the page without what nobody sees on it; if that is most of it, nothing is left out."""
    unseen = with_tiny(sheet.unseen, sheet.text, ~sheet.put_in, sheet.sizes, sheet.boxes)
    if unseen is None:
        return _seen_page(sheet)
    gone, beneath, partly = (which & ~sheet.put_in for which in unseen)
    kept = bool(2 * np.count_nonzero(gone) > np.count_nonzero(~sheet.put_in))
    page = _seen_page(sheet if kept else replace(sheet, put_in=sheet.put_in | gone))
    fates = ((gone, Fate.READ if kept else Fate.LEFT_OUT), (beneath, Fate.PICTURED), (partly, Fate.PARTLY))
    told = [(which, fate, words) for which, fate in fates if (words := _words(sheet, which)).strip()]
    doubts = (unseen_text(sheet.number, words, fate) for _, fate, words in told)
    spots = () if kept else (_spot(sheet, which, fate, words) for which, fate, words in told)
    return replace(page, doubts=(*page.doubts, *doubts), spots=(*page.spots, *spots))


def _spot(sheet: Sheet, which: npt.NDArray[np.bool_], fate: Fate, words: str) -> Spot:
    """Return where text stands that nobody sees: what is beside it, or above, may lack it; what is read is doubtful."""
    lacking = above(which, sheet) if fate is Fate.LEFT_OUT else which
    areas = sheet.boxes[(which | lacking) & (sheet.kinds != SPACE)]
    # of a page that is a picture all the values may be others
    few = fate is not Fate.PICTURED or 2 * np.count_nonzero(which) < np.count_nonzero(~sheet.put_in)
    reach = _BESIDE if fate is Fate.LEFT_OUT else 0.0
    return Spot(WarningCode.TEXT_UNSEEN, unseen_words(words, fate), areas if few else areas[:0], reach)


def _words(sheet: Sheet, which: npt.NDArray[np.bool_]) -> str:
    return page_of(_leaf(replace(sheet, put_in=~which))).set.text


def _seen_page(sheet: Sheet) -> Page:
    """Return the page, and where small type stands in it that may be none of its text."""
    page = _set_page(sheet)
    told = [
        (which, f"small type {where} stands in it: “{_quoted(sheet, which)}”") for where, which in small_type(sheet)
    ]
    areas = (sheet.boxes[which & (sheet.kinds != SPACE)] for which, _ in told)
    spots = (Spot(WarningCode.VALUE_DOUBTFUL, said, area, None) for (_, said), area in zip(told, areas, strict=True))
    return replace(page, spots=(*page.spots, *spots))


def _quoted(sheet: Sheet, which: npt.NDArray[np.bool_]) -> str:
    """Return the characters of a page as they were drawn, as a message quotes them."""
    return quoted(" ".join("".join(map(sheet.text.__getitem__, which.nonzero()[0].tolist())).split()))


def _set_page(sheet: Sheet) -> Page:
    off = _off_page(sheet)
    if off is None:
        at_once = set_page(sheet)
        return page_of(_leaf(sheet)) if at_once is None else Page(sheet.number, sheet.height, at_once)
    at_once = set_page(replace(sheet, put_in=sheet.put_in | off))
    if at_once is None:
        page = page_of(_leaf(sheet))
    else:
        page = replace(page_of(_leaf(replace(sheet, put_in=~off))), set=at_once)
    return replace(page, spots=(*page.spots, *_lacking(sheet, off, page.doubts)))


def _lacking(sheet: Sheet, off: npt.NDArray[np.bool_], doubts: tuple[ReportWarning, ...]) -> Iterator[Spot]:
    """Return where text may lack what the edges of its page cut off."""
    areas = sheet.boxes[(off | above(off, sheet)) & (sheet.kinds != SPACE)]
    for doubt in doubts:
        if doubt.code is WarningCode.TEXT_OFF_PAGE:
            yield Spot(doubt.code, doubt.message, areas, _BESIDE)


def _off_page(sheet: Sheet) -> npt.NDArray[np.bool_] | None:
    """Return which characters have their middle outside the page, None where none has."""
    boxes = sheet.boxes
    if sheet.within:
        return None
    across, down = boxes[:, 0] + boxes[:, 2], boxes[:, 1] + boxes[:, 3]
    off = (across < 0) | (down < 0) | (across > 2 * sheet.width) | (down > 2 * sheet.height)
    off &= ~sheet.put_in
    return off if off.any() else None


def _leaf(sheet: Sheet) -> Leaf:
    boxes, origins, sizes = sheet.boxes.tolist(), sheet.origins.tolist(), sheet.sizes.tolist()
    stands, put_in = sheet.stands.tolist(), sheet.put_in.tolist()
    glyphs = []
    for index, text in enumerate(sheet.text):
        if put_in[index]:
            continue
        box, (x, y) = Box(*boxes[index]), origins[index]
        turned = sheet.turned.get(index)
        if turned is None:
            glyph = Glyph(text, box, box.x0, box.x1, y, sizes[index])
            if text in MARKS:
                glyph = glyph._replace(start=stands[index] - _MARK_REACH, end=stands[index] + _MARK_REACH)
        else:
            glyph = _turned_glyph(text, (x, y), turned)
        glyphs.append((glyph, ""))
    return Leaf(sheet.number, sheet.width, sheet.height, glyphs)


def _turned_glyph(text: str, origin: tuple[float, float], turned: Turned) -> Glyph:
    (x, y), box = origin, turned.box
    cos, sin = math.cos(math.radians(turned.degrees)), math.sin(math.radians(turned.degrees))
    ends = [across * cos - down * sin for across in (box.x0, box.x1) for down in (box.top, box.bottom)]
    start = x * cos - y * sin
    baseline, turn = x * sin + y * cos, round(turned.degrees) % 360
    if text in MARKS:
        middle = (min(ends) + max(ends)) / 2
        stands = min(middle, start - BEFORE_END * turned.size) if start >= min(ends) else middle
        return Glyph(text, box, stands - _MARK_REACH, stands + _MARK_REACH, baseline, turned.size, turn)
    return Glyph(text, box, start, max(*ends, start), baseline, turned.size, turn)
