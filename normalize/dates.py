"""Thai dates to `datetime.date`."""

import datetime as dt
import re

from normalize.clock import clock_times
from normalize.eras import AHEAD, COMMON_YEARS, FIRST_CALENDAR_YEAR, YEAR, printed_year
from normalize.month_names import MONTH, WEEKDAY, WEEKDAYS, month_number, weekday_number
from normalize.plain import plain, quoted, refusal


class AmbiguousDate(ValueError):
    """A text that may be either of several dates; `readings` are they, in the calendar's order."""

    def __init__(self, text: str, readings: tuple[dt.date, ...]) -> None:
        super().__init__(text, readings)
        self.text = text
        self.readings = readings

    def __str__(self) -> str:
        return f"ambiguous date: {quoted(self.text)} may be {' or '.join(map(str, self.readings))}"


class ContradictedDate(ValueError):
    """A date whose printed weekday is another one; `date` is the date without it."""

    def __init__(self, text: str, date: dt.date) -> None:
        super().__init__(text, date)
        self.text = text
        self.date = date

    def __str__(self) -> str:
        return f"the weekday contradicts the date: {quoted(self.text)}: {self.date} is {WEEKDAYS[self.date.weekday()]}"


# what stands before a day: `ณ วันที่`, `เมื่อวันพุธที่`
LEAD = (
    r"(?:(?:(?:ให้ไว้|ประกาศ|สั่ง|ข้อมูล|ทำ)? ?ณ|เมื่อ|ลง|ภายใน|ประจำ|ใน|ของ) ?)?"
    rf"(?:วัน ?(?:ที่ ?)?)?(?:(?P<weekday>{WEEKDAY}) ?,?(?:ที่)? ?)?(?:ที่ ?|วันที่ ?)?:? ?"
)
DAY = "(?P<day>[0-9]{1,2})"
MONTH_NAME = rf"(?:เดือน ?)?(?P<name>{MONTH})\.?"
_JOINT = "[-/., ]? ?"
_END = "(?![0-9])(?P<rest>.*)"
_ENTRY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})").fullmatch
_FORMS = tuple(
    re.compile(form, re.IGNORECASE).fullmatch
    for form in (
        rf"{LEAD}{DAY} ?{_JOINT}{MONTH_NAME} ?{_JOINT}{YEAR}{_END}",
        rf"{LEAD}{DAY} ?(?P<joint>[-/. ,]) ?(?P<number>[0-9]{{1,2}}) ?(?P=joint) ?{YEAR}{_END}",
        rf"{LEAD}(?P<year>[0-9]{{4}})(?P<joint>[-/.])(?P<number>[0-9]{{1,2}})(?P=joint){DAY}(?P<buddhist>)(?P<common>){_END}",
        rf"(?:(?P<weekday>{WEEKDAY})\.?,? )?{MONTH_NAME} {DAY}(?:st|nd|rd|th)?,? {YEAR}{_END}",
    )
)
_BRACKETED = re.compile(r"\(([^()]*)\)|\[([^][]*)\]")


def thai_date(text: str) -> dt.date:
    """Return the date that is printed in `text`; a time behind it is dropped.

    Two digits of a year are the last ones of a Buddhist year, four tell their era by their size. Buddhist dates in
    numbers are day first; in the Common Era either part may be the day.

    Raises:
        AmbiguousDate: a Common Era date in numbers, day and month both 12 or less, and not the same.
        ContradictedDate: the date has another weekday than the printed one.
        ValueError: `text` is no date, there is no such day, or it is before BE 2484 and counted in the Buddhist Era.

    >>> thai_date("8/10/2562"), thai_date("วันที่ ๒๖ ธันวาคม ๒๕๖๒"), thai_date("2019-10-01 00:00:00")
    (datetime.date(2019, 10, 8), datetime.date(2019, 12, 26), datetime.date(2019, 10, 1))
    """
    entry = _ENTRY(text)
    if entry is not None:
        day, month, year = map(int, entry.groups())
        if FIRST_CALENDAR_YEAR <= year < 2700:
            try:
                return dt.date(year - AHEAD, month, day)
            except ValueError:
                raise refusal("a date", text, "there is no such day") from None
    return _read(text)[0]


def thai_datetime(text: str) -> dt.datetime:
    """Return the date and time printed in `text`; 24:00 is the next day's midnight.

    Raises:
        AmbiguousDate, ContradictedDate: as `thai_date`.
        ValueError: `text` is no date with a time.

    >>> thai_datetime("1 ตุลาคม 2562 เวลา 13.30 น.")
    datetime.datetime(2019, 10, 1, 13, 30)
    """
    date, times = _read(text)
    if len(times) != 1:
        raise refusal("a date with a time", text)
    return dt.datetime.combine(date, dt.time()) + times[0]


def _read(text: str) -> tuple[dt.date, tuple[dt.timedelta, ...]]:
    words = plain(text)
    bracketed = _BRACKETED.fullmatch(words)
    if bracketed is not None:
        words = (bracketed[1] or bracketed[2] or "").strip()
    match = next((match for form in _FORMS if (match := form(words))), None)
    if match is None:
        raise refusal("a date", text)
    times = clock_times(match["rest"])
    if times is None:
        raise refusal("a date", text)
    date = _date(match, text)
    if match["weekday"] and weekday_number(match["weekday"]) != date.weekday():
        raise ContradictedDate(text, date)
    return date, times


def _date(match: re.Match[str], text: str) -> dt.date:
    named = match.groupdict().get("name")
    year = printed_year(match)
    if year is None:
        raise refusal("a date", text, "the year is of no known era")
    year -= AHEAD
    first = int(match["day"])
    second = month_number(named) if named else int(match["number"])
    common = len(match["year"]) == 4 and int(match["year"]) in COMMON_YEARS
    if not common and year < FIRST_CALENDAR_YEAR - AHEAD:
        raise refusal("a date", text, f"years before {FIRST_CALENDAR_YEAR} began in April")
    orders = [(second, first)]
    if common and not named and match.start("day") < match.start("year"):
        orders.append((first, second))
    readings = sorted({date for month, day in orders if (date := _existing(year, month, day))})
    if not readings:
        raise refusal("a date", text, "there is no such day")
    if len(readings) > 1:
        raise AmbiguousDate(text, tuple(readings))
    return readings[0]


def _existing(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
