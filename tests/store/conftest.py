"""Databases for the tests of the store: each test that asks for one runs on SQLite and on a PostgreSQL server."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from store.database import writable
from store.saving import Writer

# tests are no package: these are found beside this file
sys.path.insert(0, str(Path(__file__).parent))

from postgresql_server import administer, new_database, programs

TEMPLATE = "template_raingan"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """What stands before a database's name in its address; it is reached through a file, not through the network."""
    # a server does not run as root; it takes another user then, who needs a way to its folder
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        data = folder / "data"
        data.mkdir()
        if user is not None:
            shutil.chown(data, user)

        def call(program: str, *words: str) -> None:
            subprocess.run(
                [programs() / program, "-D", data, *words], cwd=folder, user=user, check=True, stdout=subprocess.DEVNULL
            )

        call("initdb", "-U", "raingan", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        call("pg_ctl", "-w", "-o", f"-k {data} -c listen_addresses= -c fsync=off", "-l", str(data / "log"), "start")
        try:
            yield f"postgresql://raingan@/{{}}?host={data}"
        finally:
            call("pg_ctl", "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """The name of a database with the tables and nothing in them."""
    administer(server, f"CREATE DATABASE {TEMPLATE}")
    writable(server.format(TEMPLATE)).dispose()
    return TEMPLATE


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "reports.db")
    return new_database(request.getfixturevalue("server"), request.getfixturevalue("template"))


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
