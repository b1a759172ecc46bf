"""S5 backfill: an entry was put in afterwards.

Flags: entries that are new in an export and dated before the last entry of the older one.
Why: the entry was not there when its month was reported; it was written later for a date gone by.
Formula: an entry of the newer version only, with a date < the newest entry's date in the older one.
Threshold: none.
Leaves out: entries that were there before under another number.
Example: the export of July has an entry of 15 January that the one of March, with entries up to 13 March, has not.
Source: two exports of one project.

ตรวจพบ: รายงานที่เพิ่มขึ้นในฉบับใหม่ลงวันที่ก่อนรายงานครั้งสุดท้ายของฉบับก่อน
เหตุผล: รายงานนี้ไม่มีอยู่เมื่อถึงเดือนนั้น แต่เขียนขึ้นภายหลังโดยลงวันที่ย้อนหลัง
สูตร: รายงานที่มีเฉพาะในฉบับใหม่ และวันที่ < วันที่รายงานครั้งล่าสุดของฉบับก่อน
เกณฑ์: ไม่มี
ไม่รวม: รายงานที่มีอยู่เดิมแต่เปลี่ยนเลขครั้ง
ตัวอย่าง: ฉบับเดือนกรกฎาคมมีรายงานวันที่ 15 มกราคม ซึ่งฉบับเดือนมีนาคมที่มีรายงานถึงวันที่ 13 มีนาคมไม่มี
ที่มา: รายงานสองฉบับของโครงการเดียวกัน
"""

from functools import partial

from audit.check import Check, Outcome, Told
from audit.facts import Change, Facts
from audit.revisions import cited, formula, in_thai, judged, real, told, versions
from model.finding import Cause, Severity, Words
from store.history import ChangeKind

KINDS = (ChangeKind.ENTRY_BACKDATED,)


def judge(facts: Facts) -> Outcome:
    """Look through the changes between versions."""
    return judged(facts, KINDS, _meant, partial(_told, facts))


def _meant(change: Change) -> bool:
    return change.kind in KINDS


def _told(facts: Facts, report: int) -> Told:
    changes = real(facts.past.changes[report], KINDS, _meant)
    compared, changed = versions(facts, report, changes), told(changes)
    words = Words(
        f"An entry was put in afterwards, between versions {compared}, for a date gone by: {changed.en}",
        f"มีการเพิ่มรายงานย้อนหลังระหว่างฉบับที่ {in_thai(compared)} คือ {changed.th}",
    )
    return Told(words, formula(changes), cited(changes), compared)


CHECK = Check(
    "S5",
    "backfill",
    Severity.HIGH,
    Cause.PAST,
    Words("an entry was put in afterwards", "เพิ่มรายงานย้อนหลัง"),
    judge,
)
