"""P5 straight-line: the percents are typed to a pattern.

Flags: steps from percent to percent that are equal several times in a row.
Why: work does not advance by the same amount every month; such percents are reckoned from the calendar.
Formula: steps or more equal steps %[i] − %[i−1] > 0 in a row.
Threshold: P5.steps 4.
Leaves out: steps of 0, which P6 stuck looks at.
Example: 20, 30, 40, 50, 60, 70 %: five steps of 10.
Source: the form; a person who fills it in from the work has no reason for equal steps.

ตรวจพบ: ร้อยละความก้าวหน้าเพิ่มขึ้นเท่ากันติดต่อกันหลายครั้ง
เหตุผล: งานจริงไม่ก้าวหน้าเท่ากันทุกเดือน ร้อยละเช่นนี้อาจกรอกตามปฏิทิน
สูตร: %[i] − %[i−1] > 0 เท่ากันติดต่อกันตั้งแต่จำนวนที่กำหนด
เกณฑ์: P5.steps 4 ครั้ง
ไม่รวม: ผลต่างเป็น 0 ซึ่งข้อ P6 ตรวจอยู่แล้ว
ตัวอย่าง: ร้อยละ 20, 30, 40, 50, 60, 70 เพิ่มขึ้น 10 ห้าครั้งติดต่อกัน
ที่มา: แบบรายงาน ผู้ที่กรอกตามงานจริงไม่มีเหตุให้เพิ่มขึ้นเท่ากัน
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

STEPS = Threshold("P5.steps", 4, "steps", Words("how many equal steps in a row", "จำนวนครั้งที่เพิ่มเท่ากันติดต่อกัน"))
EQUAL = 1e-6  # points: percents have nine digits behind the point at the most


def judge(facts: Facts) -> Outcome:
    """Count equal steps in a row."""
    unknown = (
        (facts.any_of(~known(facts.entries.percent)), reasons.NO_PERCENT),
        (facts.counts <= facts.limits[STEPS], reasons.FEW_ENTRIES),
    )
    return Outcome(facts.any_of(_equal_steps(facts) >= facts.limits[STEPS]), unknown, partial(_told, facts))


def _equal_steps(facts: Facts) -> Rows:
    """For each entry, how many steps up to it are equal and above 0."""
    steps = facts.entries.percent - facts.before(facts.entries.percent)
    rises = steps > EQUAL
    goes_on = rises & (np.abs(steps - facts.before(steps)) < EQUAL)
    rows = np.arange(len(steps))
    begin = np.maximum.accumulate(np.where(goes_on, -1, rows)) if len(rows) else rows
    return np.where(rises, rows - begin + 1, 0)


def _told(facts: Facts, report: int) -> Told:
    counts = facts.once(_equal_steps)
    last = max(facts.rows(report), key=lambda row: counts[row])
    rows = range(last - int(counts[last]), last + 1)
    percents = [decimal(facts.entries.percent[row]) for row in rows]
    step = decimal(facts.entries.percent[last] - facts.entries.percent[last - 1])
    told = named(facts, rows)
    words = Words(
        f"The percent of {told.en} rises by {step} points {len(rows) - 1} times in a row ({', '.join(percents)})",
        f"ร้อยละความก้าวหน้าของ{told.th} เพิ่มขึ้นครั้งละ {step} เท่ากัน {len(rows) - 1} ครั้งติดต่อกัน ({', '.join(percents)})",
    )
    formula = f"{len(rows) - 1} steps of {step} ≥ {decimal(facts.limits[STEPS])} equal steps"
    return Told(words, formula, tuple(entry(facts, row, "percent") for row in rows))


CHECK = Check(
    "P5",
    "straight-line",
    Severity.MEDIUM,
    Cause.PATTERN,
    Words("the percents follow a pattern", "ร้อยละความก้าวหน้าเพิ่มขึ้นเท่ากันเป็นแบบแผน"),
    judge,
    limits=(STEPS,),
)
