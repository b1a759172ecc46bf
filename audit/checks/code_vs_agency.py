"""I1 code-vs-agency: the code's prefix is known for another agency.

Flags: projects whose code begins with the eight digits of an agency that is not theirs.
Why: the report was filed under a wrong code, or it is not this agency's project.
Formula: the prefix is another agency's in most of its projects: in at least projects of them, at least share of all.
Threshold: I1.projects 2; I1.share 0.66.
Leaves out: prefixes that no agency has for certain.
Example: 99010000 is สำนักสวนสาธารณะตัวอย่าง's in 40 of 41 projects; the other one states สำนักโยธาสมมติ.
Source: learned from the reports in the database, the newest of each project.

ตรวจพบ: แปดหลักแรกของรหัสโครงการเป็นของหน่วยงานอื่น
เหตุผล: อาจใช้รหัสผิด หรือไม่ใช่โครงการของหน่วยงานนี้
สูตร: แปดหลักแรกเป็นของหน่วยงานอื่นในโครงการส่วนใหญ่ คือไม่น้อยกว่าจำนวนและสัดส่วนที่กำหนด
เกณฑ์: I1.projects 2 โครงการ และ I1.share 0.66
ไม่รวม: รหัสที่ยังไม่แน่ชัดว่าเป็นของหน่วยงานใด
ตัวอย่าง: 99010000 เป็นของสำนักสวนสาธารณะตัวอย่าง 40 จาก 41 โครงการ อีกหนึ่งโครงการระบุสำนักโยธาสมมติ
ที่มา: เรียนรู้จากรายงานฉบับล่าสุดของแต่ละโครงการในฐานข้อมูล
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Flags
from audit.check import Check, Outcome, Told
from audit.citing import printed
from audit.facts import Facts
from audit.thresholds import Threshold
from audit.wording import decimal
from model.finding import Cause, Severity, Words
from normalize.folding import letters

PROJECTS = Threshold("I1.projects", 2, "projects", Words("how many make a rule", "จำนวนโครงการขั้นต่ำ"))
SHARE = Threshold("I1.share", 0.66, "share of the projects", Words("how many of them all", "สัดส่วนขั้นต่ำ"))
PREFIX = 8  # digits


def judge(facts: Facts) -> Outcome:
    """Compare each agency with the one that its code's prefix is known for."""
    known_for = facts.once(_known_for)
    rows = [row for row in range(facts.size) if _other(facts, row, known_for)]
    flagged: Flags = np.zeros(facts.size, dtype=np.bool_)
    flagged[rows] = True
    unknown = (
        (np.array([code is None for code in facts.reports.code], dtype=np.bool_), reasons.NO_CODE),
        (np.array([office is None for office in facts.reports.office], dtype=np.bool_), reasons.NO_AGENCY),
    )
    return Outcome(flagged, unknown, partial(_told, facts))


def _known_for(facts: Facts) -> Mapping[str, tuple[str, int, int]]:
    """For each prefix the agency of most of its projects, how many they are, and how many there are in all."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for code, office in zip(facts.reports.code, facts.reports.office, strict=True):
        if code is not None and office is not None:
            counted[code[:PREFIX]][letters(office)] += 1
    return {prefix: (*counter.most_common(1)[0], counter.total()) for prefix, counter in counted.items()}


def _other(facts: Facts, row: int, known_for: Mapping[str, tuple[str, int, int]]) -> bool:
    code, office = facts.reports.code[row], facts.reports.office[row]
    if code is None or office is None:
        return False
    name, number, of = known_for[code[:PREFIX]]
    certain = number >= facts.limits[PROJECTS] and number >= facts.limits[SHARE] * of
    return certain and letters(office) != name


def _told(facts: Facts, report: int) -> Told:
    code, agency = str(facts.reports.code[report]), str(facts.reports.agency[report])
    name, number, of = facts.once(_known_for)[code[:PREFIX]]
    words = Words(
        f"The code {code} begins with the digits of {name} ({number} of {of} projects), but the report states {agency}",
        f"รหัสโครงการ {code} ขึ้นต้นด้วยรหัสของ{name} ({number} จาก {of} โครงการ) แต่รายงานระบุหน่วยงาน {agency}",
    )
    formula = f"{code[:PREFIX]}: {number} of {of} are of {name}, ≥ {decimal(facts.limits[SHARE])}"
    values = (
        printed(facts, report, "project.code", code),
        printed(facts, report, "project.agency.0", agency),
    )
    return Told(words, formula, values)


CHECK = Check(
    "I1",
    "code-vs-agency",
    Severity.MEDIUM,
    Cause.IDENTITY,
    Words("the code is another agency's", "รหัสโครงการเป็นของหน่วยงานอื่น"),
    judge,
    limits=(PROJECTS, SHARE),
)
