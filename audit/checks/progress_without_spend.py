"""M3 progress-without-spend: the work is far ahead of the money.

Flags: at the last entry the reported progress exceeds the share of the budget that is spent by far.
Why: work costs money; if it is nearly done and hardly paid, the percent is too high, or bills are outstanding.
Formula: %/100 − sp ≥ gap, with sp = cumulative spent / A, at the last entry; a percent over 100 counts as 100.
Threshold: M3.gap 0.30 of the budget; M3.elapsed 0.5 of the time.
Leaves out: the first half of the time, when little is billed yet.
Example: entry 10 reports 70 %, and 191,000 of 1,825,200 baht are spent: 0.700 − 0.105 = 0.595.
Source: the earned-value method, which sets the work done against the cost.

ตรวจพบ: ในรายงานครั้งสุดท้าย ความก้าวหน้าของงานสูงกว่าสัดส่วนการเบิกจ่ายมาก
เหตุผล: งานย่อมมีค่าใช้จ่าย หากงานใกล้เสร็จแต่แทบไม่มีการเบิกจ่าย ร้อยละความก้าวหน้าอาจสูงเกินจริง หรือยังค้างเบิกจ่าย
สูตร: %/100 − sp ≥ เกณฑ์ โดย sp = ยอดเบิกจ่ายสะสม / A ณ รายงานครั้งสุดท้าย ร้อยละที่เกิน 100 นับเป็น 100
เกณฑ์: M3.gap 0.30 ของงบประมาณ และ M3.elapsed 0.5 ของระยะเวลา
ไม่รวม: ครึ่งแรกของระยะเวลาโครงการ ซึ่งยังมีการเบิกจ่ายน้อย
ตัวอย่าง: รายงานครั้งที่ 10 ความก้าวหน้าร้อยละ 70 เบิกจ่าย 191,000 จาก 1,825,200 บาท 0.700 − 0.105 = 0.595
ที่มา: วิธีมูลค่างานที่ทำได้ (earned value) ซึ่งเทียบงานที่ทำเสร็จกับค่าใช้จ่าย
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, header, number, reckoned
from audit.facts import Facts
from audit.gaps import share_unknown, time_unknown
from audit.measures import measures
from audit.thresholds import Threshold
from audit.wording import decimal, money, share
from model.finding import Cause, Severity, Words

GAP = Threshold(
    "M3.gap", 0.30, "share of the budget", Words("how far work may be ahead of money", "งานนำหน้าเงินได้ไม่เกินเท่าใด")
)
ELAPSED = Threshold(
    "M3.elapsed", 0.5, "share of the time", Words("from when on it is judged", "เริ่มพิจารณาเมื่อเวลาผ่านไปเท่าใด")
)


def ahead(facts: Facts) -> Floats:
    """Return by which share the work of each report is ahead of its money, at its last entry."""
    percent = facts.at_last(facts.entries.percent)
    return np.minimum(percent, 100.0) / 100 - facts.at_last(facts.once(measures).share)


def judge(facts: Facts) -> Outcome:
    """Compare work and money at the last entry."""
    elapsed = facts.at_last(facts.once(measures).elapsed)
    gap = ahead(facts)
    flagged = (gap >= facts.limits[GAP]) & (elapsed >= facts.limits[ELAPSED])
    early = elapsed < facts.limits[ELAPSED]
    unknown = (
        *share_unknown(facts),
        (~known(facts.at_last(facts.entries.percent)), reasons.NO_PERCENT),
        *time_unknown(facts),
        (early & (gap >= facts.limits[GAP]), reasons.EARLY),
    )
    return Outcome(flagged, unknown, partial(_told, facts))


def _told(facts: Facts, report: int) -> Told:
    row = int(facts.stop[report]) - 1
    percent, spent = facts.entries.percent[row], facts.once(measures).cumulative[row]
    allocated = facts.reports.allocated[report]
    words = Words(
        f"Entry {number(facts, row)} reports {decimal(percent)} % of the work done, "
        f"but only {decimal(100 * spent / allocated)} % of the budget is spent "
        f"({money(spent)} of {money(allocated)} baht)",
        f"รายงานครั้งที่ {number(facts, row)} ระบุความก้าวหน้าร้อยละ {decimal(percent)} "
        f"แต่เบิกจ่ายเพียงร้อยละ {decimal(100 * spent / allocated)} ของงบประมาณ ({money(spent)} จาก {money(allocated)} บาท)",
    )
    done = min(percent, 100.0) / 100
    formula = f"%/100 {share(done)} − sp {share(spent / allocated)} = {share(done - spent / allocated)}"
    values = (
        entry(facts, row, "percent"),
        reckoned(facts, report, "spent up to it", money(spent)),
        header(facts, report, "budget_allocated"),
    )
    return Told(words, f"{formula} ≥ {decimal(facts.limits[GAP])}", values)


CHECK = Check(
    "M3",
    "progress-without-spend",
    Severity.HIGH,
    Cause.LATE_MONEY,
    Words("the work is far ahead of the money", "งานก้าวหน้ากว่าการเบิกจ่ายมาก"),
    judge,
    limits=(GAP, ELAPSED),
)
