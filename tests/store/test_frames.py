"""Views as pandas frames: nothing is lost on the way."""

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest
from fictional import entry, report, save
from sqlalchemy import Engine

from store.frames import frame
from store.saving import Writer
from store.views import VIEWS


def test_progress_keeps_decimals_dates_and_unknown_values(engine: Engine, writer: Writer) -> None:
    save(writer, report(entry(1, spent="0.10", percent="5.125"), entry(None, spent=None, percent=None, date=None)))
    progress = frame(engine, "progress")
    assert list(progress["spent"]) == [Decimal("0.10"), None]
    assert progress["spent"].sum() == Decimal("0.10")
    assert progress["percent"][0] == Decimal("5.125")
    assert progress["number"].dtype == "Int64"
    assert progress["number"].isna().tolist() == [False, True]
    assert progress["date"][0] == pd.Timestamp(dt.date(2019, 10, 8))
    assert progress["date"].isna().tolist() == [False, True]
    assert progress["plan_status"].dtype == "category"
    assert progress["latest"].dtype == "boolean"


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_columns_have_the_same_types_with_and_without_rows(engine: Engine, writer: Writer, view: str) -> None:
    empty = frame(engine, view)
    save(writer, report(entry()))
    filled = frame(engine, view)
    categories = {name for name in empty if str(empty[name].dtype) == "category"}
    assert list(empty) == list(filled)
    assert [str(kind) for kind in empty.dtypes] == [str(kind) for kind in filled.dtypes]
    assert categories == {name for name in empty if name.endswith("_status")}


def test_unknown_view_is_an_error(engine: Engine) -> None:
    with pytest.raises(KeyError, match="nonsense"):
        frame(engine, "nonsense")
