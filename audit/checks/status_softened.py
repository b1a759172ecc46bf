"""S6 status-softened: the status of a past entry was made better.

Flags: entries that stand in two exports, with a better plan or target status in the newer one.
Why: a delay that was admitted is denied afterwards.
Formula: the status of one version < that of the next; below (off) < on < above (ahead).
Threshold: none.
Leaves out: statuses that could not be read in one version, which cannot be told.
Example: entry 2 said ช้ากว่าแผน in the export of March and says เป็นไปตามแผน in that of July.
Source: two exports of one project.

ตรวจพบ: รายงานครั้งเดียวกันในฉบับใหม่ระบุสถานะดีกว่าฉบับก่อน
เหตุผล: ความล่าช้าที่เคยยอมรับถูกแก้ไขภายหลัง
สูตร: สถานะของฉบับหนึ่ง < ของฉบับถัดมา โดย ต่ำกว่าหรือไม่เป็นไปตาม < เป็นไปตาม < สูงกว่าหรือเร็วกว่า
เกณฑ์: ไม่มี
ไม่รวม: สถานะที่อ่านไม่ได้ในฉบับใดฉบับหนึ่ง ซึ่งถือว่าบอกไม่ได้
ตัวอย่าง: รายงานครั้งที่ 2 ฉบับเดือนมีนาคมระบุว่าช้ากว่าแผน ฉบับเดือนกรกฎาคมระบุว่าเป็นไปตามแผน
ที่มา: รายงานสองฉบับของโครงการเดียวกัน
"""

from functools import partial

from audit.check import Check, Outcome, Told
from audit.facts import Change, Facts
from audit.revisions import cited, formula, in_thai, judged, real, told, versions
from audit.statuses import UNKNOWN, number
from model.finding import Cause, Severity, Words
from store.history import ChangeKind

KINDS = (ChangeKind.PLAN_STATUS_CHANGED, ChangeKind.TARGET_STATUS_CHANGED)


def judge(facts: Facts) -> Outcome:
    """Look through the changes between versions."""
    return judged(facts, KINDS, _meant, partial(_told, facts))


def _meant(change: Change) -> bool:
    return UNKNOWN < number(change.before) < number(change.after)


def _told(facts: Facts, report: int) -> Told:
    changes = real(facts.past.changes[report], KINDS, _meant)
    compared, changed = versions(facts, report, changes), told(changes)
    words = Words(
        f"The status of a past entry was made better between versions {compared}: {changed.en}",
        f"มีการแก้ไขสถานะของรายงานครั้งก่อนให้ดีขึ้นระหว่างฉบับที่ {in_thai(compared)} คือ {changed.th}",
    )
    return Told(words, formula(changes), cited(changes), compared)


CHECK = Check(
    "S6",
    "status-softened",
    Severity.CRITICAL,
    Cause.PAST,
    Words("a past status was made better", "แก้ไขสถานะในอดีตให้ดีขึ้น"),
    judge,
)
