"""S1 past-entry-changed: an old entry was rewritten.

Flags: entries that stand in two exports and differ in date, percent, amount, status or text.
Why: a report of the past is evidence; who changes it afterwards changes the evidence.
Formula: same number in neighbouring versions, another value.
Threshold: none.
Leaves out: differences of form (spaces, digits, quotes, repaired marks). Values unread in one version cannot be told.
Example: entry 2 reported 7 % in the export of March and 12 % in that of July.
Source: two exports of one project.

ตรวจพบ: รายงานครั้งเดียวกันในสองฉบับมีวันที่ ร้อยละ จำนวนเงิน สถานะ หรือข้อความต่างกัน
เหตุผล: รายงานในอดีตเป็นหลักฐาน การแก้ไขภายหลังคือการเปลี่ยนหลักฐาน
สูตร: ครั้งที่เดียวกันในฉบับที่ต่อเนื่องกัน แต่ค่าต่างกัน
เกณฑ์: ไม่มี
ไม่รวม: ความต่างของรูปแบบ (ช่องว่าง ตัวเลขไทย เครื่องหมายคำพูด สระที่ซ่อมแล้ว) ค่าที่อ่านไม่ได้ในฉบับใดฉบับหนึ่งถือว่าบอกไม่ได้
ตัวอย่าง: รายงานครั้งที่ 2 ในฉบับเดือนมีนาคมระบุร้อยละ 7 แต่ฉบับเดือนกรกฎาคมระบุร้อยละ 12
ที่มา: รายงานสองฉบับของโครงการเดียวกัน
"""

from functools import partial

from audit.check import Check, Outcome, Told
from audit.facts import Change, Facts
from audit.revisions import cited, formula, in_thai, judged, real, told, versions
from model.finding import Cause, Severity, Words
from store.history import ChangeKind

KINDS = (
    ChangeKind.DATE_CHANGED,
    ChangeKind.PERCENT_CHANGED,
    ChangeKind.SPENT_CHANGED,
    ChangeKind.PLAN_STATUS_CHANGED,
    ChangeKind.TARGET_STATUS_CHANGED,
    ChangeKind.NARRATIVE_CHANGED,
)


def judge(facts: Facts) -> Outcome:
    """Look through the changes between versions."""
    return judged(facts, KINDS, _meant, partial(_told, facts))


def _meant(change: Change) -> bool:
    return change.kind in KINDS


def _told(facts: Facts, report: int) -> Told:
    changes = real(facts.past.changes[report], KINDS, _meant)
    compared, changed = versions(facts, report, changes), told(changes)
    words = Words(
        f"An entry of the past was rewritten between versions {compared}: {changed.en}",
        f"มีการแก้ไขรายงานครั้งก่อนระหว่างฉบับที่ {in_thai(compared)} คือ {changed.th}",
    )
    return Told(words, formula(changes), cited(changes), compared)


CHECK = Check(
    "S1",
    "past-entry-changed",
    Severity.CRITICAL,
    Cause.PAST,
    Words("an old entry was rewritten", "แก้ไขรายงานครั้งก่อน"),
    judge,
)
