"""A query reads, and nothing that it says can write."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fictional import CODE, entry, report, save
from sqlalchemy import Engine

from store.database import readable, settled, writable
from store.query import BadQuery, answer
from store.saving import Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a database with one report."""
    path = tmp_path / "reports.db"
    engine = writable(str(path))
    with Writer(engine, "1") as writer:
        save(writer, report(entry()))
    settled(engine)
    return path


@pytest.fixture
def reading(path: Path) -> Iterator[Engine]:
    """The database, to be read."""
    engine = readable(str(path))
    yield engine
    engine.dispose()


def test_query_is_answered_row_by_row(reading: Engine) -> None:
    given = answer(reading, "SELECT code, 1 AS one FROM reports")
    assert given.columns == ("code", "one")
    assert list(given.rows) == [(CODE, 1)]


def test_column_that_stands_twice_is_numbered(reading: Engine) -> None:
    assert answer(reading, "SELECT 1 AS a, 2 AS a, 3 AS b").columns == ("a", "a_2", "b")


def test_tables_can_be_described(reading: Engine) -> None:
    assert "code" in [row[1] for row in answer(reading, "PRAGMA table_info(reports)").rows]


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO projects VALUES (9, '99010000-0009', 2563)",
        "UPDATE reports SET name = 'x'",
        "DELETE FROM reports",
        "DROP TABLE reports",
        "DROP VIEW progress",
        "CREATE TABLE x (a)",
        "CREATE TEMP TABLE x (a)",
        "CREATE VIEW x AS SELECT 1",
        "ALTER TABLE reports ADD COLUMN x",
        "ATTACH 'other.db' AS other",
        "ATTACH ':memory:' AS other",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "REINDEX",
        "ANALYZE",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 5",
        "BEGIN",
        "COMMIT",
        "ROLLBACK",
        "SAVEPOINT x",
        "SELECT load_extension('x')",
        "SELECT 1; DELETE FROM reports",
        "COMMIT; DELETE FROM reports",
        "WITH x AS (SELECT 1) DELETE FROM reports",
        "",
        "-- nothing",
        "SELCT 1",
        "SELECT nothing FROM reports",
        "SELECT ?",
        "SELECT '\x00'",
    ],
)
def test_what_would_write_or_is_wrong_is_refused_in_one_line(path: Path, reading: Engine, query: str) -> None:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(BadQuery) as caught:
        list(answer(reading, query).rows)
    assert "\n" not in str(caught.value)
    assert str(caught.value)
    reading.dispose()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_next_query_is_answered_after_a_wrong_one(reading: Engine) -> None:
    with pytest.raises(BadQuery):
        answer(reading, "DELETE FROM reports")
    assert list(answer(reading, "SELECT COUNT(*) FROM reports").rows) == [(1,)]


def test_error_in_a_later_row_is_told_too(reading: Engine) -> None:
    rows = answer(reading, "SELECT 1 UNION ALL SELECT abs(-9223372036854775808)").rows
    with pytest.raises(BadQuery, match="integer overflow"):
        list(rows)
