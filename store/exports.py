"""The tables that are exported: what each holds, its columns with type and meaning, and its rows."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Connection, Date, DateTime, Float, Integer, Select, or_, select
from sqlalchemy.types import TypeEngine

from store.columns import Exact
from store.tables import REPORTS
from store.views import VIEWS, View

TABLES = {
    "projects": "latest_reports",
    "entries": "progress",
    "versions": "versions",
    "changes": "history",
    "warnings": "doubts",
    "refusals": "refusals",
    "findings": "findings",
    "finding-values": "finding_values",
}  # by the names that a reader of spreadsheets knows, and the view of each
AS_OF = {"projects": "all_reports", "entries": "all_progress"}  # what can be shown as it stood on a day
PERSONS = (
    "officer_name",
    "officer_position",
    "officer_phone",
    "coordinator_name",
    "coordinator_position",
    "coordinator_phone",
    "signatory",
    "signatory_position",
)
CHUNK = 2000  # rows that are held at a time

Value = str | int | float | bool | Decimal | dt.date | dt.datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type is one of `text`, `integer`, `number`, `decimal`, `boolean`, `date`, `time`."""

    name: str
    type: str
    scale: int  # digits behind the point of a decimal
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table to export."""

    name: str
    meaning: str
    columns: Sequence[Column]
    select: Select[Any]

    def rows(self, connection: Connection) -> Iterator[tuple[Value, ...]]:
        """Yield the rows, `CHUNK` of them in memory at a time."""
        streamed = connection.execution_options(yield_per=CHUNK)
        for row in streamed.execute(self.select):
            yield tuple(row)


def tables(names: Sequence[str], as_of: dt.date | None, persons: bool) -> list[Table]:
    """Return the tables called `names`; with the persons named in the reports if `persons`.

    Raises:
        KeyError: there is none of this name.
    """
    views = {view.name: view for view in VIEWS}
    return [_table(name, views[_view(name, as_of)], as_of, persons and name == "projects") for name in names]


def _view(name: str, as_of: dt.date | None) -> str:
    return AS_OF.get(name, TABLES[name]) if as_of is not None else TABLES[name]


def _table(name: str, view: View, as_of: dt.date | None, persons: bool) -> Table:
    relation = view.table
    columns = [
        Column(column.name, _type(column.type), _scale(column.type), _plain(view.columns[column.name]))
        for column in relation.columns
    ]
    found = select(relation)
    if as_of is not None and name in AS_OF:
        found = _held(found, view, as_of)
    if persons:
        named = [REPORTS.c[column] for column in PERSONS]
        found = found.join(REPORTS, REPORTS.c.id == relation.c.report_id).add_columns(*named)
        columns += [Column(column.name, "text", 0, column.comment or "") for column in named]
    return Table(name, view.comment, columns, found)


def _held(found: Select[Any], view: View, as_of: dt.date) -> Select[Any]:
    midnight = dt.datetime.combine(as_of, dt.time()) + dt.timedelta(days=1)
    held = select(REPORTS.c.id).where(
        or_(REPORTS.c.dated_at.is_(None), REPORTS.c.dated_at < midnight),
        or_(REPORTS.c.replaced_at.is_(None), REPORTS.c.replaced_at >= midnight),
    )
    return found.where(view.table.c.report_id.in_(held))


def _type(kind: TypeEngine[Any]) -> str:
    return next((name for known, name in _TYPES.items() if isinstance(kind, known)), "text")


_TYPES: dict[type[Any], str] = {
    Boolean: "boolean",
    Integer: "integer",
    DateTime: "time",
    Date: "date",
    Exact: "decimal",
    Float: "number",
}


def _scale(kind: TypeEngine[Any]) -> int:
    return kind.scale if isinstance(kind, Exact) else 0


def _plain(meaning: str) -> str:
    """A meaning without the marks of Markdown."""
    return meaning.replace("`", "")
