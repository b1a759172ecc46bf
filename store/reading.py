"""What the commands ask the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from store.tables import DOCUMENTS, OBJECTIVES, PLACES, REPORTS, RESIDUE, TARGETS, WARNINGS
from store.views.latest_reports import LATEST_REPORTS
from store.views.progress import ALL_PROGRESS
from store.views.versions import VERSIONS

_LATEST = LATEST_REPORTS.table
_VERSIONS = VERSIONS.table
_PROGRESS = ALL_PROGRESS.table

PROJECTS = select(
    _LATEST.c.code,
    _LATEST.c.fiscal_year,
    _LATEST.c.name,
    _LATEST.c.agency,
    _LATEST.c.budget_allocated,
    _LATEST.c.budget_spent,
    _LATEST.c.last_entry_date,
    _LATEST.c.last_percent,
    _LATEST.c.versions,
    _LATEST.c.warnings,
).order_by(_LATEST.c.fiscal_year, _LATEST.c.code, _LATEST.c.report_id)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that a page about one report shows: its rows, with their columns by name.

    `report` holds the columns of the report, of its document and of `latest_reports`; `places` the page and line of
    each value by its path.
    """

    report: RowMapping
    entries: Sequence[RowMapping]
    warnings: Sequence[RowMapping]
    objectives: Sequence[str]
    targets: Sequence[str]
    residue: Sequence[RowMapping]
    places: Mapping[str, tuple[int, int]]


def years(connection: Connection, code: str) -> list[int | None]:
    """Return the fiscal years for which there are reports on the project `code`, the newest last."""
    found = select(_LATEST.c.fiscal_year).where(_LATEST.c.code == code).order_by(_LATEST.c.fiscal_year.nulls_first())
    return list(connection.scalars(found))


def near_codes(connection: Connection, code: str) -> list[str]:
    """Return the codes in the database that are most like `code`, the nearest first."""
    codes = connection.scalars(select(REPORTS.c.code).where(REPORTS.c.code.is_not(None)).distinct())
    return get_close_matches(code, codes)


def page(connection: Connection, code: str, year: int | None) -> Page:
    """Return the newest report on the project `code` in the fiscal year `year`, which is one of its `years`."""
    header = (
        select(REPORTS, DOCUMENTS, *_only_in_view())
        .join_from(REPORTS, DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)
        .join(_LATEST, _LATEST.c.report_id == REPORTS.c.id)
        .where(_LATEST.c.code == code, _LATEST.c.fiscal_year.is_not_distinct_from(year))
        .order_by(REPORTS.c.id.desc())
    )
    report = connection.execute(header).mappings().first()
    assert report is not None
    key = report[REPORTS.c.id]
    entries = select(_PROGRESS).where(_PROGRESS.c.report_id == key).order_by(_PROGRESS.c.position)
    places = select(PLACES.c.value_path, PLACES.c.page, PLACES.c.line).where(PLACES.c.report_id == key)
    return Page(
        report,
        connection.execute(entries).mappings().all(),
        _of_report(connection, WARNINGS, key),
        [row["text"] for row in _of_report(connection, OBJECTIVES, key)],
        [row["text"] for row in _of_report(connection, TARGETS, key)],
        _of_report(connection, RESIDUE, key),
        {path: (page, line) for path, page, line in connection.execute(places)},
    )


def _only_in_view() -> list[ColumnElement[Any]]:
    return [column for column in _LATEST.columns if column.name not in REPORTS.columns]


def _of_report(connection: Connection, table: Table, key: int) -> Sequence[RowMapping]:
    return connection.execute(select(table).where(table.c.report_id == key).order_by(table.c.position)).mappings().all()
