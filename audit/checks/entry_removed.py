"""S2 entry-removed: an entry vanished.

Flags: entries that stand in an export and not in the next one.
Why: what was reported does not become unreported; somebody took it out.
Formula: a number of an older version that no entry of the newer one has.
Threshold: none.
Leaves out: entries that were only renumbered.
Example: the export of March has entries 1 to 6, that of July 1 to 5 and 7.
Source: two exports of one project.

ตรวจพบ: รายงานครั้งที่มีอยู่ในฉบับก่อน ไม่ปรากฏในฉบับถัดมา
เหตุผล: สิ่งที่รายงานแล้วไม่ควรหายไป อาจมีผู้ลบออก
สูตร: ครั้งที่ในฉบับเก่าซึ่งไม่มีในฉบับใหม่
เกณฑ์: ไม่มี
ไม่รวม: รายงานที่เพียงเปลี่ยนเลขครั้ง
ตัวอย่าง: ฉบับเดือนมีนาคมมีครั้งที่ 1 ถึง 6 ฉบับเดือนกรกฎาคมมีครั้งที่ 1 ถึง 5 และ 7
ที่มา: รายงานสองฉบับของโครงการเดียวกัน
"""

from functools import partial

from audit.check import Check, Outcome, Told
from audit.facts import Change, Facts
from audit.revisions import cited, formula, in_thai, judged, real, told, versions
from model.finding import Cause, Severity, Words
from store.history import ChangeKind

KINDS = (ChangeKind.ENTRY_REMOVED,)


def judge(facts: Facts) -> Outcome:
    """Look through the changes between versions."""
    return judged(facts, KINDS, _meant, partial(_told, facts))


def _meant(change: Change) -> bool:
    return change.kind in KINDS


def _told(facts: Facts, report: int) -> Told:
    changes = real(facts.past.changes[report], KINDS, _meant)
    compared, changed = versions(facts, report, changes), told(changes)
    words = Words(
        f"An entry that was reported is not there any more in versions {compared}: {changed.en}",
        f"รายงานที่เคยมีหายไประหว่างฉบับที่ {in_thai(compared)} คือ {changed.th}",
    )
    return Told(words, formula(changes), cited(changes), compared)


CHECK = Check(
    "S2",
    "entry-removed",
    Severity.CRITICAL,
    Cause.PAST,
    Words("an entry vanished", "รายงานบางครั้งหายไป"),
    judge,
)
