"""What the commands ask the database."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, TableClause, and_, func, or_, select

from store.driver import Driver
from store.findings_reading import leading
from store.history import changes
from store.loading import reports
from store.tables import AGENCIES, DOCUMENTS, PASSAGES, PLACES, REPORTS, RESIDUE, TEXTS, WARNINGS
from store.views.agency_codes import PREFIX
from store.views.doubts import CLASH
from store.views.history import HISTORY
from store.views.latest_reports import ALL_REPORTS
from store.views.lists import OBJECTIVES, TARGETS
from store.views.progress import ALL_PROGRESS
from store.views.versions import VERSIONS

_ALL = ALL_REPORTS.table
_VERSIONS = VERSIONS.table
_PROGRESS = ALL_PROGRESS.table
_HISTORY = HISTORY.table
_LISTED = (
    "code",
    "fiscal_year",
    "name",
    "agency",
    "budget_allocated",
    "budget_spent",
    "last_entry_date",
    "last_percent",
    "versions",
    "warnings",
)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that a page about one report shows: its rows, with their columns by name.

    `report` holds the columns of the report, of its document and of `all_reports`; `places` the page and line of each
    value by its path; `changes` the real changes that it brought; `findings` those of the checks that lead their cause,
    the gravest first, without what was dismissed.
    """

    report: RowMapping
    rationale: str | None
    entries: Sequence[RowMapping]
    warnings: Sequence[Mapping[str, Any] | RowMapping]
    objectives: Sequence[str]
    targets: Sequence[str]
    residue: Sequence[RowMapping]
    places: Mapping[str, tuple[int, int]]
    changes: Sequence[RowMapping]
    findings: Sequence[RowMapping]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which projects to list: all where nothing is said.

    `agency` is a part of the path of units; `as_of` the day at whose end they are shown, today where it is None.
    """

    agency: str | None = None
    year: int | None = None
    as_of: dt.date | None = None
    limit: int | None = None
    offset: int = 0


def projects(choice: Choice) -> Select[Any]:
    """Return the SELECT of a list of projects."""
    found = (
        select(*(_ALL.c[name] for name in _LISTED))
        .where(holds(_ALL, choice.as_of))
        .order_by(_ALL.c.fiscal_year, _ALL.c.code, _ALL.c.report_id)
    )
    if choice.year is not None:
        found = found.where(_ALL.c.fiscal_year == choice.year)
    if choice.agency is not None:
        units = select(AGENCIES.c.id).where(AGENCIES.c.path.contains(choice.agency, autoescape=True))
        found = found.where(_ALL.c.agency_id.in_(units))
    if choice.limit is not None:
        found = found.limit(choice.limit).offset(choice.offset)
    return found


def years(connection: Connection, code: str) -> list[int | None]:
    """Return the fiscal years for which there are reports on the project `code`, the newest last."""
    found = select(REPORTS.c.fiscal_year).where(REPORTS.c.code == code).distinct()
    return sorted(connection.scalars(found), key=lambda year: year or 0)


def near_codes(connection: Connection, code: str) -> list[str]:
    """Return the codes in the database that are most like `code`, the nearest first."""
    codes = connection.scalars(select(REPORTS.c.code).where(REPORTS.c.code.is_not(None)).distinct())
    return get_close_matches(code, codes)


def versions(connection: Connection, code: str, year: int | None) -> Sequence[RowMapping]:
    """Return the versions of a report, the oldest first."""
    found = (
        select(_VERSIONS)
        .where(_VERSIONS.c.code == code, _VERSIONS.c.fiscal_year.is_not_distinct_from(year))
        .order_by(_VERSIONS.c.version, _VERSIONS.c.report_id)
    )
    return connection.execute(found).mappings().all()


def history(connection: Connection, code: str, year: int | None) -> Sequence[RowMapping]:
    """Return what each version of a report changed in the one before it, in their order."""
    found = (
        select(_HISTORY)
        .where(_HISTORY.c.code == code, _HISTORY.c.fiscal_year.is_not_distinct_from(year))
        .order_by(_HISTORY.c.version, _HISTORY.c.position)
    )
    return connection.execute(found).mappings().all()


def difference(connection: Connection, before: int, after: int) -> list[dict[str, Any]]:
    """Return what the report `after` says otherwise than `before`, in rows like those of `history`."""
    found = reports(Driver.on(connection), (before, after))
    places = {key: _places(connection, key) for key in (before, after)}
    rows = []
    for change in changes(found[before], found[after]):
        old, new = _place(places[before], change.before_path), _place(places[after], change.path)
        rows.append(
            {
                "kind": str(change.kind),
                "nature": str(change.nature),
                "number": change.number,
                "before": change.before,
                "after": change.after,
                "before_path": change.before_path,
                "before_page": old[0],
                "before_line": old[1],
                "value_path": change.path,
                "page": new[0],
                "line": new[1],
            }
        )
    return rows


def version(connection: Connection, code: str, year: int | None, as_of: dt.date | None) -> int | None:
    """Return the id of the report that held at the end of `as_of`, or holds now; None if there was none yet."""
    found = (
        select(REPORTS.c.id)
        .where(REPORTS.c.code == code, REPORTS.c.fiscal_year.is_not_distinct_from(year), holds(REPORTS, as_of))
        .order_by(REPORTS.c.id.desc())
    )
    return connection.scalars(found).first()


def page(connection: Connection, key: int) -> Page:
    """Return what there is of the report with the id `key`."""
    header = (
        select(REPORTS, DOCUMENTS, *_only_in_view())
        .join_from(REPORTS, DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)
        .join(_ALL, _ALL.c.report_id == REPORTS.c.id)
        .where(REPORTS.c.id == key)
    )
    rationale = (
        select(TEXTS.c.text)
        .join_from(PASSAGES, TEXTS, TEXTS.c.id == PASSAGES.c.text_id)
        .where(PASSAGES.c.report_id == key, PASSAGES.c.value_path == "project.rationale")
    )
    report = connection.execute(header).mappings().one()
    changed = select(_HISTORY).where(_HISTORY.c.report_id == key, _HISTORY.c.nature == "real")
    return Page(
        report,
        connection.scalars(rationale).first(),
        _of_report(connection, _PROGRESS, key),
        [*_of_report(connection, WARNINGS, key), *_clashes(connection, report)],
        [row["text"] for row in _of_report(connection, OBJECTIVES.table, key)],
        [row["text"] for row in _of_report(connection, TARGETS.table, key)],
        _of_report(connection, RESIDUE, key),
        _places(connection, key),
        connection.execute(changed.order_by(_HISTORY.c.position)).mappings().all(),
        leading(connection, key),
    )


def _clashes(connection: Connection, report: RowMapping) -> list[dict[str, Any]]:
    """The doubt that the code is another office's, as the view `doubts` has it, for the projects with its digits."""
    code, office = report[REPORTS.c.code], report["office"]
    if code is None or office is None:
        return []
    prefix = code[:PREFIX]
    offices = connection.execute(
        select(_ALL.c.office, func.count().label("projects"))
        .where(_ALL.c.latest, _ALL.c.code.between(f"{prefix}-0000", f"{prefix}-9999"), _ALL.c.office.is_not(None))
        .group_by(_ALL.c.office)
        .order_by(func.count().desc())
        .limit(2)
    ).all()
    if len(offices) < 2 or offices[0].projects == offices[1].projects or offices[0].office == office:
        return []
    place = _places(connection, report[REPORTS.c.id]).get("project.code", (None, None))
    message = f"the code begins with {prefix} as those of {offices[0].office}, but names {office}"
    return [{"code": CLASH, "message": message, "page": place[0], "line": place[1], "value_path": "project.code"}]


def _places(connection: Connection, key: int) -> dict[str, tuple[int, int]]:
    found = select(PLACES.c.value_path, PLACES.c.page, PLACES.c.line).where(PLACES.c.report_id == key)
    return {path: (number, line) for path, number, line in connection.execute(found)}


def _place(places: Mapping[str, tuple[int, int]], path: str | None) -> tuple[int | None, int | None]:
    """The place of a value; of an entry, a person or a list that of its first part."""
    if path is None:
        return None, None
    parts = [place for other, place in places.items() if other == path or other.startswith(f"{path}.")]
    return min(parts, default=(None, None))


def holds(relation: Table | TableClause, as_of: dt.date | None) -> ColumnElement[bool]:
    """Whether a version is the newest, or was at the end of `as_of`."""
    if as_of is None:
        return relation.c.latest
    start, end = (
        relation.c["dated_at" if isinstance(relation, Table) else "valid_from"],
        relation.c["replaced_at" if isinstance(relation, Table) else "valid_to"],
    )
    midnight = dt.datetime.combine(as_of, dt.time()) + dt.timedelta(days=1)  # of Bangkok, as all times
    return and_(or_(start.is_(None), start < midnight), or_(end.is_(None), end >= midnight))


def _only_in_view() -> list[ColumnElement[Any]]:
    return [column for column in _ALL.columns if column.name not in REPORTS.columns]


def _of_report(connection: Connection, relation: Table | TableClause, key: int) -> Sequence[RowMapping]:
    found = select(relation).where(relation.c.report_id == key).order_by(relation.c.position)
    return connection.execute(found).mappings().all()
