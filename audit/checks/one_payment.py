"""M9 one-payment: nearly all of the money went out in one entry.

Flags: one entry has most of what was spent, in a report of several entries.
Why: work that goes on for months and is paid at once may have been paid before it was done, or reported late.
Formula: max / S ≥ share; max the largest amount of an entry, S the sum.
Threshold: M9.share 0.8; M9.entries 4.
Leaves out: reports with fewer entries, and those that have spent nothing.
Example: 171,600 of 191,000 baht in entry 7: 0.898.
Source: the form, whose amounts are those of each period.

ตรวจพบ: เงินเกือบทั้งหมดเบิกจ่ายในรายงานครั้งเดียว ทั้งที่มีรายงานหลายครั้ง
เหตุผล: งานที่ทำต่อเนื่องหลายเดือนแต่จ่ายครั้งเดียว อาจจ่ายก่อนงานเสร็จ หรือรายงานล่าช้า
สูตร: max / S ≥ เกณฑ์ โดย max คือยอดสูงสุดในครั้งเดียว และ S คือผลรวม
เกณฑ์: M9.share 0.8 และ M9.entries 4 ครั้ง
ไม่รวม: รายงานที่มีจำนวนครั้งน้อยกว่าเกณฑ์ และโครงการที่ยังไม่มีการเบิกจ่าย
ตัวอย่าง: รายงานครั้งที่ 7 เบิกใช้ 171,600 จาก 191,000 บาท คิดเป็น 0.898
ที่มา: แบบรายงาน ซึ่งให้ระบุจำนวนเงินของแต่ละช่วงเวลา
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, number, reckoned
from audit.facts import Facts
from audit.measures import measures
from audit.thresholds import Threshold
from audit.wording import decimal, money, share
from model.finding import Cause, Severity, Words

SHARE = Threshold("M9.share", 0.8, "share of what was spent", Words("how much is nearly all", "เท่าใดจึงนับว่าเกือบทั้งหมด"))
ENTRIES = Threshold("M9.entries", 4, "entries", Words("fewest entries", "จำนวนครั้งขั้นต่ำ"))


def judge(facts: Facts) -> Outcome:
    """Compare the largest amount with the sum."""
    total = facts.once(measures).total
    many = facts.counts >= facts.limits[ENTRIES]
    unknown = (
        (~many, reasons.FEW_ENTRIES),
        (~known(total), reasons.NO_ENTRY_SPENT),
        (total <= 0, reasons.NOTHING_SPENT),
    )
    return Outcome(many & (total > 0) & (_shares(facts) >= facts.limits[SHARE]), unknown, partial(_told, facts))


def _shares(facts: Facts) -> Floats:
    found = facts.once(measures)
    largest = np.full(facts.size, -np.inf)
    np.maximum.at(largest, facts.entries.of, np.nan_to_num(found.paid))
    shares: Floats = np.divide(largest, found.total, out=np.full(facts.size, np.nan), where=found.total > 0)
    return shares


def _told(facts: Facts, report: int) -> Told:
    found, rows = facts.once(measures), facts.rows(report)
    row = max(rows, key=lambda each: found.paid[each])
    paid, total = found.paid[row], found.total[report]
    words = Words(
        f"{money(paid)} of the {money(total)} baht spent ({decimal(100 * paid / total)} %) stand in entry "
        f"{number(facts, row)} alone, of {len(rows)} entries",
        f"เงิน {money(paid)} จาก {money(total)} บาทที่เบิกจ่าย (ร้อยละ {decimal(100 * paid / total)}) "
        f"อยู่ในรายงานครั้งที่ {number(facts, row)} เพียงครั้งเดียว จากทั้งหมด {len(rows)} ครั้ง",
    )
    values = (entry(facts, row, "spent"), reckoned(facts, report, "sum of the entries", money(total)))
    formula = f"max {money(paid)} / S {money(total)} = {share(paid / total)} ≥ {decimal(facts.limits[SHARE])}"
    return Told(words, formula, values)


CHECK = Check(
    "M9",
    "one-payment",
    Severity.MEDIUM,
    Cause.LATE_MONEY,
    Words("nearly all of the money went out at once", "เบิกจ่ายเกือบทั้งหมดในครั้งเดียว"),
    judge,
    limits=(SHARE, ENTRIES),
)
