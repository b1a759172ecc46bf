"""P6 stuck: the work does not move.

Flags: the same percent, under 100, in several reports in a row.
Why: a project that stands still needs a reason, and none is asked for by the form.
Formula: the same % in reports or more entries in a row, % < 100.
Threshold: P6.reports 3.
Leaves out: finished work.
Example: entries 4, 5 and 6 report 35 %.
Source: the form, which is filled in anew for every period.

ตรวจพบ: ร้อยละความก้าวหน้าเท่าเดิมและต่ำกว่า 100 ติดต่อกันหลายครั้ง
เหตุผล: โครงการที่หยุดนิ่งควรมีคำชี้แจง ซึ่งแบบรายงานไม่ได้ให้ระบุ
สูตร: % เท่าเดิมติดต่อกันตั้งแต่จำนวนครั้งที่กำหนด และ % < 100
เกณฑ์: P6.reports 3 ครั้ง
ไม่รวม: งานที่แล้วเสร็จ
ตัวอย่าง: รายงานครั้งที่ 4, 5 และ 6 ร้อยละ 35
ที่มา: แบบรายงาน ซึ่งกรอกใหม่ทุกช่วงเวลา
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Rows, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, named
from audit.facts import Facts
from audit.thresholds import Threshold
from audit.wording import decimal
from model.finding import Cause, Severity, Words

REPORTS = Threshold("P6.reports", 3, "entries", Words("how many with the same percent", "จำนวนครั้งที่ร้อยละเท่าเดิม"))


def judge(facts: Facts) -> Outcome:
    """Count entries with the same percent in a row."""
    unknown = (
        (facts.any_of(~known(facts.entries.percent)), reasons.NO_PERCENT),
        (facts.counts < 2, reasons.FEW_ENTRIES),
    )
    return Outcome(facts.any_of(_same(facts) >= facts.limits[REPORTS]), unknown, partial(_told, facts))


def _same(facts: Facts) -> Rows:
    """For each entry under 100 percent, how many up to it have its percent."""
    percent = facts.entries.percent
    goes_on = percent == facts.before(percent)
    rows = np.arange(len(percent))
    begin = np.maximum.accumulate(np.where(goes_on, -1, rows)) if len(rows) else rows
    return np.where(percent < 100, rows - begin + 1, 0)


def _told(facts: Facts, report: int) -> Told:
    counts = facts.once(_same)
    last = max(facts.rows(report), key=lambda row: counts[row])
    rows = range(last - int(counts[last]) + 1, last + 1)
    told, percent = named(facts, rows), decimal(facts.entries.percent[last])
    words = Words(
        f"The work stands at {percent} % in {told.en}, {len(rows)} reports in a row",
        f"ความก้าวหน้าหยุดอยู่ที่ร้อยละ {percent} ใน{told.th} รวม {len(rows)} ครั้งติดต่อกัน",
    )
    formula = f"% {percent} in {len(rows)} ≥ {decimal(facts.limits[REPORTS])} entries, {percent} < 100"
    return Told(words, formula, tuple(entry(facts, row, "percent") for row in rows))


CHECK = Check(
    "P6",
    "stuck",
    Severity.MEDIUM,
    Cause.LATE_WORK,
    Words("the work does not move", "งานไม่คืบหน้า"),
    judge,
    limits=(REPORTS,),
)
