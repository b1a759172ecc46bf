"""M7 paid-without-text: money was spent, and the text tells of nothing done.

Flags: entries with an amount whose text speaks of what is under way or to come, and of no finished act.
Why: money is paid for what was delivered; a text of preparations alone does not say what it was paid for.
Formula: spent > 0; อยู่ระหว่าง, เตรียม, จะดำเนินการ, ประสาน, วางแผน, ขออนุมัติ, รอ in the text and no word
of a finished act (ได้, แล้ว, เสร็จ, เรียบร้อย, เบิกจ่าย, จ่ายเงิน, โอนเงิน, ส่งมอบ, ตรวจรับ).
Threshold: none.
Leaves out: texts without any word of the first kind, which may tell of a finished act in words of their own.
Example: entry 7 has 171,600 baht, and its text is "อยู่ระหว่างจัดทำร่างขอบเขตของงาน".
Source: the form, which asks for the text of the same period as the amount.

ตรวจพบ: มีการเบิกจ่าย แต่ข้อความกล่าวถึงเฉพาะงานที่กำลังดำเนินการหรือจะดำเนินการ ไม่มีงานใดที่แล้วเสร็จ
เหตุผล: การเบิกจ่ายต้องมีสิ่งที่ส่งมอบแล้ว ข้อความที่มีแต่การเตรียมงานไม่บอกว่าเบิกจ่ายค่าอะไร
สูตร: งบประมาณที่เบิกใช้ > 0 พบคำว่า อยู่ระหว่าง เตรียม จะดำเนินการ ประสาน วางแผน ขออนุมัติ รอ และไม่พบคำที่แสดงว่า
แล้วเสร็จ (ได้ แล้ว เสร็จ เรียบร้อย เบิกจ่าย จ่ายเงิน โอนเงิน ส่งมอบ ตรวจรับ)
เกณฑ์: ไม่มี
ไม่รวม: ข้อความที่ไม่มีคำในกลุ่มแรก ซึ่งอาจกล่าวถึงงานที่แล้วเสร็จด้วยถ้อยคำอื่น
ตัวอย่าง: รายงานครั้งที่ 7 เบิกใช้ 171,600 บาท แต่ข้อความคือ "อยู่ระหว่างจัดทำร่างขอบเขตของงาน"
ที่มา: แบบรายงาน ซึ่งให้ระบุข้อความของช่วงเวลาเดียวกับจำนวนเงิน
"""

import re
from collections.abc import Iterator
from functools import partial

from audit import reasons
from audit.arrays import Flags, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, named, said
from audit.facts import Facts, Page
from audit.mentions import found
from audit.wording import listed, money, quoted
from model.finding import Cause, Severity, Words

UNDER_WAY = {
    "อยู่ระหว่าง": re.compile(r"อยู่ระหว่าง[^\n]{0,30}"),
    "เตรียม": re.compile(r"เตรียม(?!ความพร้อม)[^\n]{0,30}"),
    "จะดำเนินการ": re.compile(r"จะดำเนินการ[^\n]{0,30}"),
    "ประสาน": re.compile(r"ประสาน[^\n]{0,30}"),
    "วางแผน": re.compile(r"วางแผน[^\n]{0,30}"),
    "ขออนุมัติ": re.compile(r"ขออนุมัติ[^\n]{0,30}"),
    "รอ": re.compile(r"รอ(?=การ|ผล|อนุมัติ|คำสั่ง|ลงนาม|เอกสาร)[^\n]{0,30}"),
}
FINISHED = (  # the most usual first
    "แล้ว",
    "ได้",
    "เสร็จ",
    "เรียบร้อย",
    "เบิก",
    "จ่าย",
    "โอนเงิน",
    "ส่งมอบ",
    "ตรวจรับ",
    "รับมอบ",
    "ชำระ",
    "ครบ",
    "จัดซื้อ",
    "จัดจ้าง",
    "ดำเนินการจัด",
)


def preparations(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the texts that tell of what is under way or to come, and of nothing finished."""
    for row, text in enumerate(page.texts):
        if text is not None and not any(word in text for word in FINISHED):
            match = found(text, UNDER_WAY)
            if match is not None:
                yield row, quoted(match[0])


def judge(facts: Facts) -> Outcome:
    """Find the entries that have an amount and tell of preparations alone."""
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (facts.any_of(facts.narratives.unread & ~(facts.entries.spent == 0)), reasons.NO_TEXT),
        (facts.any_of(~known(facts.entries.spent) & facts.found(preparations)), reasons.NO_ENTRY_SPENT),
    )
    return Outcome(facts.any_of(_flagged(facts)), unknown, partial(_told, facts))


def _flagged(facts: Facts) -> Flags:
    return facts.found(preparations) & (facts.entries.spent > 0)


def _told(facts: Facts, report: int) -> Told:
    rows = facts.where(report, facts.once(_flagged))
    told, quotes = named(facts, rows), facts.narratives.quotes[preparations]
    amounts = [money(facts.entries.spent[row]) for row in rows]
    sums = listed([Words(f"{amount} baht", f"{amount} บาท") for amount in amounts])
    words = Words(
        f"In {told.en} {sums.en} were spent, but the text tells of nothing finished (“{quotes[rows[0]]}”)",
        f"{told.th} มีการเบิกใช้ {sums.th} แต่ข้อความไม่กล่าวถึงงานที่แล้วเสร็จ (“{quotes[rows[0]]}”)",
    )
    values = tuple(
        value for row in rows for value in (entry(facts, row, "spent"), said(facts, row, "narrative", quotes[row]))
    )
    return Told(words, f"spent {', '.join(amounts)} > 0, no finished act in the text", values)


CHECK = Check(
    "M7",
    "paid-without-text",
    Severity.LOW,
    Cause.PAYMENT,
    Words("money is spent, the text tells of nothing done", "มีการเบิกจ่าย แต่ข้อความไม่กล่าวถึงงานที่แล้วเสร็จ"),
    judge,
    scans=(preparations,),
    review=True,
)
