"""P3 on-plan-but-late: the entry says "on plan" and is behind the time.

Flags: entries with the status เป็นไปตามแผน whose percent is ten points or more behind the share of the time.
Why: the status hides the delay, unless the plan itself has a slow start, which the report does not show.
Formula: on_plan and % − 100·el ≤ −points; el = (t − start + 1) / (end − start + 1), 1 at the most.
Threshold: P3.points 10.
Leaves out: entries with another status.
Example: entries 4–8 say เป็นไปตามแผน; entry 5 reports 20 % when 35.0 % of the time is over: −15.0.
Source: the form, which asks for the status beside the percent.

ตรวจพบ: ระบุว่าเป็นไปตามแผน แต่ความก้าวหน้าต่ำกว่าสัดส่วนเวลาที่ผ่านไปตั้งแต่สิบจุดขึ้นไป
เหตุผล: สถานะบดบังความล่าช้า เว้นแต่แผนงานเองกำหนดให้ช่วงแรกช้า ซึ่งไม่ปรากฏในรายงาน
สูตร: เป็นไปตามแผน และ % − 100·el ≤ −เกณฑ์ โดย el = (t − วันเริ่มต้น + 1) / (วันสิ้นสุด − วันเริ่มต้น + 1) ไม่เกิน 1
เกณฑ์: P3.points 10 จุด
ไม่รวม: รายงานครั้งที่ระบุสถานะอื่น
ตัวอย่าง: รายงานครั้งที่ 4–8 ระบุว่าเป็นไปตามแผน ครั้งที่ 5 ความก้าวหน้าร้อยละ 20 ขณะที่เวลาผ่านไปร้อยละ 35.0 ผลต่าง −15.0
ที่มา: แบบรายงาน ซึ่งให้ระบุสถานะคู่กับร้อยละ
"""

from functools import partial

from audit import reasons
from audit.arrays import Flags, known
from audit.check import Check, Outcome, Told
from audit.checks.behind_time import lead
from audit.citing import entry, header, named, number, said
from audit.facts import Facts
from audit.measures import measures
from audit.statuses import ON, UNKNOWN
from audit.thresholds import Threshold
from audit.wording import decimal
from model.finding import Cause, Severity, Words

POINTS = Threshold("P3.points", 10.0, "points of percent", Words("how far behind is late", "ช้ากว่าเวลากี่จุด"))


def judge(facts: Facts) -> Outcome:
    """Compare work and time at every entry that says that it is on plan."""
    reports, entries = facts.reports, facts.entries
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (~known(reports.start) | ~known(reports.end), reasons.NO_START_OR_END),
        (reports.end < reports.start, reasons.DATES_REVERSED),
        (facts.any_of(~known(entries.date)), reasons.NO_DATE),
        (facts.any_of(~known(entries.percent)), reasons.NO_PERCENT),
        (facts.any_of(entries.plan == UNKNOWN), reasons.NO_STATUS),
    )
    return Outcome(facts.any_of(late(facts)), unknown, partial(_told, facts))


def late(facts: Facts) -> Flags:
    """Return the entries that say that they are on plan and are behind the time."""
    marked: Flags = (facts.entries.plan == ON) & (lead(facts) <= -facts.limits[POINTS])
    return marked


def _told(facts: Facts, report: int) -> Told:
    rows, leads = facts.where(report, facts.once(late)), facts.once(lead)
    worst = min(rows, key=lambda row: leads[row])
    told, percent = named(facts, rows), decimal(facts.entries.percent[worst])
    over = decimal(100 * facts.once(measures).elapsed[worst])
    which = "it" if len(rows) == 1 else f"entry {number(facts, worst)}"
    thai = "" if len(rows) == 1 else f"ครั้งที่ {number(facts, worst)} "
    words = Words(
        f"{told.en[0].upper()}{told.en[1:]} {'says' if len(rows) == 1 else 'say'} “on plan”, but {which} reports "
        f"{percent} % of the work done when {over} % of the time was over",
        f"{told.th} ระบุว่าเป็นไปตามแผน แต่{thai}ความก้าวหน้าร้อยละ {percent} ขณะที่ระยะเวลาโครงการผ่านไปแล้วร้อยละ {over}",
    )
    values = (
        *(
            value
            for row in sorted(rows, key=lambda row: row != worst)
            for value in (
                entry(facts, row, "percent"),
                entry(facts, row, "date"),
                said(facts, row, "plan_status", "on_plan"),
            )
        ),
        header(facts, report, "start_date"),
        header(facts, report, "end_date"),
    )
    points = decimal(leads[worst])
    formula = f"on_plan, % {percent} − 100·el {over} = {points} ≤ −{decimal(facts.limits[POINTS])}"
    return Told(words, formula, values)


CHECK = Check(
    "P3",
    "on-plan-but-late",
    Severity.HIGH,
    Cause.LATE_WORK,
    Words("it says on plan and is behind the time", "ระบุว่าเป็นไปตามแผน แต่ล่าช้ากว่าระยะเวลา"),
    judge,
    limits=(POINTS,),
)
