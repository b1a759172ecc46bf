"""R4 number-vs-spend-number: an entry and its amount bear different numbers.

Flags: entries whose รายงานครั้งที่ N has its amount at (ครั้งที่ M) with M ≠ N.
Why: the amount may belong to another entry, or the entry was put in behind the amounts.
Formula: N ≠ M.
Threshold: none.
Leaves out: entries in which one of the numbers is not known.
Example: รายงานครั้งที่ 5 … งบประมาณที่เบิกใช้ (ครั้งที่ 4).
Source: the form, which prints the same number twice.

ตรวจพบ: เลขรายงานครั้งที่ไม่ตรงกับเลขครั้งที่ของงบประมาณที่เบิกใช้ในรายงานเดียวกัน
เหตุผล: จำนวนเงินอาจเป็นของรายงานครั้งอื่น หรือมีการแทรกรายงานภายหลัง
สูตร: N ≠ M
เกณฑ์: ไม่มี
ไม่รวม: รายงานครั้งที่ไม่ทราบเลขใดเลขหนึ่ง
ตัวอย่าง: รายงานครั้งที่ 5 … งบประมาณที่เบิกใช้ (ครั้งที่ 4)
ที่มา: แบบรายงาน ซึ่งพิมพ์เลขเดียวกันสองแห่ง
"""

from functools import partial

from audit import reasons
from audit.arrays import Flags, known
from audit.check import Check, Outcome, Told
from audit.citing import entry
from audit.facts import Facts
from audit.wording import decimal
from model.finding import Cause, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Compare both numbers of each entry."""
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (facts.any_of(~known(facts.entries.number)), reasons.NO_NUMBER),
        (facts.any_of(~known(facts.entries.spent_number)), reasons.NO_SPENT_NUMBER),
    )
    return Outcome(facts.any_of(_differ(facts)), unknown, partial(_told, facts))


def _differ(facts: Facts) -> Flags:
    number, other = facts.entries.number, facts.entries.spent_number
    marked: Flags = known(number) & known(other) & (number != other)
    return marked


def _told(facts: Facts, report: int) -> Told:
    rows = facts.where(report, facts.once(_differ))
    number, other = (decimal(each[rows[0]]) for each in (facts.entries.number, facts.entries.spent_number))
    more = len(rows) - 1
    words = Words(
        f"Entry {number} has its amount at (ครั้งที่ {other})"
        + (f", and {more} more {'entry differs' if more == 1 else 'entries differ'} likewise" if more else ""),
        f"รายงานครั้งที่ {number} ระบุงบประมาณที่เบิกใช้เป็น (ครั้งที่ {other})" + (f" และไม่ตรงกันอีก {more} ครั้ง" if more else ""),
    )
    values = tuple(entry(facts, row, field) for row in rows for field in ("number", "spent_number"))
    return Told(words, f"N {number} ≠ M {other}", values)


CHECK = Check(
    "R4",
    "number-vs-spend-number",
    Severity.HIGH,
    Cause.NUMBERS,
    Words("an entry and its amount bear different numbers", "เลขครั้งที่ของรายงานและของจำนวนเงินไม่ตรงกัน"),
    judge,
)
