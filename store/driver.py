"""The database's own driver, for what is written in bulk: around each row SQLAlchemy would cost as much as the work."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Self

from sqlalchemy import ClauseElement, Connection, Dialect, Engine, Insert, Table, bindparam, insert

Row = Sequence[object]
CHUNK = 500  # values in one IN (…): SQLite takes 32,766, and a longer text is not faster
LISTED = "among"  # the name of the parameter that holds the values of an IN (…)


def listed() -> Any:
    """Return the parameter for the values of `Driver.among`: `column.in_(listed())`."""
    return bindparam(LISTED, expanding=True)


class Driver:
    """A connection of its own; statements are compiled once, their values are bound by position.

    SQLite takes rows by batched INSERTs, PostgreSQL by COPY.
    """

    def __init__(self, connection: Any, dialect: Dialect) -> None:
        self.dialect = dialect
        self._connection = connection
        self._cursor: Any = connection.cursor()
        self._is_sqlite = dialect.name == "sqlite"
        self._mark = "?" if self._is_sqlite else "%s"

    @classmethod
    def of(cls, engine: Engine) -> Self:
        """Return a connection of its own to the database."""
        return cls(engine.raw_connection(), engine.dialect)

    @classmethod
    def on(cls, connection: Connection) -> Self:
        """Return what writes in the transaction of `connection`."""
        return cls(connection.connection, connection.dialect)

    def close(self) -> None:
        """Give the connection back; what is not committed is gone."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is inside, or nothing of it."""
        try:
            if self._is_sqlite:
                # a transaction that reads first and writes later cannot wait for a lock: it would fail at once
                self._cursor.execute("BEGIN IMMEDIATE")
            yield
            self._connection.commit()
        except BaseException:
            self._connection.rollback()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read without holding anybody up."""
        yield
        if not self._is_sqlite:
            self._connection.commit()

    def new(self, insertion: Insert, *values: object) -> int:
        """Write one row with the key that the database gives it; return that."""
        (key,) = self.rows(insertion.returning(insertion.table.c.id), *values)[0]
        return int(key)

    def rows(self, statement: ClauseElement, *values: object) -> list[tuple[Any, ...]]:
        """Return what `statement` gives; `values` are its parameters in the order in which they stand in it."""
        self._cursor.execute(_sql(statement, self.dialect), values)
        found: list[tuple[Any, ...]] = self._cursor.fetchall()
        return found

    def do(self, statement: ClauseElement, *values: object) -> None:
        """Carry out `statement`, which gives no rows."""
        self._cursor.execute(_sql(statement, self.dialect), values)

    def do_many(self, statement: ClauseElement, rows: Sequence[Row]) -> None:
        """Carry out `statement` for each of `rows`."""
        if rows:
            self._cursor.executemany(_sql(statement, self.dialect), rows)

    def among(self, statement: ClauseElement, values: Iterable[object]) -> list[tuple[Any, ...]]:
        """Return what `statement` gives for all `values`, which stand in it as `listed()`, its only parameter."""
        distinct = list(dict.fromkeys(values))
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(distinct), CHUNK):
            chunk = distinct[start : start + CHUNK]
            sql = _sql(statement, self.dialect).replace(
                f"(__[POSTCOMPILE_{LISTED}])", f"({', '.join([self._mark] * len(chunk))})"
            )
            self._cursor.execute(sql, chunk)
            found += self._cursor.fetchall()
        return found

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Write `rows`, each with every column of `table` in their order."""
        self.insert_into(table, tuple(table.columns.keys()), rows)

    def insert_into(self, table: Table, names: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Write `rows` of the columns `names`."""
        if not self._is_sqlite and len(rows) > 1:
            self.copy(table.name, names, rows)
        elif rows:
            self._cursor.executemany(_insertion(table, names, self.dialect), rows)

    def write(self, sql: str, rows: Sequence[Row]) -> None:
        """Carry out `sql`, in the words of this database, for each of `rows`."""
        if rows:
            self._cursor.executemany(sql, rows)

    def copy(self, name: str, names: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Write `rows` of the columns `names` into the table `name` of PostgreSQL."""
        with self._cursor.copy(f"COPY {name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def ids(self, table: Table, count: int) -> Sequence[int]:
        """Return `count` new ids for rows of `table`, rising, which nobody else takes."""
        if self._is_sqlite:
            self._cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table.name}")
            last: int = self._cursor.fetchone()[0]
            return range(last + 1, last + 1 + count)
        self._cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", (table.name, count)
        )
        return [key for (key,) in self._cursor.fetchall()]


def _sql(statement: ClauseElement, dialect: Dialect) -> str:
    return _put_into_words(statement, _Words(dialect))


def _insertion(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    return _sql(_insert(table, names), dialect)


class _Words:
    """A dialect as far as its words go: the same for every connection to databases of one kind."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._kind = dialect.name, dialect.paramstyle

    def __hash__(self) -> int:
        return hash(self._kind)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and self._kind == other._kind


@cache
def _put_into_words(statement: ClauseElement, words: _Words) -> str:
    return str(statement.compile(dialect=words.dialect))


@cache
def _insert(table: Table, names: tuple[str, ...]) -> Insert:
    return insert(table).values({name: bindparam(name) for name in names})
