"""What the commands ask of the findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from model.finding import Action, Severity
from store.audit_tables import AUDIT_ACTIONS, AUDIT_FINDINGS, AUDIT_RUNS
from store.views.findings import FINDING_VALUES, FINDINGS

GRAVEST = 3  # causes of a project that are listed if nothing else is asked for
GONE = "gone"
NOT_LISTED = ("report_id", "digest", "gravity", "subject")

_F = FINDINGS.table
_V = FINDING_VALUES.table


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings to list. Where nothing is said: of each project those that lead its three gravest causes.

    `agency` is a part of the path of units; `severity` the least grave one. `everything` lists all that stand; the
    same goes for `checks`, `state` and `decision`, and the latter two list what is gone or dismissed, too.
    """

    code: str | None = None
    agency: str | None = None
    year: int | None = None
    severity: Severity | None = None
    checks: Sequence[str] = ()
    state: str | None = None
    decision: str | None = None
    everything: bool = False


def findings(wanted: Wanted) -> Select[Any]:
    """Return the SELECT of a list of findings: the gravest projects first, and in each the gravest finding."""
    columns = [column for column in _F.columns if column.name not in NOT_LISTED]
    gravest = func.min(_F.c.gravity).over(partition_by=(_F.c.code, _F.c.fiscal_year))
    found = _filtered(select(*columns), wanted)
    return found.order_by(gravest, _F.c.fiscal_year, _F.c.code, _F.c.rank, _F.c.gravity, _F.c.finding)


def _filtered(found: Select[Any], wanted: Wanted) -> Select[Any]:
    found = found.where(_F.c.state != GONE if wanted.state is None else _F.c.state == wanted.state)
    if wanted.decision is not None:
        found = found.where(_F.c.decision == wanted.decision)
    elif wanted.state is None:
        found = found.where(_F.c.decision != Action.DISMISSED)
    if not (wanted.everything or wanted.checks or wanted.state or wanted.decision):
        found = found.where(_F.c.leads, _F.c.rank <= GRAVEST)
    if wanted.code is not None:
        found = found.where(_F.c.code == wanted.code, _F.c.subject.startswith(f"{wanted.code} ", autoescape=True))
    if wanted.agency is not None:
        found = found.where(_F.c.agency.contains(wanted.agency, autoescape=True))
    if wanted.year is not None:
        found = found.where(_F.c.fiscal_year == wanted.year)
    if wanted.severity is not None:
        found = found.where(_F.c.severity.in_(graver(wanted.severity)))
    if wanted.checks:
        found = found.where(_F.c.check_id.in_(wanted.checks))
    return found


def graver(severity: Severity) -> list[str]:
    """Return this severity and those above it.

    >>> graver(Severity.HIGH)
    ['critical', 'high']
    """
    order = [str(each) for each in Severity]
    return order[: order.index(severity) + 1]


def number(connection: Connection, wanted: Wanted) -> int:
    """Return how many findings `findings` would list."""
    return connection.execute(
        select(func.count()).select_from(_filtered(select(_F.c.finding), wanted).subquery())
    ).scalar_one()


def leading(connection: Connection, report: int) -> Sequence[RowMapping]:
    """Return the findings in a report that lead their cause, the gravest first, without what was dismissed."""
    subject = connection.scalar(select(AUDIT_FINDINGS.c.subject).where(AUDIT_FINDINGS.c.report_id == report).limit(1))
    found = select(_F).where(
        _F.c.subject == subject,
        _F.c.report_id == report,
        _F.c.leads,
        _F.c.state != GONE,
        _F.c.decision != Action.DISMISSED,
    )
    return connection.execute(found.order_by(_F.c.rank, _F.c.gravity)).mappings().all()


def one(connection: Connection, fingerprint: str) -> RowMapping | None:
    """Return the finding with this id, or None."""
    known = select(AUDIT_FINDINGS.c.subject).where(AUDIT_FINDINGS.c.fingerprint == fingerprint).limit(1)
    found = select(_F).where(_F.c.subject == connection.scalar(known), _F.c.finding == fingerprint)
    return connection.execute(found).mappings().first()


def values(connection: Connection, fingerprint: str) -> Sequence[RowMapping]:
    """Return the values that a finding rests on."""
    found = select(_V).where(_V.c.finding == fingerprint).order_by(_V.c.position)
    return connection.execute(found).mappings().all()


def log(connection: Connection, fingerprint: str) -> Sequence[RowMapping]:
    """Return what people did with a finding, the first first."""
    found = select(AUDIT_ACTIONS).where(AUDIT_ACTIONS.c.fingerprint == fingerprint).order_by(AUDIT_ACTIONS.c.id)
    return connection.execute(found).mappings().all()


def was_checked(connection: Connection) -> bool:
    """Return whether the checks have ever run."""
    return connection.execute(select(func.count()).select_from(AUDIT_RUNS)).scalar_one() > 0
