"""M6 text-says-paid: the text says that money moved, the entry says that none did.

Flags: entries whose text tells of a payment while their amount is 0.
Why: the payment is reported in words and missing in the figures, or it was made and never entered.
Formula: โอนเงิน, เบิกจ่ายแล้ว or จ่ายเงินแล้ว in the text, and spent = 0.
Threshold: none.
Leaves out: payments that are yet to come (อยู่ระหว่าง, เตรียม, รอ, จะ, ขอ before the word) and the gathering of papers for
one (รวบรวมเอกสารประกอบการเบิก - จ่าย).
Example: entry 1 says "และโอนเงินให้ชุมชนครบทุกแห่ง", its amount is 0 baht.
Source: the form, which asks for the amount of the same period as the text.

ตรวจพบ: ข้อความระบุว่ามีการจ่ายหรือโอนเงินแล้ว แต่งบประมาณที่เบิกใช้ในครั้งนั้นเป็น 0
เหตุผล: ข้อความกล่าวถึงการจ่ายเงินซึ่งไม่ปรากฏในตัวเลข หรือจ่ายแล้วแต่ไม่ได้บันทึก
สูตร: พบคำว่า โอนเงิน เบิกจ่ายแล้ว หรือ จ่ายเงินแล้ว และงบประมาณที่เบิกใช้ = 0
เกณฑ์: ไม่มี
ไม่รวม: การจ่ายเงินที่ยังไม่เกิดขึ้น (มีคำว่า อยู่ระหว่าง เตรียม รอ จะ ขอ นำหน้า) และการรวบรวมเอกสารประกอบการเบิก - จ่าย
ตัวอย่าง: รายงานครั้งที่ 1 ระบุว่า "และโอนเงินให้ชุมชนครบทุกแห่ง" แต่งบประมาณที่เบิกใช้เป็น 0 บาท
ที่มา: แบบรายงาน ซึ่งให้ระบุจำนวนเงินของช่วงเวลาเดียวกับข้อความ
"""

from collections.abc import Iterator
from functools import partial

from audit import reasons
from audit.arrays import Flags, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, named, said
from audit.facts import Facts, Page
from audit.mentions import after, mentions
from model.finding import Cause, Severity, Words

_NOT_YET = ("ไม่", "ไม่ได้", "ไม่มี", "ระหว่าง", "เตรียม", "รอ", "จะ", "ขอ", "เพื่อ", "ก่อน", "ให้", "ใบ", "การ", "อนุมัติ", "แจ้ง")
_NO_PAPERS = ("ไม่", "ไม่ได้", "เอกสารการ", "ประกอบการ", "หลักฐานการ", "ฎีกา", "ใบ")
_DONE = (
    "(?:เงิน|งบประมาณ)?(?:งวด(?:งาน)?(?:ที่)? ?[0-9๐-๙]+ ?)?(?:ค่า[ก-๙]{1,20}?|ให้(?:แก่)?[ก-๙]{1,20}?)?(?:ครบถ้วน)? ?"
    "(?:เรียบร้อย)?แล้ว"
)
PAYMENTS = {
    "โอนเงิน": after("โอนเงิน", _NOT_YET, "(?!เดือน)"),
    "เบิกจ่าย": after("เบิกจ่าย", _NO_PAPERS, _DONE),
    "จ่ายเงิน": after("จ่ายเงิน", _NO_PAPERS, _DONE),
    "เบิกเงิน": after("เบิกเงิน", _NO_PAPERS, _DONE),
}


def payments(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the texts that tell of a payment which was made."""
    return mentions(page, PAYMENTS)


def judge(facts: Facts) -> Outcome:
    """Find the entries that tell of a payment and have none."""
    paid, spent = facts.found(payments), facts.entries.spent
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (facts.any_of(facts.narratives.unread), reasons.NO_TEXT),
        (facts.any_of(paid & ~known(spent)), reasons.NO_ENTRY_SPENT),
    )
    return Outcome(facts.any_of(_flagged(facts)), unknown, partial(_told, facts))


def _flagged(facts: Facts) -> Flags:
    marked: Flags = facts.found(payments) & (facts.entries.spent == 0)
    return marked


def _told(facts: Facts, report: int) -> Told:
    rows = facts.where(report, facts.once(_flagged))
    told, quote = named(facts, rows), facts.narratives.quotes[payments][rows[0]]
    words = Words(
        f"The text of {told.en} says that money was paid (“{quote}”), but the amount there is 0 baht",
        f"ข้อความใน{told.th} ระบุว่ามีการจ่ายหรือโอนเงินแล้ว (“{quote}”) แต่งบประมาณที่เบิกใช้เป็น 0 บาท",
    )
    values = tuple(
        value
        for row in rows
        for value in (
            said(facts, row, "narrative", facts.narratives.quotes[payments][row]),
            entry(facts, row, "spent"),
        )
    )
    return Told(words, "payment in the text, spent = 0", values)


CHECK = Check(
    "M6",
    "text-says-paid",
    Severity.MEDIUM,
    Cause.PAYMENT,
    Words("the text says paid, the amount is 0", "ข้อความระบุว่าจ่ายเงินแล้ว แต่ยอดเป็น 0"),
    judge,
    scans=(payments,),
    review=True,
)
