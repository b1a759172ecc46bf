"""P2 behind-time: at the last entry the work is behind the time.

Flags: less of the work is done than of the project's time is over, by ten points or more.
Why: what is behind now will be late or hurried.
Formula: % − 100·el ≤ −points at the last entry; el = (t − start + 1) / (end − start + 1), 1 at the most.
Threshold: P2.points 10.
Leaves out: nothing.
Example: on 8 July 2020 70 % is done and 77.0 % of the time is over: −7.0, which passes.
Source: a straight line from the start to the end. Works with a slow start are below it by nature.

ตรวจพบ: ณ รายงานครั้งสุดท้าย ความก้าวหน้าต่ำกว่าสัดส่วนเวลาที่ผ่านไปตั้งแต่สิบจุดขึ้นไป
เหตุผล: งานที่ช้ากว่าเวลามักแล้วเสร็จไม่ทันหรือต้องเร่งรัด
สูตร: % − 100·el ≤ −เกณฑ์ ณ รายงานครั้งสุดท้าย โดย el = (t − วันเริ่มต้น + 1) / (วันสิ้นสุด − วันเริ่มต้น + 1) ไม่เกิน 1
เกณฑ์: P2.points 10 จุด
ไม่รวม: ไม่มี
ตัวอย่าง: วันที่ 8 กรกฎาคม 2563 งานร้อยละ 70 เวลาผ่านไปร้อยละ 77.0 ผลต่าง −7.0 จึงผ่าน
ที่มา: เส้นตรงจากวันเริ่มต้นถึงวันสิ้นสุด งานที่ช่วงแรกช้าโดยธรรมชาติจะอยู่ต่ำกว่าเส้นนี้
"""

from functools import partial

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, header, number
from audit.facts import Facts
from audit.gaps import time_unknown
from audit.measures import measures
from audit.thresholds import Threshold
from audit.wording import day, decimal
from model.finding import Cause, Severity, Words

POINTS = Threshold("P2.points", 10.0, "points of percent", Words("how far behind is late", "ช้ากว่าเวลากี่จุด"))


def lead(facts: Facts) -> Floats:
    """Return for each entry how many points its percent is above the share of the time that is over."""
    return facts.entries.percent - 100 * facts.once(measures).elapsed


def judge(facts: Facts) -> Outcome:
    """Compare work and time at the last entry."""
    unknown = (*time_unknown(facts), (~known(facts.at_last(facts.entries.percent)), reasons.NO_PERCENT))
    late = facts.at_last(lead(facts)) <= -facts.limits[POINTS]
    return Outcome(late, unknown, partial(_told, facts))


def _told(facts: Facts, report: int) -> Told:
    row = int(facts.stop[report]) - 1
    percent, over = decimal(facts.entries.percent[row]), decimal(100 * facts.once(measures).elapsed[row])
    when = day(facts.entries.date[row])
    words = Words(
        f"Entry {number(facts, row)} of {when.en} reports {percent} % of the work done, "
        f"while {over} % of the project's time was over",
        f"รายงานครั้งที่ {number(facts, row)} วันที่ {when.th} ความก้าวหน้าร้อยละ {percent} "
        f"ขณะที่ระยะเวลาโครงการผ่านไปแล้วร้อยละ {over}",
    )
    values = (
        entry(facts, row, "percent"),
        entry(facts, row, "date"),
        header(facts, report, "start_date"),
        header(facts, report, "end_date"),
    )
    points = decimal(facts.once(lead)[row])
    return Told(words, f"% {percent} − 100·el {over} = {points} ≤ −{decimal(facts.limits[POINTS])}", values)


CHECK = Check(
    "P2",
    "behind-time",
    Severity.MEDIUM,
    Cause.LATE_WORK,
    Words("the work is behind the time", "งานล่าช้ากว่าระยะเวลา"),
    judge,
    limits=(POINTS,),
)
