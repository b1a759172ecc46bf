"""P7 jump: one report leaps ahead.

Flags: a step of many points from one entry to the next, or a single entry that reports 100 percent.
Why: so much work at once was done before and not reported, or is not done.
Formula: %[i] − %[i−1] ≥ points, or n = 1 and % ≥ 100.
Threshold: P7.points 40.
Leaves out: nothing.
Example: entry 3 reports 20 %, entry 4 reports 85 %: a step of 65 points.
Source: the form, which is filled in every month.

ตรวจพบ: ร้อยละความก้าวหน้าเพิ่มขึ้นมากในครั้งเดียว หรือมีรายงานเพียงครั้งเดียวและระบุร้อยละ 100
เหตุผล: งานจำนวนมากในครั้งเดียวอาจทำไว้ก่อนโดยไม่รายงาน หรือยังไม่ได้ทำจริง
สูตร: %[i] − %[i−1] ≥ เกณฑ์ หรือมีรายงานครั้งเดียวและ % ≥ 100
เกณฑ์: P7.points 40 จุด
ไม่รวม: ไม่มี
ตัวอย่าง: รายงานครั้งที่ 3 ร้อยละ 20 ครั้งที่ 4 ร้อยละ 85 เพิ่มขึ้น 65 จุด
ที่มา: แบบรายงาน ซึ่งกรอกทุกเดือน
"""

from functools import partial

from audit import reasons
from audit.arrays import Flags, known
from audit.check import Check, Outcome, Told
from audit.checks.percent_falls import earlier, steps
from audit.citing import entry, number
from audit.facts import Facts
from audit.thresholds import Threshold
from audit.wording import decimal
from model.finding import Cause, Severity, Words

POINTS = Threshold("P7.points", 40.0, "points of percent", Words("how long a step is a leap", "เพิ่มขึ้นกี่จุดในครั้งเดียว"))


def judge(facts: Facts) -> Outcome:
    """Find leaps, and single entries at the end already."""
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (facts.any_of(~known(facts.entries.percent)), reasons.NO_PERCENT),
    )
    return Outcome(facts.any_of(_leaps(facts)) | _at_once(facts), unknown, partial(_told, facts))


def _leaps(facts: Facts) -> Flags:
    return steps(facts) >= facts.limits[POINTS]


def _at_once(facts: Facts) -> Flags:
    marked: Flags = (facts.counts == 1) & (facts.at_last(facts.entries.percent) >= 100)
    return marked


def _told(facts: Facts, report: int) -> Told:
    percent, step = facts.entries.percent, facts.once(steps)
    if facts.once(_at_once)[report]:
        row = int(facts.first[report])
        words = Words(
            f"The only entry reports {decimal(percent[row])} % of the work done at once",
            f"มีรายงานเพียงครั้งเดียว และระบุความก้าวหน้าร้อยละ {decimal(percent[row])} ทันที",
        )
        return Told(words, f"n = 1, % {decimal(percent[row])} ≥ 100", (entry(facts, row, "percent"),))
    row = max(facts.where(report, facts.once(_leaps)), key=lambda each: step[each])
    before = int(facts.once(earlier)[row])
    words = Words(
        f"From entry {number(facts, before)} to entry {number(facts, row)} the work leaps from "
        f"{decimal(percent[before])} % to {decimal(percent[row])} %",
        f"จากรายงานครั้งที่ {number(facts, before)} ถึงครั้งที่ {number(facts, row)} ความก้าวหน้าเพิ่มขึ้นจากร้อยละ "
        f"{decimal(percent[before])} เป็นร้อยละ {decimal(percent[row])} ในครั้งเดียว",
    )
    formula = f"% {decimal(percent[row])} − {decimal(percent[before])} = {decimal(step[row])}"
    values = (entry(facts, before, "percent"), entry(facts, row, "percent"))
    return Told(words, f"{formula} ≥ {decimal(facts.limits[POINTS])}", values)


CHECK = Check(
    "P7",
    "jump",
    Severity.MEDIUM,
    Cause.PATTERN,
    Words("one report leaps ahead", "ความก้าวหน้าเพิ่มขึ้นก้าวกระโดด"),
    judge,
    limits=(POINTS,),
)
