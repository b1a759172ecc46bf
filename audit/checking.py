"""A whole run: the facts are read once, every check judges them, and what it found is saved.

`checked(address, everything(version, settings))` is what a nightly run calls.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from audit.check import Check
from audit.checks import CHECKS
from audit.facts import Facts
from audit.reading import facts
from audit.run import RUNNING, Judged, findings, is_running, judged
from audit.thresholds import Limits
from model.finding import Finding, Words
from store.audit_reading import snapshot
from store.database import readable, settled, writable
from store.findings import AuditRun, News, Total, save

NO_REASON = Words("", "")
FLAG, PASS, CANNOT_TELL = "flag", "pass", "cannot-tell"


@dataclass(frozen=True, slots=True)
class Request:
    """What to check: with which checks and thresholds, by which version of the program, and one project or all."""

    version: str
    checks: Sequence[Check]
    limits: Limits
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one check says of one project: the outcome, and the sentence or the reason."""

    check: Check
    outcome: str
    said: Words
    formula: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a run: the totals, how its findings differ from those before, and the answers for one project."""

    projects: int
    totals: Sequence[Total]
    news: News
    answers: Sequence[Answer]


def everything(version: str, settings: Mapping[str, object]) -> Request:
    """Return the request for all checks on all projects; `settings` is the table `[thresholds]` of `raingan.toml`.

    Raises:
        BadThreshold: a setting is no threshold or has no fitting value.
    """
    return Request(version, CHECKS, limits(settings))


def limits(settings: Mapping[str, object]) -> Limits:
    """Return the thresholds of all checks as `settings` have them.

    Raises:
        BadThreshold: a setting is no threshold or has no fitting value.
    """
    return Limits([threshold for check in CHECKS for threshold in check.limits], settings)


def checked(address: str, request: Request) -> Checked:
    """Run the checks over the database at `address`, save what they found, and return it in numbers.

    Others may load reports meanwhile: the facts are those of one moment, and only the saving holds them up.

    Raises:
        Unusable: there is no database of this program and version, or it cannot be written.
    """
    scans = list(dict.fromkeys(scan for check in request.checks for scan in check.scans))
    reader = readable(address)
    with snapshot(reader) as connection:
        known = facts(connection, request.limits, scans, request.code)
    rows = [row for row in range(known.size) if request.code in (None, known.reports.code[row])]
    results = [judged(check, known) for check in request.checks]
    totals = [total for result in results for total in _totals(result, rows)]
    run = AuditRun(
        request.version,
        [check.id for check in request.checks],
        [(each.name, request.limits[each], each.unit) for each in request.limits],
        totals,
        request.code,
        len(rows),
    )
    reader.dispose()
    writer = writable(address)
    news = save(writer, run, _found(results, known, rows))
    settled(writer)
    answers = [] if request.code is None else [_answer(result, known, row) for row in rows for result in results]
    return Checked(len(rows), totals, news, answers)


def _found(results: Iterable[Judged], known: Facts, rows: Sequence[int]) -> Iterator[Finding]:
    for result in results:
        yield from findings(result, known, rows)


def _totals(result: Judged, rows: Sequence[int]) -> Iterator[Total]:
    chosen = np.zeros(len(result.passed), dtype=np.bool_)
    chosen[list(rows)] = True
    yield Total(result.check.id, FLAG, NO_REASON, int((result.outcome.flagged & chosen).sum()))
    yield Total(result.check.id, PASS, NO_REASON, int((result.passed & chosen).sum()))
    for reason, mask in result.reasons.items():
        number = int((mask & chosen).sum())
        if number:
            yield Total(result.check.id, CANNOT_TELL, reason, number)


def _answer(result: Judged, known: Facts, row: int) -> Answer:
    if result.outcome.flagged[row]:
        told = result.outcome.tell(row)
        return Answer(result.check, FLAG, told.said, told.formula)
    if result.passed[row]:
        return Answer(result.check, PASS, RUNNING if is_running(result.check, known, row) else NO_REASON, "")
    reason = next(words for words, mask in result.reasons.items() if mask[row])
    return Answer(result.check, CANNOT_TELL, reason, "")
