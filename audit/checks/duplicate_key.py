"""I3 duplicate-key: one code and year stand for two projects.

Flags: codes that bear another name or agency in another document of the year, or another budget on one day.
Why: two projects under one key are counted as one, and each hides the other.
Formula: same (code, fiscal year); names' similarity < least, or another agency, or another A in exports of one day
(where the day is not known: with one newest entry).
Threshold: I3.similarity 0.80.
Leaves out: small corrections of a name, and a budget that a later export states otherwise, which S3 looks at.
Example: 99010000-0001 of 2563 is โครงการปลูกต้นไม้ริมคลอง in one document and โครงการซ่อมสะพานลอย in another.
Source: the form; the system gives each project of a year a code of its own.

ตรวจพบ: รหัสและปีงบประมาณเดียวกันมีชื่อโครงการหรือหน่วยงานต่างกันในเอกสารอื่น หรือมีงบประมาณต่างกันในวันเดียวกัน
เหตุผล: โครงการสองโครงการภายใต้รหัสเดียวถูกนับเป็นหนึ่ง และต่างบดบังกัน
สูตร: (รหัส, ปีงบประมาณ) เดียวกัน แต่ความคล้ายของชื่อ < เกณฑ์ หรือหน่วยงานต่างกัน หรือ A ต่างกันในสองฉบับของวันเดียวกัน
เกณฑ์: I3.similarity 0.80
ไม่รวม: การแก้ไขชื่อเล็กน้อย และงบประมาณที่ฉบับหลังระบุต่างไป ซึ่งข้อ S3 ตรวจอยู่แล้ว
ตัวอย่าง: 99010000-0001 ปี 2563 เป็นโครงการปลูกต้นไม้ริมคลองในเอกสารหนึ่ง และเป็นโครงการซ่อมสะพานลอยในอีกเอกสารหนึ่ง
ที่มา: แบบรายงาน ระบบออกรหัสให้โครงการของแต่ละปีไม่ซ้ำกัน
"""

import math
from collections.abc import Mapping
from functools import partial

from rapidfuzz import fuzz

from audit.check import Check, Outcome, Told
from audit.facts import Change, Facts
from audit.revisions import cited, formula, in_thai, judged, real, told, versions
from audit.thresholds import Threshold
from model.finding import Cause, Severity, Words
from store.history import ChangeKind

SIMILARITY = Threshold(
    "I3.similarity", 0.80, "share", Words("how alike one name is", "ชื่อคล้ายกันเท่าใดจึงเป็นโครงการเดียวกัน")
)
KINDS = (ChangeKind.NAME_CHANGED, ChangeKind.AGENCY_CHANGED, ChangeKind.BUDGET_CHANGED)


def judge(facts: Facts) -> Outcome:
    """Look for other names, agencies and budgets under one key."""
    return judged(facts, KINDS, partial(_other, facts), partial(_told, facts))


def _other(facts: Facts, change: Change) -> bool:
    """Whether the change makes another project of it."""
    if change.before is None or change.after is None:
        return False
    if change.kind == ChangeKind.NAME_CHANGED:
        return fuzz.ratio(change.before, change.after) < 100 * facts.limits[SIMILARITY]
    if change.kind == ChangeKind.BUDGET_CHANGED:
        days = facts.once(_days)
        return days[change.before_id] == days[change.report_id]
    return True


def _days(facts: Facts) -> Mapping[int, float]:
    """Of which day each version is: that of its export, or where it is not known that of its newest entry."""
    versions = (version for each in facts.past.versions.values() for version in each)
    return {
        version.report_id: version.newest if math.isnan(version.exported) else version.exported for version in versions
    }


def _told(facts: Facts, report: int) -> Told:
    changes = real(facts.past.changes[report], KINDS, partial(_other, facts))
    compared, changed = versions(facts, report, changes), told(changes)
    code, year = facts.reports.code[report], facts.reports.fiscal_year[report]
    words = Words(
        f"The code {code} of fiscal year {year:.0f} stands for two projects (versions {compared}): {changed.en}",
        f"รหัส {code} ปีงบประมาณ พ.ศ. {year:.0f} ใช้กับสองโครงการ (ฉบับที่ {in_thai(compared)}) คือ {changed.th}",
    )
    return Told(words, formula(changes), cited(changes), compared)


CHECK = Check(
    "I3",
    "duplicate-key",
    Severity.HIGH,
    Cause.IDENTITY,
    Words("one code and year stand for two projects", "รหัสและปีเดียวกันใช้กับสองโครงการ"),
    judge,
    limits=(SIMILARITY,),
)
