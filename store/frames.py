"""Tables as pandas frames, for analysts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, ColumnElement, Date, DateTime, Engine, Float, Integer, Select, TableClause, select
from sqlalchemy.types import TypeEngine

from store.columns import Exact
from store.reading import holds
from store.views import VIEWS
from store.views.history import HISTORY
from store.views.latest_reports import ALL_REPORTS
from store.views.progress import ALL_PROGRESS
from store.views.versions import VERSIONS

if TYPE_CHECKING:
    import pandas as pd

DTYPES: dict[type[TypeEngine[Any]], str] = {
    Integer: "Int64",
    Boolean: "boolean",
    Date: "datetime64[s]",
    DateTime: "datetime64[s]",
    Float: "Float64",
    Exact: "object",
}
STATUSES = "_status"  # the end of the names of columns with one of few words


def projects(engine: Engine, as_of: dt.date | None = None) -> pd.DataFrame:
    """Return a row for each project: its newest report, or the one that held at the end of `as_of`.

    The columns are those of the view `latest_reports`. Money is in baht as float64, which is exact to the satang up to
    a million million; dates are datetime64, numbers that may be unknown Int64, statuses categories, texts string.
    """
    relation = ALL_REPORTS.table
    return _numeric(engine, select(relation).where(holds(relation, as_of)), relation)


def entries(engine: Engine, as_of: dt.date | None = None) -> pd.DataFrame:
    """Return a row for each progress entry of those reports, in their order.

    The columns are those of the view `progress`, and three that are reckoned from them:

    - `expected_percent`: the share of the project's days that had gone by at the entry's date, the first and the last
      day counted, from 0 to 100; NA where a date is not known or the project ends before it begins,
    - `ahead_percent`: `percent` less that, in points; below zero the work is behind time,
    - `spent_percent`: `cumulative_spent` in percent of the budget; NA where an amount up to the entry, or the budget,
      is not known, or the budget is zero.
    """
    import pandas as pd

    relation = ALL_PROGRESS.table
    reports = ALL_REPORTS.table
    held = select(reports.c.report_id).where(holds(reports, as_of))
    chosen = select(relation, reports.c.start_date, reports.c.end_date).join(
        reports, reports.c.report_id == relation.c.report_id
    )
    chosen = chosen.where(relation.c.report_id.in_(held)).order_by(
        relation.c.fiscal_year, relation.c.code, relation.c.report_id, relation.c.position
    )
    frame = _numeric(engine, chosen, relation, reports.c.start_date, reports.c.end_date)
    days = (frame["end_date"] - frame["start_date"]).dt.days + 1
    gone = (frame["date"] - frame["start_date"]).dt.days + 1
    frame["expected_percent"] = (100 * gone / days).where(days > 0).clip(0, 100).astype("Float64")
    frame["ahead_percent"] = frame["percent"] - frame["expected_percent"]
    known = (frame["spent_unknown"] == 0) & (frame["budget_allocated"] > 0)
    frame["spent_percent"] = (100 * frame["cumulative_spent"] / frame["budget_allocated"]).where(known, pd.NA)
    return frame


def versions(engine: Engine) -> pd.DataFrame:
    """Return a row for each version of each report: the columns of the view `versions`."""
    relation = VERSIONS.table
    return _numeric(engine, select(relation).order_by(relation.c.report_id), relation)


def changes(engine: Engine) -> pd.DataFrame:
    """Return a row for each change between two versions: the columns of the view `history`."""
    relation = HISTORY.table
    chosen = select(relation).order_by(relation.c.report_id, relation.c.position)
    return _numeric(engine, chosen, relation)


def frame(engine: Engine, view: str) -> pd.DataFrame:
    """Return all rows of a view: dates as datetime64, whole numbers as Int64, money and percent as exact Decimals.

    Raises:
        KeyError: there is no view of this name.
    """
    relation = {known.name: known for known in VIEWS}[view].table
    return _frame(engine, select(relation), tuple(relation.columns), DTYPES)


def _numeric(engine: Engine, chosen: Select[Any], relation: TableClause, *more: ColumnElement[Any]) -> pd.DataFrame:
    return _frame(engine, chosen, (*relation.columns, *more), DTYPES | {Exact: "Float64"})


def _frame(
    engine: Engine, chosen: Select[Any], columns: tuple[ColumnElement[Any], ...], dtypes: dict[Any, str]
) -> pd.DataFrame:
    import pandas as pd

    with engine.connect() as connection:
        rows = connection.execute(chosen).all()
    found = {}
    for index, column in enumerate(columns):
        dtype = _dtype(str(column.key), column.type, dtypes)
        values = [row[index] for row in rows]
        if dtype == "Float64":
            values = [None if value is None else float(value) for value in values]
        found[str(column.key)] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(found)


def _dtype(name: str, kind: TypeEngine[Any], dtypes: dict[Any, str]) -> str:
    if name.endswith(STATUSES):
        return "category"
    return next((dtype for known, dtype in dtypes.items() if isinstance(kind, known)), "string")
