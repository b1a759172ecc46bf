"""A run of the checks over a database: what each gives of each project."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from audit.arrays import Flags
from audit.check import Check, Outcome
from audit.checks import CHECKS
from audit.facts import Facts
from audit.measures import measures
from model.finding import Cause, Finding, Severity, Subject, Words

GRAVITY = list(Severity)
OF_MONEY = (Cause.TOTALS, Cause.OVERSPENT, Cause.LATE_MONEY, Cause.PEERS)
RUNNING = Words(
    "the entries' amounts are read as running totals: they never fall, and the last one is the header's total",
    "อ่านจำนวนเงินในรายงานเป็นยอดสะสม เพราะไม่เคยลดลงและยอดครั้งสุดท้ายตรงกับส่วนหัว",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """What one check gives: an outcome for every report, and the reasons of those that it cannot tell of."""

    check: Check
    outcome: Outcome
    passed: Flags
    reasons: dict[Words, Flags]


def judged(check: Check, facts: Facts) -> Judged:
    """Return what `check` gives: a report is flagged, or cannot be told for the first reason that fits, or passes."""
    with np.errstate(invalid="ignore"):
        outcome = facts.once(check.judge)
    left = ~outcome.flagged
    reasons: dict[Words, Flags] = {}
    for mask, words in outcome.unknown:
        here = left & mask
        reasons[words] = reasons[words] | here if words in reasons else here
        left = left & ~mask
    return Judged(check, outcome, left, {words: mask for words, mask in reasons.items() if mask.any()})


def findings(found: Judged, facts: Facts, rows: Sequence[int]) -> Iterator[Finding]:
    """Yield the findings of one check on those of `rows` that it flags."""
    check = found.check
    place = GRAVITY.index(check.severity) * 100 + CHECKS.index(check)
    for row in rows:
        if found.outcome.flagged[row]:
            told = found.outcome.tell(row)
            said, subject = told.said, _subject(facts, row, told.versions)
            if is_running(check, facts, row):
                said = Words(f"{said.en} ({RUNNING.en})", f"{said.th} ({RUNNING.th})")
            yield Finding(
                check.id,
                check.slug,
                check.severity,
                check.cause,
                check.review,
                place,
                subject,
                said,
                told.formula,
                told.values,
            )


def is_running(check: Check, facts: Facts, row: int) -> bool:
    """Return whether the check reckons with amounts of this report that are read as running totals."""
    return check.cause in OF_MONEY and bool(facts.once(measures).running[row])


def _subject(facts: Facts, row: int, versions: str) -> Subject:
    reports = facts.reports
    code, year, report = reports.code[row], reports.fiscal_year[row], int(reports.id[row])
    known = code is not None and not np.isnan(year)
    return Subject(
        key=f"{code} {year:.0f}" if known else f"report {report}",
        code=code,
        fiscal_year=None if np.isnan(year) else int(year),
        name=reports.name[row],
        agency=reports.agency[row],
        report_id=report,
        versions=versions or str(reports.version[row]),
    )
