"""S3 budget-or-dates-changed: the budget, the start or the end was changed.

Flags: projects whose allocation or time differs between two exports.
Why: each of them needs an approval; and every share of money or time is reckoned from them.
Formula: A, start or end of one version ≠ that of the next.
Threshold: none.
Leaves out: values that could not be read in one version, which cannot be told. Another fiscal year is another project.
Example: the end moves from 30 September 2020 to 31 December 2020.
Source: two exports of one project.

ตรวจพบ: งบประมาณที่ได้รับ วันเริ่มต้น หรือวันสิ้นสุดต่างกันระหว่างสองฉบับ
เหตุผล: การเปลี่ยนแปลงเหล่านี้ต้องได้รับอนุมัติ และสัดส่วนเงินกับเวลาคำนวณจากค่าเหล่านี้
สูตร: A วันเริ่มต้น หรือวันสิ้นสุด ของฉบับหนึ่ง ≠ ของฉบับถัดมา
เกณฑ์: ไม่มี
ไม่รวม: ค่าที่อ่านไม่ได้ในฉบับใดฉบับหนึ่ง ซึ่งถือว่าบอกไม่ได้ ปีงบประมาณอื่นถือเป็นโครงการอื่น
ตัวอย่าง: วันสิ้นสุดเลื่อนจาก 30 กันยายน 2563 เป็น 31 ธันวาคม 2563
ที่มา: รายงานสองฉบับของโครงการเดียวกัน
"""

from functools import partial

from audit.check import Check, Outcome, Told
from audit.facts import Change, Facts
from audit.revisions import cited, formula, in_thai, judged, real, told, versions
from model.finding import Cause, Severity, Words
from store.history import ChangeKind

KINDS = (
    ChangeKind.BUDGET_CHANGED,
    ChangeKind.START_DATE_CHANGED,
    ChangeKind.END_DATE_CHANGED,
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
        f"Budget or dates were changed between versions {compared}: {changed.en}",
        f"มีการแก้ไขงบประมาณหรือระยะเวลาโครงการระหว่างฉบับที่ {in_thai(compared)} คือ {changed.th}",
    )
    return Told(words, formula(changes), cited(changes), compared)


CHECK = Check(
    "S3",
    "budget-or-dates-changed",
    Severity.HIGH,
    Cause.PAST,
    Words("budget or dates were changed", "แก้ไขงบประมาณหรือระยะเวลา"),
    judge,
)
