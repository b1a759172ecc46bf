"""R6 date-outside: an entry, or the project, lies outside its time.

Flags: entries dated before the project's start or long after its end, and projects whose time has no day in their
fiscal year.
Why: such a date is mistyped, or work began before it was approved, or went on after it should have ended.
Formula: date not in [start, end + days], or [start, end] does not meet 1 October to 30 September of the fiscal year.
Threshold: R6.days 30.
Leaves out: projects of several years, whose time only meets the year.
Example: an entry of 12 December 2020 for a project that ended on 30 September 2020.
Source: the form, which states the dates and the fiscal year.

ตรวจพบ: วันที่รายงานอยู่ก่อนวันเริ่มต้นหรือหลังวันสิ้นสุดโครงการเกินกำหนด หรือระยะเวลาโครงการไม่อยู่ในปีงบประมาณ
เหตุผล: อาจพิมพ์วันที่ผิด เริ่มงานก่อนได้รับอนุมัติ หรือดำเนินการต่อหลังสิ้นสุดโครงการ
สูตร: วันที่ไม่อยู่ในช่วง [วันเริ่มต้น, วันสิ้นสุด + เกณฑ์] หรือช่วงเวลาโครงการไม่คาบเกี่ยวกับ 1 ตุลาคม ถึง 30 กันยายน ของปีงบประมาณ
เกณฑ์: R6.days 30 วัน
ไม่รวม: โครงการหลายปีซึ่งคาบเกี่ยวกับปีงบประมาณ
ตัวอย่าง: รายงานวันที่ 12 ธันวาคม 2563 ของโครงการที่สิ้นสุดวันที่ 30 กันยายน 2563
ที่มา: แบบรายงาน ซึ่งระบุวันที่และปีงบประมาณ
"""

import datetime as dt
from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Flags, Floats, days, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, header, named
from audit.facts import Facts
from audit.thresholds import Threshold
from audit.wording import BUDDHIST, day, decimal
from model.finding import Cause, Severity, Words

DAYS = Threshold("R6.days", 30, "days", Words("how long after the end an entry may be dated", "รายงานหลังวันสิ้นสุดได้กี่วัน"))


def judge(facts: Facts) -> Outcome:
    """Compare the entries' dates and the fiscal year with the project's time."""
    reports = facts.reports
    unknown = (
        (~known(reports.start) | ~known(reports.end), reasons.NO_START_OR_END),
        (~known(reports.fiscal_year), reasons.NO_YEAR),
        (reports.end < reports.start, reasons.DATES_REVERSED),
        (facts.any_of(~known(facts.entries.date)), reasons.NO_DATE),
    )
    return Outcome(facts.any_of(_outside(facts)) | _other_year(facts), unknown, partial(_told, facts))


def _outside(facts: Facts) -> Flags:
    reports, of, dates = facts.reports, facts.entries.of, facts.entries.date
    ordered = (reports.end >= reports.start)[of]
    return ordered & ((dates < reports.start[of]) | (dates > reports.end[of] + facts.limits[DAYS]))


def _year_begins(facts: Facts) -> tuple[Floats, Floats]:
    """The first day of each report's fiscal year, and of the one after it."""
    years = [None if np.isnan(year) else int(year) - BUDDHIST for year in facts.reports.fiscal_year]
    return (
        days([None if year is None else dt.date(year - 1, 10, 1) for year in years]),
        days([None if year is None else dt.date(year, 10, 1) for year in years]),
    )


def _other_year(facts: Facts) -> Flags:
    reports = facts.reports
    begin, after = _year_begins(facts)
    return (reports.end >= reports.start) & ((reports.end < begin) | (reports.start >= after))


def _told(facts: Facts, report: int) -> Told:
    rows = facts.where(report, facts.once(_outside))
    start, end = day(facts.reports.start[report]), day(facts.reports.end[report])
    head = (header(facts, report, "start_date"), header(facts, report, "end_date"))
    if not rows:
        year = int(facts.reports.fiscal_year[report])
        words = Words(
            f"The project runs from {start.en} to {end.en}, outside fiscal year {year} that the report states",
            f"โครงการมีระยะเวลาตั้งแต่ {start.th} ถึง {end.th} ซึ่งอยู่นอกปีงบประมาณ พ.ศ. {year} ที่ระบุไว้",
        )
        formula = f"[{start.en}, {end.en}] does not meet fiscal year {year}"
        return Told(words, formula, (*head, header(facts, report, "fiscal_year")))
    told, dated = named(facts, rows), day(facts.entries.date[rows[0]])
    words = Words(
        f"{told.en[0].upper()}{told.en[1:]} ({dated.en}{' and others' if len(rows) > 1 else ''}) "
        f"{'lies' if len(rows) == 1 else 'lie'} outside the project's time, {start.en} to {end.en}",
        f"{told.th} (วันที่ {dated.th}{' และอื่น ๆ' if len(rows) > 1 else ''}) "
        f"อยู่นอกระยะเวลาโครงการ คือ {start.th} ถึง {end.th}",
    )
    formula = f"{dated.en} not in [{start.en}, {end.en} + {decimal(facts.limits[DAYS])} days]"
    return Told(words, formula, (*(entry(facts, row, "date") for row in rows), *head))


CHECK = Check(
    "R6",
    "date-outside",
    Severity.MEDIUM,
    Cause.DATES,
    Words("an entry lies outside the project's time", "วันที่รายงานอยู่นอกระยะเวลาโครงการ"),
    judge,
    limits=(DAYS,),
)
