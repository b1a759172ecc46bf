"""Fiscal years and quarters: 1 October to 30 September, named by the Buddhist year in which it ends."""

import datetime as dt
import re
from contextlib import suppress
from typing import NamedTuple

from normalize.dates import thai_date
from normalize.eras import AHEAD, FIRST_CALENDAR_YEAR, YEAR, printed_year
from normalize.months import FISCAL, month, month_range
from normalize.plain import plain, refusal
from normalize.ranges import date_range


class FiscalQuarter(NamedTuple):
    """A quarter of a fiscal year; `quarter` 1 is October to December."""

    fiscal_year: int
    quarter: int


_QUARTERS = {
    word: number
    for number, words in enumerate(("1 แรก หนึ่ง", "2 สอง", "3 สาม", "4 สี่ สุดท้าย"), 1)
    for word in words.split()
}
_YEAR = re.compile(rf"(?:ใน ?)?(?:{FISCAL}|FY ?|F\.Y\. ?|ประจำ ?)?{YEAR}(?: ?\((?P<span>[^()]*)\))?", re.IGNORECASE)
_QUARTER_NAME = rf"(?:(?:ใน|ณ) ?)?(?:ไตรมาส ?(?:ที่ ?)?|Q ?)(?P<quarter>{'|'.join(_QUARTERS)})"
_QUARTER = re.compile(
    rf"(?:ประจำ ?)?{_QUARTER_NAME}(?: ?[-/,]? ?(?:ของ ?)?(?:{FISCAL}|FY ?)?{YEAR})?(?: ?\(?(?P<span>[^()]*)\)?)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?:{FISCAL}|FY ?)?{YEAR} ?[-/,]? ?{_QUARTER_NAME}(?: ?\((?P<span>[^()]*)\))?", re.IGNORECASE
)


def fiscal_year_of(date: dt.date) -> int:
    """Return the fiscal year of `date`, in the Buddhist Era.

    >>> fiscal_year_of(dt.date(2019, 9, 30)), fiscal_year_of(dt.date(2019, 10, 1))
    (2562, 2563)
    """
    return date.year + AHEAD + (date.month >= 10)


def quarter_of(date: dt.date) -> int:
    """Return the quarter of the fiscal year in which `date` falls, 1 to 4.

    >>> quarter_of(dt.date(2019, 10, 1)), quarter_of(dt.date(2020, 9, 30))
    (1, 4)
    """
    return (date.month + 2) // 3 % 4 + 1


def fiscal_quarter_of(date: dt.date) -> FiscalQuarter:
    """Return the fiscal year and quarter in which `date` falls."""
    return FiscalQuarter(fiscal_year_of(date), quarter_of(date))


def fiscal_year(text: str) -> int:
    """Return the fiscal year printed in `text`, in the Buddhist Era; of a date or a month, the one in which it falls.

    Raises:
        ValueError: `text` names no fiscal year, or two, or dates that are not of it.

    >>> fiscal_year("ปีงบประมาณ พ.ศ. ๒๕๖๓"), fiscal_year("งปม. 63"), fiscal_year("1 ต.ค. 62")
    (2563, 2563, 2563)
    """
    match = _YEAR.fullmatch(plain(text))
    if match is None:
        quarters = _quarters(text)
        if quarters is None or quarters[0].fiscal_year != quarters[1].fiscal_year:
            raise refusal("a fiscal year", text)
        return quarters[0].fiscal_year
    year = printed_year(match)
    if year is None or year < FIRST_CALENDAR_YEAR:
        raise refusal("a fiscal year", text)
    if match["span"] is not None and {quarter.fiscal_year for quarter in _quarters(match["span"]) or ()} != {year}:
        raise refusal("a fiscal year", text, "what stands in the brackets is not of that year")
    return year


def fiscal_quarter(text: str) -> FiscalQuarter:
    """Return the fiscal year and quarter printed in `text`; of a date or a month, the one in which it falls.

    Raises:
        ValueError: `text` names no quarter, or its year is not printed, or its dates are not of it.

    >>> fiscal_quarter("ไตรมาสที่ 2 (1 ม.ค. 66 - 31 มี.ค. 66)")
    FiscalQuarter(fiscal_year=2566, quarter=2)
    """
    words = plain(text)
    match = _YEAR_FIRST.fullmatch(words) or _QUARTER.fullmatch(words)
    if match is None:
        quarters = _quarters(text)
        if quarters is None or quarters[0] != quarters[1]:
            raise refusal("a fiscal quarter", text)
        return quarters[0]
    number = _QUARTERS[match["quarter"]]
    year = None if match["year"] is None else printed_year(match)
    if match["year"] is not None and (year is None or year < FIRST_CALENDAR_YEAR):
        raise refusal("a fiscal quarter", text)
    spanned = set(_quarters(match["span"]) or ()) if match["span"] else set()
    if match["span"] and (len(spanned) != 1 or not _agrees(*spanned, number, year)):
        raise refusal("a fiscal quarter", text, "the dates are not of that quarter")
    if year is None:
        if not spanned:
            raise refusal("a fiscal quarter", text, "its year is not printed")
        return spanned.pop()
    return FiscalQuarter(year, number)


def _agrees(spanned: FiscalQuarter, number: int, year: int | None) -> bool:
    return spanned.quarter == number and year in (None, spanned.fiscal_year)


def _quarters(text: str) -> tuple[FiscalQuarter, FiscalQuarter] | None:
    """The quarters of the first and the last day of what is printed: a date, a month, or a range of them."""
    with suppress(ValueError):
        return (fiscal_quarter_of(thai_date(text)),) * 2
    with suppress(ValueError):
        return (fiscal_quarter_of(month(text).first),) * 2
    with suppress(ValueError):
        first, last = date_range(text)
        return fiscal_quarter_of(first), fiscal_quarter_of(last)
    with suppress(ValueError):
        start, end = month_range(text)
        return fiscal_quarter_of(start.first), fiscal_quarter_of(end.last)
    return None
