"""X1 peer-fence: the project stands apart from its agency's others.

Flags: projects that are far above or below the agency's other projects of the year, in how far work is ahead of money
(M3) or money behind time (M4), at their last entry.
Why: money goes out late everywhere; who is late by the agency's own measure is worth a look.
Formula: below Q1 − fences·IQR or above Q3 + fences·IQR of the peers, by margin at least; IQR = Q3 − Q1.
Threshold: X1.projects 20; X1.fences 1.5; X1.margin 0.05.
Leaves out: agencies with fewer projects in the year of which both shares are known.
Example: the middle half of 40 projects has el − sp from 0.10 to 0.24, so the upper fence is 0.45; this one has 0.67.
Source: Tukey, Exploratory Data Analysis (1977).

ตรวจพบ: ผลต่างระหว่างงานกับเงิน (M3) หรือระหว่างเวลากับเงิน (M4) ณ รายงานครั้งสุดท้าย
ต่างจากโครงการอื่นของหน่วยงานเดียวกันในปีเดียวกันอย่างมาก
เหตุผล: การเบิกจ่ายล่าช้าเป็นเรื่องทั่วไป โครงการที่ช้ากว่าโครงการอื่นของหน่วยงานเองจึงควรพิจารณา
สูตร: ต่ำกว่า Q1 − fences·IQR หรือสูงกว่า Q3 + fences·IQR ของโครงการในกลุ่ม เกินอย่างน้อย margin โดย IQR = Q3 − Q1
เกณฑ์: X1.projects 20 โครงการ X1.fences 1.5 และ X1.margin 0.05
ไม่รวม: หน่วยงานที่มีโครงการซึ่งทราบค่าทั้งสองในปีนั้นน้อยกว่าเกณฑ์
ตัวอย่าง: ครึ่งกลางของ 40 โครงการมี el − sp ตั้งแต่ 0.10 ถึง 0.24 ขอบบนจึงเป็น 0.45 โครงการนี้มี 0.67
ที่มา: Tukey, Exploratory Data Analysis (1977)
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from audit import reasons
from audit.arrays import Floats, known
from audit.check import Check, Outcome, Told
from audit.checks.progress_without_spend import ahead
from audit.checks.slow_spend import behind
from audit.citing import entry, reckoned
from audit.facts import Facts
from audit.gaps import share_unknown, time_unknown
from audit.thresholds import Threshold
from audit.wording import share
from model.finding import Cause, Cited, Severity, Words

PROJECTS = Threshold(
    "X1.projects", 20, "projects", Words("fewest of one agency and year", "จำนวนโครงการขั้นต่ำของหน่วยงานในปี")
)
FENCES = Threshold("X1.fences", 1.5, "times the IQR", Words("how far out the fences stand", "ระยะของขอบเขต"))
MARGIN = Threshold("X1.margin", 0.05, "share", Words("how far beyond a fence is apart", "เกินขอบเขตอย่างน้อยเท่าใด"))
MEASURED = (
    ("%/100 − sp", ahead, Words("work ahead of money", "งานนำหน้าการเบิกจ่าย")),
    ("el − sp", behind, Words("money behind time", "การเบิกจ่ายช้ากว่าเวลา")),
)


@dataclass(frozen=True, slots=True)
class _Fence:
    """The fences of one measure in one group, and how many projects they were reckoned from."""

    low: float
    high: float
    projects: int


def judge(facts: Facts) -> Outcome:
    """Compare each project with its peers."""
    measured, margin = facts.once(_measured), facts.limits[MARGIN]
    fences = facts.once(_fences)
    flagged = np.zeros(facts.size, dtype=np.bool_)
    fenced = np.zeros(facts.size, dtype=np.bool_)
    for row, both in fences.items():
        fenced[row] = True
        flagged[row] = any(
            values[row] < fence.low - margin or values[row] > fence.high + margin
            for values, fence in zip(measured, both, strict=True)
        )
    unknown = (
        *share_unknown(facts),
        *time_unknown(facts),
        (~known(measured[0]), reasons.NO_PERCENT),
        (~fenced, reasons.FEW_PEERS),
    )
    return Outcome(flagged, unknown, partial(_told, facts))


def _measured(facts: Facts) -> tuple[Floats, ...]:
    return tuple(measure(facts) for _, measure, _ in MEASURED)


def _fences(facts: Facts) -> Mapping[int, Sequence[_Fence]]:
    """The fences of both measures for each project that has peers enough."""
    measured = facts.once(_measured)
    groups: defaultdict[tuple[str, float], list[int]] = defaultdict(list)
    usable = known(measured[0]) & known(measured[1]) & known(facts.reports.fiscal_year)
    for row in np.flatnonzero(usable).tolist():
        if facts.reports.office[row] is not None:
            groups[facts.reports.office[row], float(facts.reports.fiscal_year[row])].append(row)
    fences = {}
    for rows in groups.values():
        if len(rows) >= facts.limits[PROJECTS]:
            both = [_fence(values[rows], facts.limits[FENCES]) for values in measured]
            fences.update(dict.fromkeys(rows, both))
    return fences


def _fence(values: Floats, times: float) -> _Fence:
    first, third = np.percentile(values, (25, 75))
    return _Fence(first - times * (third - first), third + times * (third - first), len(values))


def _told(facts: Facts, report: int) -> Told:
    margin, row = facts.limits[MARGIN], int(facts.stop[report]) - 1
    parts, formulas, values = [], [], []
    for (name, _, title), measured, fence in zip(
        MEASURED, facts.once(_measured), facts.once(_fences)[report], strict=True
    ):
        value = measured[report]
        if fence.low - margin <= value <= fence.high + margin:
            continue
        bounds = f"{share(fence.low)} … {share(fence.high)}"
        parts.append(
            Words(
                f"{title.en} by {share(value)}, with {fence.projects} projects of its agency and year within {bounds}",
                f"{title.th} {share(value)} ขณะที่ขอบเขตของ {fence.projects} โครงการของหน่วยงานในปีเดียวกันคือ {bounds}",
            )
        )
        formulas.append(f"{name} = {share(value)} not in [{bounds}]")
        values.append(reckoned(facts, report, name, share(value)))
        values.append(Cited(f"fences of {name}", bounds, int(facts.reports.id[report]), None, weighs=False))
    words = Words(
        "The project stands apart: " + "; ".join(part.en for part in parts),
        "โครงการนี้ต่างจากโครงการอื่นของหน่วยงาน คือ " + " และ".join(part.th for part in parts),
    )
    return Told(words, "; ".join(formulas), (*values, entry(facts, row, "date"), entry(facts, row, "percent")))


CHECK = Check(
    "X1",
    "peer-fence",
    Severity.MEDIUM,
    Cause.PEERS,
    Words("the project stands apart from its peers", "โครงการต่างจากโครงการอื่นของหน่วยงาน"),
    judge,
    limits=(PROJECTS, FENCES, MARGIN),
)
