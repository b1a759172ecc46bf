"""R10 impossible-text-date: a text names a day that does not exist.

Flags: dates in texts whose weekday is another one, or whose month has no such day.
Why: the date was invented or mistyped; what is said to have happened then has no date.
Formula: the weekday printed ≠ that of the date, or the day > the days of the month.
Threshold: none.
Leaves out: dates without a four-digit year or with a shortened month; in figures those of the Buddhist Era are read.
Example: "วันจันทร์ที่ 31 ธันวาคม 2562": 31 December 2019 was a Tuesday (อังคาร).
Source: the calendar.

ตรวจพบ: ข้อความระบุวันในสัปดาห์ไม่ตรงกับวันที่ หรือระบุวันที่ไม่มีอยู่จริงในเดือนนั้น
เหตุผล: วันที่อาจเขียนขึ้นเองหรือพิมพ์ผิด เหตุการณ์ที่กล่าวถึงจึงไม่มีวันที่แน่ชัด
สูตร: วันในสัปดาห์ที่ระบุ ≠ วันตามปฏิทิน หรือวันที่ > จำนวนวันของเดือน
เกณฑ์: ไม่มี
ไม่รวม: วันที่ซึ่งไม่ระบุปีสี่หลักหรือใช้ชื่อเดือนย่อ ส่วน 31/2/2563 อ่านเป็นวัน/เดือน/ปีพุทธศักราช
ตัวอย่าง: "วันจันทร์ที่ 31 ธันวาคม 2562" ตามปฏิทินเป็นวันอังคาร
ที่มา: ปฏิทิน
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from audit import reasons
from audit.check import Check, Outcome, Told
from audit.citing import named, said
from audit.facts import Facts, Page
from audit.wording import BUDDHIST, MONTHS, quoted
from model.finding import Cause, Severity, Words

WEEKDAYS = (
    ("Monday", "จันทร์"),
    ("Tuesday", "อังคาร"),
    ("Wednesday", "พุธ"),
    ("Thursday", "พฤหัสบดี"),
    ("Friday", "ศุกร์"),
    ("Saturday", "เสาร์"),
    ("Sunday", "อาทิตย์"),
)
_NAMES = tuple(thai for _, thai in MONTHS)
_DIGIT = "[0-9๐-๙]"
WEEKDAY_NAMES = tuple(thai for _, thai in WEEKDAYS)
_WEEKDAY = "|".join(WEEKDAY_NAMES)
WRITTEN = re.compile(
    rf"(?:วัน(?:ที่)?\s?(?P<weekday>{_WEEKDAY})\s?(?:ที่)?\s?)?(?<!{_DIGIT})(?P<day>{_DIGIT}{{1,2}})\s?(?:เดือน\s?)?"
    rf"(?P<month>{'|'.join(_NAMES)})\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>{_DIGIT}{{4}})(?!{_DIGIT})"
)
NUMBERED = re.compile(
    rf"(?<!{_DIGIT})(?<!/)(?P<day>{_DIGIT}{{1,2}})/(?P<month>{_DIGIT}{{1,2}})/(?P<year>[2๒][45๔๕]{_DIGIT}{{2}})(?!{_DIGIT})"
)
LATE = ("29", "๒๙", "2๙", "๒9")  # days that not every month has, besides those that begin with a 3
ENDINGS = ("าคม", "ายน", "าพันธ์")  # of the months' names: three words are found faster than twelve
_NAME = re.compile("|".join(_NAMES))
LONGEST = max(map(len, _NAMES))
AROUND = 40  # letters around a month's name in which its date stands
LAST_DAY = 39  # a greater number before a month is none of its days
FIRST_BUDDHIST = 2400  # a year from here on is one of the Buddhist Era
YEARS = range(1900, 2200)


def impossible_dates(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the texts that name an impossible day, and its words."""
    for row, text in enumerate(page.texts):
        if text is not None:
            written = next((match[0] for match in _dates(text) if _wrong(match) is not None), None)
            if written is not None:
                yield row, written


def judge(facts: Facts) -> Outcome:
    """Find the entries that name an impossible day."""
    unknown = ((facts.counts == 0, reasons.NO_ENTRIES), (facts.any_of(facts.narratives.unread), reasons.NO_TEXT))
    return Outcome(facts.any_of(facts.found(impossible_dates)), unknown, partial(_told, facts))


def _dates(text: str) -> Iterator[re.Match[str]]:
    """The dates written in a text that may be impossible, each found by the end of its month's name."""
    for ending in ENDINGS:
        at = text.find(ending)
        while at >= 0:
            month = _NAME.search(text, max(at - LONGEST, 0), at + len(ending))
            if month is not None and _is_doubtful(text[max(month.start() - AROUND, 0) : month.start()]):
                yield from WRITTEN.finditer(text, max(month.start() - AROUND, 0), at + AROUND)
            at = text.find(ending, at + 1)
    if "/2" in text or "/๒" in text:
        yield from NUMBERED.finditer(text)


def _is_doubtful(before: str) -> bool:
    """Whether what stands before a month may be no day of it, or names a weekday: any other date is a possible one."""
    day = before.rstrip().removesuffix("เดือน").rstrip()[-2:]
    if day in LATE or day[:1] in ("3", "๓") or day[-1:] in ("0", "๐"):
        return True
    at = before.rfind("วัน")
    return at >= 0 and before[at + len("วัน") :].lstrip("ที่ ").startswith(WEEKDAY_NAMES)


def _wrong(match: re.Match[str]) -> Words | None:
    """What is wrong with the day, or None."""
    day, year, printed = int(match["day"]), int(match["year"]), match["month"]
    month = _NAMES.index(printed) + 1 if printed in _NAMES else int(printed)
    common = year - BUDDHIST if year >= FIRST_BUDDHIST else year
    if common not in YEARS or day > LAST_DAY or not 1 <= month <= len(_NAMES):
        return None
    days = calendar.monthrange(common, month)[1]
    if not 1 <= day <= days:
        english = f"{MONTHS[month - 1][0]} {common}"
        return Words(f"{english} has {days} days", f"เดือน{_NAMES[month - 1]} {common + BUDDHIST} มี {days} วัน")
    english, thai = WEEKDAYS[dt.date(common, month, day).weekday()]
    if match.groupdict().get("weekday") in (None, thai):
        return None
    return Words(f"by the calendar it is a {english}", f"ตามปฏิทินเป็นวัน{thai}")


def _told(facts: Facts, report: int) -> Told:
    rows, quotes = facts.where(report, facts.found(impossible_dates)), facts.narratives.quotes[impossible_dates]
    told = named(facts, rows)
    match = WRITTEN.fullmatch(quotes[rows[0]]) or NUMBERED.fullmatch(quotes[rows[0]])
    assert match is not None
    wrong, written = _wrong(match), quoted(match[0])
    assert wrong is not None
    words = Words(
        f"The text of {told.en} names a day that does not exist: “{written}” ({wrong.en})",
        f"ข้อความใน{told.th} ระบุวันที่ที่เป็นไปไม่ได้ คือ “{written}” ({wrong.th})",
    )
    values = tuple(said(facts, row, "narrative", quoted(quotes[row])) for row in rows)
    return Told(words, f"{written}: {wrong.en}", values)


CHECK = Check(
    "R10",
    "impossible-text-date",
    Severity.LOW,
    Cause.DATES,
    Words("a text names a day that does not exist", "ข้อความระบุวันที่ที่เป็นไปไม่ได้"),
    judge,
    scans=(impossible_dates,),
)
