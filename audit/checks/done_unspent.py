"""P9 done-unspent: the work is reported as finished with little of the money.

Flags: the last entry reports 100 percent, and less than half of the budget is spent.
Why: the budget was far too large, bills are outstanding, or the work is not done.
Formula: % ≥ 100, A > 0, max(S, H)/A < share; S the entries' sum, H the header's total, A allocated.
Threshold: P9.share 0.5 of the budget.
Leaves out: budgets of 0.
Example: 100 % at the last entry, and 180,000 of 500,000 baht spent: 0.360.
Source: the earned-value method, which sets the work done against the cost.

ตรวจพบ: รายงานครั้งสุดท้ายระบุร้อยละ 100 แต่เบิกจ่ายไม่ถึงครึ่งของงบประมาณ
เหตุผล: ตั้งงบประมาณสูงเกินไป ยังค้างเบิกจ่าย หรืองานยังไม่แล้วเสร็จจริง
สูตร: % ≥ 100, A > 0 และ max(S, H)/A < เกณฑ์ โดย S คือผลรวมรายครั้ง H คือยอดในส่วนหัว และ A คืองบประมาณที่ได้รับ
เกณฑ์: P9.share 0.5 ของงบประมาณ
ไม่รวม: โครงการที่งบประมาณเป็น 0
ตัวอย่าง: ร้อยละ 100 ในรายงานครั้งสุดท้าย เบิกจ่าย 180,000 จาก 500,000 บาท คิดเป็น 0.360
ที่มา: วิธีมูลค่างานที่ทำได้ (earned value) ซึ่งเทียบงานที่ทำเสร็จกับค่าใช้จ่าย
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, header, number, reckoned
from audit.facts import Facts
from audit.measures import measures
from audit.thresholds import Threshold
from audit.wording import decimal, money, share
from model.finding import Cause, Severity, Words

SHARE = Threshold(
    "P9.share", 0.5, "share of the budget", Words("least spent on finished work", "สัดส่วนเบิกจ่ายขั้นต่ำเมื่อแล้วเสร็จ")
)


def judge(facts: Facts) -> Outcome:
    """Compare the money of finished work with its budget."""
    allocated, percent = facts.reports.allocated, facts.at_last(facts.entries.percent)
    total = facts.once(measures).total
    low = (_spent(facts) < facts.limits[SHARE] * allocated) & (allocated > 0)
    done = percent >= 100
    enough = _spent(facts) >= facts.limits[SHARE] * allocated
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (~known(percent), reasons.NO_PERCENT),
        (done & ~known(allocated), reasons.NO_ALLOCATED),
        (done & (allocated <= 0), reasons.ALLOCATED_NOTHING),
        (done & ~known(total) & ~enough, reasons.NO_ENTRY_SPENT),
    )
    return Outcome(done & low & known(total), unknown, partial(_told, facts))


def _spent(facts: Facts) -> Floats:
    return np.fmax(facts.once(measures).total, facts.reports.spent)


def _told(facts: Facts, report: int) -> Told:
    row, spent, allocated = int(facts.stop[report]) - 1, facts.once(_spent)[report], facts.reports.allocated[report]
    percent = decimal(facts.entries.percent[row])
    words = Words(
        f"Entry {number(facts, row)} reports {percent} % of the work done, and "
        f"{decimal(100 * spent / allocated)} % of the budget is spent ({money(spent)} of {money(allocated)} baht)",
        f"รายงานครั้งที่ {number(facts, row)} ระบุความก้าวหน้าร้อยละ {percent} แต่เบิกจ่ายเพียงร้อยละ "
        f"{decimal(100 * spent / allocated)} ของงบประมาณ ({money(spent)} จาก {money(allocated)} บาท)",
    )
    values = (
        entry(facts, row, "percent"),
        reckoned(facts, report, "spent", money(spent)),
        header(facts, report, "budget_allocated"),
    )
    formula = f"% {percent} ≥ 100, {money(spent)} / {money(allocated)} = {share(spent / allocated)}"
    return Told(words, f"{formula} < {decimal(facts.limits[SHARE])}", values)


CHECK = Check(
    "P9",
    "done-unspent",
    Severity.HIGH,
    Cause.LATE_MONEY,
    Words("finished with little of the money", "งานแล้วเสร็จแต่เบิกจ่ายน้อย"),
    judge,
    limits=(SHARE,),
)
