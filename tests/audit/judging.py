"""What a check gives of reports that are loaded into a database of their own."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from fictional import save

from audit.check import Check
from audit.checking import limits
from audit.checks import CHECKS
from audit.reading import facts
from audit.run import findings, judged
from model import Report
from model.finding import Finding
from store.audit_reading import snapshot
from store.database import readable, settled, writable
from store.saving import Writer

FLAG, PASS, CANNOT_TELL = "flag", "pass", "cannot tell"


class Judgement(NamedTuple):
    """The outcome of a check on one report: the finding if it is flagged, the reason if it cannot be told."""

    outcome: str
    finding: Finding | None
    reason: str


def database(folder: Path, reports: Sequence[Report], template: Path | None = None) -> str:
    """Return the path of a database with `reports`."""
    path = folder / "reports.db"
    if template is not None:
        shutil.copy(template, path)
    engine = writable(str(path))
    with Writer(engine, "1") as writer:
        save(writer, *reports)
    settled(engine)
    return str(path)


def judgements(path: str, checks: Sequence[Check] = CHECKS, **thresholds: object) -> dict[str, dict[str, Judgement]]:
    """Return the judgement of each check on each project, by the check's id and the project's code."""
    engine = readable(path)
    scans = list(dict.fromkeys(scan for check in checks for scan in check.scans))
    with snapshot(engine) as connection:
        known = facts(connection, limits(thresholds), scans, None)
    engine.dispose()
    found: dict[str, dict[str, Judgement]] = {}
    for check in checks:
        result = judged(check, known)
        of_check = found.setdefault(check.id, {})
        for row in range(known.size):
            flagged = next(findings(result, known, [row]), None)
            reason = next((words.en for words, mask in result.reasons.items() if mask[row]), "")
            outcome = FLAG if flagged is not None else PASS if result.passed[row] else CANNOT_TELL
            of_check[str(known.reports.code[row])] = Judgement(outcome, flagged, reason)
    return found
