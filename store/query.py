"""An auditor's own SELECT, which can change nothing."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

READING = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)  # of the actions that SQLite asks about when it compiles a statement
DESCRIBING = frozenset({"table_list", "table_info", "table_xinfo", "foreign_key_list", "index_list", "index_info"})
STEPS = 100_000  # of SQLite's machine: so often does a long query look whether it is interrupted
REFUSED = ("not authorized", "prohibited", "readonly", "read-only")  # in what a driver says


class BadQuery(Exception):
    """A query is wrong or refused; the one argument says why, in one line for the user."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query, as the driver hands them out. A column's name that stands there before is numbered."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def answer(engine: Engine, query: str) -> Answer:
    """Return what the database answers to `query`; its rows are read as they are asked for.

    Raises:
        BadQuery: `query` is not one statement that reads, or it is wrong. The rows raise it too.
    """
    read = _rows(engine, query)
    return Answer(_distinct(next(read)), read)


def _rows(engine: Engine, query: str) -> Iterator[tuple[Any, ...]]:
    """The names of the columns, and then the rows."""
    with engine.connect() as connection, connection.begin():
        driver: Any = connection.connection.driver_connection
        failures = engine.dialect.loaded_dbapi.Error
        sqlite = isinstance(driver, sqlite3.Connection)
        # a cursor with a name is one that the server declares: for one SELECT, and nothing else
        cursor = driver.cursor() if sqlite else driver.cursor("answer")
        try:
            if sqlite:
                _restrict(driver)
            cursor.execute(query)
            if cursor.description is None:
                raise BadQuery("this is not one SELECT; the database is only read here")
            yield tuple(field[0] for field in cursor.description)
            yield from cursor
        except failures as error:
            raise BadQuery(_words(error)) from error
        finally:
            cursor.close()
            if sqlite:
                driver.set_authorizer(None)
                driver.set_progress_handler(None, 0)


def _restrict(driver: sqlite3.Connection) -> None:
    """Let `driver` compile what reads, and nothing else: no ATTACH, no PRAGMA that sets, no VACUUM INTO."""
    driver.set_authorizer(_permission)
    # between the calls of this Python runs its signal handlers, which ends an interrupted query
    driver.set_progress_handler(lambda: 0, STEPS)


def _permission(action: int, first: str | None, second: str | None, *_: object) -> int:
    describes = action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in DESCRIBING
    return sqlite3.SQLITE_OK if action in READING or describes else sqlite3.SQLITE_DENY


def _words(error: Exception) -> str:
    message = " ".join(str(error).split())
    if message == "interrupted":
        raise KeyboardInterrupt from error
    if any(words in message for words in REFUSED):
        return "only SELECT is allowed: the database is opened for reading"
    before, declared, _ = message.partition(" LINE 1: DECLARE ")
    return f"{before}; write one SELECT" if declared else message


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(distinct)
