"""R2 months-missing: months of the project without a report.

Flags: whole months of the project's time, up to the export, in which no entry is dated.
Why: progress is to be reported monthly.
Formula: whole months in [start, min(end, as_of)] without an entry's date; as_of is the day of the export.
Threshold: R2.months 1.
Leaves out: months behind the first entry that reports 100 percent, and a first or last month that is not whole.
Where the export's day is not known, the months up to the newest entry are looked at, and the rest cannot be told.
Example: entries in October, November and January: December is missing.
Source: the monthly rhythm of the reports seen.

ตรวจพบ: มีเดือนเต็มในระยะเวลาโครงการ (นับถึงวันพิมพ์รายงาน) ที่ไม่มีรายงาน
เหตุผล: ควรรายงานความก้าวหน้าทุกเดือน
สูตร: เดือนเต็มในช่วง [วันเริ่มต้น, min(วันสิ้นสุด, as_of)] ที่ไม่มีวันที่รายงาน โดย as_of คือวันพิมพ์รายงาน
เกณฑ์: R2.months 1 เดือน
ไม่รวม: เดือนหลังจากรายงานร้อยละ 100 และเดือนแรกกับเดือนสุดท้ายที่ไม่เต็มเดือน หากไม่ทราบวันพิมพ์รายงาน
จะพิจารณาเฉพาะถึงเดือนของรายงานครั้งล่าสุด ส่วนที่เหลือบอกไม่ได้
ตัวอย่าง: มีรายงานเดือนตุลาคม พฤศจิกายน และมกราคม ขาดเดือนธันวาคม
ที่มา: รอบการรายงานรายเดือนของรายงานที่พบ
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Floats, Rows, known
from audit.check import Check, Outcome, Told
from audit.citing import exported, header, reckoned
from audit.facts import Facts
from audit.thresholds import Threshold
from audit.wording import decimal, listed, month
from model.finding import Cause, Severity, Words

MONTHS = Threshold("R2.months", 1, "months", Words("how many months are too many", "จำนวนเดือนที่ขาดจึงตั้งข้อสังเกต"))
NEVER = 10**6  # a month that no date reaches


def judge(facts: Facts) -> Outcome:
    """Count the months without an entry."""
    reports = facts.reports
    ended = np.fmin(reports.end, _finished(facts))
    open_yet = ~known(reports.exported) & ~(_last_whole(ended) <= _month_of(reports.newest))
    unknown = (
        (~known(reports.start) | ~known(reports.end), reasons.NO_START_OR_END),
        (reports.end < reports.start, reasons.DATES_REVERSED),
        (facts.any_of(~known(facts.entries.date)), reasons.NO_DATE),
        (open_yet, reasons.NO_EXPORT_DAY),
    )
    dated = ~facts.any_of(~known(facts.entries.date))
    flagged = dated & (facts.once(_missing) >= facts.limits[MONTHS])
    return Outcome(flagged, unknown, partial(_told, facts))


def _finished(facts: Facts) -> Floats:
    """The day on which each report first says that the work is done."""
    done = np.where(facts.entries.percent >= 100, facts.entries.date, np.inf)
    first = np.full(facts.size, np.inf)
    np.fmin.at(first, facts.entries.of, done)
    return first


def _until(facts: Facts) -> Floats:
    """The day up to which reports can be asked for."""
    reports = facts.reports
    as_of = np.where(known(reports.exported), reports.exported, reports.newest)
    return np.minimum(np.minimum(reports.end, as_of), _finished(facts))


def _month_of(days: Floats) -> Floats:
    whole = np.where(np.isfinite(days), days, 0).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.where(np.isfinite(days), whole, np.where(days == np.inf, NEVER, np.nan))


def _first_whole(days: Floats) -> Floats:
    """The first month that begins on one of these days or behind it."""
    return _month_of(days - 1) + 1


def _last_whole(days: Floats) -> Floats:
    """The last month that ends on one of these days or before it."""
    return _month_of(days + 1) - 1


def _span(facts: Facts) -> tuple[Floats, Floats]:
    """The first and the last month of each report in which an entry is asked for."""
    return _first_whole(facts.reports.start), _last_whole(facts.once(_until))


def _months(facts: Facts) -> Floats:
    return _month_of(facts.entries.date)


def _missing(facts: Facts) -> Floats:
    (first, last), of, months = facts.once(_span), facts.entries.of, facts.once(_months)
    inside = (months >= first[of]) & (months <= last[of])
    pairs = np.unique(np.column_stack((of[inside], months[inside].astype(np.int64))), axis=0)
    seen: Rows = np.bincount(pairs[:, 0], minlength=facts.size)
    return np.where(last >= first, last - first + 1 - seen, 0)


def _told(facts: Facts, report: int) -> Told:
    first, last = (int(ends[report]) for ends in facts.once(_span))
    seen = set(facts.once(_months)[facts.first[report] : facts.stop[report]].tolist())
    missing = [month(number) for number in range(first, last + 1) if number not in seen]
    told = listed(missing)
    words = Words(
        f"No entry is dated in {told.en}, in the project's time",
        f"ไม่มีรายงานในเดือน{told.th} ซึ่งอยู่ในระยะเวลาโครงการ",
    )
    values = (
        header(facts, report, "start_date"),
        header(facts, report, "end_date"),
        reckoned(facts, report, "months without an entry", told.en),
        exported(facts, report),
    )
    return Told(words, f"{len(missing)} of {last - first + 1} months ≥ {decimal(facts.limits[MONTHS])}", values)


CHECK = Check(
    "R2",
    "months-missing",
    Severity.MEDIUM,
    Cause.SILENCE,
    Words("months without a report", "ขาดรายงานบางเดือน"),
    judge,
    limits=(MONTHS,),
)
