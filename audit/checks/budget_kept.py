"""C3 budget-kept: the scope was cut, and the budget was not.

Flags: projects that tell of a cut (C1) and whose later exports still state the same budget.
Why: the money of an activity that was cancelled should come back; where it stays, something else is paid with it.
Formula: C1 fires at an entry; the first export that has it is followed by another one, and A is the same in both.
Threshold: none.
Leaves out: projects without an export later than the one that tells of the cut first.
Example: the export of June tells that an activity was cancelled; June and September both state A 1,825,200.
Source: the approved project, whose budget is that of its activities.

ตรวจพบ: มีการยกเลิกหรือเปลี่ยนแปลงกิจกรรม (C1) แต่รายงานฉบับหลังยังระบุงบประมาณเท่าเดิม
เหตุผล: งบประมาณของกิจกรรมที่ยกเลิกควรส่งคืน หากคงไว้อาจนำไปใช้จ่ายเรื่องอื่น
สูตร: C1 พบในรายงาน ฉบับแรกที่มีรายงานครั้งนั้นมีฉบับที่พิมพ์ภายหลัง และ A เท่ากันทั้งสองฉบับ
เกณฑ์: ไม่มี
ไม่รวม: โครงการที่ไม่มีฉบับที่พิมพ์หลังฉบับแรกที่กล่าวถึงการยกเลิก
ตัวอย่าง: ฉบับเดือนมิถุนายนระบุว่ายกเลิกกิจกรรม ฉบับเดือนมิถุนายนและกันยายนระบุงบประมาณ 1,825,200 บาทเท่ากัน
ที่มา: โครงการที่ได้รับอนุมัติ ซึ่งงบประมาณเป็นของกิจกรรมที่ระบุไว้
"""

import math
from collections.abc import Mapping
from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Flags
from audit.check import Check, Outcome, Told
from audit.checks import scope_cancelled
from audit.citing import number, said
from audit.facts import Facts, Version
from audit.wording import money
from model.finding import Cause, Cited, Severity, Words


def judge(facts: Facts) -> Outcome:
    """Compare the budgets of the exports that tell of the cut."""
    cut = facts.once(scope_cancelled.judge)
    pairs = facts.once(_pairs)
    flagged = _rows(facts, [row for row, (told, last) in pairs.items() if told.allocated == last.allocated])
    blank = [row for row, pair in pairs.items() if any(math.isnan(version.allocated) for version in pair)]
    unknown = (
        *((mask & ~cut.flagged, words) for mask, words in cut.unknown),
        (cut.flagged & (facts.reports.version == 1), reasons.ONE_VERSION),
        (_rows(facts, blank), reasons.NO_ALLOCATED),
        (cut.flagged & ~_rows(facts, list(pairs)), reasons.NO_LATER_VERSION),
    )
    return Outcome(flagged & cut.flagged, unknown, partial(_told, facts))


def _rows(facts: Facts, rows: list[int]) -> Flags:
    marked = np.zeros(facts.size, dtype=np.bool_)
    marked[rows] = True
    return marked


def _pairs(facts: Facts) -> Mapping[int, tuple[Version, Version]]:
    """The first version that can have the cut, and the newest one, where it is another."""
    dates: dict[int, float] = {}
    for row in sorted(facts.narratives.quotes[scope_cancelled.cuts]):
        dates.setdefault(int(facts.entries.of[row]), float(facts.entries.date[row]))
    pairs = {}
    for report, date in dates.items():
        have = [version for version in facts.past.versions.get(report, ()) if version.newest >= date]
        if len(have) > 1:
            pairs[report] = (have[0], have[-1])
    return pairs


def _told(facts: Facts, report: int) -> Told:
    told, last = facts.once(_pairs)[report]
    row = facts.where(report, facts.found(scope_cancelled.cuts))[0]
    amount = money(last.allocated)
    words = Words(
        f"Entry {number(facts, row)} tells of an activity cancelled or changed; "
        f"versions {told.version} and {last.version} both state a budget of {amount} baht",
        f"รายงานครั้งที่ {number(facts, row)} ระบุการยกเลิกหรือเปลี่ยนแปลงกิจกรรม แต่รายงานฉบับที่ {told.version} และ "
        f"{last.version} ระบุงบประมาณที่ได้รับ {amount} บาทเท่าเดิม",
    )
    values = (
        said(facts, row, "narrative", facts.narratives.quotes[scope_cancelled.cuts][row]),
        *(
            Cited(f"budget allocated, version {version.version}", amount, version.report_id, "project.budget_allocated")
            for version in (told, last)
        ),
    )
    formula = f"A[{told.version}] {amount} = A[{last.version}] {amount}"
    return Told(words, formula, values, f"{told.version}→{last.version}")


CHECK = Check(
    "C3",
    "budget-kept",
    Severity.MEDIUM,
    Cause.SCOPE,
    Words("the scope was cut, the budget was not", "ยกเลิกกิจกรรมแต่งบประมาณเท่าเดิม"),
    judge,
    scans=scope_cancelled.CHECK.scans,
    review=True,
)
