"""Where an entry begins: the printed head, and the look-alikes of it that narratives and page breaks hold."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from model import Span, WarningCode
from normalize import AmbiguousDate, date_range, month, thai_date
from parsers.fields import Sheet, quoted
from parsers.forms.bma_progress_report.pieces import COLONS, DATE, DATED, LABEL, WORDED_DATE, Pieces, bullet_before
from parsers.forms.bma_progress_report.statuses import closed_by_statuses
from parsers.wording import DATE_START

_NUMBER_BEFORE = re.compile(r"([0-9๐-๙]{1,4})\s*$")
_NUMBER = re.compile("([0-9๐-๙]{1,4})")
_LONGEST_DAMAGE = 40
_LONGEST_HEAD = 100
_LOST_NUMBER = re.compile(r"([0-9๐-๙]{1,4})(?=[^0-9๐-๙/:]{0,20}:)")
_LOST_DATE = re.compile(rf"({DATE_START})\s*:?")


class Head(NamedTuple):
    """A head: where it stands, its number, the spans of number and date, and where the narrative begins.

    `number` is None where no number is printed; `date` is an empty span where no date is printed.
    """

    start: int
    end: int
    number: int | None
    number_span: Span
    date: Span
    double: bool
    bullet: bool
    begins_line: bool
    damaged: bool = False

    @property
    def dated(self) -> bool:
        """Whether anything stands where the date belongs."""
        return self.date[0] < self.date[1]


class Tails(NamedTuple):
    """The tails of a section's entries: where each stands, and its number "(ครั้งที่ M)", if it bears one."""

    places: tuple[int, ...]
    numbers: tuple[int | None, ...]

    def closes(self, start: int, end: int) -> bool:
        """Whether a tail stands between `start` and `end`."""
        return bisect_left(self.places, start) < bisect_left(self.places, end)

    def behind(self, at: int) -> int | None:
        """Return the first number that a tail behind `at` bears."""
        behind = (number for place, number in zip(self.places, self.numbers, strict=True) if place > at)
        return next((number for number in behind if number is not None), None)


class Kind(Enum):
    """What a printed head is: an entry's, a fragment's behind a page break, a quotation, or plain text."""

    ENTRY = auto()
    FRAGMENT = auto()
    QUOTE = auto()
    TEXT = auto()


_TOLD = (Kind.FRAGMENT, Kind.QUOTE)


def heads(sheet: Sheet, span: Span, pieces: Pieces) -> list[Head]:
    """Return the heads of the entries in `span`, in the document's order.

    The label of a fragment behind a page break is blanked, with a warning; a head that a narrative quotes is left in
    it, with a warning. A head of which only number and date can still be read is one, with a warning.
    """
    candidates = _candidates(sheet.text, span, pieces)
    tails = _tails(sheet.text, pieces)
    found: list[Head] = []
    quotes: list[int] = []
    for index, head in enumerate(candidates):
        kind = _kind(sheet, found, candidates[index:], tails) if found else _first(head)
        if kind is Kind.ENTRY:
            found.append(head)
        elif kind is Kind.QUOTE:
            quotes.append(head.start)
        if kind in _TOLD or head.damaged:
            _tell(sheet, kind, head, found)
    sure = [bisect_left(found, spent.start, key=_start) for spent in pieces.spents.all if spent.is_sure]
    if len(set(sure)) == len(sure):
        return found  # no entry has two tails
    bounds = [*(head.start for head in found[1:]), span[1]]
    return [one for head, end in zip(found, bounds, strict=True) for one in _parted(sheet, head, end, pieces, quotes)]


def _start(head: Head) -> int:
    return head.start


def _parted(sheet: Sheet, head: Head, bound: int, pieces: Pieces, quotes: list[int]) -> list[Head]:
    """Return `head` and the heads before `bound` of which nothing can be told but that an entry ended before them.

    Behind a tail with its statuses, what has a tail of its own is another entry; a quoted head may bring its tail.
    """
    heads = [head]
    tails = [spent for spent in pieces.spents.within((head.end, bound)) if spent.is_sure]
    quoted_tails = sum(head.end <= quote < bound for quote in quotes)
    for tail in tails[quoted_tails:-1]:
        start = closed_by_statuses(sheet.text, (tail.end, bound))
        if start is not None:
            heads.append(_lost(sheet.text, start, bound))
            raw = quoted(sheet.text[start : max(heads[-1].end, start + _LONGEST_DAMAGE)])
            message = f"an entry seems to begin at {raw}, though its head cannot be read"
            sheet.warn(WarningCode.LABEL_DAMAGED, message, start)
    return heads


def _lost(text: str, start: int, end: int) -> Head:
    """A head at `start`, with what can be found of it: a number before colons, and a date."""
    line_end = text.find("\n", start, end)
    first = text[start : min(start + _LONGEST_HEAD, line_end if line_end >= 0 else end)]
    number = _LOST_NUMBER.search(first)
    date = _LOST_DATE.search(first, number.end() if number else 0)
    begin = date.end() if date else number.end() if number else 0
    return Head(
        start=start,
        end=start + begin,
        number=int(number[1]) if number else None,
        number_span=(start + number.start(1), start + number.end(1)) if number else (start, start),
        date=(start + date.start(1), start + date.end(1)) if date else (start, start),
        double=True,
        bullet=False,
        begins_line=True,
        damaged=True,
    )


def _tell(sheet: Sheet, kind: Kind, head: Head, found: list[Head]) -> None:
    current, path = found[-1].number, f"entries.{len(found) - 1}.narrative"
    raw = quoted(sheet.text[head.start : head.end])
    if kind is Kind.FRAGMENT:
        message = f"{raw} begins no entry; what follows it was joined to entry {current}"
        sheet.warn(WarningCode.FRAGMENT_JOINED, message, head.start, path)
        sheet.blank(head.start, head.end)
    elif kind is Kind.QUOTE:
        message = f"{raw} was taken for a quotation in the text of entry {current}"
        sheet.warn(WarningCode.ENTRY_QUOTED, message, head.start, path)
    elif kind is Kind.ENTRY:
        sheet.warn(WarningCode.LABEL_DAMAGED, f"{raw} was read as the head of an entry", head.start)


def _tails(text: str, pieces: Pieces) -> Tails:
    ends: dict[int, int | None] = {percent.start: None for percent in pieces.percents.all if percent.has_colon}
    ends |= {spent.start: _number(text[slice(*spent.number)]) for spent in pieces.spents.all if spent.is_sure}
    places = tuple(sorted(ends))
    return Tails(places, tuple(ends[place] for place in places))


def _first(head: Head) -> Kind:
    return Kind.ENTRY if head.double or head.dated else Kind.TEXT


def _kind(sheet: Sheet, found: list[Head], candidates: list[Head], tails: Tails) -> Kind:
    """Tell what the first of `candidates` is by what stands around it.

    An entry is closed by its tail; what looks like a head before that is a fragment, a quotation, or the head of an
    entry whose predecessor lost its tail. The number in the next tail is the witness.
    """
    current, head = found[-1], candidates[0]
    if tails.closes(current.end, head.start):
        return Kind.ENTRY if head.double or head.dated or head.begins_line else Kind.TEXT
    if not head.begins_line:
        return Kind.QUOTE if head.double and head.dated else Kind.TEXT
    closing = tails.behind(head.start)
    is_own = closing is not None and closing == head.number != current.number
    is_others = closing is not None and current.number is not None and closing == current.number != head.number
    if is_others and current.number is not None and head.number != current.number + 1 and not head.bullet:
        # what comes behind closes the current entry, and this is not the next one
        return Kind.QUOTE if head.double and head.dated else Kind.TEXT
    if head.dated and not _same(sheet.text, current, head):
        # a sentence repeats the head of an earlier entry; a head that says something new is one
        return Kind.QUOTE if any(_same(sheet.text, other, head) for other in found) else Kind.ENTRY
    if is_own and head.double:
        return Kind.ENTRY
    following = next((other for other in candidates[1:] if other.dated and other.begins_line), None)
    mislabelled = is_others and head.bullet and following is not None and following.number == head.number
    is_fragment = head.dated or head.double or mislabelled or _begins_page(sheet, head.start)
    return Kind.FRAGMENT if is_fragment else Kind.TEXT


def _same(text: str, other: Head, head: Head) -> bool:
    """Whether `head` bears number and date of `other`."""
    return head.number == other.number and text[slice(*head.date)] == text[slice(*other.date)]


def _begins_page(sheet: Sheet, at: int) -> bool:
    above = len(sheet.text[:at].rstrip())
    return above > 0 and sheet.document.line_at(above - 1).page != sheet.document.line_at(at).page


def _candidates(text: str, span: Span, pieces: Pieces) -> list[Head]:
    found = [_head(text, match, span[1]) for match in pieces.heads]
    colons = sum(head.double for head in found) + sum(percent.has_colon for percent in pieces.percents.all)
    # each double colon is a head's or a tail's: only another one can be a damaged head's
    dated = list(COLONS.finditer(text, *span)) if text.count("::", *span) != colons or ": :" in text else []
    damaged = list(_damaged(text, dated, [(head.start, head.end) for head in found], span)) if dated else []
    return sorted([*found, *damaged]) if damaged else found


def _head(text: str, match: re.Match[str], end: int) -> Head:
    at = match.start()
    start = bullet_before(text, at)
    date, narrative = _date(text, match.end(), end)
    printed, colons = match.group("number", "colons")
    number = int(printed) if printed else None
    number_span = match.span("number") if printed else (start, start)
    begins_line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    return Head(start, narrative, number, number_span, date, len(colons or "") > 1, start < at, begins_line)


def _damaged(text: str, dated: list[re.Match[str]], known: list[Span], span: Span) -> Iterator[Head]:
    """Heads that are damaged: little before "::" on its line, and a date and a colon behind it, or the label before."""
    for match in dated:
        line = max(text.rfind("\n", 0, match.start()) + 1, span[0])
        before = text[line : match.start()]
        is_known = any(start <= match.start() and (end > match.start() or start >= line) for start, end in known)
        if is_known or len(before.strip()) > _LONGEST_DAMAGE:
            continue
        labelled = LABEL.match(before)
        if not labelled and not DATED.match(text, match.end(), span[1]):
            continue
        number = _NUMBER_BEFORE.search(before) or (_NUMBER.search(before, labelled.end()) if labelled else None)
        date, narrative = _date(text, match.end(), span[1])
        begin = line + len(before) - len(before.lstrip())
        number_span = (line + number.start(1), line + number.end(1)) if number else (begin, begin)
        yield Head(begin, narrative, number and _number(number[1]), number_span, date, True, False, True, True)


def _date(text: str, at: int, end: int) -> tuple[Span, int]:
    """Return the span of the date printed at `at`, empty if there is none, and where the narrative begins."""
    match = DATE.match(text, at, end)
    if match and match["colon"]:
        return match.span("date"), match.end()
    worded = WORDED_DATE.match(text, at, end)
    if worded and _can_be_date(worded["date"]):
        return worded.span("date"), worded.end()
    if match:
        return match.span("date"), match.end("date")
    return (at, at), at


def _can_be_date(words: str) -> bool:
    """Whether `words` stand for a date, good or bad: a date, a month, a range of dates, or no word at all."""
    if not any("ก" <= character <= "ฮ" for character in words):
        return "\n" not in words
    return any(_reads(words, convert) for convert in (thai_date, month, date_range))


def _reads(words: str, convert: Callable[[str], object]) -> bool:
    try:
        convert(words)
    except AmbiguousDate:
        return True
    except ValueError:
        return False
    return True


def _number(printed: str) -> int | None:
    words = printed.strip()
    return int(words) if words.isdecimal() else None
