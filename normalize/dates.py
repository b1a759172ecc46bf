"""Thai dates to `datetime.date`."""

import datetime as dt
import re

from normalize.clock import clock_times
from normalize.eras import AHEAD, CENTURY, FIRST_CALENDAR_YEAR, YEAR, printed_year
from normalize.month_names import ENGLISH, MONTH, PRINTED, WEEKDAY, WEEKDAYS, month_number, weekday_number
from normalize.numerals import digits
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
    r"(?:(?:(?:ให้ไว้|ประกาศ|สั่ง|ข้อมูล|ทำ|ตัดยอด)? ?ณ|เมื่อ|ลง|ภายใน|ประจำ|ใน|ของ|เริ่ม|สิ้นสุด|ครบกำหนด) ?)?"
    rf"(?:วัน ?(?:ที่ ?)?)?(?:(?P<weekday>{WEEKDAY}) ?,?(?:ที่)? ?)?(?:ที่ ?|วันที่ ?)?:? ?"
)
DAY = "(?P<day>[0-9]{1,2})"
MONTH_NAME = rf"(?:ของ)?(?:เดือน ?)?(?P<name>{MONTH})\.?"
_JOINT = "[-/., ]? ?"
_NUMBER = "(?P<number>[0-9]{1,2})"
_END = rf"(?![0-9])(?: ?\((?:วัน)?(?P<behind>{WEEKDAY})\))?(?P<rest>.*)"
_ENTRY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})").fullmatch
_HEADER = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: 00:00:00(?:\.0{1,9})?)?").fullmatch
_WORDED = re.compile(r"(?:วันที่ )?([0-9]{1,2}) ([ก-๎.]+) ([0-9]{4}|[0-9]{2})").fullmatch
_FORMS = tuple(
    re.compile(form, re.IGNORECASE).fullmatch
    for form in (
        rf"{LEAD}{DAY} ?(?:st|nd|rd|th)?{_JOINT}{MONTH_NAME} ?{_JOINT}(?:ของ)?{YEAR}{_END}",
        rf"{LEAD}{DAY} ?(?P<joint>[-/.]) ?{_NUMBER} ?(?P=joint) ?{YEAR}{_END}",
        # other separators are unusual enough to ask for the whole year
        rf"{LEAD}{DAY}(?P<joint> ?[,_|·:\\] ?| ){_NUMBER}(?P=joint)(?=[0-9]{{4}}){YEAR}{_END}",
        rf"{LEAD}(?P<year>[0-9]{{4}})(?P<joint>[-/.])(?P<buddhist>)(?P<common>){_NUMBER}(?P=joint){DAY}{_END}",
        rf"{LEAD}{DAY} ?เดือน(?:ที่)? ?{_NUMBER}(?: | ?(?=[ปพค])){YEAR}{_END}",
        rf"(?:(?P<weekday>{WEEKDAY})\.?,? )?{MONTH_NAME} {DAY}(?:st|nd|rd|th)?,? (?P<buddhist>)(?P<common>)"
        rf"(?P<year>[0-9]{{4}}){_END}",
    )
)
_TIME_FIRST = re.compile(
    r"(?P<time>(?:เวลา ?)?[0-9]{1,2}[.:][0-9]{2} ?(?:น\.?|นาฬิกา)) ?,? ?(?:ของ|ใน)?(?P<date>(?:วัน|[0-9]).*)"
)
_AROUND = " \"'“”‘’,;"
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
    # what the system prints itself, and most of what people write, without the grammar
    words = digits(text)
    if (entry := _ENTRY(words)) is not None:
        day, month, year = int(entry[1]), int(entry[3]), int(entry[4]) - AHEAD
    elif (header := _HEADER(words)) is not None:
        year, month, day = map(int, header.groups())
    elif (named := _WORDED(words)) is not None and named[2] in PRINTED:
        day, month, year = int(named[1]), PRINTED[named[2]], int(named[3]) - AHEAD
        year += CENTURY if len(named[3]) == 2 else 0
    else:
        return _read(text)[0]
    date = _existing(year, month, day) if FIRST_CALENDAR_YEAR - AHEAD <= year < 2157 else None
    return _read(text)[0] if date is None else date


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
        words = bracketed[1] or bracketed[2] or ""
    words = words.strip(_AROUND)
    time_first = _TIME_FIRST.fullmatch(words)
    if time_first is not None:
        words = f"{time_first['date']} {time_first['time']}"
    match = next((match for form in _FORMS if (match := form(words))), None)
    times = None if match is None else clock_times(match["rest"])
    if match is None or times is None:
        raise refusal("a date", text)
    date = _date(match, text)
    for name in filter(None, (match["weekday"], match["behind"])):
        if weekday_number(name) != date.weekday():
            raise ContradictedDate(text, date)
    return date, times


def _date(match: re.Match[str], text: str) -> dt.date:
    name = match.groupdict().get("name")
    year = printed_year(match)
    if year is None:
        raise refusal("a date", text, "the year is of no known era")
    common = match["year"] == str(year - AHEAD)
    if not common and year < FIRST_CALENDAR_YEAR:
        raise refusal("a date", text, f"years before {FIRST_CALENDAR_YEAR} began in April")
    day = int(match["day"])
    month = month_number(name) if name else int(match["number"])
    wanted = {(year - AHEAD, month, day)}
    if common and "joint" in match.groupdict() and match.start("day") < match.start("year"):
        wanted.add((year - AHEAD, day, month))
    if (
        name
        and ENGLISH.match(name)
        and year != int(match["year"].lstrip("'’"))
        and not common
        and not match["buddhist"]
    ):
        # who writes the month in English may well count the years of the Common Era
        wanted.add((year % 100 + 2000, month, day))
    readings = sorted(date for parts in wanted if (date := _existing(*parts)))
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
