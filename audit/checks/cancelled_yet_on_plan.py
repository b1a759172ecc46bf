"""C2 cancelled-yet-on-plan: the scope was cut, and percent and status go on as if it were not.

Flags: reports that tell of a cut (C1), whose percent rises from the entry before it on, all of it "on plan".
Why: with an activity gone, the percent is one of a smaller work, and the plan is not the approved one any more.
Formula: C1 fires at entry k, %[last] > %[k−1], and every status from entry k−1 on is on_plan.
Threshold: none.
Leaves out: cuts in the only entry.
Example: entry 9 tells of two activities cancelled; 50 % before, 70 % in entry 10, all เป็นไปตามแผน.
Source: the form, which asks for percent and status of the approved project.

ตรวจพบ: มีการยกเลิกหรือเปลี่ยนแปลงกิจกรรม (C1) แต่ร้อยละยังเพิ่มขึ้นและระบุว่าเป็นไปตามแผนทุกครั้ง
เหตุผล: เมื่อยกเลิกกิจกรรมแล้ว ร้อยละเป็นของงานที่ลดลง และแผนไม่ใช่แผนที่ได้รับอนุมัติอีกต่อไป
สูตร: C1 พบในครั้งที่ k, %[ครั้งสุดท้าย] > %[k−1] และทุกครั้งตั้งแต่ k−1 ระบุว่าเป็นไปตามแผน
เกณฑ์: ไม่มี
ไม่รวม: กรณีที่มีรายงานครั้งเดียว
ตัวอย่าง: รายงานครั้งที่ 9 ยกเลิกสองกิจกรรม ก่อนหน้านั้นร้อยละ 50 ครั้งที่ 10 ร้อยละ 70 ทุกครั้งระบุว่าเป็นไปตามแผน
ที่มา: แบบรายงาน ซึ่งให้ระบุร้อยละและสถานะของโครงการที่ได้รับอนุมัติ
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Flags, Rows, known
from audit.check import Check, Outcome, Told
from audit.checks import scope_cancelled
from audit.citing import entry, number, said
from audit.facts import Facts
from audit.statuses import ON, UNKNOWN
from audit.wording import decimal
from model.finding import Cause, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Find the reports that go on as before."""
    cut, entries = facts.once(scope_cancelled.judge), facts.entries
    begin = _begin(facts)
    goes_on = _behind(facts, begin)
    percent = facts.at_last(entries.percent)
    before = np.where(begin >= 0, entries.percent[begin], np.nan) if len(entries.of) else percent
    several = cut.flagged & (begin >= 0) & (facts.stop - begin >= 2)
    moved = facts.any_of(goes_on & (entries.plan != ON) & (entries.plan != UNKNOWN))
    blank = facts.any_of(goes_on & (entries.plan == UNKNOWN))
    unknown = (
        *((mask & ~cut.flagged, words) for mask, words in cut.unknown),
        (several & ~moved & blank, reasons.NO_STATUS),
        (several & ~moved & ~(known(percent) & known(before)), reasons.NO_PERCENT),
    )
    return Outcome(several & ~moved & ~blank & (percent > before), unknown, partial(_told, facts))


def _begin(facts: Facts) -> Rows:
    """The row of the entry before the first that tells of a cut, or of that one if none is before it; else -1."""
    found = facts.found(scope_cancelled.cuts)
    first = np.full(facts.size, -1, dtype=np.int64)
    rows = np.flatnonzero(found)[::-1]
    first[facts.entries.of[rows]] = rows
    return np.where(first >= 0, np.maximum(first - 1, facts.first), -1)


def _behind(facts: Facts, begin: Rows) -> Flags:
    rows = np.arange(len(facts.entries.of))
    return (begin[facts.entries.of] >= 0) & (rows >= begin[facts.entries.of])


def _told(facts: Facts, report: int) -> Told:
    begin, last = int(facts.once(_begin)[report]), int(facts.stop[report]) - 1
    cut = facts.where(report, facts.found(scope_cancelled.cuts))[0]
    low, high = decimal(facts.entries.percent[begin]), decimal(facts.entries.percent[last])
    words = Words(
        f"Entry {number(facts, cut)} tells of an activity cancelled or changed, but the progress goes on from "
        f"{low} % to {high} % and every entry says “on plan”",
        f"รายงานครั้งที่ {number(facts, cut)} ระบุการยกเลิกหรือเปลี่ยนแปลงกิจกรรม แต่ความก้าวหน้ายังเพิ่มขึ้นจากร้อยละ {low} "
        f"เป็นร้อยละ {high} และทุกครั้งระบุว่าเป็นไปตามแผน",
    )
    values = (
        said(facts, cut, "narrative", facts.narratives.quotes[scope_cancelled.cuts][cut]),
        entry(facts, begin, "percent"),
        entry(facts, last, "percent"),
        said(facts, last, "plan_status", "on_plan"),
    )
    return Told(words, f"C1 at entry {number(facts, cut)}, % {high} > {low}, on_plan throughout", values)


CHECK = Check(
    "C2",
    "cancelled-yet-on-plan",
    Severity.HIGH,
    Cause.SCOPE,
    Words("the scope was cut, and all is on plan", "ยกเลิกกิจกรรมแต่ยังระบุว่าเป็นไปตามแผน"),
    judge,
    scans=scope_cancelled.CHECK.scans,
    review=True,
)
