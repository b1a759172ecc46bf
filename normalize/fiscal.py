"""Fiscal years and quarters: 1 October to 30 September, named by the Buddhist year in which it ends."""

import datetime as dt
import re
from contextlib import suppress
from typing import NamedTuple

from normalize.dates import thai_date
from normalize.eras import AHEAD, FIRST_CALENDAR_YEAR, YEAR, printed_year
from normalize.month_names import MONTH, month_number
from normalize.months import FISCAL, month, month_range
from normalize.plain import plain, refusal
from normalize.ranges import date_range


class FiscalQuarter(NamedTuple):
    """A quarter of a fiscal year; `quarter` 1 is October to December."""

    fiscal_year: int
    quarter: int


_WORDS = {"1": 1, "แรก": 1, "หนึ่ง": 1, "2": 2, "สอง": 2, "3": 3, "สาม": 3, "4": 4, "สี่": 4, "สุดท้าย": 4}
_FISCAL = rf"(?P<fiscal>{FISCAL}|FY ?|F\.Y\. ?|Fiscal Year )"
_NAME = rf"(?:(?:ไตรมาส ?(?:ที่ ?)?|Q ?)(?P<word>{'|'.join(_WORDS)})(?![0-9])|(?P<digit>[1-4]) ?Q)"
_YEAR = re.compile(rf"(?:ใน|ประจำ)?{_FISCAL}?{YEAR}(?: ?\((?P<span>[^()]+)\))?\.?", re.IGNORECASE)
_QUARTERS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:ใน|ประจำ)?{_NAME}(?: ?\((?P<inner>[^()]+)\))? ?[-/,]? ?{_FISCAL}?{YEAR}(?: ?\((?P<outer>[^()]+)\))?",
        rf"(?:ใน|ประจำ)?{_NAME} ?(?:\((?P<inner>[^()]+)\)|(?P<outer>[^()]+))",
        rf"{_FISCAL}?{YEAR} ?[-/,]? ?{_NAME}(?: ?\((?P<inner>[^()]+)\))?(?P<outer>)",
    )
)
# a month, a quarter, or the number of a meeting or an order
_NUMBERED = re.compile("[0-9๐-๙]{1,2} ?[/.] ?(?:[0-9๐-๙]{4}|[0-9๐-๙]{2})")
_MONTHS = re.compile(rf"({MONTH})\.? ?(?:-|ถึง) ?({MONTH})\.?", re.IGNORECASE)


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
    """Return the fiscal year printed in `text`, in the Buddhist Era; of a date, a month or a quarter, the one in
    which it falls.

    Raises:
        ValueError: `text` names no fiscal year, or two, or dates that are not of it.

    >>> fiscal_year("ปีงบประมาณ พ.ศ. ๒๕๖๓"), fiscal_year("งปม. 63"), fiscal_year("1 ต.ค. 62")
    (2563, 2563, 2563)
    """
    match = _YEAR.fullmatch(plain(text))
    if match is None:
        years = {quarter.fiscal_year for quarter in _spanned(text) or _quarters(text)}
        if len(years) != 1:
            raise refusal("a fiscal year", text)
        return years.pop()
    year = printed_year(match)
    if year is None or year < FIRST_CALENDAR_YEAR:
        raise refusal("a fiscal year", text)
    if match["span"] and {quarter.fiscal_year for quarter in _spanned(match["span"])} != {year}:
        raise refusal("a fiscal year", text, "the dates are not of that year")
    return year


def fiscal_quarter(text: str) -> FiscalQuarter:
    """Return the fiscal year and quarter printed in `text`; of a date or a month, the one in which it falls.

    Raises:
        ValueError: `text` names no quarter, or its year is not printed, or its dates are not of it, or its year is of
            the Common Era and not said to be a fiscal year.

    >>> fiscal_quarter("ไตรมาสที่ 2 (1 ม.ค. 66 - 31 มี.ค. 66)")
    FiscalQuarter(fiscal_year=2566, quarter=2)
    """
    found = set(_spanned(text)) | _quarters(text)
    if len(found) != 1:
        raise refusal("a fiscal quarter", text)
    return found.pop()


def _quarters(text: str) -> set[FiscalQuarter]:
    """The quarters that `text` names by their numbers."""
    matches = (form.fullmatch(plain(text)) for form in _QUARTERS)
    return {quarter for match in matches if match is not None for quarter in _named(match)}


def _named(match: re.Match[str]) -> set[FiscalQuarter]:
    """The quarter that `match` names by its number, if year and dates that stand with it agree."""
    number = _WORDS[match["word"] or match["digit"]]
    spans = [span for span in (match["inner"], match["outer"]) if span]
    if "year" not in match.groupdict():
        found = {quarter for span in spans for quarter in _spanned(span)}
        return found if {quarter.quarter for quarter in found} == {number} and len(found) == 1 else set()
    year = printed_year(match)
    if year is None or year < FIRST_CALENDAR_YEAR or (match["year"] == str(year - AHEAD) and not match["fiscal"]):
        return set()
    named = FiscalQuarter(year, number)
    return {named} if all(_is_of(span, named) for span in spans) else set()


def _is_of(span: str, named: FiscalQuarter) -> bool:
    months = _MONTHS.fullmatch(span.strip())
    if months is None:
        return set(_spanned(span)) == {named}
    return all(quarter_of(dt.date(2000, month_number(name), 1)) == named.quarter for name in months.groups())


def _spanned(text: str) -> tuple[FiscalQuarter, ...]:
    """The quarters of the first and the last day of what is printed: a date, a month, a range of them, or nothing."""
    if _NUMBERED.fullmatch(text.strip()):
        return ()
    with suppress(ValueError):
        return (fiscal_quarter_of(thai_date(text)),)
    with suppress(ValueError):
        return (fiscal_quarter_of(month(text).first),)
    with suppress(ValueError):
        first, last = date_range(text)
        return fiscal_quarter_of(first), fiscal_quarter_of(last)
    with suppress(ValueError):
        start, end = month_range(text)
        return fiscal_quarter_of(start.first), fiscal_quarter_of(end.last)
    return ()
