"""What an audit reads: every project's newest report, its entries, and what changed between its versions.

Each is one SELECT over the whole database, in the order of the reports. Money comes in whole satang, so that sums and
comparisons are exact; percents come as floats.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BigInteger, Connection, Double, Engine, Integer, case, cast, func, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from store.tables import CHANGES, REPORTS
from store.views.doubts import DOUBTS
from store.views.latest_reports import ALL_REPORTS, LATEST_REPORTS
from store.views.progress import PROGRESS
from store.views.versions import VERSIONS

CHUNK = 20_000  # entries: with their narratives some 20 MB
EXPORTED = ("pdf", "manifest", "file")  # the newest entry tells no more than that it was written

_LATEST = LATEST_REPORTS.table
_ALL = ALL_REPORTS.table
_VERSIONS = VERSIONS.table
_PROGRESS = PROGRESS.table
_DOUBTS = DOUBTS.table

Rows = Sequence[Any]  # of rows, whose columns have names


def _satang(baht: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(func.round(type_coerce(baht, Integer) * 100), BigInteger)


_EXPORTED = case((_VERSIONS.c.dated_from.in_(EXPORTED), _VERSIONS.c.valid_from))


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees the database as it is now, whatever is written meanwhile."""
    server = engine.dialect.name == "postgresql"
    with (engine.execution_options(isolation_level="REPEATABLE READ") if server else engine).connect() as connection:
        yield connection


def newest(connection: Connection) -> Rows:
    """Return a row for each project's newest report, in the order of their ids."""
    columns = (
        _LATEST.c.report_id,
        _LATEST.c.code,
        _LATEST.c.fiscal_year,
        _LATEST.c.name,
        _LATEST.c.agency,
        _LATEST.c.office,
        _LATEST.c.start_date,
        _LATEST.c.end_date,
        _satang(_LATEST.c.budget_allocated).label("allocated"),
        _satang(_LATEST.c.budget_spent).label("spent"),
        _LATEST.c.certified,
        REPORTS.c.signatory.is_not(None).label("signed"),
        _EXPORTED.label("exported_at"),
        _LATEST.c.newest_entry_date,
        _LATEST.c.version,
    )
    found = (
        select(*columns)
        .join_from(_LATEST, _VERSIONS, _VERSIONS.c.report_id == _LATEST.c.report_id)
        .join(REPORTS, REPORTS.c.id == _LATEST.c.report_id)
        .order_by(_LATEST.c.report_id)
    )
    return connection.execute(found).all()


def entries(connection: Connection, code: str | None) -> Iterator[Rows]:
    """Yield the entries of the newest reports in order, with their narratives, some thousands at a time.

    A `code` spares the narratives of all other projects. Dates come as the driver gives them, as dates or ISO texts.
    """
    narrative = _PROGRESS.c.narrative if code is None else case((_PROGRESS.c.code == code, _PROGRESS.c.narrative))
    columns = (
        _PROGRESS.c.report_id,
        _PROGRESS.c.number,
        type_coerce(_PROGRESS.c.date, Integer).label("date"),
        cast(_PROGRESS.c.percent, Double).label("percent"),
        _satang(_PROGRESS.c.spent).label("spent"),
        _PROGRESS.c.spent_number,
        _PROGRESS.c.plan_status,
        _PROGRESS.c.target_status,
        narrative.label("narrative"),
    )
    ordered = select(*columns).order_by(_PROGRESS.c.report_id, _PROGRESS.c.position)
    yield from connection.execution_options(yield_per=CHUNK).execute(ordered).partitions()


def silent(connection: Connection) -> Rows:
    """Return report and path of each narrative behind whose label nothing is printed."""
    printed_empty = (_DOUBTS.c.warning == "field-empty", _DOUBTS.c.value_path.like("entries.%.narrative"))
    found = select(_DOUBTS.c.report_id, _DOUBTS.c.value_path).where(_DOUBTS.c.latest, *printed_empty)
    return connection.execute(found).all()


def versions(connection: Connection) -> Rows:
    """Return the versions of the projects that have several, in order, each with the id of the project's newest."""
    newest_of = _LATEST.alias("newest")
    columns = (
        newest_of.c.report_id.label("newest_id"),
        _ALL.c.report_id,
        _ALL.c.version,
        _satang(_ALL.c.budget_allocated).label("allocated"),
        _ALL.c.newest_entry_date,
        _EXPORTED.label("exported_at"),
    )
    found = (
        select(*columns)
        .join_from(_ALL, newest_of, newest_of.c.project_id == _ALL.c.project_id)
        .join(_VERSIONS, _VERSIONS.c.report_id == _ALL.c.report_id)
        .where(newest_of.c.version > 1)
        .order_by(newest_of.c.report_id, _ALL.c.version)
    )
    return connection.execute(found).all()


def changes(connection: Connection) -> Rows:
    """Return the changes between neighbouring versions, in order."""
    columns = (
        CHANGES.c.report_id,
        CHANGES.c.before_id,
        CHANGES.c.kind,
        CHANGES.c.nature,
        CHANGES.c.number,
        CHANGES.c.value_path,
        CHANGES.c.before_path,
        CHANGES.c.before,
        CHANGES.c.after,
    )
    return connection.execute(select(*columns).order_by(CHANGES.c.report_id, CHANGES.c.position)).all()
