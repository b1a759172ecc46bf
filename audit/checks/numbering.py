"""R3 numbering: the entries' numbers repeat or skip.

Flags: entries that are not numbered 1, 2, 3 … in their order.
Why: a number that is skipped may be an entry that was taken out, one that repeats may be one that was put in.
Formula: number[i] ≠ i, after pieces behind page breaks have been joined.
Threshold: none.
Leaves out: nothing.
Example: entries 1, 2, 4, 5: 3 is missing.
Source: the form; the system numbers the entries itself.

ตรวจพบ: ลำดับครั้งที่รายงานซ้ำหรือข้าม ไม่เรียงตั้งแต่ 1
เหตุผล: เลขที่ข้ามไปอาจเป็นรายงานที่ถูกลบ เลขที่ซ้ำอาจเป็นรายงานที่ถูกแทรก
สูตร: ครั้งที่[i] ≠ i หลังจากรวมข้อความที่ถูกตัดข้ามหน้าแล้ว
เกณฑ์: ไม่มี
ไม่รวม: ไม่มี
ตัวอย่าง: รายงานครั้งที่ 1, 2, 4, 5 ขาดครั้งที่ 3
ที่มา: แบบรายงาน ซึ่งระบบออกเลขครั้งที่เอง
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Flags, known
from audit.check import Check, Outcome, Told
from audit.citing import entry
from audit.facts import Facts
from audit.wording import decimal
from model.finding import Cause, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Compare each number with the entry's place."""
    unknown = (
        (facts.counts == 0, reasons.NO_ENTRIES),
        (facts.any_of(~known(facts.entries.number)), reasons.NO_NUMBER),
    )
    return Outcome(facts.any_of(_wrong(facts)), unknown, partial(_told, facts))


def _wrong(facts: Facts) -> Flags:
    places = np.arange(len(facts.entries.of)) - facts.first[facts.entries.of] + 1
    marked: Flags = known(facts.entries.number) & (facts.entries.number != places)
    return marked


def _told(facts: Facts, report: int) -> Told:
    row = facts.where(report, facts.once(_wrong))[0]
    place, found = row - int(facts.first[report]) + 1, decimal(facts.entries.number[row])
    numbers = ", ".join("?" if np.isnan(each) else decimal(each) for each in facts.entries.number[facts.rows(report)])
    words = Words(
        f"The entries are numbered {numbers}: number {place} in their order bears {found}",
        f"รายงานระบุครั้งที่ {numbers} โดยลำดับที่ {place} ระบุเป็นครั้งที่ {found}",
    )
    values = tuple(entry(facts, each, "number") for each in facts.where(report, facts.once(_wrong)))
    return Told(words, f"number[{place}] = {found} ≠ {place}", values)


CHECK = Check(
    "R3",
    "numbering",
    Severity.HIGH,
    Cause.NUMBERS,
    Words("the entries' numbers repeat or skip", "ลำดับครั้งที่รายงานซ้ำหรือข้าม"),
    judge,
)
