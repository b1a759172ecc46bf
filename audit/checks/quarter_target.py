"""M5 quarter-target: less is spent at a quarter's end than the share set for it.

Flags: quarters of the fiscal year at whose end the spending is below the configured share of the budget.
Why: the year's spending is followed by quarters; who is behind at each of them will be behind at the end.
Formula: sp < share, with sp = cumulative spent / A of the entries up to 31/12, 31/3, 30/6, 30/9.
Threshold: M5.q1 0.05, M5.q2 0.15, M5.q3 0.23, M5.q4 0.47 of the budget.
Leaves out: quarters whose end no later entry or export confirms, and those for which the project began too late: as
much of its time must be over as of the year's (a quarter of it at the end of the first).
Example: nothing of 1,825,200 baht is spent by 31 December 2019 and by 31 March 2020, 9.4 % by 30 June 2020.
Source: half of the median shares of the agencies seen (11.6, 30.5, 46.7 and 94.7 %); set them to your own targets.

ตรวจพบ: ณ สิ้นไตรมาส ยอดเบิกจ่ายสะสมต่ำกว่าสัดส่วนที่กำหนดไว้
เหตุผล: การเบิกจ่ายติดตามเป็นรายไตรมาส โครงการที่ต่ำกว่าเป้าทุกไตรมาสมักเบิกจ่ายไม่ทันสิ้นปี
สูตร: sp < สัดส่วนที่กำหนด โดย sp = ยอดเบิกจ่ายสะสมของรายงานถึงวันที่ 31/12, 31/3, 30/6, 30/9 / A
เกณฑ์: M5.q1 0.05, M5.q2 0.15, M5.q3 0.23, M5.q4 0.47 ของงบประมาณ
ไม่รวม: ไตรมาสที่ไม่มีรายงานครั้งถัดไปหรือวันพิมพ์รายงานมายืนยัน และไตรมาสที่โครงการเริ่มช้าเกินกว่าจะเทียบได้ คือเวลาของโครงการต้องผ่านไป
ไม่น้อยกว่าเวลาของปีงบประมาณ (หนึ่งในสี่เมื่อสิ้นไตรมาสแรก)
ตัวอย่าง: ไม่มีการเบิกจ่ายจากงบประมาณ 1,825,200 บาท จนถึง 31 ธันวาคม 2562 และ 31 มีนาคม 2563 และเบิกจ่ายร้อยละ 9.4 ถึง 30 มิถุนายน 2563
ที่มา: ครึ่งหนึ่งของค่ามัธยฐานของหน่วยงานที่พบ (ร้อยละ 11.6, 30.5, 46.7 และ 94.7) ควรกำหนดตามเป้าหมายของหน่วยงาน
"""

import datetime as dt
from dataclasses import dataclass
from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Flags, Floats, days, known
from audit.check import Check, Outcome, Told
from audit.citing import header, reckoned
from audit.facts import Facts
from audit.gaps import share_unknown
from audit.measures import elapsed, measures
from audit.thresholds import Threshold
from audit.wording import BUDDHIST, day, decimal, listed, money, share
from model.finding import Cause, Severity, Words

TOLERANCE = 0.02  # of the time: quarters of a year are not quite equal
ENDS = ((-1, 12, 31), (0, 3, 31), (0, 6, 30), (0, 9, 30))  # year (to that of the fiscal year), month, day
SHARES = tuple(
    Threshold(f"M5.q{quarter}", least, "share of the budget", Words(f"least spent by {end}", f"เบิกจ่ายอย่างน้อยถึง {end}"))
    for quarter, least, end in ((1, 0.05, "31/12"), (2, 0.15, "31/3"), (3, 0.23, "30/6"), (4, 0.47, "30/9"))
)


@dataclass(frozen=True, slots=True)
class _Quarter:
    """A quarter of each report's fiscal year: its last day, what was spent by then, whether it counts and is known."""

    end: Floats
    spent: Floats
    applies: Flags
    confirmed: Flags
    low: Flags


def judge(facts: Facts) -> Outcome:
    """Compare what was spent by each quarter's end with its share."""
    reports = facts.reports
    quarters = facts.once(_quarters)
    flagged = np.any([quarter.low for quarter in quarters], axis=0)
    open_yet = np.all([~(quarter.applies & quarter.confirmed) for quarter in quarters], axis=0)
    unknown = (
        (~known(reports.fiscal_year), reasons.NO_YEAR),
        *share_unknown(facts),
        (~known(reports.start) | ~known(reports.end), reasons.NO_START_OR_END),
        (facts.any_of(~known(facts.entries.date)), reasons.NO_DATE),
        (open_yet, reasons.NO_QUARTER),
    )
    return Outcome(flagged, unknown, partial(_told, facts))


def _quarters(facts: Facts) -> list[_Quarter]:
    return [_quarter(facts, number) for number in range(len(ENDS))]


def _quarter(facts: Facts, number: int) -> _Quarter:
    reports, entries = facts.reports, facts.entries
    after, month, last = ENDS[number]
    years = [None if np.isnan(year) else int(year) - BUDDHIST + after for year in reports.fiscal_year]
    end = days([None if year is None else dt.date(year, month, last) for year in years])
    paid = np.where(entries.date <= end[entries.of], facts.once(measures).paid, 0.0)
    dated = ~facts.any_of(~known(entries.date))
    known_by_then = dated & ~facts.any_of(~known(paid))
    spent = np.where(known_by_then, facts.total(paid), np.nan)
    applies = elapsed(facts, end) >= (number + 1) / len(ENDS) - TOLERANCE
    confirmed = np.fmax(reports.newest, reports.exported) >= end
    with np.errstate(divide="ignore", invalid="ignore"):
        low = (spent / reports.allocated < facts.limits[SHARES[number]]) & (reports.allocated > 0)
    return _Quarter(end, spent, applies, confirmed, low & applies & confirmed)


def _told(facts: Facts, report: int) -> Told:
    allocated = facts.reports.allocated[report]
    low = [(number, quarter) for number, quarter in enumerate(facts.once(_quarters)) if quarter.low[report]]
    shares = [quarter.spent[report] / allocated for _, quarter in low]
    ends = [day(quarter.end[report]) for _, quarter in low]
    told = [
        Words(f"{decimal(100 * spent)} % by {end.en}", f"ร้อยละ {decimal(100 * spent)} ณ วันที่ {end.th}")
        for spent, end in zip(shares, ends, strict=True)
    ]
    words = Words(
        f"Of {money(allocated)} baht, less was spent than is expected at the quarter's end: {listed(told).en}",
        f"จากงบประมาณ {money(allocated)} บาท เบิกจ่ายต่ำกว่าที่กำหนด ณ สิ้นไตรมาส คือ {listed(told).th}",
    )
    formula = "; ".join(
        f"Q{number + 1}: sp {share(spent)} < {decimal(facts.limits[SHARES[number]])}"
        for (number, _), spent in zip(low, shares, strict=True)
    )
    values = (
        header(facts, report, "budget_allocated"),
        *(reckoned(facts, report, f"spent by quarter {n + 1}", money(quarter.spent[report])) for n, quarter in low),
    )
    return Told(words, formula, values)


CHECK = Check(
    "M5",
    "quarter-target",
    Severity.MEDIUM,
    Cause.LATE_MONEY,
    Words("less is spent at a quarter's end than expected", "เบิกจ่าย ณ สิ้นไตรมาสต่ำกว่าที่กำหนด"),
    judge,
    limits=SHARES,
)
