"""C1 scope-cancelled: an activity was cancelled or changed.

Flags: entries that tell that an activity (กิจกรรม) was cancelled, cut or changed.
Why: what was approved is not what is done; the money of the activity should come back or be approved anew.
Formula: ยกเลิก, ปรับลด or เปลี่ยนแปลง with กิจกรรม in one clause.
Threshold: none.
Leaves out: what is denied (ไม่ยกเลิก, ไม่มีการเปลี่ยนแปลง), and changes of other things (การเปลี่ยนแปลงสภาพภูมิอากาศ).
Example: entry 9 says "ผู้บริหารให้ยกเลิกกิจกรรมที่ 2 …", entry 10 the same.
Source: the approved project, of which the form lists the activities.

ตรวจพบ: ข้อความระบุว่ามีการยกเลิก ปรับลด หรือเปลี่ยนแปลงกิจกรรม
เหตุผล: สิ่งที่ทำไม่ตรงกับที่ได้รับอนุมัติ งบประมาณของกิจกรรมนั้นควรส่งคืนหรือขออนุมัติใหม่
สูตร: พบคำว่า ยกเลิก ปรับลด หรือเปลี่ยนแปลง คู่กับคำว่า กิจกรรม ในข้อความเดียวกัน
เกณฑ์: ไม่มี
ไม่รวม: ข้อความปฏิเสธ (ไม่ยกเลิก ไม่มีการเปลี่ยนแปลง) และการเปลี่ยนแปลงเรื่องอื่น (การเปลี่ยนแปลงสภาพภูมิอากาศ)
ตัวอย่าง: รายงานครั้งที่ 9 ระบุว่า "ผู้บริหารให้ยกเลิกกิจกรรมที่ 2 …" และครั้งที่ 10 เช่นเดียวกัน
ที่มา: โครงการที่ได้รับอนุมัติ ซึ่งระบุกิจกรรมไว้
"""

import re
from collections.abc import Iterator
from functools import partial

from audit import reasons
from audit.check import Check, Outcome, Told
from audit.citing import named, said
from audit.facts import Facts, Page
from audit.mentions import after, found, passage
from model.finding import Cause, Severity, Words

_DENIED = ("ไม่", "ไม่มี", "ไม่มีการ", "ไม่ได้", "ไม่ขอ")
_BETWEEN = "(?:การ|จัด|ดำเนิน|งาน|รูปแบบ|รายละเอียด|จำนวน|แผน|ขอบเขต|บาง|เป้าหมาย|งบประมาณ|วัน|เวลา|สถานที่|ของ|ใน|และ| )*"
ACTS = {word: after(word, _DENIED, f"{_BETWEEN}กิจกรรม") for word in ("ยกเลิก", "ปรับลด", "เปลี่ยนแปลง")}
_CUT = "(?: ?|[^\n.]{0,40}?(?<!ไม่)(?<!ไม่มี)(?:ถูก|ขอ|จึง|ให้|ต้อง|อนุมัติ|มีการ|ได้))(?:ยกเลิก|ปรับลด)"
BEHIND = {"กิจกรรม": re.compile(rf"กิจกรรม(?:ที่ ?[0-9๐-๙]+)?{_CUT}")}


def cuts(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the texts that tell of an activity which was cancelled, cut or changed."""
    for row, text in enumerate(page.texts):
        if text is not None and ("ยกเลิก" in text or "ปรับลด" in text or "เปลี่ยนแปลง" in text):
            match = found(text, ACTS) or found(text, BEHIND)
            if match is not None:
                yield row, passage(text, match)


def judge(facts: Facts) -> Outcome:
    """Find the entries that tell of a cut."""
    unknown = ((facts.counts == 0, reasons.NO_ENTRIES), (facts.any_of(facts.narratives.unread), reasons.NO_TEXT))
    return Outcome(facts.any_of(facts.found(cuts)), unknown, partial(_told, facts))


def _told(facts: Facts, report: int) -> Told:
    rows, quotes = facts.where(report, facts.found(cuts)), facts.narratives.quotes[cuts]
    told = named(facts, rows)
    words = Words(
        f"The text of {told.en} tells that an activity was cancelled or changed (“{quotes[rows[0]]}”)",
        f"ข้อความใน{told.th} ระบุว่ามีการยกเลิกหรือเปลี่ยนแปลงกิจกรรม (“{quotes[rows[0]]}”)",
    )
    values = tuple(said(facts, row, "narrative", quotes[row]) for row in rows)
    return Told(words, "ยกเลิก, ปรับลด or เปลี่ยนแปลง with กิจกรรม", values)


CHECK = Check(
    "C1",
    "scope-cancelled",
    Severity.HIGH,
    Cause.SCOPE,
    Words("an activity was cancelled or changed", "มีการยกเลิกหรือเปลี่ยนแปลงกิจกรรม"),
    judge,
    scans=(cuts,),
    review=True,
)
