"""What the frames reckon: expected and cumulative progress, with unknown kept unknown."""

import datetime as dt

import pandas as pd
import pytest
from fictional import content, entry, report
from sqlalchemy import Engine

from store.frames import changes, entries, projects, versions
from store.saving import Writer


@pytest.fixture
def loaded(engine: Engine, writer: Writer) -> Engine:
    """Two versions of a report of a year of 366 days, the newer with an amount that is not known."""
    first = entry(1, date="2019-10-01", percent="0", spent="100000")
    made = (
        report(first),
        report(first, entry(2, date="2020-03-31", percent="40", spent=None), entry(3, date=None, spent="0.25")),
        report(entry(1, date="2020-12-01", percent="100"), code="99020000-0002", budget_allocated="0"),
    )
    for number, each in enumerate(made):
        writer.load(content(each, f"{number}.txt"), each)
    writer.flush()
    return engine


def test_expected_progress_is_the_share_of_days_gone_by(loaded: Engine) -> None:
    frame = entries(loaded).set_index(["code", "position"])
    assert frame.loc[("99010000-0001", 0), "expected_percent"] == pytest.approx(100 / 366)
    assert frame.loc[("99010000-0001", 1), "expected_percent"] == pytest.approx(50.0)
    assert frame.loc[("99010000-0001", 1), "ahead_percent"] == pytest.approx(-10.0)
    assert frame.loc[("99010000-0001", 2), "expected_percent"] is pd.NA
    assert frame.loc[("99020000-0002", 0), "expected_percent"] == 100.0


def test_share_of_the_budget_is_unknown_where_an_amount_is_or_there_is_no_budget(loaded: Engine) -> None:
    frame = entries(loaded).set_index(["code", "position"])
    assert frame.loc[("99010000-0001", 0), "spent_percent"] == 20.0
    assert frame.loc[("99010000-0001", 1), "spent_percent"] is pd.NA
    assert frame.loc[("99010000-0001", 2), "cumulative_spent"] == 100000.25
    assert frame.loc[("99020000-0002", 0), "spent_percent"] is pd.NA


def test_columns_have_the_right_types(loaded: Engine) -> None:
    frame = entries(loaded)
    types = {
        name: str(frame[name].dtype) for name in ("date", "number", "spent", "percent", "plan_status", "narrative")
    }
    assert types == {
        "date": "datetime64[s]",
        "number": "Int64",
        "spent": "Float64",
        "percent": "Float64",
        "plan_status": "category",
        "narrative": "string",
    }
    assert str(projects(loaded)["certified"].dtype) == "boolean"


def test_projects_can_be_seen_as_they_stood_on_a_day(loaded: Engine) -> None:
    assert len(projects(loaded)) == 2
    assert list(projects(loaded, dt.date(2019, 10, 5))["version"]) == [1]
    assert len(entries(loaded, dt.date(2019, 10, 5))) == 1


def test_versions_and_changes_are_frames_too(loaded: Engine) -> None:
    assert list(versions(loaded)["version"]) == [1, 2, 1]
    assert list(changes(loaded)["kind"]) == ["entry-added", "entry-added"]


def test_empty_database_gives_empty_frames(engine: Engine) -> None:
    assert [len(read(engine)) for read in (projects, entries, versions, changes)] == [0, 0, 0, 0]
