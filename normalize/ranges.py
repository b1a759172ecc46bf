"""Ranges of dates."""

import datetime as dt
import re

from normalize.dates import DAY, LEAD, MONTH_NAME, AmbiguousDate, ContradictedDate, thai_date
from normalize.month_names import month_number, weekday_number
from normalize.plain import plain, refusal

Dates = tuple[dt.date, dt.date]

_OPENING = re.compile(r"(?:(?:ใน|เริ่ม|ช่วง|ระหว่าง|ตั้งแต่|จาก|เมื่อ|ระยะเวลา) ?)+")
# a slash parts dates in ISO form only
_JOINT = re.compile(r" ?(?:-|จนถึง|ถึง|~|\bto\b|สิ้นสุด|(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})/(?=[0-9]{4}-)) ?")
_DAY = re.compile(rf"{LEAD}{DAY}", re.IGNORECASE)
_NAMED = re.compile(rf"{LEAD}{DAY} ?[-/., ]? ?{MONTH_NAME}", re.IGNORECASE)
_NUMBERED = re.compile(rf"{LEAD}{DAY} ?/ ?(?P<number>[0-9]{{1,2}})", re.IGNORECASE)
_ORDER = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2[0-9]{4}.*")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_LONGEST = 200


def date_range(text: str) -> Dates:
    """Return the first and the last day of the range printed in `text`.

    Year, or month and year, may stand once for both; a range that then crosses New Year begins in the year before.

    Raises:
        AmbiguousDate, ContradictedDate: one of the two dates is, and the other one does not settle it.
        ValueError: `text` is no range, or ends before it begins.

    >>> [str(day) for day in date_range("28 ธ.ค. - 3 ม.ค. 2563")]
    ['2019-12-28', '2020-01-03']
    """
    words = plain(text)
    bracketed = _BRACKETED.fullmatch(words)
    words = words if bracketed is None else bracketed[1].strip()
    opening = _OPENING.match(words)
    words = words if opening is None else words[opening.end() :]
    found: set[Dates] = set()
    doubts: list[ValueError] = []
    for joint in _JOINT.finditer(words[:_LONGEST]):
        try:
            ends = _ends(words[: joint.start()], words[joint.end() :])
        except (AmbiguousDate, ContradictedDate) as doubt:
            doubts.append(doubt)
            continue
        if ends is not None and ends[0] <= ends[1]:
            found.add(ends)
    if len(found) == 1:
        return found.pop()
    if doubts and not found:
        raise doubts[0]
    raise refusal("a range of dates", text)


def _ends(left: str, right: str) -> Dates | None:
    last = _full(right, left)
    first = _full(left, right)
    if first is None and last is not None:
        first = _begun(left, last)
    elif last is None and first is not None:
        last = _ended(right, first)
    return None if first is None or last is None else (first, last)


def _begun(words: str, last: dt.date) -> dt.date | None:
    """The first day in `words`, of which the year, or month and year, stand with the `last` one."""
    day = _DAY.fullmatch(words)
    if day is not None:
        return _day(day, last.year, last.month, words)
    match = _NAMED.fullmatch(words) or _NUMBERED.fullmatch(words)
    if match is None:
        return None
    month = _month(match)
    return _day(match, last.year - (month > last.month), month, words)


def _ended(words: str, first: dt.date) -> dt.date | None:
    """The last day in `words`, of which the year stands with the `first` one."""
    match = _NAMED.fullmatch(words) or _NUMBERED.fullmatch(words)
    if match is None:
        return None
    month = _month(match)
    return _day(match, first.year + (month < first.month), month, words)


def _month(match: re.Match[str]) -> int:
    parts = match.groupdict()
    return month_number(parts["name"]) if "name" in parts else int(parts["number"])


def _day(match: re.Match[str], year: int, month: int, words: str) -> dt.date | None:
    try:
        date = dt.date(year, month, int(match["day"]))
    except ValueError:
        return None
    if match["weekday"] and weekday_number(match["weekday"]) != date.weekday():
        raise ContradictedDate(words, date)
    return date


def _full(words: str, other: str) -> dt.date | None:
    """The date in `words`, None if it is not all there; the `other` end may settle which part is the day."""
    try:
        return thai_date(words)
    except AmbiguousDate as doubt:
        own, others = _ORDER.fullmatch(words), _ORDER.fullmatch(other)
        if own and others and max(int(others[1]), int(others[3])) > 12:
            day = int(own[1] if int(others[1]) > 12 else own[3])
            return next(date for date in doubt.readings if date.day == day)
        raise
    except ContradictedDate:
        raise
    except ValueError:
        return None
