"""Set pages to a `Document`: their text repaired, what is doubted in it told."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from model import Document, Flaw, FontEvidence, Line, Refusal, Refused, ReportWarning, WarningCode
from normalize import normal
from parsers.clusters import MARKS
from parsers.readers.pdf.alignment import aligned
from parsers.readers.pdf.boxes import Boxes
from parsers.readers.pdf.composition import SetPage, Stray
from parsers.readers.pdf.misnamed import shown_lost
from parsers.readers.pdf.slivers import parted
from parsers.readers.pdf.spots import Spot
from parsers.readers.pdf.tounicode import LOST

_QUOTED = 60
_LEAST_LETTERS = 20
_EDGE = 9.0  # points
_MOST_STRANGE = 0.5
# what a Thai report is printed in
_STRANGE = re.compile("[^\\s\x21-\x7e\xa1-\xff\u0e01-\u0e5b\u2010-\u2027\u2030-\u205e\uf700-\uf720\uf884-\uf89e]")
# a letter of another script within a Thai word is what a damaged map gives
_SCRIPTS = "[^\x00-\u02ff\u0370-\u03ff\u0e00-\u0e7f\u2000-\u2bff\u3000-\u303f\ud800-\uf8ff\ufe00-\ufe6f\uff00-\uffff]"
_THAI = "[\u0e01-\u0e4e\uf700-\uf720]"
_SCRIPT = re.compile(_SCRIPTS)
_FOREIGN = re.compile(f"(?<={_THAI}){_SCRIPTS}|{_SCRIPTS}(?={_THAI})")
_LETTERS = "".join(map(chr, (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3A), *range(0x0E40, 0x0E45)))).encode("cp874")
_NO_LETTERS = bytes(set(range(0x100)).difference(_LETTERS))
# each makes up 2.8 percent of a report's letters or more
_COMMONEST, _LEAST_TOLD, _LEAST_SHARE = "านรกอง", 400, 0.004
STAMPED_OVER = "words are printed across the page or over its lines"
_INK = re.compile(r"\S")
_SOFT = "\xad"
# a head that each page has, and what stands below it
_FIRST_LINES, _SAME_PLACE = 4, 1.5
_AS_SET = {"\u0e4d": "\u0e4d\u0e33"}


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page of `height` points, and what was doubted on it.

    Two that are printed side by side have the `number` of their sheet. `spots` are where words make others doubtful.
    """

    number: int
    height: float
    set: SetPage
    doubts: tuple[ReportWarning, ...] = ()
    spots: tuple[Spot, ...] = ()


class Final(Refused):
    """A file gives no report, and no second reader would find one: it has no letters, or none with a meaning."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a PDF bears besides its pages: when it was made, what was doubted of it all, what told its letters."""

    created: dt.datetime | None
    doubts: tuple[ReportWarning, ...] = ()
    fonts: tuple[FontEvidence, ...] = ()


def document(pages: Iterable[Page], bearing: Bearing) -> Document:
    """Return the document of `pages`, which are taken one after the other.

    Raises:
        Refused: no page has text.
        Final: no page has text with a meaning.
    """
    texts: list[str] = []
    lines: list[Line] = []
    starts: list[int] = []
    doubts = list(bearing.doubts)
    leaves: list[int] = []
    offset = count = numbered = leaf = unreadable = 0
    stray: tuple[Stray, ...] = ()
    cut = ""
    stamps: set[str] = set()
    flaws: list[Flaw] = []
    for page, heads in _whole(pages):
        if heads:
            doubts.append(_read_once(page.number, heads))
        found = _repaired(page.set)
        if cut and _begins_cut(found, cut):
            doubts.append(_read_once(page.number, cut))
            found = _without_first(found)
        cut = _cut_line(found, page.height)
        doubts += _stray(stray, count, found)
        leaf += 1
        if page.number > count:
            count, numbered = page.number, 0
        if is_strange(found.text):
            unreadable += 1
        doubts += _new(_doubts(page, found.text), stamps)
        stray = page.set.stray
        flaws += (flaw for spot in page.spots for flaw in spot.flaws(found, offset))
        at = 0
        for line in found.text.split("\n")[:-1]:
            numbered += 1
            lines.append(Line(page.number, numbered, Boxes(found.boxes[at : at + len(line)])))
            leaves.append(leaf)
            starts.append(offset + at)
            at += len(line) + 1
        texts.append(found.text)
        offset += len(found.text)
    doubts += _stray(stray, count, None)
    if not lines:
        raise Refused(Refusal.NO_TEXT_LAYER, counted(count))
    if unreadable and unreadable == sum(bool(text) for text in texts):
        raise meaningless(count)
    text = "".join(texts)
    doubts += _absent(text)
    return Document(
        text=text,
        lines=tuple(lines),
        starts=tuple(starts),
        media_type="application/pdf",
        encoding=None,
        pages=count,
        text_from="pdf",
        exported_at=bearing.created,
        warnings=tuple(doubts),
        fonts=bearing.fonts,
        leaves=tuple(leaves) if leaf > count else (),
        flaws=tuple(flaws),
    )


def _whole(pages: Iterable[Page]) -> Iterator[tuple[Page, str]]:
    """Return each page without the heads of letters of the next one, and those letters."""
    last: Page | None = None
    for page in pages:
        if last is not None:
            own, others, heads = parted(last.set, page.set)
            yield (replace(last, set=own) if heads else last), heads
            page = replace(page, set=others) if heads else page  # noqa: PLW2901
        last = page
    if last is not None:
        yield last, ""


def is_strange(text: str) -> bool:
    """Return whether most of a page is in no letters that a report is printed in."""
    strange = len(_STRANGE.findall(text))
    return strange >= _LEAST_LETTERS and strange > _MOST_STRANGE * len(_INK.findall(text))


def meaningless(pages: int) -> Final:
    """Return the refusal of a document whose text has no meaning on any of its `pages`."""
    return Final(Refusal.UNREADABLE_FONTS, counted(pages))


class Fate(StrEnum):
    """What becomes of text that nobody sees on its page."""

    LEFT_OUT = "cannot be seen on the page was left out"
    READ = "cannot be seen on the page is most of the page's text, and was read all the same"
    PICTURED = (
        "cannot be seen on the page lies at a picture or drawing, which may show other words, and was read all the same"
    )
    PARTLY = "is cut off or covered in part was read all the same"


def unseen_text(page: int, text: str, fate: Fate) -> ReportWarning:
    """Return the doubt about text that nobody sees on its page."""
    return ReportWarning(WarningCode.TEXT_UNSEEN, unseen_words(text, fate), page)


def unseen_words(text: str, fate: Fate) -> str:
    """Return what is said of text that nobody sees on its page."""
    return f"text that {fate}: “{quoted(' '.join(text.split()))}”"


def quoted(text: str) -> str:
    """Return the beginning of `text`, as a message quotes it."""
    text = normal(text.strip())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _repaired(page: SetPage) -> SetPage:
    """Return the page with its text in Unicode's normal order, each character with the box of what it was made from."""
    # a typeface has one glyph for both hyphens, and some producers name the rare one
    printed = shown_lost(page.text).replace("\u2010", "-")
    # what is printed is no soft hyphen, whatever it is called; one that takes no room is
    if _SOFT in printed:
        rooms = (page.boxes[:, 2] > page.boxes[:, 0]).tolist()
        printed = "".join(
            "-" if letter == _SOFT and room else letter for letter, room in zip(printed, rooms, strict=True)
        )
    if _SCRIPT.search(printed):
        printed = _FOREIGN.sub(LOST, printed)
    page = page if printed == page.text else replace(page, text=printed)
    text = normal(printed)
    if text == page.text:
        return page
    kept: list[npt.NDArray[np.intp]] = []
    at = 0
    for line, right in zip(page.text.split("\n"), text.split("\n"), strict=True):
        same = line == right or not line
        kept.append(np.arange(at, at + len(line) + 1) if same else np.array([*aligned(line, right), len(line)]) + at)
        at += len(line) + 1
    return SetPage(text, page.boxes[np.concatenate(kept)[: len(text)]])


# Lines that the edge of a page cuts


def _cut_line(page: SetPage, height: float) -> str:
    """The last line of a page where it stands at the very edge, else "": some print it on the next page, too."""
    start = page.text.rfind("\n", 0, -1) + 1
    line = page.text[start:-1]
    if not line.strip() or page.boxes[start : len(page.text) - 1, 3].max() < height - _EDGE:
        return ""
    return _letters(line)


def _begins_cut(page: SetPage, line: str) -> bool:
    """Whether a page begins, at its very edge, with the letters of `line`."""
    end = page.text.find("\n")
    return end > 0 and page.boxes[:end, 1].min() <= _EDGE and _letters(page.text[:end]) == line


def _without_first(page: SetPage) -> SetPage:
    end = page.text.index("\n") + 1
    return SetPage(page.text[end:], page.boxes[end:], page.stray)


def _letters(line: str) -> str:
    return "".join(character for character in line if character not in MARKS and not character.isspace())


def _read_once(page: int, line: str) -> ReportWarning:
    message = f"a line that the edge of the page cuts is printed on both pages, and was read once: “{quoted(line)}”"
    return ReportWarning(WarningCode.TEXT_OFF_PAGE, message, page)


# What is doubted


def _doubts(page: Page, text: str) -> Iterator[ReportWarning]:
    yield from page.doubts
    if not text.strip():
        message = f"page {page.number} has no text; what is printed on it needs recognition (OCR)"
        yield ReportWarning(WarningCode.PAGE_WITHOUT_TEXT, message, page.number)
    elif is_strange(text):
        message = f"the text of page {page.number} has no meaning (“{quoted(text)}”); it needs recognition (OCR)"
        yield ReportWarning(WarningCode.CHARACTERS_LOST, message, page.number)
    elif LOST in text:
        yield _lost(page.number, text)


def _new(doubts: Iterable[ReportWarning], stamps: set[str]) -> Iterator[ReportWarning]:
    """Return the doubts without those about `stamps` that an earlier page bore; new ones are added to these."""
    for doubt in doubts:
        if doubt.code is WarningCode.TEXT_STAMPED and doubt.message.startswith(STAMPED_OVER):
            if doubt.message in stamps:
                continue
            stamps.add(doubt.message)
        yield doubt


def _absent(text: str) -> Iterator[ReportWarning]:
    """The doubt about a letter that Thai is full of and the text is not: a map calls it something else."""
    letters = len(text.encode("cp874", "ignore").translate(None, _NO_LETTERS))
    for letter in _COMMONEST if letters >= _LEAST_TOLD else ():
        if text.count(letter) < _LEAST_SHARE * letters:
            message = (
                f"“{letter}”, one of the commonest letters of Thai, stands hardly anywhere in {letters} letters: "
                "the PDF calls it something else, and words are wrong"
            )
            yield ReportWarning(WarningCode.CHARACTERS_LOST, message)


def _lost(page: int, text: str) -> ReportWarning:
    count, at = text.count(LOST), text.index(LOST)
    line = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)]
    noun = "character has" if count == 1 else "characters have"
    message = f"{count} {noun} no meaning in the PDF and stand as “{LOST}”, first in “{quoted(line)}”"
    return ReportWarning(WarningCode.CHARACTERS_LOST, message, page, text.count("\n", 0, at) + 1)


def _stray(marks: Iterable[Stray], page: int, following: SetPage | None) -> Iterator[ReportWarning]:
    """The doubt about marks on no letter, but those of a page's foot that the next one has, too, on their letters."""
    lost = "".join(mark.text for mark in marks if following is None or not _is_painted(mark, following))
    if lost:
        message = f"marks that stand on no letter were left out: “{quoted(lost)}”"
        yield ReportWarning(WarningCode.CHARACTERS_LOST, message, page)


def _is_painted(mark: Stray, page: SetPage) -> bool:
    """Whether a mark stands at the same place across the page in one of its first lines."""
    end = sum(len(line) + 1 for line in page.text.split("\n", _FIRST_LINES)[:_FIRST_LINES])
    beside = (np.abs(page.boxes[:end, 0] - mark.left) < _SAME_PLACE).nonzero()[0]
    return any(page.text[at] in _AS_SET.get(mark.text, mark.text) + normal(mark.text) for at in beside.tolist())


def counted(count: int) -> str:
    """Return the pages of a document, as a message names them."""
    return "1 page" if count == 1 else f"pages 1 to {count}"
