"""Views as pandas frames, for analysts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, DateTime, Engine, Float, Integer, select
from sqlalchemy.types import TypeEngine

from store.columns import Exact
from store.views import VIEWS

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


def frame(engine: Engine, view: str) -> pd.DataFrame:
    """Return all rows of a view: dates as datetime64, whole numbers as Int64, money and percent as exact Decimals.

    Raises:
        KeyError: there is no view of this name.
    """
    import pandas as pd

    relation = {known.name: known for known in VIEWS}[view].table
    with engine.connect() as connection:
        rows = connection.execute(select(relation)).all()
    columns = {}
    for index, column in enumerate(relation.columns):
        values = [row[index] for row in rows]
        columns[column.name] = pd.Series(values, dtype=_dtype(column.name, column.type))
    return pd.DataFrame(columns)


def _dtype(name: str, kind: TypeEngine[Any]) -> str:
    if name.endswith(STATUSES):
        return "category"
    return next((dtype for known, dtype in DTYPES.items() if isinstance(kind, known)), "string")
