"""The sheet that a form fills in: fields off the page, their places, and what nobody took."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeVar

from model import Document, Flaw, Places, ReportWarning, Residue, Span, WarningCode
from normalize import AmbiguousDate, ContradictedDate
from parsers.furniture import masked
from parsers.paragraphs import Paragraphs
from parsers.wording import SUPERSCRIPTS, end_of_words

T = TypeVar("T")

LOST = "\ufffd"  # what stands where a character cannot be known
LONGEST_QUOTE = 80
_LOST = re.compile(LOST)
_GAP = re.compile("[ก-ฮ][่-๋]? \u0e32")  # within a word, before its vowel
_BESIDE = 30  # letters that are quoted on either side
# a note's number behind the figures that end a value
_NOTE = re.compile(rf"(?<=[0-9๐-๙])[{SUPERSCRIPTS}]+(?=\s*(?:[%:：)]|บาท|\n))")
_WORDS = re.compile(r"[^\s:：.…·\-–—_*•|]")
_WORD = re.compile(r"\S+")
_BROKEN = re.compile(r"(?<![^\S\n])[^\S\n]*+\n\s*+")  # from where white space begins
# marks between figures, or four figures that are a year, alone or behind a month
_PROVED = re.compile(r"[0-9๐-๙]\s*[-/.,:]\s*[0-9๐-๙]|(?:^|(?<=[ก-๎.] ))[2๒][0-9๐-๙]{3}$")
# figures that go on with nought: no number begins so
_NOUGHT = re.compile(r"^[^0-9๐-๙]*[1-9๑-๙][0-9๐-๙]*\s*\n\s*[0๐]")
# what figures on the next page may belong to: four are a year or a telephone, and whole
_MAY_GO_ON = re.compile(r"(?:(?<![0-9๐-๙:])(?![0-9๐-๙]{4}$)[0-9๐-๙]+|[0-9๐-๙][-–,./]|ต่อ|ที่|ข้อ|เลข|จำนวน|งวด|=)$")
_LONGEST_FIGURE = 40
_STATUS = "_status"  # how the path ends of values that go on in no figures
_BLANKS = re.compile(r"\s+")


def quoted(text: str) -> str:
    """Return `text` on one line in Thai quotes, cut to what a message can bear."""
    line = _BLANKS.sub(" ", text).strip()
    return f"“{line}”" if len(line) <= LONGEST_QUOTE else f"“{line[: LONGEST_QUOTE - 1]}…”"


def reads(raw: str, convert: Callable[[str], object]) -> bool:
    """Return whether `convert` reads `raw`."""
    try:
        convert(raw)
    except ValueError:
        return False
    return True


def unbroken(raw: str) -> str:
    """Return `raw` without its line breaks, if the figures that they part are proved to be one by what is around them.

    >>> unbroken("8/10/25\\n62"), unbroken("12,0\\n00 บาท"), unbroken("1\\n2 บาท")
    ('8/10/2562', '12,000 บาท', '1\\n2 บาท')
    """
    joined = _BROKEN.sub("", raw)
    return joined if _PROVED.search(joined) or _NOUGHT.search(raw) else raw


def readable(raw: str, convert: Callable[[str], object]) -> str:
    """Return `raw`, or, if only that can be read, what is left of it without its line breaks."""
    return unbroken(raw) if not reads(raw, convert) and reads(unbroken(raw), convert) else raw


@cache
def _unspaced(words: str) -> str:
    """Return words of the form without white space."""
    return "".join(words.split())


class Sheet:
    """One document while a form reads it.

    `text` is the document's text with its page furniture blanked, so that offsets are those of the document.
    Every span that is understood is filed by `take`, `file` or `know`; `residue` returns the rest.
    """

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.paragraphs = Paragraphs(document, text)
        self.spans: dict[str, Span] = {}
        self.warnings: list[ReportWarning] = []
        self._known: list[Span] = []

    @property
    def places(self) -> Places:
        """The places of the values filed."""
        return Places(self.document, self.text, self.spans)

    def know(self, start: int, end: int) -> None:
        """File `text[start:end]` as understood: a label, a heading, a separator."""
        self._known.append((start, end))

    def know_words(self, start: int, end: int, words: str) -> None:
        """File those words of `text[start:end]` as understood that stand in `words`; others show as residue."""
        known = _unspaced(words)
        if "".join(self.text[start:end].split()) in known:
            self.know(start, end)
            return
        for word in _WORD.finditer(self.text, start, end):
            if word[0] in known:
                self.know(*word.span())

    def place(self, path: str, start: int, end: int) -> None:
        """Note that `text[start:end]` is what is printed for the value at `path`."""
        self.spans[path] = (start, end)

    def is_known(self, start: int, end: int) -> bool:
        """Return whether any of `text[start:end]` is filed already."""
        return any(known_start < end and start < known_end for known_start, known_end in self._known)

    def next_known(self, start: int, end: int) -> int:
        """Return where the first span begins that is filed and begins in `text[start:end]`; `end` if there is none."""
        return min((known for known, _ in self._known if start <= known < end), default=end)

    def blank_notes(self) -> None:
        """Blank, with a warning, the raised numbers of notes behind figures that end a value."""
        if not any(map(self.text.__contains__, SUPERSCRIPTS)):
            return
        for note in list(_NOTE.finditer(self.text)):
            start, end = note.span()
            line = self.text[self.text.rfind("\n", 0, start) + 1 : end]
            self.warn(
                WarningCode.VALUE_DOUBTFUL, f"the raised figure at the end of {quoted(line[-30:])} is a note's", start
            )
            self.blank(start, end)

    def begins_page(self, at: int) -> bool:
        """Return whether what stands at `at` is the first that a page prints."""
        above = end_of_words(self.text, at)
        return above > 0 and self.document.leaf_at(above - 1) != self.document.leaf_at(at)

    def blank(self, start: int, end: int) -> None:
        """Blank `text[start:end]`, which the page prints and the report does not mean."""
        self.know(start, end)
        self.text = masked(self.text, [(start, end)])
        self.paragraphs = Paragraphs(self.document, self.text)

    def file(self, path: str, start: int, end: int) -> Span:
        """File `text[start:end]` as what is printed for the value at `path`; return its span without white space."""
        self._known.append((start, end))
        printed = self.text[start:end]
        words = printed.strip()
        if len(words) < len(printed):
            start += len(printed) - len(printed.lstrip())
            end = start + len(words)
        span = start, end
        if words:
            self.spans[path] = span
        return span

    def take_words(self, path: str, span: Span) -> None:
        """File `span`, which begins and ends with no white space, as what is printed for the value at `path`."""
        self._known.append(span)
        self.spans[path] = span

    def take(self, path: str, span: Span, convert: Callable[[str], T | None]) -> T | None:
        """File the field at `span` and return its value; None, with a warning, where there is none."""
        self._known.append(span)
        return self.value(path, span, convert)

    def value(self, path: str, span: Span, convert: Callable[[str], T | None]) -> T | None:
        """Return the value at `span`, which is filed already; None, with a warning, where there is none."""
        start, end = span
        printed = self.text[start:end]
        raw = printed.strip()
        if not raw:
            self.warn(WarningCode.FIELD_EMPTY, f"{path}: nothing is printed", end, path)
            return None
        if len(raw) < len(printed):
            start += printed.index(raw)
            end = start + len(raw)
        self.spans[path] = start, end
        try:
            value = convert(readable(raw, convert) if "\n" in raw else raw)
        except AmbiguousDate as error:
            readings = " or ".join(date.isoformat() for date in error.readings)
            self.warn(WarningCode.DATE_AMBIGUOUS, f"{path}: {quoted(raw)} may be {readings}", start, path)
            return None
        except ContradictedDate as error:
            message = f"{path}: the weekday in {quoted(raw)} contradicts the date, {error.date}"
            self.warn(WarningCode.VALUE_INVALID, message, start, path)
            return None
        except ValueError:
            self.warn(WarningCode.VALUE_INVALID, f"{path}: {quoted(raw)} cannot be read", start, path)
            return None
        if value is None:
            self.warn(WarningCode.NOT_FILLED_IN, f"{path}: {quoted(raw)}, not filled in", start, path)
        return value

    def warn(self, code: WarningCode, message: str, at: int | None = None, path: str | None = None) -> None:
        """Note a doubt about what stands at offset `at`."""
        line = None if at is None else self.document.line_at(at)
        self.warnings.append(
            ReportWarning(code, message, line and line.page, line and line.number, path)  # both None, or neither
        )

    def warn_of(self, code: WarningCode, message: str, path: str) -> None:
        """Note a doubt about the value at `path`, at its place."""
        place = self.places.get(path)
        self.warnings.append(ReportWarning(code, message, place and place.page, place and place.line, path))

    def warn_of_lost(self) -> None:
        """Note each value in which characters are lost, or in which a gap shows that the mark of sara am may be."""
        if LOST in self.text:
            self._warn_of_each(_LOST, "characters are lost")
        if " \u0e32" in self.text:
            self._warn_of_each(_GAP, "a mark may be lost")

    def _warn_of_each(self, flaw: re.Pattern[str], what: str) -> None:
        for path, span in self.spans.items():
            found = flaw.search(self.text, *span)
            if found:
                start, end = max(span[0], found.start() - _BESIDE), min(span[1], found.end() + _BESIDE)
                message = f"{path}: {what} in {quoted(self.text[start:end])}"
                self.warn_of(WarningCode.CHARACTERS_LOST, message, path)

    def warn_of_flaws(self) -> None:
        """Note each value that stands where the reader doubts the text, each doubt once."""
        for path, span in self.spans.items() if self.document.flaws else ():
            for doubt in dict.fromkeys(
                (flaw.code, flaw.message) for flaw in self.document.flaws if self._holds(span, flaw)
            ):
                self.warn_of(doubt[0], f"{path}: {doubt[1]}", path)

    def _holds(self, span: Span, flaw: Flaw) -> bool:
        start, end = max(span[0], flaw.span[0]), min(span[1], flaw.span[1])
        return start < end and not self.text[start:end].isspace()

    def warn_of_page_numbers(self, spans: list[Span]) -> None:
        """Note each value that may go on in the page's number at one of `spans`.

        Those are values that end in figures, and, where most pages bear no number, those that end in words.
        """
        is_rare = len(spans) < self.document.printed_pages - 1
        for start, behind in spans:
            end = end_of_words(self.text, start)
            near = max(end - _LONGEST_FIGURE, 0)
            figures = _MAY_GO_ON.search(self.text[near:end])
            if figures is None and not is_rare:
                continue
            at = near + figures.start() if figures else end - 1
            for path in [path for path, (first, last) in self.spans.items() if first <= at < last]:
                if figures or not path.endswith(_STATUS):
                    number = quoted(self.document.text[start:behind])
                    message = f"{path}: {number} beside the page break is taken for the page's number"
                    self.warn(WarningCode.VALUE_DOUBTFUL, message, start, path)

    def warn_of_headers(self, spans: Iterable[Span]) -> None:
        """Note each value that holds one of `spans`, which is taken for the page's header and may be the value's."""
        for start, end in spans:
            for path in [path for path, (first, last) in self.spans.items() if first < start and end < last]:
                message = f"{path}: {quoted(self.document.text[start:end])} in it is taken for the page's header"
                self.warn(WarningCode.VALUE_DOUBTFUL, message, start, path)

    def residue(self) -> tuple[Residue, ...]:
        """Return what is printed and was not filed, a piece a line, with a warning for each run of lines."""
        pieces = tuple(self._unknown())
        for index, piece in enumerate(pieces):
            before = pieces[index - 1] if index else None
            if before is None or (piece.page, piece.line) > (before.page, before.line + 1):
                message = f"not understood: {quoted(piece.text)}"
                self.warnings.append(ReportWarning(WarningCode.RESIDUE, message, piece.page, piece.line))
        return pieces

    def _unknown(self) -> Iterator[Residue]:
        text, position = self.text, 0
        for start, end in (*sorted(self._known), (len(text), len(text))):
            if start > position and not text[position:start].isspace() and _WORDS.search(text, position, start):
                yield from self._pieces(position, start)
            if end <= position:
                continue
            position = end

    def _pieces(self, start: int, end: int) -> Iterator[Residue]:
        for piece in self.text[start:end].split("\n"):
            if _WORDS.search(piece):
                line = self.document.line_at(start + len(piece) - len(piece.lstrip()))
                yield Residue(piece.strip(), line.page, line.number)
            start += len(piece) + 1
