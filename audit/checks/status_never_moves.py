"""P4 status-never-moves: one status from first to last, while the report gives reasons for another.

Flags: every entry has the same status though P3 on-plan-but-late or C1 scope-cancelled fires.
Why: a status that never moves while the work is late or cut was filled in without looking.
Formula: one pair of plan and target status in all entries, n ≥ entries, and P3 or C1 flags.
Threshold: P4.entries 6.
Leaves out: reports with fewer entries.
Example: ten entries say เป็นไปตามแผน and เป็นไปตามเป้าหมาย, five of them late (P3), two after a cut (C1).
Source: the form, which asks for both statuses in every entry.

ตรวจพบ: ทุกครั้งระบุสถานะเดียวกัน ทั้งที่ข้อ P3 หรือ C1 พบเหตุที่ควรเปลี่ยนสถานะ
เหตุผล: สถานะที่ไม่เคยเปลี่ยนทั้งที่งานล่าช้าหรือถูกปรับลด อาจกรอกโดยไม่ได้พิจารณา
สูตร: สถานะตามแผนและตามเป้าหมายเหมือนกันทุกครั้ง จำนวนครั้ง ≥ เกณฑ์ และข้อ P3 หรือ C1 ตั้งข้อสังเกต
เกณฑ์: P4.entries 6 ครั้ง
ไม่รวม: รายงานที่มีจำนวนครั้งน้อยกว่าเกณฑ์
ตัวอย่าง: ทั้งสิบครั้งระบุว่าเป็นไปตามแผนและเป็นไปตามเป้าหมาย โดยห้าครั้งล่าช้า (P3) และสองครั้งมีการยกเลิกกิจกรรม (C1)
ที่มา: แบบรายงาน ซึ่งให้ระบุสถานะทั้งสองทุกครั้ง
"""

from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Flags
from audit.check import Check, Outcome, Told
from audit.checks import on_plan_but_late, scope_cancelled
from audit.citing import said
from audit.facts import Facts
from audit.statuses import UNKNOWN
from audit.thresholds import Threshold
from audit.wording import decimal
from model.finding import Cause, Severity, Words

ENTRIES = Threshold("P4.entries", 6, "entries", Words("fewest entries", "จำนวนครั้งขั้นต่ำ"))


def judge(facts: Facts) -> Outcome:
    """Find reports whose statuses never differ though they should."""
    entries = facts.entries
    late, cut = facts.once(on_plan_but_late.judge), facts.once(scope_cancelled.judge)
    same = _same(facts)
    many = facts.counts >= facts.limits[ENTRIES]
    reason = late.flagged | cut.flagged
    open_yet = [(mask & same & ~reason, words) for mask, words in (*late.unknown, *cut.unknown)]
    unknown = (
        (~many, reasons.FEW_ENTRIES),
        (facts.any_of((entries.plan == UNKNOWN) | (entries.target == UNKNOWN)) & same, reasons.NO_STATUS),
        *open_yet,
    )
    return Outcome(
        many & same & reason & ~facts.any_of((entries.plan == UNKNOWN) | (entries.target == UNKNOWN)),
        unknown,
        partial(_told, facts),
    )


def _same(facts: Facts) -> Flags:
    """Which reports have one status throughout; one that is not known may be the same."""
    entries = facts.entries
    moves = np.zeros(facts.size, dtype=np.bool_)
    for status in (entries.plan, entries.target):
        values = np.where(status == UNKNOWN, np.nan, status)
        before = facts.known_before(values)
        moves |= facts.any_of((before >= 0) & (values != values[before]) & ~np.isnan(values))
    return ~moves


def _told(facts: Facts, report: int) -> Told:
    late = facts.once(on_plan_but_late.judge).flagged[report]
    cut = facts.once(scope_cancelled.judge).flagged[report]
    why = [
        words
        for words, fires in (
            (Words("some of them are late (P3)", "บางครั้งล่าช้า (P3)"), late),
            (Words("the scope was cut (C1)", "มีการยกเลิกหรือปรับลดกิจกรรม (C1)"), cut),
        )
        if fires
    ]
    rows = facts.rows(report)
    english, thai = " and ".join(words.en for words in why), " และ".join(words.th for words in why)
    words = Words(
        f"All {len(rows)} entries have the same status though {english}",
        f"รายงานทั้ง {len(rows)} ครั้งระบุสถานะเดียวกัน ทั้งที่{thai}",
    )
    values = (
        said(facts, rows[0], "plan_status", "as in all entries"),
        said(facts, rows[-1], "plan_status", "as in all entries"),
    )
    fired = " and ".join(name for name, fires in (("P3", late), ("C1", cut)) if fires)
    return Told(words, f"one status in n = {len(rows)} ≥ {decimal(facts.limits[ENTRIES])} entries; {fired}", values)


CHECK = Check(
    "P4",
    "status-never-moves",
    Severity.MEDIUM,
    Cause.LATE_WORK,
    Words("the status never moves", "สถานะไม่เคยเปลี่ยน"),
    judge,
    limits=(ENTRIES,),
    scans=scope_cancelled.CHECK.scans,
)
