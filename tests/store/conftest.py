"""Databases for the tests of the store: each test that asks for one runs on SQLite and on a PostgreSQL server."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from benchmarks import postgresql
from store.database import writable
from store.saving import Writer

# tests are no package: these are found beside this file
sys.path.insert(0, str(Path(__file__).parent))


TEMPLATE = "template_raingan"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a database on a server, with `{}` for its name."""
    with postgresql.server() as address:
        yield address


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """The name of a database with the tables and nothing in them."""
    postgresql.administer(server, f"CREATE DATABASE {TEMPLATE}")
    writable(server.format(TEMPLATE)).dispose()
    return TEMPLATE


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "reports.db")
    return postgresql.new_database(request.getfixturevalue("server"), request.getfixturevalue("template"))


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    """An empty database."""
    made = writable(address)
    yield made
    made.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection to the empty database."""
    with engine.connect() as opened:
        yield opened


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    """A run that writes into the empty database."""
    with Writer(engine, "1") as writing:
        yield writing


@pytest.fixture
def another(engine: Engine) -> Iterator[Callable[[str], Writer]]:
    """What begins another run, of the version that it is given."""
    with ExitStack() as stack:
        yield lambda version: stack.enter_context(Writer(engine, version))
