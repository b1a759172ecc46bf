"""What only a server has: a role that can read and nothing else, and a copy by pg_dump."""

import os
import subprocess
from pathlib import Path

import pytest
from fictional import entry, report, save
from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import ProgrammingError

from benchmarks.postgresql import administer, new_database, programs
from store.backing_up import auditor, backup
from store.database import Unusable, writable
from store.saving import Writer


@pytest.fixture
def filled(server: str, template: str) -> str:
    """The address of a database with a report."""
    address = new_database(server, template)
    engine = writable(address)
    with Writer(engine, "1") as writer:
        save(writer, report(entry(1)))
    engine.dispose()
    return address


@pytest.fixture
def as_auditor(server: str, filled: str) -> Engine:
    """The database as somebody sees it who has the role."""
    auditor(filled, "auditor")
    auditor(filled, "auditor")  # a second time changes nothing
    administer(server, "DROP ROLE IF EXISTS somchai")
    administer(server, "CREATE ROLE somchai LOGIN IN ROLE auditor")
    return create_engine(make_url(filled).set(drivername="postgresql+psycopg", username="somchai"))


def test_auditor_reads_the_views(as_auditor: Engine) -> None:
    with as_auditor.connect() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM progress").scalar_one() == 1
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM evidence").scalar_one() > 1
    as_auditor.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT officer_name FROM reports",
        "SELECT raw FROM places",
        "DELETE FROM entries",
        "UPDATE projects SET code = '99990000-0001'",
        "INSERT INTO texts (digest, text) VALUES ('x', 'x')",
        "CREATE TABLE mine (a integer)",
        "DROP VIEW progress",
    ],
)
def test_auditor_sees_no_persons_and_changes_nothing(as_auditor: Engine, statement: str) -> None:
    with as_auditor.connect() as connection, pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        connection.exec_driver_sql(statement)
    as_auditor.dispose()


@pytest.mark.parametrize("role", ["", "a b", "x; DROP TABLE reports", "Auditor"])
def test_role_with_an_odd_name_is_not_made(filled: str, role: str) -> None:
    with pytest.raises(Unusable, match="no name of a role"):
        auditor(filled, role)


def test_copy_can_be_restored(
    server: str, template: str, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{programs()}:{os.environ['PATH']}")
    backup(filled, tmp_path / "copy.dump")
    target = new_database(server, "template1")
    subprocess.run([programs() / "pg_restore", f"--dbname={target}", tmp_path / "copy.dump"], check=True)
    engine = writable(target)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM progress").scalar_one() == 1
    engine.dispose()


def test_copy_without_pg_dump_says_what_to_install(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unusable, match="postgresql-client"):
        backup(filled, tmp_path / "copy.dump")
