"""S4 spend-went-down: the newer export states less money spent than the older.

Flags: projects whose total, in the header or over the entries, is lower in a newer export.
Why: money that was spent can only come back by a repayment, which the report should tell of.
Formula: H or S of one version > that of the next.
Threshold: none; the comparison is exact to the satang.
Leaves out: totals that could not be read in one version, which cannot be told.
Example: 191,000 baht in the export of July, 171,600 in that of August.
Source: two exports of one project.

ตรวจพบ: ยอดเบิกจ่ายในส่วนหัวหรือผลรวมรายครั้งของฉบับใหม่ต่ำกว่าฉบับเก่า
เหตุผล: เงินที่เบิกจ่ายแล้วลดลงได้เมื่อมีการส่งคืน ซึ่งควรปรากฏในรายงาน
สูตร: H หรือ S ของฉบับหนึ่ง > ของฉบับถัดมา
เกณฑ์: ไม่มี เปรียบเทียบตรงกันถึงสตางค์
ไม่รวม: ยอดที่อ่านไม่ได้ในฉบับใดฉบับหนึ่ง ซึ่งถือว่าบอกไม่ได้
ตัวอย่าง: ฉบับเดือนกรกฎาคม 191,000 บาท ฉบับเดือนสิงหาคม 171,600 บาท
ที่มา: รายงานสองฉบับของโครงการเดียวกัน
"""

from functools import partial

from audit.check import Check, Outcome, Told
from audit.facts import Change, Facts
from audit.revisions import cited, formula, in_thai, judged, real, told, versions
from model.finding import Cause, Severity, Words
from store.history import ChangeKind

KINDS = (ChangeKind.TOTAL_SPENT_DOWN,)


def judge(facts: Facts) -> Outcome:
    """Look through the changes between versions."""
    return judged(facts, KINDS, _meant, partial(_told, facts))


def _meant(change: Change) -> bool:
    return change.kind in KINDS


def _told(facts: Facts, report: int) -> Told:
    changes = real(facts.past.changes[report], KINDS, _meant)
    compared, changed = versions(facts, report, changes), told(changes)
    words = Words(
        f"Less is spent in the newer version ({compared}) than in the older: {changed.en}",
        f"ยอดเบิกจ่ายในฉบับใหม่ต่ำกว่าฉบับก่อน (ฉบับที่ {in_thai(compared)}) คือ {changed.th}",
    )
    return Told(words, formula(changes), cited(changes), compared)


CHECK = Check(
    "S4",
    "spend-went-down",
    Severity.HIGH,
    Cause.PAST,
    Words("less is spent than before", "ยอดเบิกจ่ายลดลง"),
    judge,
)
