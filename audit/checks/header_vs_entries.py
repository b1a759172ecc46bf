"""M1 header-vs-entries: the header's total differs from the sum of the entries.

Flags: the total spent that the header states is not what the entries add up to.
Why: one of the two is wrong or old: money was reported twice or left out, or the header was not brought up to date.
Formula: H ≠ S; H the header's งบประมาณที่ใช้ไป, S the sum of the entries' amounts.
Threshold: none; the comparison is exact to the satang.
Leaves out: amounts that are running totals (they never fall, the last equals H): they are read as such.
Example: H 171,600, S 191,000: entry 10 alone is the 19,400 by which they differ.
Source: the form, which states the same total in section 1.1 and, entry by entry, in section 2.

ตรวจพบ: งบประมาณที่ใช้ไปในส่วนหัวไม่เท่ากับผลรวมของรายงานแต่ละครั้ง
เหตุผล: ค่าใดค่าหนึ่งผิดหรือล้าสมัย อาจรายงานเงินซ้ำ ตกหล่น หรือไม่ได้ปรับปรุงส่วนหัว
สูตร: H ≠ S โดย H คืองบประมาณที่ใช้ไปในส่วนหัว และ S คือผลรวมของงบประมาณที่เบิกใช้แต่ละครั้ง
เกณฑ์: ไม่มี เปรียบเทียบตรงกันถึงสตางค์
ไม่รวม: หน่วยงานที่รายงานยอดสะสม (ยอดไม่เคยลดลง และยอดครั้งสุดท้ายเท่ากับ H) ซึ่งจะอ่านเป็นยอดสะสม
ตัวอย่าง: H 171,600 บาท S 191,000 บาท ผลต่าง 19,400 บาท คือรายงานครั้งที่ 10 เพียงครั้งเดียว
ที่มา: แบบรายงาน ซึ่งระบุยอดเดียวกันทั้งในข้อ 1.1 และในข้อ 2 รายครั้ง
"""

from functools import partial

from audit import reasons
from audit.arrays import known
from audit.check import Check, Outcome, Told
from audit.citing import entry, header, named, reckoned
from audit.facts import Facts
from audit.measures import measures
from audit.wording import money
from model.finding import Cause, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Compare both totals."""
    stated, summed = facts.reports.spent, facts.once(measures).total
    flagged = known(stated) & known(summed) & (stated != summed)
    unknown = (
        (~known(stated), reasons.NO_HEADER_SPENT),
        (facts.counts == 0, reasons.NO_ENTRIES),
        (~known(summed), reasons.NO_ENTRY_SPENT),
    )
    return Outcome(flagged, unknown, partial(_told, facts))


def _told(facts: Facts, report: int) -> Told:
    stated, summed = facts.reports.spent[report], facts.once(measures).total[report]
    difference = money(abs(summed - stated))
    rows = _newer(facts, report, summed - stated)
    english = f"The header states {money(stated)} baht spent, the entries add up to {money(summed)} baht"
    thai = f"ส่วนหัวระบุงบประมาณที่ใช้ไป {money(stated)} บาท แต่ผลรวมของรายงานแต่ละครั้งเป็น {money(summed)} บาท"
    if rows:
        told = named(facts, rows)
        english += f"; the {difference} baht by which they differ are those of {told.en} alone"
        thai += f" ผลต่าง {difference} บาทตรงกับยอดของ{told.th} เท่านั้น"
    else:
        english += f"; they differ by {difference} baht"
        thai += f" ต่างกัน {difference} บาท"
    values = (
        header(facts, report, "budget_spent"),
        reckoned(facts, report, "sum of the entries", money(summed)),
        *(entry(facts, row, "spent") for row in rows),
    )
    return Told(Words(english, thai), f"H {money(stated)} ≠ S {money(summed)}", values)


def _newer(facts: Facts, report: int, difference: float) -> list[int]:
    """The last entries, if it is exactly they by which the header is behind."""
    paid, rows = facts.once(measures).paid, facts.rows(report)
    behind = 0.0
    for row in reversed(rows):
        behind += paid[row]
        if behind >= difference:
            break
    return [each for each in range(row, rows.stop) if paid[each]] if behind == difference else []


CHECK = Check(
    "M1",
    "header-vs-entries",
    Severity.HIGH,
    Cause.TOTALS,
    Words("the header's total differs from the entries", "ยอดรวมในส่วนหัวไม่ตรงกับผลรวมรายครั้ง"),
    judge,
)
