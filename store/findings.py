"""Saving what a run of the checks found, so that new, persisting, changed and gone findings can be told apart."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, text, update

from model.finding import Action, Finding, Words
from store.audit_tables import AUDIT_ACTIONS, AUDIT_FINDINGS, AUDIT_RUNS, AUDIT_THRESHOLDS, AUDIT_TOTALS, AUDIT_VALUES
from store.driver import Driver
from store.driver import Row as DriverRow
from store.rows import BANGKOK

CHUNK = 2000  # findings: with their values some 10 MB


@dataclass(frozen=True, slots=True)
class Total:
    """Of how many projects a check had one outcome, and for what reason if it could not tell."""

    check: str
    outcome: str
    reason: Words
    projects: int


@dataclass(frozen=True, slots=True)
class AuditRun:
    """What a run looked at: the checks, the thresholds (name, value, unit), and the one project, or None for all."""

    version: str
    checks: Sequence[str]
    thresholds: Sequence[tuple[str, float, str]]
    totals: Sequence[Total]
    code: str | None
    projects: int


@dataclass(slots=True)
class News:
    """How many findings are new, persist, have other evidence, and are gone, compared with the run before."""

    new: int = 0
    persisting: int = 0
    changed: int = 0
    gone: int = 0


_F = AUDIT_FINDINGS.c
_KEY: Any = bindparam("key")
_GONE = update(AUDIT_FINDINGS).values(gone_run_id=bindparam("run")).where(_F.id == _KEY)
_MOVED_COLUMNS = ("report_id", "versions", "name", "agency", "sentence_th", "sentence_en", "formula")
_MOVED = (
    update(AUDIT_FINDINGS)
    .ordered_values(*((_F[name], bindparam(name)) for name in _MOVED_COLUMNS))
    .where(_F.id == _KEY)
)
_NO_VALUES = delete(AUDIT_VALUES).where(AUDIT_VALUES.c.finding_id == _KEY)


def save(engine: Engine, run: AuditRun, findings: Iterable[Finding]) -> News:
    """Save a run in one transaction and return how its findings differ from those of the run before.

    Findings of the checks and projects that the run looked at and did not find again are gone.
    """
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            # two runs at once would take each other's findings for gone
            connection.execute(text("LOCK TABLE audit_findings IN SHARE ROW EXCLUSIVE MODE"))
        key = _run(connection, run)
        ledger = _Ledger(Driver.on(connection), key, _standing(connection, run))
        for chunk in _chunks(findings):
            ledger.write(chunk)
        ledger.close()
        _confirm(connection, run, key)
    return ledger.news


def _run(connection: Connection, run: AuditRun) -> int:
    values = {
        "raingan_version": run.version,
        "started_at": dt.datetime.now(BANGKOK).replace(tzinfo=None, microsecond=0),
        "checks": " ".join(run.checks),
        "code": run.code,
        "projects": run.projects,
    }
    key: int = connection.execute(insert(AUDIT_RUNS).values(values).returning(AUDIT_RUNS.c.id)).scalar_one()
    driver = Driver.on(connection)
    driver.insert(AUDIT_THRESHOLDS, [(key, *threshold) for threshold in run.thresholds])
    totals = [
        (key, total.check, total.outcome, total.reason.en, total.reason.th, total.projects) for total in run.totals
    ]
    driver.insert(AUDIT_TOTALS, totals)
    return key


def _standing(connection: Connection, run: AuditRun) -> dict[str, Any]:
    """The rows of the findings that stand and that the run looks at again, by their fingerprint."""
    found = select(_F.fingerprint, _F.id, _F.digest, _F.report_id).where(
        _F.gone_run_id.is_(None), _F.check_id.in_(run.checks)
    )
    if run.code is not None:
        found = found.where(_F.code == run.code)
    return {row.fingerprint: row for row in connection.execute(found)}


def _confirm(connection: Connection, run: AuditRun, key: int) -> None:
    confirmed = (
        update(AUDIT_FINDINGS).values(last_run_id=key).where(_F.gone_run_id.is_(None), _F.check_id.in_(run.checks))
    )
    connection.execute(confirmed if run.code is None else confirmed.where(_F.code == run.code))


def _chunks(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    left = iter(findings)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


class _Ledger:
    """The findings that stood before a run, and what becomes of them."""

    def __init__(self, driver: Driver, run: int, standing: dict[str, Any]) -> None:
        self._driver = driver
        self._run = run
        self._standing = standing
        self.news = News()

    def write(self, findings: Sequence[Finding]) -> None:
        """Write those of the findings that are new or have other evidence, and move those of a newer report."""
        fresh: list[tuple[Finding, int | None]] = []
        moved: list[tuple[Finding, int]] = []
        for finding in findings:
            before = self._standing.pop(finding.fingerprint, None)
            if before is None:
                self.news.new += 1
                fresh.append((finding, None))
            elif before.digest != finding.digest:
                self.news.changed += 1
                fresh.append((finding, before.id))
            else:
                self.news.persisting += 1
                if before.report_id != finding.subject.report_id:
                    moved.append((finding, before.id))
        self._end([replaced for _, replaced in fresh if replaced is not None])
        self._insert(fresh)
        self._move(moved)

    def close(self) -> None:
        """Let go of the findings that were not found again."""
        self.news.gone = len(self._standing)
        self._end([row.id for row in self._standing.values()])

    def _end(self, keys: Sequence[int]) -> None:
        self._driver.do_many(_GONE, [(self._run, key) for key in keys])

    def _insert(self, fresh: Sequence[tuple[Finding, int | None]]) -> None:
        keys = self._driver.ids(AUDIT_FINDINGS, len(fresh)) if fresh else ()
        rows = [_row(key, finding, self._run, before) for key, (finding, before) in zip(keys, fresh, strict=True)]
        self._driver.insert(AUDIT_FINDINGS, rows)
        self._insert_values([(key, finding) for key, (finding, _) in zip(keys, fresh, strict=True)])

    def _move(self, moved: Sequence[tuple[Finding, int]]) -> None:
        rows = [
            (
                finding.subject.report_id,
                finding.subject.versions,
                finding.subject.name,
                finding.subject.agency,
                finding.said.th,
                finding.said.en,
                finding.formula,
                key,
            )
            for finding, key in moved
        ]
        self._driver.do_many(_MOVED, rows)
        self._driver.do_many(_NO_VALUES, [(key,) for _, key in moved])
        self._insert_values([(key, finding) for finding, key in moved])

    def _insert_values(self, findings: Sequence[tuple[int, Finding]]) -> None:
        rows = [
            (key, position, value.label, value.text, value.report_id, value.path)
            for key, finding in findings
            for position, value in enumerate(finding.values)
        ]
        self._driver.insert(AUDIT_VALUES, rows)


def _row(key: int, finding: Finding, run: int, before: int | None) -> DriverRow:
    subject = finding.subject
    return (
        key,
        finding.fingerprint,
        finding.digest,
        finding.check,
        finding.slug,
        str(finding.severity),
        finding.rank,
        str(finding.cause),
        finding.review,
        subject.key,
        subject.code,
        subject.fiscal_year,
        subject.name,
        subject.agency,
        subject.report_id,
        subject.versions,
        finding.said.th,
        finding.said.en,
        finding.formula,
        run,
        run,
        None,
        before,
    )


def act(engine: Engine, fingerprint: str, action: Action, actor: str, note: str) -> bool:
    """Append to the log what `actor` did with a finding, and why; False if no finding has this fingerprint."""
    with engine.begin() as connection:
        newest = select(_F.digest).where(_F.fingerprint == fingerprint).order_by(_F.id.desc()).limit(1)
        digest = connection.scalar(newest)
        if digest is None:
            return False
        row = {
            "fingerprint": fingerprint,
            "digest": digest,
            "action": str(action),
            "actor": actor,
            "acted_at": dt.datetime.now(BANGKOK).replace(tzinfo=None, microsecond=0),
            "note": note,
        }
        connection.execute(insert(AUDIT_ACTIONS), row)
    return True
