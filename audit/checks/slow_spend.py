"""M4 slow-spend: the money is far behind the time.

Flags: at the last entry much more of the project's time is over than of its budget is spent.
Why: money that is left late is spent in haste, carried over or returned, and the city gets nothing for it in the year.
Formula: el − sp ≥ gap at the last entry; el = (t − start + 1) / (end − start + 1), sp = cumulative spent / A.
Threshold: M4.gap 0.40.
Leaves out: work that is reported as finished; P9 done-unspent looks at it.
Example: on 8 July 2020 el is 282/366 = 0.770 and sp is 191,000/1,825,200 = 0.105: 0.666.
Source: the project's own dates and budget. Half of the city's money goes out in the last quarter: see X1 peer-fence.

ตรวจพบ: ในรายงานครั้งสุดท้าย สัดส่วนเวลาที่ผ่านไปสูงกว่าสัดส่วนการเบิกจ่ายมาก
เหตุผล: เงินที่เหลือมากในช่วงปลายมักถูกเร่งใช้จ่าย กันเหลื่อมปี หรือส่งคืน ทำให้ไม่เกิดประโยชน์ภายในปี
สูตร: el − sp ≥ เกณฑ์ ณ รายงานครั้งสุดท้าย โดย el = (t − วันเริ่มต้น + 1) / (วันสิ้นสุด − วันเริ่มต้น + 1)
เกณฑ์: M4.gap 0.40
ไม่รวม: งานที่รายงานว่าแล้วเสร็จ ซึ่งข้อ P9 ตรวจอยู่แล้ว
ตัวอย่าง: วันที่ 8 กรกฎาคม 2563 el = 282/366 = 0.770 และ sp = 191,000/1,825,200 = 0.105 ผลต่าง 0.666
ที่มา: กำหนดเวลาและงบประมาณของโครงการเอง ทั้งนี้ เงินราวครึ่งหนึ่งของ กทม. เบิกจ่ายในไตรมาสสุดท้าย จึงควรดูข้อ X1 ประกอบ
"""

from functools import partial

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.citing import entry, header, reckoned
from audit.facts import Facts
from audit.gaps import share_unknown, time_unknown
from audit.measures import measures
from audit.thresholds import Threshold
from audit.wording import day, decimal, money, share
from model.finding import Cause, Severity, Words

GAP = Threshold("M4.gap", 0.40, "share", Words("how far money may be behind time", "เงินช้ากว่าเวลาได้ไม่เกินเท่าใด"))


def behind(facts: Facts) -> Floats:
    """Return by which share the money of each report is behind its time, at its last entry."""
    found = facts.once(measures)
    return facts.at_last(found.elapsed) - facts.at_last(found.share)


def judge(facts: Facts) -> Outcome:
    """Compare time and money at the last entry."""
    percent = facts.at_last(facts.entries.percent)
    late = behind(facts) >= facts.limits[GAP]
    unknown = (
        *share_unknown(facts),
        *time_unknown(facts),
        (late & ~known(percent), reasons.NO_PERCENT),
    )
    return Outcome(late & (percent < 100), unknown, partial(_told, facts))


def _told(facts: Facts, report: int) -> Told:
    row = int(facts.stop[report]) - 1
    found, allocated = facts.once(measures), facts.reports.allocated[report]
    over, spent, when = found.elapsed[row], found.share[row], day(facts.entries.date[row])
    words = Words(
        f"On {when.en}, {decimal(100 * over)} % of the project's time was over, but only {decimal(100 * spent)} % of "
        f"its budget was spent ({money(found.cumulative[row])} of {money(allocated)} baht)",
        f"ณ วันที่ {when.th} ระยะเวลาโครงการผ่านไปร้อยละ {decimal(100 * over)} แต่เบิกจ่ายเพียงร้อยละ {decimal(100 * spent)} "
        f"ของงบประมาณ ({money(found.cumulative[row])} จาก {money(allocated)} บาท)",
    )
    values = (
        entry(facts, row, "date"),
        header(facts, report, "start_date"),
        header(facts, report, "end_date"),
        reckoned(facts, report, "spent up to it", money(found.cumulative[row])),
        header(facts, report, "budget_allocated"),
    )
    formula = f"el {share(over)} − sp {share(spent)} = {share(over - spent)} ≥ {decimal(facts.limits[GAP])}"
    return Told(words, formula, values)


CHECK = Check(
    "M4",
    "slow-spend",
    Severity.HIGH,
    Cause.LATE_MONEY,
    Words("the money is far behind the time", "การเบิกจ่ายล่าช้ากว่าระยะเวลามาก"),
    judge,
    limits=(GAP,),
)
