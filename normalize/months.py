"""Months and ranges of months."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from normalize.eras import AHEAD, FIRST_CALENDAR_YEAR, YEAR, printed_year
from normalize.month_names import ENGLISH, MONTH, month_number
from normalize.plain import plain, refusal


class Month(NamedTuple):
    """A month of a year of the Common Era.

    >>> str(Month(2019, 10))
    '2019-10'
    """

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> dt.date:
        """The month's first day."""
        return dt.date(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """The month's last day."""
        return self.moved(1).first - dt.timedelta(days=1)

    def moved(self, months: int) -> "Month":
        """Return the month that is so many months later."""
        years, index = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, index + 1)


_LEAD = r"(?:(?:ใน|ณ|ของ|ประจำ|งวด) ?)*(?:เดือน ?)?"
_OPENING = re.compile(r"(?:(?:ใน|เริ่ม|ช่วง|ระหว่าง|ตั้งแต่|จาก|ระยะเวลา) ?)+")
FISCAL = (
    r"(?:งบประมาณ(?:รายจ่าย)?)?(?:ประจำ ?|ของ ?)*(?:ปี ?(?:งบประมาณ|งบ(?:ฯ ?)?\.?|งปม\.?)|งปม\.?|งบปี|(?<=งบประมาณ)ปี|"
    r"(?<=งบประมาณประจำ)ปี|(?<=งบประมาณรายจ่ายประจำ)ปี|(?<=งบประมาณ)(?= ?พ)) ?:? ?"
)
_NAMED = re.compile(rf"{_LEAD}(?P<name>{MONTH})\.? ?[-/,]? ?(?P<fiscal>{FISCAL})?{YEAR}", re.IGNORECASE)
_NUMBERED = re.compile(rf"{_LEAD}(?P<number>[0-9]{{1,2}})(?: ?/ ?|(?: ?- ?|\.)(?=[0-9]{{4}})){YEAR}", re.IGNORECASE)
_WORDED_NUMBER = re.compile(rf"{_LEAD}(?<=เดือน)(?:ที่)? ?(?P<number>[0-9]{{1,2}}) ?(?=ปี|พ){YEAR}")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[-/](?P<number>[0-9]{1,2})(?P<buddhist>)(?P<common>)")
_ALONE = re.compile(rf"{_LEAD}(?P<name>{MONTH})\.?", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]*)\)")
BETWEEN = re.compile(r" ?(?:-|ถึง|จนถึง|~|\bto\b) ?(?:เดือน ?)?")


def month(text: str) -> Month:
    """Return the month printed in `text`; a month of a fiscal year is that of the calendar year in which it falls.

    Raises:
        ValueError: `text` is no month, or has no year.

    >>> month("เดือนต.ค. 62"), month("ตุลาคม ปีงบประมาณ 2563")
    (Month(year=2019, number=10), Month(year=2019, number=10))
    """
    found = _month(_words(text))
    if found is None:
        raise refusal("a month", text)
    return found


def month_range(text: str) -> tuple[Month, Month]:
    """Return the first and the last month of the range printed in `text`.

    One year may serve both; a range that then crosses New Year begins in the year before.

    Raises:
        ValueError: `text` is no range of months, or ends before it begins.

    >>> [str(end) for end in month_range("ต.ค. - มี.ค. 63")]
    ['2019-10', '2020-03']
    """
    words = _words(text)
    opening = _OPENING.match(words)
    found = set(_ranges(words if opening is None else words[opening.end() :]))
    if len(found) != 1:
        raise refusal("a range of months", text)
    return found.pop()


def _words(text: str) -> str:
    words = plain(text)
    bracketed = _BRACKETED.fullmatch(words)
    return words if bracketed is None else bracketed[1].strip()


def _ranges(words: str) -> Iterator[tuple[Month, Month]]:
    for joint in BETWEEN.finditer(words):
        left, right = words[: joint.start()], words[joint.end() :]
        first, last = _month(left), _month(right)
        if first is None and last is not None and (alone := _ALONE.fullmatch(left)):
            first = Month(last.year, month_number(alone["name"]))
            first = first if first <= last else first.moved(-12)
        elif last is None and first is not None and (alone := _ALONE.fullmatch(right)):
            last = Month(first.year, month_number(alone["name"]))
            last = last if first <= last else last.moved(12)
        if first is not None and last is not None and first <= last:
            yield first, last


def _month(words: str) -> Month | None:
    match = _NAMED.fullmatch(words)
    if match is not None:
        if ENGLISH.match(match["name"]) and not match["buddhist"] and len(match["year"]) < 4:
            # two digits behind an English name may be of either era
            return None
        return _of_year(month_number(match["name"]), match, match["fiscal"] is not None)
    match = _NUMBERED.fullmatch(words) or _WORDED_NUMBER.fullmatch(words) or _YEAR_FIRST.fullmatch(words)
    if match is None or (len(match["year"]) == 2 and int(match["year"]) <= 31):
        # two small numbers may be a day and a month
        return None
    return _of_year(int(match["number"]), match, False)


def _of_year(number: int, match: re.Match[str], fiscal: bool) -> Month | None:
    year = printed_year(match)
    if year is None or not 1 <= number <= 12:
        return None
    if year < FIRST_CALENDAR_YEAR and match["year"] == str(year):
        return None
    found = Month(year - AHEAD, number)
    return found.moved(-12) if fiscal and number >= 10 else found
