"""M2 overspend: more is spent than was allocated.

Flags: the header's total or the entries' sum exceeds the budget allocated.
Why: money beyond the allocation needs an approval that the report does not show, or an amount is mistyped.
Formula: max(H, S) > A; H the header's total, S the entries' sum, A allocated.
Threshold: none; the comparison is exact to the satang.
Leaves out: nothing. Amounts that are not known can only add to S, so what is known may be enough to flag.
Example: A 500,000, S 512,000.50: 12,000.50 baht over the budget.
Source: the form; spending is bounded by the allocation.

ตรวจพบ: ยอดในส่วนหัวหรือผลรวมของรายงานแต่ละครั้งสูงกว่างบประมาณที่ได้รับ
เหตุผล: การใช้จ่ายเกินกว่าที่ได้รับจัดสรรต้องมีการอนุมัติซึ่งรายงานไม่ได้แสดงไว้ หรือพิมพ์จำนวนเงินผิด
สูตร: max(H, S) > A โดย H คือยอดในส่วนหัว S คือผลรวมรายครั้ง และ A คืองบประมาณที่ได้รับ
เกณฑ์: ไม่มี เปรียบเทียบตรงกันถึงสตางค์
ไม่รวม: ไม่มี จำนวนเงินที่ไม่ทราบมีแต่จะทำให้ S เพิ่มขึ้น ยอดที่ทราบจึงอาจเพียงพอให้ตั้งข้อสังเกต
ตัวอย่าง: A 500,000 บาท S 512,000.50 บาท เกินงบประมาณ 12,000.50 บาท
ที่มา: แบบรายงาน การใช้จ่ายต้องอยู่ภายในงบประมาณที่ได้รับ
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import header, reckoned
from audit.facts import Facts
from audit.measures import measures
from audit.wording import money
from model.finding import Cause, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Compare the larger total with the allocation."""
    reports = facts.reports
    flagged = known(reports.allocated) & (_spent(facts) > reports.allocated)
    unknown = (
        (~known(reports.allocated), reasons.NO_ALLOCATED),
        (~known(reports.spent), reasons.NO_HEADER_SPENT),
        ((facts.counts > 0) & ~known(facts.once(measures).total), reasons.NO_ENTRY_SPENT),
    )
    return Outcome(flagged, unknown, partial(_told, facts))


def _spent(facts: Facts) -> Floats:
    """The larger of both totals; amounts that are not known are left out."""
    found = facts.once(measures)
    summed = np.where(known(found.total), found.total, facts.total(facts.entries.spent))
    return np.fmax(facts.reports.spent, summed)


def _told(facts: Facts, report: int) -> Told:
    spent, allocated = facts.once(_spent)[report], facts.reports.allocated[report]
    over = money(spent - allocated)
    of_header = spent == facts.reports.spent[report]
    source = Words("the header states", "ส่วนหัวระบุ") if of_header else Words("the entries add up to", "ผลรวมรายครั้งเป็น")
    words = Words(
        f"{money(allocated)} baht were allocated, and {source.en} {money(spent)} baht spent: {over} baht too much",
        f"ได้รับงบประมาณ {money(allocated)} บาท แต่{source.th}การเบิกจ่าย {money(spent)} บาท เกินงบประมาณ {over} บาท",
    )
    values = (
        header(facts, report, "budget_allocated"),
        header(facts, report, "budget_spent") if of_header else reckoned(facts, report, "sum", money(spent)),
    )
    return Told(words, f"max(H, S) {money(spent)} > A {money(allocated)}", values)


CHECK = Check(
    "M2",
    "overspend",
    Severity.CRITICAL,
    Cause.OVERSPENT,
    Words("more is spent than allocated", "เบิกจ่ายเกินงบประมาณที่ได้รับ"),
    judge,
)
