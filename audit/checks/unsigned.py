"""I7 unsigned: the certificate is not filled in.

Flags: reports whose certificate bears no name of a signatory.
Why: nobody stands for what the report says.
Formula: the certificate's sentence is there, and behind ลงชื่อ stand dots only.
Threshold: none.
Leaves out: reports without the certificate's sentence, whose last page may be missing.
Example: "ลงชื่อ.....(ผู้รับผิดชอบโครงการ)".
Source: the form, which ends with it.

ตรวจพบ: ข้อความรับรองท้ายรายงานไม่มีผู้ลงชื่อ
เหตุผล: ไม่มีผู้รับรองความถูกต้องของรายงาน
สูตร: มีข้อความรับรอง แต่หลังคำว่า ลงชื่อ มีเพียงจุด
เกณฑ์: ไม่มี
ไม่รวม: รายงานที่ไม่มีข้อความรับรอง ซึ่งหน้าสุดท้ายอาจขาดหาย
ตัวอย่าง: "ลงชื่อ.....(ผู้รับผิดชอบโครงการ)"
ที่มา: ท้ายแบบรายงาน
"""

from functools import partial

from audit import reasons
from audit.check import Check, Outcome, Told
from audit.citing import printed
from audit.facts import Facts
from model.finding import Cause, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Find the certificates without a name."""
    reports = facts.reports
    return Outcome(
        reports.certified & ~reports.signed, ((~reports.certified, reasons.NO_CERTIFICATE),), partial(_told, facts)
    )


def _told(facts: Facts, report: int) -> Told:
    words = Words("Nobody has signed the certificate", "ข้อความรับรองท้ายรายงานไม่มีผู้ลงชื่อ")
    return Told(words, "certificate, no signatory", (printed(facts, report, "certified", "no signatory"),))


CHECK = Check(
    "I7",
    "unsigned",
    Severity.LOW,
    Cause.SIGNATURE,
    Words("the certificate is not filled in", "ไม่มีผู้ลงชื่อรับรองรายงาน"),
    judge,
)
