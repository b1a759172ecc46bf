"""P8 ended-unfinished: the project's time is over, and the work is not done.

Flags: the report was exported, or has an entry, after the project's end, and its last entry is under 100 percent.
Why: the contract or the plan has run out; an extension or a penalty should be told of.
Formula: as_of > end and % < 100; as_of is the day of the export, or at least the newest entry's.
Threshold: none.
Leaves out: nothing.
Example: the end is 30 September 2020, the export of 15 October 2020 says 85 %.
Source: the project's own dates.

ตรวจพบ: พ้นวันสิ้นสุดโครงการแล้ว (นับถึงวันพิมพ์รายงานหรือวันที่รายงานครั้งล่าสุด) แต่ความก้าวหน้าต่ำกว่าร้อยละ 100
เหตุผล: สัญญาหรือแผนงานสิ้นสุดแล้ว ควรมีการขยายเวลาหรือค่าปรับปรากฏในรายงาน
สูตร: as_of > วันสิ้นสุด และ % < 100 โดย as_of คือวันพิมพ์รายงาน หรืออย่างน้อยคือวันที่รายงานครั้งล่าสุด
เกณฑ์: ไม่มี
ไม่รวม: ไม่มี
ตัวอย่าง: สิ้นสุดโครงการ 30 กันยายน 2563 รายงานที่พิมพ์วันที่ 15 ตุลาคม 2563 ระบุร้อยละ 85
ที่มา: กำหนดเวลาของโครงการเอง
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, exported, header
from audit.facts import Facts
from audit.wording import day, decimal
from model.finding import Cause, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Compare the end with the day of the export."""
    reports, percent = facts.reports, facts.at_last(facts.entries.percent)
    over = _as_of(facts) > reports.end
    open_yet = ~known(reports.exported) & ~over & ~(percent >= 100)
    unknown = (
        (~known(reports.end), reasons.NO_START_OR_END),
        (facts.counts == 0, reasons.NO_ENTRIES),
        (~known(percent), reasons.NO_PERCENT),
        (open_yet, reasons.NO_EXPORT_DAY),
    )
    return Outcome(over & (percent < 100), unknown, partial(_told, facts))


def _as_of(facts: Facts) -> Floats:
    return np.fmax(facts.reports.exported, facts.reports.newest)


def _told(facts: Facts, report: int) -> Told:
    row = int(facts.stop[report]) - 1
    end, as_of = facts.reports.end[report], facts.once(_as_of)[report]
    ended, seen, percent = day(end), day(as_of), decimal(facts.entries.percent[row])
    words = Words(
        f"The project ended on {ended.en}; as of {seen.en} its last entry reports {percent} % of the work done",
        f"โครงการสิ้นสุดวันที่ {ended.th} แต่ ณ วันที่ {seen.th} รายงานครั้งสุดท้ายระบุความก้าวหน้าร้อยละ {percent}",
    )
    values = (header(facts, report, "end_date"), entry(facts, row, "percent"), exported(facts, report))
    return Told(words, f"as_of {seen.en} > end {ended.en}, % {percent} < 100", values)


CHECK = Check(
    "P8",
    "ended-unfinished",
    Severity.HIGH,
    Cause.LATE_WORK,
    Words("the time is over and the work is not done", "สิ้นสุดโครงการแล้วแต่งานไม่แล้วเสร็จ"),
    judge,
)
