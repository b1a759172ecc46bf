"""PDFium's own interface: every printed character with its code, its box and its origin, page by page."""

import ctypes
import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium_c

from model import Box, Refusal, Refused
from parsers.readers.pdf import characters
from parsers.readers.pdf.cuts import are_some_cut, page_size
from parsers.readers.pdf.dates import pdf_date
from parsers.readers.pdf.drawn import Doubted
from parsers.readers.pdf.kinds import BREAK, LETTER, MARK, OTHER, SPACE, Kinds, codes_of, kinds_of
from parsers.readers.pdf.latin import Latin, thai_of
from parsers.readers.pdf.misnamed import marked_lost, misnamed
from parsers.readers.pdf.unseen import Unseen, unseen
from parsers.readers.pdf.view import View

Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

PAGES_AT_ONCE = 250
_FLAT = 0.01
_SQUARE = 0.1  # degrees
_UPRIGHT = 3.0  # degrees; less is a slip of the scanner
_MOST_FONTS = 16
_TALLEST = 10000  # eighths of a point
_SAME_OFFSET = 0.05  # points
BEFORE_END = 0.05
_SARA_AM, _NARROW, _SARA_AA, _NEAR = 0x0E33, 0.3, 0.36, 4  # code; of the type size; characters
_LEAST_LATIN = 4
_MOST_OF_PAGE = 0.5
_LEAST_LEAN, _LEAST_LEANING = 0.1, 3


@dataclass(frozen=True, slots=True)
class Traits:
    """What a closer look at the pages of a PDF is needed for.

    `leaning`: it has italic fonts. `displaced`: forms print text that stands in ActualText only.
    `veiled` are the pages, counted from 0, that may hold text that nobody sees; None if all of them may. `doubted` is
    what may be in layers that are off, or behind masks. `cutting` are the pages that cut what they print, and how many
    of the last things on them at most; None if all may. `noted` are the indexes of notes on pages that have some.
    """

    leaning: bool = False
    displaced: bool = False
    veiled: frozenset[int] | None = frozenset()
    doubted: Doubted = Doubted.NOTHING
    cutting: Mapping[int, int] | None = field(default_factory=dict)
    noted: Mapping[int, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turned:
    """How a character stands: by how many degrees it is turned, its type size, and its box as printed."""

    degrees: float
    size: float
    box: Box

    @property
    def upright(self) -> bool:
        """Whether it runs from left to right all the same: it is flat, or its page is turned as much."""
        turn = self.degrees % 360
        return min(turn, 360 - turn) < _UPRIGHT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as PDFium reads it, `width` by `height` points as seen.

    `text` has a character for each row of the arrays; `kinds` is what it is (see the module of that name). The others
    are measured from the top left of the page as seen: `boxes` are left, top, right and bottom of its advance, or of a
    mark's ink; `origins` where it stands on its baseline; `sizes` its type size; `stands` where a mark stands across
    the page.
    `put_in` are the characters that are not printed: PDFium's own spaces and line ends. `turned` are those that are not
    upright. `latin` tells the fonts of Latin letters where they may mean Thai; else it is None. `unseen` are those that
    nobody sees on the page, `noted` the boxes of notes on it, which are not read; None if it has none.
    """

    number: int
    width: float
    height: float
    text: str
    kinds: Kinds
    boxes: Numbers
    origins: Numbers
    sizes: Numbers
    stands: Numbers
    put_in: Flags
    turned: dict[int, Turned]
    latin: Latin | None
    unseen: Unseen | None = None
    noted: Numbers | None = None

    @property
    def upright(self) -> Flags:
        """Which characters are printed upright, and are letters or signs: neither marks nor spaces."""
        found: Flags = ~self.put_in & ((self.kinds == LETTER) | (self.kinds == OTHER))
        found[list(self.turned)] = False
        return found

    @property
    def within(self) -> bool:
        """Whether all boxes lie on the page."""
        if not len(self.boxes):
            return True
        right, bottom = self.boxes[:, 2].max(), self.boxes[:, 3].max()
        return bool(self.boxes.min() >= 0 and right <= self.width and bottom <= self.height)


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


def sheets_of(data: bytes, traits: Traits) -> Iterator[Sheet]:
    """Return the pages of the PDF in `data`, one after the other.

    PDFium keeps the fonts of all pages that it has read. So it opens a long document anew from time to time.

    Raises:
        Refused: it is locked or damaged.
        PdfiumError: a page is damaged.
    """
    first = count = 0
    while first < max(count, 1):
        with opened(data) as pdf:
            count = len(pdf)
            yield from sheets(pdf, traits, range(first, min(first + PAGES_AT_ONCE, count)))
        first += PAGES_AT_ONCE


def sheets(
    pdf: pypdfium2.PdfDocument, traits: Traits = Traits(), indexes: Iterable[int] | None = None
) -> Iterator[Sheet]:
    """Return the pages of an open document, one after the other; `indexes`, counted from 0, if not all are wanted.

    Raises:
        PdfiumError: a page is damaged.
    """
    for index in range(len(pdf)) if indexes is None else indexes:
        # without pypdfium2's objects around them, each of which is watched until it is gone
        page = _there(pdfium_c.FPDF_LoadPage(pdf, index))
        try:
            text = _there(_text_of(page))
            try:
                sheet = _sheet(page, text, index + 1, traits)
                if _may_hide(page, text, len(sheet.text), index, traits):
                    sheet = replace(sheet, unseen=unseen(page, text, sheet.text, _view(page), traits.doubted))
                if index in traits.noted:
                    sheet = replace(sheet, noted=_view(page).boxes(_noted(page, traits.noted[index])))
                yield sheet
            finally:
                pdfium_c.FPDFText_ClosePage(text)
        finally:
            pdfium_c.FPDF_ClosePage(page)


def _noted(page: Any, indexes: Iterable[int]) -> Numbers:
    """Return left, bottom, right and top of some of a page's notes, but of those that stand over most of it."""
    breadth, height = page_size(page)
    found = [(0.0, 0.0, 0.0, 0.0)]
    for index in indexes:
        edges, note = pdfium_c.FS_RECTF(), pdfium_c.FPDFPage_GetAnnot(page, index)
        if note:
            known = pdfium_c.FPDFAnnot_GetRect(note, edges)
            area = (edges.right - edges.left) * (edges.top - edges.bottom)
            if known and area < _MOST_OF_PAGE * breadth * height:
                found.append((edges.left, edges.bottom, edges.right, edges.top))
            pdfium_c.FPDFPage_CloseAnnot(note)
    return np.array(found)


def _may_hide(page: Any, text: Any, count: int, index: int, traits: Traits) -> bool:
    """Return whether a page may hold text that nobody sees; `index` is its own, `count` is of its characters."""
    if traits.veiled is None or index in traits.veiled:
        return True
    if traits.cutting is None:
        return are_some_cut(text, count, page, None)
    return index in traits.cutting and are_some_cut(text, count, page, traits.cutting[index])


def _text_of(page: Any) -> Any:
    """Return the text of a page in the order of drawing: of one that is turned, PDFium would put it in another."""
    turn = pdfium_c.FPDFPage_GetRotation(page)
    if not turn:
        return pdfium_c.FPDFText_LoadPage(page)
    pdfium_c.FPDFPage_SetRotation(page, 0)
    try:
        return pdfium_c.FPDFText_LoadPage(page)
    finally:
        pdfium_c.FPDFPage_SetRotation(page, turn)


def _there(found: Any) -> Any:
    if not found:
        raise pypdfium2.PdfiumError("a page cannot be read")
    return found


def _view(page: Any) -> View:
    bounds = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page, bounds)
    return View((bounds.left, bounds.bottom, bounds.right, bounds.top), 90 * pdfium_c.FPDFPage_GetRotation(page))


def _sheet(page: Any, raw: Any, number: int, traits: Traits) -> Sheet:
    count = max(pdfium_c.FPDFText_CountChars(raw), 0)
    text = characters.printed_text(raw, count)
    codes = codes_of(text)
    kinds = kinds_of(codes)
    seen = _view(page)
    boxes = characters.advances(raw, count)
    tall = boxes[:, 1] - boxes[:, 3]
    # a space that PDFium puts in takes no room
    put_in = (kinds == BREAK) | ((kinds == SPACE) & (boxes[:, 2] <= boxes[:, 0]))
    sizes, origins, level = _set_up(raw, boxes, tall, ~put_in)
    lean = _set_upright(raw, kinds, boxes, origins) if level else None
    latin = characters.latin(raw, codes, _LEAST_LATIN)
    meant = kinds_of(codes_of(thai_of(text))) if latin else kinds
    _part_ligatures(boxes, meant == MARK)
    marks = np.nonzero((meant == MARK) & ~put_in)[0]
    if len(marks):
        boxes[marks] = characters.inks(raw, marks)
        origins[marks] = characters.origins(raw, marks)
    if traits.displaced:
        _put_back(raw, boxes, origins)
    narrow = ((codes == _SARA_AM) & (boxes[:, 2] - boxes[:, 0] < _NARROW * sizes)).nonzero()[0]
    for index in narrow.tolist():
        _broaden(index, boxes, sizes, ~put_in, meant == LETTER)
    odd = np.nonzero(~put_in if seen.turn or not level else (tall < _FLAT) & ~put_in)[0].tolist()
    boxes, origins = seen.boxes(boxes), seen.points(origins)
    inks = boxes[marks]
    if (traits.leaning or lean is not None) and not seen.turn:
        italic = characters.italics(raw, marks) if traits.leaning else np.zeros(len(marks))
        inks = _upright(inks, origins[marks, 1], italic if lean is None else italic + lean[marks])
    turned = {index: turned for index in odd if (turned := _turned(raw, index, boxes[index], seen))}
    for index in [index for index in turned if turned[index].upright]:
        upright = turned.pop(index)
        boxes[index], sizes[index] = upright.box, upright.size
        boxes[index, 0] = min(boxes[index, 0], origins[index, 0])
    stands = np.zeros(count)
    stands[marks] = _stands(inks, origins[marks], sizes[marks])
    wrong = misnamed(codes, boxes, origins[:, 1], sizes)
    wrong = wrong[[index not in turned for index in wrong.tolist()]]
    if len(wrong):
        text = marked_lost(text, wrong)
    return Sheet(number, *seen.size, text, kinds, boxes, origins, sizes, stands, put_in, turned, latin)


def _set_up(raw: Any, boxes: Numbers, tall: Numbers, printed: Flags) -> tuple[Numbers, Numbers, bool]:
    """Return the type size of each character, where it stands on its baseline, and whether all run along level lines.

    All is in the page's own coordinates.
    Boxes of one height are of one font in one size, whose baseline is as far from the box; where the heights are those
    of the letters' ink, each is asked of by itself.
    """
    which = _heights(np.where(printed, tall, -1.0))
    indexes = np.arange(len(which))
    lasts = np.zeros(which.max(initial=-1) + 1, dtype=np.intp)
    firsts = lasts.copy()
    lasts[which], firsts[which[::-1]] = indexes, indexes[::-1]
    # of slanting text no two characters are of one height, or hardly any
    answers = [characters.set_in(raw, index) for index in firsts.tolist()] or [(0.0, True)]
    sizes = np.array([size for size, _ in answers])[which]
    level = all(is_level for _, is_level in answers)
    if len(firsts) <= _MOST_FONTS:
        offsets = characters.origins(raw, firsts)[:, 1] - boxes[firsts, 3]
        others = characters.origins(raw, lasts)[:, 1] - boxes[lasts, 3]
        if np.abs(offsets - others).max(initial=0.0) < _SAME_OFFSET:
            return sizes, np.stack((boxes[:, 0], boxes[:, 3] + offsets[which]), axis=1), level
    return sizes, characters.origins(raw, np.arange(len(boxes))), level


def _put_back(raw: Any, boxes: Numbers, origins: Numbers) -> None:
    """Put characters, in place, where the form that prints them has put them: PDFium forgets it of ActualText."""
    places = characters.origins(raw, np.arange(len(boxes)))
    for index, matrix in characters.displaced(raw, places):
        (left, bottom), (right, top) = np.sort(boxes[index].reshape(2, 2) @ matrix[:2] + matrix[2], axis=0)
        boxes[index] = left, top, right, bottom
        origins[index] = places[index] @ matrix[:2] + matrix[2]


def _broaden(index: int, boxes: Numbers, sizes: Numbers, printed: Flags, is_letter: Flags) -> None:
    """Give a sara am, in place, the room of its sara aa, which a glyph without a meaning draws behind its ring.

    That begins where the letter ends, and goes as far as the next character at most.
    """
    letters = is_letter[max(index - _NEAR, 0) : index].nonzero()[0]
    if not len(letters):
        return
    letter = max(index - _NEAR, 0) + letters[-1]
    end = boxes[letter, 2] + _SARA_AA * sizes[letter]
    later = printed[index + 1 : index + 1 + _NEAR].nonzero()[0]
    following = boxes[index + 1 + later[0], 0] if len(later) else end
    boxes[index, 2] = max(boxes[index, 2], min(end, following) if following > boxes[letter, 2] else end)


def _heights(tall: Numbers) -> Indexes:
    """Return the number of each height among all that there are, an eighth of a point apart."""
    steps = np.clip(np.rint(tall * 8), -1, _TALLEST).astype(np.intp) + 1
    return (np.bincount(steps) > 0).cumsum()[steps] - 1


def _set_upright(raw: Any, kinds: Kinds, boxes: Numbers, origins: Numbers) -> Numbers | None:
    """Take from the boxes and places of slanted characters, in place, what they lean over their neighbours.

    Programs slant the letters of a typeface that has no italics. Returned is how far each leans for each point of
    height; None where no line has letters that reach over the next ones.
    """
    across = (boxes[:-1, 2] - boxes[1:, 0]) / np.maximum(boxes[:-1, 1] - boxes[:-1, 3], _FLAT)
    letters = kinds == LETTER
    over = (across > _LEAST_LEAN) & (across < 1) & letters[:-1] & letters[1:] & (boxes[:-1, 1] == boxes[1:, 1])
    if np.count_nonzero(over) < _LEAST_LEANING:
        return None
    lean = characters.leans(raw, len(boxes))
    leaning = lean.nonzero()[0]
    if not len(leaning):
        return None
    places = characters.origins(raw, leaning)
    boxes[leaning, 0] = places[:, 0]
    boxes[leaning, 2] -= lean[leaning] * (boxes[leaning, 1] - places[:, 1])
    origins[leaning] = places
    return lean


def _upright(boxes: Numbers, baselines: Numbers, lean: Numbers) -> Numbers:
    """Return boxes where they would be if their characters were not slanted."""
    found = boxes.copy()
    found[:, [0, 2]] -= (lean * (baselines - (boxes[:, 1] + boxes[:, 3]) / 2))[:, None]
    return found


def _part_ligatures(boxes: Numbers, is_mark: Flags) -> None:
    """Give each character of a ligature its share of the ligature's box, in place.

    A mark without width may have the very box of the letter behind it, but begins no ligature.
    """
    left, right = boxes[:, 0], boxes[:, 2]
    alike = (left[1:] == left[:-1]) & (right[1:] == right[:-1]) & (right[1:] > left[1:])
    indexes = np.nonzero(alike)[0]
    if not len(indexes):
        return
    alike[indexes] = (boxes[indexes + 1] == boxes[indexes]).all(axis=1)
    first = 0
    for index in np.nonzero(alike)[0].tolist():
        if index >= first and not is_mark[index]:
            end = index + 2
            while end <= len(alike) and alike[end - 1]:
                end += 1
            edges = np.linspace(boxes[index, 0], boxes[index, 2], end - index + 1)
            boxes[index:end, 0], boxes[index:end, 2] = edges[:-1], edges[1:]
            first = end


def _stands(boxes: Numbers, origins: Numbers, sizes: Numbers) -> Numbers:
    """Return where marks stand across the page: in the middle of their ink, but before where the letter ends.

    A mark without width has its origin where its letter ends and its ink to the left of that. The ink of a tone over
    another mark may reach over the next letter.
    """
    middle = (boxes[:, 0] + boxes[:, 2]) / 2
    end = origins[:, 0] - BEFORE_END * sizes
    return np.where(origins[:, 0] >= boxes[:, 0], np.minimum(middle, end), middle)


def _turned(raw: Any, index: int, box: Numbers, seen: View) -> Turned | None:
    """Return how a character stands whose advance is `box` as seen, or None if PDFium does not know."""
    matrix = pdfium_c.FS_MATRIX()
    edges = [ctypes.c_double() for _ in range(4)]
    if not pdfium_c.FPDFText_GetMatrix(raw, index, matrix) or not pdfium_c.FPDFText_GetCharBox(raw, index, *edges):
        return None
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) - seen.turn
    if abs(degrees - 90 * round(degrees / 90)) > _SQUARE or min(box[2:] - box[:2]) < _FLAT:
        # around what is aslant, an advance would be too broad
        x0, x1, y0, y1 = (edge.value for edge in edges)
        box = seen.boxes(np.array([[x0, y1, x1, y0]]))[0]
    return Turned(degrees, characters.type_size(raw, index), Box(*box.tolist()))
