"""The view `history`: a change between two versions in one row, with where it is printed on both sides."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, String, and_, case, cast, func, null, or_, select
from sqlalchemy.sql.selectable import SelectBase

from store.history import ChangeKind
from store.tables import CHANGES, ENTRIES, PLACES, REPORTS
from store.views.versions import VERSIONS
from store.views.view import View, path

_PERSONAL = (ChangeKind.OFFICER_CHANGED, ChangeKind.COORDINATOR_CHANGED, ChangeKind.SIGNATORY_CHANGED)
_BEFORE = VERSIONS.table.alias("older")


def _history() -> SelectBase:
    after, before = PLACES.alias("after_place"), PLACES.alias("before_place")
    entry, before_entry = ENTRIES.alias("entry"), ENTRIES.alias("before_entry")
    return (
        select(
            CHANGES.c.report_id,
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            REPORTS.c.name,
            REPORTS.c.version,
            REPORTS.c.dated_at.label("valid_from"),
            CHANGES.c.position,
            CHANGES.c.kind,
            CHANGES.c.nature,
            CHANGES.c.number,
            _impersonal(CHANGES.c.before).label("before"),
            _impersonal(CHANGES.c.after).label("after"),
            CHANGES.c.before_id,
            CHANGES.c.before_path,
            func.coalesce(before.c.page, before_entry.c.page).label("before_page"),
            func.coalesce(before.c.line, before_entry.c.line).label("before_line"),
            _BEFORE.c.path.label("before_file"),
            CHANGES.c.value_path,
            func.coalesce(after.c.page, entry.c.page).label("page"),
            func.coalesce(after.c.line, entry.c.line).label("line"),
            path().label("file"),
        )
        .join_from(CHANGES, REPORTS, REPORTS.c.id == CHANGES.c.report_id)
        .join(_BEFORE, _BEFORE.c.report_id == CHANGES.c.before_id)
        .outerjoin(after, _printed(after, CHANGES.c.report_id, CHANGES.c.value_path))
        .outerjoin(before, _printed(before, CHANGES.c.before_id, CHANGES.c.before_path))
        .outerjoin(entry, _is_entry(entry, CHANGES.c.report_id, CHANGES.c.value_path))
        .outerjoin(before_entry, _is_entry(before_entry, CHANGES.c.before_id, CHANGES.c.before_path))
    )


def _printed(place: FromClause, report: ColumnElement[int], value_path: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether `place` is that of the value, or of the first of a person or a list."""
    first = case(
        (value_path.in_(("project.officer", "project.coordinator")), value_path + ".name"),
        (value_path.in_(("project.agency", "project.objectives", "project.targets")), value_path + ".0"),
        else_=value_path,
    )
    return and_(place.c.report_id == report, place.c.value_path == first)


def _is_entry(entry: FromClause, report: ColumnElement[int], value_path: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the value is in `entry`, or is the whole of it."""
    own = "entries." + cast(entry.c.position, String)
    return and_(entry.c.report_id == report, or_(value_path == own, value_path.like(own + ".%")))


def _impersonal(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """A value, unless it names a person."""
    return case((CHANGES.c.kind.in_([str(kind) for kind in _PERSONAL]), null()), else_=value)


HISTORY = View(
    "history",
    "What each version changed in the one before it. A change of persons is told without their names.",
    {
        "report_id": "the newer report",
        "code": "the project's code",
        "fiscal_year": "in the Buddhist Era",
        "name": "the project's name",
        "version": "of the newer report: it differs from the one before",
        "valid_from": "from when on the newer report is the state of the project",
        "position": "the place in the list of changes, counted from 0",
        "kind": "what was changed, explained in `docs/history.md`",
        "nature": "`real`; `form`: spacing, quotes or digits alone; `unread`: one side was not read for certain",
        "number": "of the entry; NULL for the header",
        "before": "the value in the version before; NULL if there was none, and for persons",
        "after": "the value in the newer report; NULL if it is gone, and for persons",
        "before_id": "the report before",
        "before_path": "which value it was there",
        "before_page": "where it is printed there",
        "before_line": "where it is printed there, as in `places`",
        "before_file": "the file of the version before",
        "value_path": "which value it is in the newer report",
        "page": "where it is printed in the newer report",
        "line": "where it is printed in the newer report, as in `places`",
        "file": "the file of the newer report",
    },
    _history(),
)
