"""P1 percent-falls: the progress goes backwards.

Flags: entries that report less of the work done than the entry before.
Why: work that is done stays done; an earlier percent was too high, or this one is mistyped.
Formula: %[i] < %[i−1]; an entry whose percent is not known is passed over.
Threshold: none.
Leaves out: nothing.
Example: entry 4 reports 45 %, entry 5 reports 40 %.
Source: the form, whose percent is that of the whole work up to the entry.

ตรวจพบ: ร้อยละความก้าวหน้าลดลงจากรายงานครั้งก่อน
เหตุผล: งานที่ทำแล้วไม่ควรลดลง ร้อยละเดิมอาจสูงเกินจริง หรือครั้งนี้พิมพ์ผิด
สูตร: %[i] < %[i−1] โดยข้ามครั้งที่ไม่ทราบร้อยละ
เกณฑ์: ไม่มี
ไม่รวม: ไม่มี
ตัวอย่าง: รายงานครั้งที่ 4 ร้อยละ 45 ครั้งที่ 5 ร้อยละ 40
ที่มา: แบบรายงาน ซึ่งร้อยละเป็นความก้าวหน้าสะสมของงานทั้งหมด
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Flags, Floats, Rows, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, number
from audit.facts import Facts
from audit.wording import decimal
from model.finding import Cause, Severity, Words


def earlier(facts: Facts) -> Rows:
    """Return for each entry the row of the nearest one before it whose percent is known, or -1."""
    return facts.known_before(facts.entries.percent)


def steps(facts: Facts) -> Floats:
    """Return by how much each entry's percent is above the nearest known one before it."""
    percent, before = facts.entries.percent, facts.once(earlier)
    return np.where(before >= 0, percent - percent[before], np.nan)


def judge(facts: Facts) -> Outcome:
    """Compare each percent with the one before it."""
    unknown = (
        (facts.any_of(~known(facts.entries.percent)), reasons.NO_PERCENT),
        (facts.counts < 2, reasons.FEW_ENTRIES),
    )
    return Outcome(facts.any_of(_falls(facts)), unknown, partial(_told, facts))


def _falls(facts: Facts) -> Flags:
    return steps(facts) < 0


def _told(facts: Facts, report: int) -> Told:
    percent, before = facts.entries.percent, facts.once(earlier)
    rows = facts.where(report, facts.once(_falls))
    worst = min(rows, key=lambda row: percent[row] - percent[before[row]])
    high, low = decimal(percent[before[worst]]), decimal(percent[worst])
    numbers = number(facts, int(before[worst])), number(facts, worst)
    more = len(rows) - 1
    words = Words(
        f"The progress falls from {high} % in entry {numbers[0]} to {low} % in entry {numbers[1]}"
        + (f", and in {more} other {'entry' if more == 1 else 'entries'}" if more else ""),
        f"ความก้าวหน้าลดลงจากร้อยละ {high} ในรายงานครั้งที่ {numbers[0]} เป็นร้อยละ {low} ในครั้งที่ {numbers[1]}"
        + (f" และลดลงอีก {more} ครั้ง" if more else ""),
    )
    cited = dict.fromkeys(each for row in rows for each in (int(before[row]), row))
    formula = f"%[{numbers[1]}] {low} < %[{numbers[0]}] {high}"
    return Told(words, formula, tuple(entry(facts, row, "percent") for row in cited))


CHECK = Check(
    "P1",
    "percent-falls",
    Severity.HIGH,
    Cause.PATTERN,
    Words("the progress goes backwards", "ร้อยละความก้าวหน้าลดลง"),
    judge,
)
