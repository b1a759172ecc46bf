"""M8 year-end-rush: what is left must be spent many times faster than before.

Flags: at the last entry, the money that is left over the days that are left is many times the pace up to then.
Why: so much money cannot be spent well in so little time; contracts are split, goods are bought in stock.
Formula: ((A − S) / days left) / (S / days gone) ≥ times, on the last entry's date.
Threshold: M8.times 5; M8.elapsed 0.5 of the time.
Leaves out: the first half of the time, finished work, and projects that have spent nothing (M4 looks at them).
Example: (1,634,200 / 84) / (191,000 / 282) = 28.7.
Source: arithmetic of the project's own dates and budget.

ตรวจพบ: ณ รายงานครั้งสุดท้าย เงินที่เหลือต่อวันที่เหลือสูงกว่าอัตราการเบิกจ่ายที่ผ่านมาหลายเท่า
เหตุผล: เงินจำนวนมากใช้ให้คุ้มค่าในเวลาอันสั้นได้ยาก เสี่ยงต่อการแบ่งซื้อแบ่งจ้างหรือจัดซื้อเกินจำเป็น
สูตร: ((A − S) / จำนวนวันที่เหลือ) / (S / จำนวนวันที่ผ่านไป) ≥ จำนวนเท่า ณ วันที่ของรายงานครั้งสุดท้าย
เกณฑ์: M8.times 5 เท่า และ M8.elapsed 0.5 ของระยะเวลา
ไม่รวม: ครึ่งแรกของระยะเวลา งานที่แล้วเสร็จ และโครงการที่ยังไม่เบิกจ่ายเลย (ดูข้อ M4)
ตัวอย่าง: (1,634,200 / 84) / (191,000 / 282) = 28.7
ที่มา: การคำนวณจากกำหนดเวลาและงบประมาณของโครงการเอง
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, header, reckoned
from audit.facts import Facts
from audit.gaps import share_unknown, time_unknown
from audit.measures import measures
from audit.thresholds import Threshold
from audit.wording import day, decimal, money
from model.finding import Cause, Severity, Words

TIMES = Threshold("M8.times", 5.0, "times", Words("how much faster is too fast", "เร็วขึ้นกี่เท่าจึงตั้งข้อสังเกต"))
ELAPSED = Threshold(
    "M8.elapsed", 0.5, "share of the time", Words("from when on it is judged", "เริ่มพิจารณาเมื่อเวลาผ่านไปเท่าใด")
)


def judge(facts: Facts) -> Outcome:
    """Compare the pace that is needed with the one that was kept."""
    found, percent = facts.once(measures), facts.at_last(facts.entries.percent)
    spent, elapsed = facts.at_last(found.cumulative), facts.at_last(found.elapsed)
    fast = _times(facts) >= facts.limits[TIMES]
    late_enough = elapsed >= facts.limits[ELAPSED]
    unknown = (
        *share_unknown(facts),
        *time_unknown(facts),
        (spent == 0, reasons.NOTHING_SPENT),
        (fast & ~late_enough, reasons.EARLY),
        (fast & ~known(percent), reasons.NO_PERCENT),
    )
    return Outcome(fast & late_enough & (percent < 100), unknown, partial(_told, facts))


def _days(facts: Facts) -> tuple[Floats, Floats]:
    """The days gone up to each report's last entry, and those left."""
    last = facts.at_last(facts.entries.date)
    return last - facts.reports.start + 1, facts.reports.end - last


def _times(facts: Facts) -> Floats:
    gone, left = _days(facts)
    spent = facts.at_last(facts.once(measures).cumulative)
    needed = np.divide(facts.reports.allocated - spent, left, out=np.full(facts.size, np.nan), where=left > 0)
    kept = np.divide(spent, gone, out=np.full(facts.size, np.nan), where=gone > 0)
    times: Floats = np.divide(needed, kept, out=np.full(facts.size, np.nan), where=kept > 0)
    return times


def _told(facts: Facts, report: int) -> Told:
    row = int(facts.stop[report]) - 1
    gone, left = (int(days[report]) for days in facts.once(_days))
    allocated, spent = facts.reports.allocated[report], facts.once(measures).cumulative[row]
    times, when = f"{facts.once(_times)[report]:.1f}", day(facts.entries.date[row])
    rest = money(allocated - spent)
    words = Words(
        f"On {when.en} {rest} baht were left for {left} days: to spend them takes {times} times the pace of the "
        f"{gone} days before",
        f"ณ วันที่ {when.th} เหลืองบประมาณ {rest} บาท ในเวลา {left} วัน ต้องเบิกจ่ายเร็วขึ้น {times} เท่าของอัตราใน {gone} วันที่ผ่านมา",
    )
    values = (
        header(facts, report, "budget_allocated"),
        reckoned(facts, report, "spent up to it", money(spent)),
        entry(facts, row, "date"),
        header(facts, report, "start_date"),
        header(facts, report, "end_date"),
    )
    formula = f"({rest} / {left}) / ({money(spent)} / {gone}) = {times} ≥ {decimal(facts.limits[TIMES])}"
    return Told(words, formula, values)


CHECK = Check(
    "M8",
    "year-end-rush",
    Severity.HIGH,
    Cause.LATE_MONEY,
    Words("the rest must be spent many times faster", "เงินที่เหลือต้องเบิกจ่ายเร็วขึ้นหลายเท่า"),
    judge,
    limits=(TIMES, ELAPSED),
)
