"""Where an entry begins: which of the printed heads are entries', and which narratives and page breaks hold."""

from bisect import bisect_left
from enum import Enum, auto
from typing import NamedTuple

from model import Span, WarningCode
from parsers.fields import Sheet, quoted
from parsers.forms.bma_progress_report.pieces import Pieces
from parsers.forms.bma_progress_report.printed_heads import LONGEST_DAMAGE, Head, lost_head, printed_heads
from parsers.forms.bma_progress_report.statuses import closed_by_statuses


class Tails(NamedTuple):
    """The tails of a section's entries in `text`: where each stands, and its number "(ครั้งที่ M)", if it bears one."""

    text: str
    places: tuple[int, ...]
    numbers: dict[int, Span]

    def closes(self, start: int, end: int) -> bool:
        """Whether a tail stands between `start` and `end`."""
        return bisect_left(self.places, start) < bisect_left(self.places, end)

    def behind(self, at: int) -> int | None:
        """Return the first number that a tail behind `at` bears."""
        behind = (_number(self.text[slice(*self.numbers[place])]) for place in sorted(self.numbers) if place > at)
        return next((number for number in behind if number is not None), None)


class Kind(Enum):
    """What a printed head is: an entry's, a fragment's behind a page break, a quotation, or plain text."""

    ENTRY = auto()
    FRAGMENT = auto()
    QUOTE = auto()
    TEXT = auto()


_TOLD = (Kind.FRAGMENT, Kind.QUOTE)


class Telling(NamedTuple):
    """What is to be told of a printed head, the entry that it is or stands in, and how it is printed."""

    kind: Kind
    head: Head
    current: Head
    raw: str


def heads(sheet: Sheet, span: Span, pieces: Pieces) -> list[Head]:
    """Return the heads of the entries in `span`, in the document's order.

    The label of a fragment behind a page break is blanked, with a warning; a head that a narrative quotes is left in
    it, with a warning. A head of which only number and date can still be read is one, with a warning.
    """
    candidates = printed_heads(sheet.text, span, pieces)
    tails = _tails(sheet.text, pieces)
    found: list[Head] = []
    quotes: list[int] = []
    tellings: list[Telling] = []
    for index, head in enumerate(candidates):
        kind = _kind(sheet, found, candidates[index:], tails) if found else _first(head)
        if kind is Kind.ENTRY:
            found.append(head)
        elif kind is Kind.QUOTE:
            quotes.append(head.start)
        if kind in _TOLD or (head.damaged and kind is Kind.ENTRY):
            tellings.append(Telling(kind, head, found[-1], quoted(sheet.text[head.start : head.end])))
        if kind is Kind.FRAGMENT:
            sheet.blank(head.start, head.end)
    starts = [head.start for head in found]
    sure = [bisect_left(starts, place) for place in tails.numbers]
    if len(set(sure)) != len(sure):  # else no entry has two tails
        found = _parted(sheet, (found, span[1]), pieces, quotes)
    for telling in tellings:
        _tell(sheet, telling, found.index(telling.current))
    return found


def _parted(sheet: Sheet, known: tuple[list[Head], int], pieces: Pieces, quotes: list[int]) -> list[Head]:
    """Return the heads that are known up to an offset, and between them, with a warning, those that are lost."""
    found, last = known
    bounds = [*(head.start for head in found[1:]), last]
    parted: list[Head] = []
    for head, end in zip(found, bounds, strict=True):
        parted.append(head)
        lost = _lost(sheet, (head.end, end), pieces, sum(head.end <= quote < end for quote in quotes))
        for one in lost:
            raw = quoted(sheet.text[one.start : max(one.end, one.start + LONGEST_DAMAGE)])
            message = f"an entry seems to begin at {raw}, though its head cannot be read"
            path = f"entries.{len(parted)}.narrative"
            sheet.warn(WarningCode.LABEL_DAMAGED, message, one.start, path)
            parted.append(one)
    return parted


def _lost(sheet: Sheet, span: Span, pieces: Pieces, quotes: int) -> list[Head]:
    """Return the heads in `span`, behind a head, of which nothing can be told but that an entry ended before them.

    Behind a tail with its statuses, what has a tail of its own is another entry; a quoted head may bring its tail.
    """
    heads: list[Head] = []
    tails = [spent for spent in pieces.spents.within(span) if spent.is_sure]
    for tail in tails[quotes:-1]:
        start = closed_by_statuses(sheet.text, (tail.end, span[1]))
        if start is not None:
            heads.append(lost_head(sheet.text, start, span[1]))
    return heads


def _tell(sheet: Sheet, telling: Telling, index: int) -> None:
    """Warn of a printed head that is the head of the entry `index`, or stands in it."""
    kind, head, current, raw = telling
    path = f"entries.{index}.narrative"
    if kind is Kind.FRAGMENT:
        message = f"{raw} begins no entry; what follows it was joined to entry {current.number}"
        sheet.warn(WarningCode.FRAGMENT_JOINED, message, head.start, path)
    elif kind is Kind.QUOTE:
        message = f"{raw} was taken for a quotation in the text of entry {current.number}"
        sheet.warn(WarningCode.ENTRY_QUOTED, message, head.start, path)
    else:
        message = f"{raw} was read as the head of an entry"
        sheet.warn(WarningCode.LABEL_DAMAGED, message, head.start, f"entries.{index}")


def _tails(text: str, pieces: Pieces) -> Tails:
    numbers = {spent.start: spent.number for spent in pieces.spents.all if spent.is_sure}
    places = {percent.start for percent in pieces.percents.all if percent.has_colon} | numbers.keys()
    return Tails(text, tuple(sorted(places)), numbers)


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
    if head.dated and not _same(sheet.text, current, head):
        # a sentence repeats the head of an earlier entry; a head that says something new is one, if it is the next one
        # or what comes behind does not close the current entry
        is_far = is_others and not head.bullet and head.number != (current.number or 0) + 1
        return Kind.QUOTE if is_far or any(_same(sheet.text, other, head) for other in found) else Kind.ENTRY
    if is_own and head.double:
        return Kind.ENTRY
    following = next((other for other in candidates[1:] if other.dated and other.begins_line), None)
    mislabelled = is_others and head.bullet and following is not None and following.number == head.number
    is_fragment = head.dated or head.double or mislabelled or sheet.begins_page(head.start)
    return Kind.FRAGMENT if is_fragment else Kind.TEXT


def _same(text: str, other: Head, head: Head) -> bool:
    """Whether `head` bears number and date of `other`."""
    return head.number == other.number and text[slice(*head.date)] == text[slice(*other.date)]


def _number(printed: str) -> int | None:
    words = "".join(printed.split())
    return int(words) if words.isdecimal() else None
