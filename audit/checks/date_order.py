"""R5 date-order: the entries' dates go back.

Flags: an entry with an earlier date than the one before it.
Why: entries are added as time goes by; one with an earlier date was put in later, or a date is mistyped.
Formula: date[i] < date[i−1]; an entry whose date is not known is passed over.
Threshold: none.
Leaves out: two entries of one day.
Example: entry 4 of 7 January 2020, entry 5 of 5 January 2020.
Source: the form, whose entries stand in the order of their numbers.

ตรวจพบ: วันที่รายงานย้อนกลับไปก่อนรายงานครั้งก่อนหน้า
เหตุผล: รายงานเพิ่มขึ้นตามเวลา วันที่ย้อนหลังอาจเป็นการแทรกภายหลังหรือพิมพ์ผิด
สูตร: วันที่[i] < วันที่[i−1] โดยข้ามครั้งที่ไม่ทราบวันที่
เกณฑ์: ไม่มี
ไม่รวม: รายงานสองครั้งในวันเดียวกัน
ตัวอย่าง: รายงานครั้งที่ 4 วันที่ 7 มกราคม 2563 ครั้งที่ 5 วันที่ 5 มกราคม 2563
ที่มา: แบบรายงาน ซึ่งเรียงตามลำดับครั้ง
"""

from functools import partial

from audit import reasons
from audit.arrays import Flags, Rows, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, number
from audit.facts import Facts
from audit.wording import day
from model.finding import Cause, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Compare each date with the one before it."""
    unknown = (
        (facts.any_of(~known(facts.entries.date)), reasons.NO_DATE),
        (facts.counts < 2, reasons.FEW_ENTRIES),
    )
    return Outcome(facts.any_of(_back(facts)), unknown, partial(_told, facts))


def _earlier(facts: Facts) -> Rows:
    return facts.known_before(facts.entries.date)


def _back(facts: Facts) -> Flags:
    dates, before = facts.entries.date, facts.once(_earlier)
    return (before >= 0) & (dates < dates[before])


def _told(facts: Facts, report: int) -> Told:
    dates, before = facts.entries.date, facts.once(_earlier)
    rows = facts.where(report, facts.once(_back))
    row, earlier = rows[0], int(before[rows[0]])
    dated, prior = day(dates[row]), day(dates[earlier])
    words = Words(
        f"Entry {number(facts, row)} is dated {dated.en}, before entry {number(facts, earlier)} ({prior.en})",
        f"รายงานครั้งที่ {number(facts, row)} ลงวันที่ {dated.th} ซึ่งอยู่ก่อนรายงานครั้งที่ {number(facts, earlier)} ({prior.th})",
    )
    cited = dict.fromkeys(each for found in rows for each in (int(before[found]), found))
    formula = f"date[{number(facts, row)}] {dated.en} < date[{number(facts, earlier)}] {prior.en}"
    return Told(words, formula, tuple(entry(facts, each, "date") for each in cited))


CHECK = Check(
    "R5",
    "date-order",
    Severity.HIGH,
    Cause.DATES,
    Words("the entries' dates go back", "วันที่รายงานย้อนกลับ"),
    judge,
)
