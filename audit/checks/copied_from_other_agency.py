"""R9 copied-from-other-agency: the text names another owner.

Flags: entries whose text says that another district office is responsible than the report does.
Why: the text was copied from another office's report, or the project has changed hands.
Formula: สำนักงานเขต X … รับผิดชอบ in one clause, and X is not in the path of the responsible agency.
Threshold: none.
Leaves out: texts that name a district office without saying that it is responsible.
Example: "สำนักงานเขตตัวอย่างเป็นหน่วยงานรับผิดชอบ" in a report of สำนักงานเขตสมมติ.
Source: section 1.2 of the form.

ตรวจพบ: ข้อความระบุว่าสำนักงานเขตอื่นเป็นผู้รับผิดชอบ ไม่ใช่หน่วยงานที่รับผิดชอบโครงการ
เหตุผล: อาจคัดลอกข้อความจากรายงานของหน่วยงานอื่น หรือมีการเปลี่ยนหน่วยงานที่รับผิดชอบ
สูตร: พบ สำนักงานเขต X … รับผิดชอบ ในข้อความเดียวกัน และ X ไม่อยู่ในหน่วยงานที่รับผิดชอบ
เกณฑ์: ไม่มี
ไม่รวม: ข้อความที่กล่าวถึงสำนักงานเขตโดยไม่ระบุว่าเป็นผู้รับผิดชอบ
ตัวอย่าง: "สำนักงานเขตตัวอย่างเป็นหน่วยงานรับผิดชอบ" ในรายงานของสำนักงานเขตสมมติ
ที่มา: แบบรายงาน ข้อ 1.2
"""

import re
from collections.abc import Iterator
from functools import partial

from audit import reasons
from audit.check import Check, Outcome, Told
from audit.citing import named, printed, said
from audit.facts import Facts, Page
from audit.mentions import passage
from model.finding import Cause, Severity, Words

OFFICE = "สำนักงานเขต"
RESPONSIBLE = re.compile(
    rf"{OFFICE} ?([ก-ฮะ-์]{{2,20}}?) ?(?:ซึ่ง|ที่|จึง|โดย)?(?:เป็น)?(?:ผู้|หน่วยงาน|เจ้าของโครงการ)?(?:ที่|ซึ่ง|หลัก)?(?:เป็นผู้)?รับผิดชอบ"
)


def other_owners(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the texts that name a district office as responsible which is not that of their report."""
    for row, (text, agency) in enumerate(zip(page.texts, page.agencies, strict=True)):
        if text is not None and agency is not None and OFFICE in text:
            match = next((each for each in RESPONSIBLE.finditer(text) if OFFICE + each[1] not in agency), None)
            if match is not None:
                yield row, passage(text, match)


def judge(facts: Facts) -> Outcome:
    """Find the entries that name another owner."""
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (facts.reports.agency == None, reasons.NO_AGENCY),  # noqa: E711  # of each element of the array
        (facts.any_of(facts.narratives.unread), reasons.NO_TEXT),
    )
    return Outcome(facts.any_of(facts.found(other_owners)), unknown, partial(_told, facts))


def _told(facts: Facts, report: int) -> Told:
    rows, quotes = facts.where(report, facts.found(other_owners)), facts.narratives.quotes[other_owners]
    told, agency = named(facts, rows), str(facts.reports.agency[report])
    words = Words(
        f"The text of {told.en} names another owner (“{quotes[rows[0]]}”) than the report does: {agency}",
        f"ข้อความใน{told.th} ระบุผู้รับผิดชอบเป็นหน่วยงานอื่น (“{quotes[rows[0]]}”) ทั้งที่หน่วยงานที่รับผิดชอบคือ {agency}",
    )
    values = (
        *(said(facts, row, "narrative", quotes[row]) for row in rows),
        printed(facts, report, "project.agency.0", agency),
    )
    return Told(words, "สำนักงานเขต X … รับผิดชอบ, X not in the agency", values)


CHECK = Check(
    "R9",
    "copied-from-other-agency",
    Severity.MEDIUM,
    Cause.TEXT,
    Words("the text names another owner", "ข้อความระบุหน่วยงานอื่นเป็นผู้รับผิดชอบ"),
    judge,
    scans=(other_owners,),
    review=True,
)
