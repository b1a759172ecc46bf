"""The heads of entries as they are printed: whole, damaged, or lost but for a number and a date."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from model import Span
from normalize import AmbiguousDate, ContradictedDate, date_range, month, thai_date
from parsers.fields import unbroken
from parsers.forms.bma_progress_report.pieces import COLONS, DATE, DATED, LABEL, WORDED_DATE, Pieces, bullet_before
from parsers.wording import DATE_START

LONGEST_DAMAGE = 40
# an archive's entries are of few days
day = lru_cache(maxsize=4096)(thai_date)
_NUMBER_BEFORE = re.compile(r"([0-9๐-๙]{1,4})\s*$")
_NUMBER = re.compile("([0-9๐-๙]{1,4})")
_LONGEST_HEAD = 100
_LOST_NUMBER = re.compile(r"([0-9๐-๙]{1,4})(?=[^0-9๐-๙/:]{0,20}:)")
_LETTER = re.compile("[ก-ฮA-Za-z]")
_DATE_START = re.compile(rf"\(?{DATE_START}")
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


def printed_heads(text: str, span: Span, pieces: Pieces) -> list[Head]:
    """Return what looks like the head of an entry in `span`, damaged or not, in the text's order."""
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
    number = int("".join(printed.split())) if printed else None
    number_span = match.span("number") if printed else (start, start)
    begins_line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    return Head(start, narrative, number, number_span, date, len(colons or "") > 1, start < at, begins_line)


def _damaged(text: str, dated: list[re.Match[str]], known: list[Span], span: Span) -> Iterator[Head]:
    """Heads that are damaged: little before "::" on its line, and a date and a colon behind it, or the label before."""
    for match in dated:
        line = max(text.rfind("\n", 0, match.start()) + 1, span[0])
        above = bisect_right(known, (match.start(), len(text)))
        if above and (known[above - 1][1] > match.start() or known[above - 1][0] >= line):
            continue  # a head's own colons, or behind a head on its line
        before = text[line : match.start()]
        if len(before.strip()) > LONGEST_DAMAGE:
            continue
        labelled = LABEL.match(before)
        if not labelled and not DATED.match(text, match.end(), span[1]):
            continue
        number = (_NUMBER.search(before, labelled.end()) if labelled else None) or _NUMBER_BEFORE.search(before)
        date, narrative = _date(text, match.end(), span[1])
        begin = line + len(before) - len(before.lstrip())
        number_span = (line + number.start(1), line + number.end(1)) if number else (begin, begin)
        yield Head(begin, narrative, int(number[1]) if number else None, number_span, date, True, False, True, True)


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
    if not _LETTER.search(words):
        return "\n" not in words or _DATE_START.match(unbroken(words)) is not None
    return any(_reads(unbroken(words), convert) for convert in (day, month, date_range))


def _reads(words: str, convert: Callable[[str], object]) -> bool:
    try:
        convert(words)
    except (AmbiguousDate, ContradictedDate):
        return True
    except ValueError:
        return False
    return True


def lost_head(text: str, start: int, end: int) -> Head:
    """Return the head at `start`, with what can be found of it: a number before colons, and a date."""
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
