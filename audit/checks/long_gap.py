"""R1 long-gap: no report for a long time.

Flags: more days than allowed between one entry and the next.
Why: progress is to be reported monthly; what happened in a long silence is told afterwards, if at all.
Formula: date[i] − date[i−1] > days.
Threshold: R1.days 45.
Leaves out: the time before the first and behind the last entry; R2 months-missing looks at it.
Example: entry 3 of 4 December 2019 and entry 4 of 10 February 2020: 68 days.
Source: the monthly rhythm of the reports seen (at most 34 days in the export at hand).

ตรวจพบ: ระยะห่างระหว่างรายงานสองครั้งนานเกินกำหนด
เหตุผล: ควรรายงานทุกเดือน สิ่งที่เกิดขึ้นในช่วงที่ขาดรายงานมักถูกบันทึกย้อนหลังหรือไม่ถูกบันทึก
สูตร: วันที่[i] − วันที่[i−1] > เกณฑ์
เกณฑ์: R1.days 45 วัน
ไม่รวม: ช่วงก่อนรายงานครั้งแรกและหลังครั้งสุดท้าย ซึ่งข้อ R2 ตรวจอยู่แล้ว
ตัวอย่าง: รายงานครั้งที่ 3 วันที่ 4 ธันวาคม 2562 และครั้งที่ 4 วันที่ 10 กุมภาพันธ์ 2563 ห่างกัน 68 วัน
ที่มา: รอบการรายงานรายเดือนของรายงานที่พบ (ห่างกันไม่เกิน 34 วัน)
"""

from functools import partial

from audit import reasons
from audit.arrays import Flags, Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, number
from audit.facts import Facts
from audit.thresholds import Threshold
from audit.wording import day, decimal
from model.finding import Cause, Severity, Words

DAYS = Threshold("R1.days", 45, "days", Words("longest time between entries", "ระยะห่างระหว่างรายงานที่ยอมรับได้"))


def judge(facts: Facts) -> Outcome:
    """Measure the time between entries."""
    unknown = (
        (facts.any_of(~known(facts.entries.date)), reasons.NO_DATE),
        (facts.counts < 2, reasons.FEW_ENTRIES),
    )
    return Outcome(facts.any_of(_long(facts)), unknown, partial(_told, facts))


def _gaps(facts: Facts) -> Floats:
    return facts.entries.date - facts.before(facts.entries.date)


def _long(facts: Facts) -> Flags:
    return _gaps(facts) > facts.limits[DAYS]


def _told(facts: Facts, report: int) -> Told:
    gaps, dates = facts.once(_gaps), facts.entries.date
    rows = sorted(facts.where(report, facts.once(_long)), key=lambda row: -gaps[row])
    row, more = rows[0], len(rows) - 1
    begin, end = day(dates[row - 1]), day(dates[row])
    numbers = number(facts, row - 1), number(facts, row)
    words = Words(
        f"No report for {gaps[row]:.0f} days between entry {numbers[0]} ({begin.en}) and entry {numbers[1]} ({end.en})"
        + (f", and {more} more such {'gap' if more == 1 else 'gaps'}" if more else ""),
        f"ไม่มีรายงานเป็นเวลา {gaps[row]:.0f} วัน ระหว่างรายงานครั้งที่ {numbers[0]} ({begin.th}) "
        f"และครั้งที่ {numbers[1]} ({end.th})" + (f" และยังมีอีก {more} ช่วง" if more else ""),
    )
    values = tuple(entry(facts, each, "date") for last in rows for each in (last - 1, last))
    return Told(words, f"{gaps[row]:.0f} days > {decimal(facts.limits[DAYS])}", values)


CHECK = Check(
    "R1",
    "long-gap",
    Severity.MEDIUM,
    Cause.SILENCE,
    Words("no report for a long time", "ขาดรายงานเป็นเวลานาน"),
    judge,
    limits=(DAYS,),
)
