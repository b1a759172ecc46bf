"""The views: versions in order, sums that grow, both calendars, no persons."""

import datetime as dt
from typing import Any

import pytest
from fictional import CODE, doubt, entry, report, save
from sqlalchemy import Connection, select

from model import Report
from store.reference import RELATIONS
from store.rows import BANGKOK
from store.saving import Writer
from store.views import VIEWS


def rows(connection: Connection, view: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return the rows of a view."""
    relation = {relation.name: relation for relation in RELATIONS}[view]
    found = [tuple(row) for row in connection.execute(select(*(relation.columns[name] for name in columns)))]
    connection.rollback()
    return found


def version(day: str | None = None, exported: int | None = None, number: int = 1) -> Report:
    """Return a version of the same report: with its newest entry's day, its day of export, its number of entries."""
    entries = [entry(each, date=day) for each in range(1, number + 1)] if day is not None else []
    exported_at = None if exported is None else dt.datetime(2020, 1, exported, 12, tzinfo=BANGKOK)
    return report(*entries, exported_at=exported_at, name=f"{day} {exported}")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (version(exported=1), version(exported=2)),
        (version("2020-01-20", exported=1), version("2020-01-10", exported=2)),
        (version("2020-01-10"), version("2020-01-11")),
        (version("2020-01-11"), version("2020-01-10", exported=12)),
        (version("2020-01-10", exported=9), version("2020-01-10")),
        (version("2020-01-10", number=1), version("2020-01-10", number=2)),
        (version(), version("2020-01-10")),
        (version(), version(exported=1)),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_versions_stand_in_order_however_they_were_loaded(
    connection: Connection, writer: Writer, older: Report, newer: Report, turned: bool
) -> None:
    save(writer, *((newer, older) if turned else (older, newer)))
    assert rows(connection, "latest_reports", "name", "versions") == [(newer.project.name, 2)]
    assert sorted(rows(connection, "versions", "version", "versions", "latest")) == [(1, 2, False), (2, 2, True)]


def test_equal_versions_stand_in_the_same_order_however_they_were_loaded(
    connection: Connection, writer: Writer
) -> None:
    made = version("2020-01-10"), version("2020-01-10")
    save(writer, *made)
    newest = max(made, key=lambda report: report.source.sha256)
    assert rows(connection, "latest_reports", "path") == [(f"reports/{made.index(newest) + 1}.txt",)]


def test_same_code_in_two_years_is_two_projects(connection: Connection, writer: Writer) -> None:
    save(writer, report(fiscal_year=2563), report(fiscal_year=2564))
    assert rows(connection, "latest_reports", "code", "fiscal_year", "versions") == [(CODE, 2563, 1), (CODE, 2564, 1)]


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2019-10-01", ("1/10/2562", 2563, 1)),
        ("2019-12-31", ("31/12/2562", 2563, 1)),
        ("2020-02-29", ("29/2/2563", 2563, 2)),
        ("2020-06-30", ("30/6/2563", 2563, 3)),
        ("2020-09-30", ("30/9/2563", 2563, 4)),
        ("2020-10-01", ("1/10/2563", 2564, 1)),
        (None, (None, None, None)),
    ],
)
def test_dates_stand_in_both_calendars_with_their_fiscal_quarter(
    connection: Connection, writer: Writer, date: str | None, found: tuple[str | int | None, ...]
) -> None:
    save(writer, report(entry(date=date)))
    assert rows(connection, "progress", "date_be", "date_fiscal_year", "date_fiscal_quarter") == [found]
    assert rows(connection, "progress", "date") == [(date and dt.date.fromisoformat(date),)]


def test_spent_is_summed_up_to_each_entry_and_unknown_amounts_are_counted(
    connection: Connection, writer: Writer
) -> None:
    save(writer, report(*(entry(number, spent=spent) for number, spent in enumerate((None, "0.1", "0.2", None, "5")))))
    found = rows(connection, "progress", "cumulative_spent", "spent_unknown")
    assert [(None if total is None else str(total), unknown) for total, unknown in found] == [
        (None, 1),
        ("0.10", 1),
        ("0.30", 1),
        ("0.30", 2),
        ("5.30", 2),
    ]
    assert [
        (str(spent), unknown) for spent, unknown in rows(connection, "latest_reports", "entries_spent", "spent_unknown")
    ] == [("5.30", 2)]


def test_progress_has_the_newest_version_and_all_progress_every_one(connection: Connection, writer: Writer) -> None:
    save(writer, version("2020-01-10"), version("2020-01-11", number=2))
    assert len(rows(connection, "progress", "number")) == 2
    assert len(rows(connection, "all_progress", "number")) == 3


def test_last_entry_is_the_last_one_printed(connection: Connection, writer: Writer) -> None:
    save(writer, report(entry(1, date="2020-02-01", percent="20"), entry(2, date="2020-01-01", percent=None)))
    assert rows(connection, "latest_reports", "last_entry_date_be", "last_percent", "entries") == [
        ("1/1/2563", None, 2)
    ]


def test_report_without_entries_is_one_row(connection: Connection, writer: Writer) -> None:
    save(writer, report())
    names = ("entries", "last_percent", "entries_spent", "spent_unknown", "warnings")
    assert rows(connection, "latest_reports", *names) == [(0, None, None, 0, 0)]


def test_agency_is_joined_as_the_form_prints_it(connection: Connection, writer: Writer) -> None:
    save(writer, report(agency=("ค", "ข", "ก", "ก")), report(agency=(), code="99010000-0002"))
    assert rows(connection, "latest_reports", "agency") == [("ค / ข / ก / ก",), (None,)]


def test_entry_says_where_it_begins(connection: Connection, writer: Writer) -> None:
    save(writer, report(*(entry(number) for number in range(1, 13))))
    found = rows(connection, "progress", "value_path", "page", "line")
    assert found[1] == ("entries.1", 2, 11)
    assert found[11] == ("entries.11", 2, 111)


def test_no_view_shows_persons(connection: Connection, writer: Writer) -> None:
    save(writer, report(entry(), warnings=(doubt("project.officer.name", "นางสาวใบเขียว ตัวอย่างดี สองครั้ง"),)))
    for view in VIEWS:
        shown = str(rows(connection, view.name, *view.columns))
        for personal in ("ใบเขียว", "ราก สมมติกุล", "0011", "0012", "หัวหน้ากอง"):
            assert personal not in shown, view.name
    assert rows(connection, "doubts", "message", "value_path") == [(None, "project.officer.name")]


def test_evidence_has_the_box_of_a_value_that_has_one(connection: Connection, writer: Writer) -> None:
    save(writer, report(entry()))
    found = {path: box for path, *box in rows(connection, "evidence", "value_path", "x0", "top", "x1", "bottom")}
    assert found["entries.0.percent"] == [72.5, 100.0, 90.25, 112.0]
    assert found["entries.0.date"] == [None] * 4


def test_each_view_describes_each_of_its_columns_in_order() -> None:
    for view in VIEWS:
        assert [column.name for column in view.select.selected_columns] == list(view.columns)
