"""The same tables, views and readings on a PostgreSQL server, which the tests start."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from fictional import CODE, audit_run, content, doubt, entry, finding, report, save
from sqlalchemy import Engine

from benchmarks.postgresql import new_database
from model import Refusal, Refused
from store import findings as saving
from store.database import Unusable, readable, writable
from store.query import BadQuery, answer
from store.reading import Choice, page, projects, version
from store.saving import Content, Counts, Writer
from store.views import VIEWS

pytest.importorskip("psycopg", reason="it comes with the development tools")


@pytest.fixture(scope="module")
def address(server: str, template: str) -> str:
    """The address of a database of this module's own."""
    return new_database(server, template)


@pytest.fixture(scope="module")
def reading(address: str) -> Iterator[Engine]:
    """The database with two versions of a report and a refused file."""
    engine = writable(address)
    old, new = report(entry(1)), report(entry(1), entry(2, spent="0.10"), warnings=(doubt("entries.0.date"),))
    with Writer(engine, "1") as writer:
        save(writer, old, new)
        assert writer.known(content(new, "reports/3.txt")) is not None
        writer.refuse(Content("letter.txt", "0" * 64, 10), Refused(Refusal.NO_REPORT))
        writer.unreadable("locked.txt", Refused(Refusal.UNREADABLE))
        writer.finish(Counts(loaded=2, refused=2))
    saving.save(engine, audit_run(), [finding()])
    engine.dispose()
    opened = readable(address)
    yield opened
    opened.dispose()


def test_progress_is_the_same_as_on_sqlite(reading: Engine) -> None:
    query = "SELECT number, date, date_be, date_fiscal_quarter, cumulative_spent, page, line, path FROM progress"
    assert list(answer(reading, query + " ORDER BY position").rows) == [
        (1, dt.date(2019, 10, 8), "8/10/2562", 1, Decimal("1000.00"), 2, 1, "reports/2.txt"),
        (2, dt.date(2019, 10, 8), "8/10/2562", 1, Decimal("1000.10"), 2, 11, "reports/2.txt"),
    ]


def test_every_view_gives_rows(reading: Engine) -> None:
    for view in VIEWS:
        assert list(answer(reading, f"SELECT * FROM {view.name}").rows), view.name


def test_project_and_page_are_read(reading: Engine) -> None:
    with reading.connect() as connection:
        assert [row.versions for row in connection.execute(projects(Choice()))] == [2]
        key = version(connection, CODE, 2563, None)
        assert key is not None
        shown = page(connection, key)
    assert str(shown.report["entries_spent"]) == "1000.10"
    assert shown.report["agency"].startswith("สำนักสวนสาธารณะตัวอย่าง / ")
    assert len(shown.entries) == 2


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM reports",
        "COMMIT",
        "COMMIT; DELETE FROM reports",
        "SELECT 1; DELETE FROM reports",
        "SET TRANSACTION READ WRITE",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "CREATE TEMP TABLE x (a int)",
        "COPY reports TO '/reports.csv'",
        "WITH x AS (DELETE FROM reports RETURNING id) SELECT * FROM x",
        "SELCT",
        "",
    ],
)
def test_nothing_that_a_query_says_can_write(reading: Engine, query: str) -> None:
    with pytest.raises(BadQuery) as caught:
        list(answer(reading, query).rows)
    assert "\n" not in str(caught.value)
    assert list(answer(reading, "SELECT COUNT(*) FROM reports").rows) == [(2,)]


def test_another_parser_reads_again_and_replaces(address: str, reading: Engine) -> None:
    engine = writable(address)
    made = report(entry(1), code="99010000-0009")
    for parser, number in (("1", 1), ("2", 2)):
        with Writer(engine, parser) as writer:
            writer.load(content(made, "again.txt"), report(*[entry(1)] * number, code="99010000-0009"))
            assert writer.flush() == [True]
    with engine.begin() as connection:
        counted = connection.exec_driver_sql("SELECT COUNT(*) FROM progress WHERE code = '99010000-0009'")
        assert counted.scalar_one() == 2
        connection.exec_driver_sql("DELETE FROM documents WHERE sha256 = '" + made.source.sha256 + "'")
    engine.dispose()


def test_constraints_hold(address: str, reading: Engine) -> None:
    engine = writable(address)
    broken = report(entry(1, plan_status="no status"))
    with Writer(engine, "1") as writer:
        writer.load(content(broken), broken)
        with pytest.raises(Exception, match="ck_entries_plan_status"):
            writer.flush()
    engine.dispose()


def test_server_that_does_not_answer_is_told_in_one_line() -> None:
    with pytest.raises(Unusable) as caught:
        writable("postgresql://nobody:secret@127.0.0.1:1/nothing")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
