"""C5 trouble-words: trouble is named while all is on plan.

Flags: entries with the status เป็นไปตามแผน whose text speaks of delay, problems, or what is still missing.
Why: one of the two is not so; the text is usually the truer one.
Formula: on_plan, and ล่าช้า, ปัญหา, อุปสรรค, ยังไม่ or รอการอนุมัติ in the text.
Threshold: none.
Leaves out: what is denied (ไม่มีปัญหา, ปัญหาอุปสรรค : ไม่มี, ไม่ล่าช้า) and problems that are the work itself (แก้ไขปัญหา).
Example: entry 3 says "รอการอนุมัติแบบก่อสร้าง" and is on plan.
Source: the form, which asks for the status beside the text.

ตรวจพบ: ระบุว่าเป็นไปตามแผน แต่ข้อความกล่าวถึงความล่าช้า ปัญหา หรือสิ่งที่ยังไม่เสร็จ
เหตุผล: สองอย่างนี้ขัดกัน และข้อความมักตรงกับความจริงมากกว่า
สูตร: เป็นไปตามแผน และพบคำว่า ล่าช้า ปัญหา อุปสรรค ยังไม่ หรือ รอการอนุมัติ
เกณฑ์: ไม่มี
ไม่รวม: ข้อความปฏิเสธ (ไม่มีปัญหา ปัญหาอุปสรรค : ไม่มี ไม่ล่าช้า) และปัญหาที่เป็นตัวงานเอง (แก้ไขปัญหา)
ตัวอย่าง: รายงานครั้งที่ 3 ระบุว่า "รอการอนุมัติแบบก่อสร้าง" และเป็นไปตามแผน
ที่มา: แบบรายงาน ซึ่งให้ระบุสถานะคู่กับข้อความ
"""

import re
from collections.abc import Iterator
from functools import partial

from audit import reasons
from audit.arrays import Flags
from audit.check import Check, Outcome, Told
from audit.citing import named, said
from audit.facts import Facts, Page
from audit.mentions import after, mentions
from audit.statuses import ON, UNKNOWN
from model.finding import Cause, Severity, Words

_DENIED = ("ไม่", "ไม่มี", "ไม่พบ", "ไม่เกิด", "ไม่มีความ", "ไม่ปรากฏ", "ลด", "ลดความ", "ป้องกัน", "ป้องกันความ", "ปราศจาก")
_WORKED_ON = ("แก้", "แก้ไข", "การแก้", "การแก้ไข", "บรรเทา", "สภาพ", "รับฟัง", "วิเคราะห์", "สำรวจ", "ศึกษา", "ประเด็น", "ของ")
_BEHIND_PROBLEM = ("ปัญหา", "ปัญหา/", "ปัญหา /", "ปัญหาและ", "ปัญหา ")  # with it, it was looked at already
_NONE = r"(?![^\n]{0,24}?(?:ไม่มี|ไม่พบ|ไม่ปรากฏ))"
TROUBLES = {
    "ล่าช้า": after("ล่าช้า", _DENIED),
    "ปัญหา": after("ปัญหา", (*_DENIED, *_WORKED_ON), rf"(?:[ /,และ]*อุปสรรค)?(?!ที่พบบ่อย){_NONE}"),
    "อุปสรรค": after("อุปสรรค", (*_DENIED, *_BEHIND_PROBLEM), _NONE),
    "ยังไม่": re.compile("ยังไม่"),
    "รอการอนุมัติ": re.compile("รอการอนุมัติ"),
}


def troubles(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the texts that speak of trouble."""
    return mentions(page, TROUBLES)


def judge(facts: Facts) -> Outcome:
    """Find the entries that speak of trouble and are on plan."""
    unread, blank = facts.narratives.unread, facts.entries.plan == UNKNOWN
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (facts.any_of(unread & (blank | (facts.entries.plan == ON))), reasons.NO_TEXT),
        (facts.any_of(facts.found(troubles) & blank), reasons.NO_STATUS),
    )
    return Outcome(facts.any_of(_flagged(facts)), unknown, partial(_told, facts))


def _flagged(facts: Facts) -> Flags:
    marked: Flags = facts.found(troubles) & (facts.entries.plan == ON)
    return marked


def _told(facts: Facts, report: int) -> Told:
    rows, quotes = facts.where(report, facts.once(_flagged)), facts.narratives.quotes[troubles]
    told = named(facts, rows)
    words = Words(
        f"The text of {told.en} speaks of trouble (“{quotes[rows[0]]}”), and the status is “on plan”",
        f"ข้อความใน{told.th} กล่าวถึงปัญหาหรือความล่าช้า (“{quotes[rows[0]]}”) แต่ระบุว่าเป็นไปตามแผน",
    )
    values = tuple(
        value
        for row in rows
        for value in (said(facts, row, "narrative", quotes[row]), said(facts, row, "plan_status", "on_plan"))
    )
    return Told(words, "trouble in the text, on_plan", values)


CHECK = Check(
    "C5",
    "trouble-words",
    Severity.LOW,
    Cause.TROUBLE,
    Words("trouble is named while on plan", "กล่าวถึงปัญหาแต่ระบุว่าเป็นไปตามแผน"),
    judge,
    scans=(troubles,),
    review=True,
)
