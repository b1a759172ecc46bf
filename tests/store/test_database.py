"""Opening a database: what is made, what is refused, and in what words."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from store.database import Unusable, explained, readable, settled, writable
from store.reference import RELATIONS
from store.tables import REVISION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database is made."""
    return tmp_path / "ก ?#%.db"


def test_tables_and_views_are_made_once(path: Path) -> None:
    for _ in range(2):
        engine = writable(str(path))
        names = set(inspect(engine).get_table_names()) | set(inspect(engine).get_view_names())
        assert {name for name in names if not name.startswith(("words", "trigrams"))} == {
            relation.name for relation in RELATIONS
        }
        settled(engine)


def test_url_and_path_name_the_same_database(tmp_path: Path) -> None:
    settled(writable(f"sqlite:///{tmp_path}/a.db"))
    assert readable(str(tmp_path / "a.db"))


def test_foreign_keys_are_enforced_in_each_connection(path: Path) -> None:
    engine = writable(str(path))
    for _ in range(2):
        with engine.connect() as connection, pytest.raises(IntegrityError, match="FOREIGN KEY"):
            connection.execute(text("INSERT INTO passages VALUES (1, 'x', 1)"))
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO projects VALUES (1, 'f', '9901-0001', 2563)",
        "INSERT INTO projects VALUES (1, 'f', '99010000-0001', 2020)",
        "INSERT INTO import_runs VALUES (1, '1', '2026-01-01', NULL, 5, 1, 1, 1, 0)",
        "INSERT INTO paths VALUES (1, 'a.txt', NULL, NULL, NULL, '2026-01-01', NULL)",
        "INSERT INTO paths VALUES (1, 'a.txt', NULL, 'bored', 'x', '2026-01-01', NULL)",
    ],
)
def test_schema_states_its_constraints(path: Path, statement: str) -> None:
    engine = writable(str(path))
    with engine.connect() as connection, pytest.raises(IntegrityError, match="CHECK"):
        connection.execute(text(statement))
    engine.dispose()


def test_readable_database_cannot_be_written(path: Path) -> None:
    settled(writable(str(path)))
    with pytest.raises(Unusable, match="read-only"), explained(str(path)), readable(str(path)).begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))


def test_settled_database_is_one_file(path: Path) -> None:
    settled(writable(str(path)))
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_reading_makes_no_database(path: Path) -> None:
    with pytest.raises(Unusable, match=r"there is no database .* raingan import"):
        readable(str(path))
    assert not path.exists()


def test_database_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title)")
    for opened in (writable, readable):
        with pytest.raises(Unusable, match="not a database of raingan"):
            opened(str(path))
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_database_of_another_version_is_refused(path: Path) -> None:
    settled(writable(str(path)))
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    for opened in (writable, readable):
        with pytest.raises(Unusable, match=rf"schema 9999, this one knows {REVISION}.*update raingan"):
            opened(str(path))


def test_database_of_an_older_version_is_told_how_to_be_brought_up_to_date(path: Path) -> None:
    settled(writable(str(path)))
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE alembic_version")
        other.execute("CREATE TABLE schema_version (version)")
    for opened in (writable, readable):
        with pytest.raises(Unusable, match=rf"schema 0001, this one needs {REVISION}.*raingan db upgrade --db"):
            opened(str(path))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nonsense://x", "nonsense is not supported; use sqlite or postgresql"),
        ("sqlite+nonsense://x", "no address of a database"),
        ("://", "no address of a database"),
        ("postgresql://host:port/x", "no address of a database"),
        ("mysql://host/x", "not supported; use sqlite or postgresql"),
        ("sqlite://", "in memory"),
        ("sqlite:///x.db?mode=ro", "options"),
        ("/no/such/folder/x.db", "check that its folder exists"),
        ("/", "check that its folder exists"),
    ],
)
def test_bad_address_is_told_in_one_line(address: str, words: str) -> None:
    with pytest.raises(Unusable, match=words) as caught:
        writable(address)
    assert "\n" not in str(caught.value)


def test_password_is_never_told() -> None:
    with pytest.raises(Unusable) as caught:
        writable("nonsense://me:secret@host/x")
    assert "secret" not in str(caught.value)


def test_file_that_is_no_database_is_told(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4 " * 1000)
    for opened in (writable, readable):
        with pytest.raises(Unusable, match="no database; name another"):
            opened(str(path))


def test_locked_database_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(writable(str(path)))
    monkeypatch.setattr("store.database.BUSY_SECONDS", 0.01)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unusable, match="locked by another program"):
            writable(str(path))
    other.close()
