"""Opening a database: for writing, where it is made if need be, or for reading, where nothing can change it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from store.schema import METADATA
from store.tables import ALEMBIC_VERSION, REVISION
from store.texts import POSTGRESQL_INDEX, POSTGRESQL_TRIGRAMS, SQLITE_INDEX
from store.views import VIEWS

BACKENDS = ("sqlite", "postgresql")
DRIVERS = ("sqlite3", "psycopg")
_DIALECTS = {"sqlite": SQLiteDialect_pysqlite, "postgresql": PGDialect_psycopg}
FIRST_VERSION_TABLE = "schema_version"  # what the first schema had in place of Alembic's table
FIRST_REVISION = "0001"
CACHE_KIB = 64 * 1024
PAGES_A_CHECKPOINT = 4000  # 64 MiB: a page that many batches change goes to the file once
BUSY_SECONDS = 10  # another import commits many times a second: who waits that long waits for something stuck


class Unusable(Exception):
    """A database cannot be used; the one argument says why and what to do, in one line for the user."""


def writable(address: str) -> Engine:
    """Return the database at `address`, a URL or the path of an SQLite file; it is made where there is none.

    Raises:
        Unusable: there can be none, or it is not one of this program and this version.
    """
    url = _url(address)
    engine = _sqlite(url, "rwc") if url.get_backend_name() == "sqlite" else _server(url, read_only=False)
    with _kept(engine), explained(address):
        with engine.begin() as connection:
            if not inspect(connection).get_table_names():
                _create(connection)
            _check_version(connection, address)
        if engine.dialect.name == "sqlite":
            # readers read on while an import writes, and a commit need not wait for the disk
            _outside_transaction(engine, "PRAGMA journal_mode = WAL")
    return engine


def is_there(address: str) -> bool:
    """Return whether a database is at `address`, before it is opened; one on a server always is.

    Raises:
        Unusable: there can be none.
    """
    url = _url(address)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()


def outdated(address: str) -> Engine:
    """Return the database at `address`, of whatever version of raingan, to be brought up to date.

    Raises:
        Unusable: there is none.
    """
    url = _url(address)
    if not is_there(address):
        raise Unusable(f"there is no database {url.database}")
    return _sqlite(url, "rw") if url.get_backend_name() == "sqlite" else _server(url, read_only=False)


def readable(address: str) -> Engine:
    """Return the database at `address`, a URL or the path of an SQLite file, for reading only.

    Raises:
        Unusable: there is none, or it is not one of this program and this version.
    """
    url = _url(address)
    if not is_there(address):
        raise Unusable(f"there is no database {url.database}; load reports first: raingan import FOLDER --db {address}")
    engine = _sqlite(url, "ro") if url.get_backend_name() == "sqlite" else _server(url, read_only=True)
    with _kept(engine), explained(address), engine.connect() as connection:
        _check_version(connection, address)
    return engine


def settled(engine: Engine) -> None:
    """Make an SQLite database one plain file again, to be copied or kept on a read-only disk."""
    if engine.dialect.name == "sqlite":
        with suppress(sqlite3.OperationalError):  # somebody else has it open, and will do the same in the end
            _outside_transaction(engine, "PRAGMA journal_mode = DELETE")
    engine.dispose()


@contextmanager
def _kept(engine: Engine) -> Iterator[None]:
    """Let go of the database if it cannot be used."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


@contextmanager
def explained(address: str) -> Iterator[None]:
    """Turn what a driver says of a database into one line of what to do.

    Raises:
        Unusable: the database at `address` failed.
    """
    try:
        yield
    except Exception as error:
        # saving uses the driver without SQLAlchemy around it; of a driver that is not installed no class can be named
        said = error.orig if isinstance(error, DBAPIError) else error
        if type(said).__module__.partition(".")[0] not in DRIVERS:
            raise
        raise Unusable(f"{without_password(address)}: {_advice(str(said))}") from error


def _advice(message: str) -> str:
    for part, advice in _ADVICE.items():
        if part in message:
            return advice
    return " ".join(message.split())


_ADVICE = {
    "database is locked": "the database is locked by another program; close that or wait until it ends, then try again",
    "readonly database": "the database is read-only; make the file and its folder writable, or name another with --db",
    "unable to open": "the database cannot be opened; check that its folder exists and that you may write there",
    "not a database": "this file is no database; name another with --db",
    "malformed": "the database is damaged; load the reports into a new one: raingan import FOLDER --db NEW.db",
    "disk is full": "the disk is full; make room and run the same command again",
    "disk I/O error": "the disk failed to read or write; check it, or name another place with --db",
}


def _url(address: str) -> URL:
    try:
        url = _parsed(address)
        backend = url.get_backend_name()
        if backend not in BACKENDS:
            raise Unusable(f"{without_password(address)}: {backend} is not supported; use {' or '.join(BACKENDS)}")
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        url.get_dialect().import_dbapi()
    except ImportError as error:
        raise Unusable(
            f"{without_password(address)}: the driver {error.name} is not installed: pip install {error.name}"
        ) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        words = "is no address of a database; write sqlite:///FILE.db or the path of a file"
        raise Unusable(f"{without_password(address)} {words}") from error
    if backend == "sqlite" and url.query:
        raise Unusable(f"{without_password(address)}: options behind ? are not taken; write sqlite:///FILE.db")
    if backend == "sqlite" and url.database in (None, "", ":memory:"):
        raise Unusable("a database in memory would be gone when the command ends; name a file: sqlite:///FILE.db")
    return url


def without_password(address: str) -> str:
    """Return the address without a password in it."""
    try:
        return _parsed(address).render_as_string(hide_password=True) if "://" in address else address
    except (ArgumentError, ValueError):
        return address


def _parsed(address: str) -> URL:
    return make_url(address) if "://" in address else URL.create("sqlite", database=address)


def _sqlite(url: URL, mode: str) -> Engine:
    engine = create_engine("sqlite://", creator=_opener(url.database or "", mode), poolclass=QueuePool)
    # a transaction that reads first and writes later cannot wait for a lock: it would fail at once
    begin = "BEGIN" if mode == "ro" else "BEGIN IMMEDIATE"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _opener(path: str, mode: str) -> Callable[[], sqlite3.Connection]:
    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(path)}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        # of a new file: a report's long texts fit, and a commit writes half as many pages as with the usual 4096
        connection.execute("PRAGMA page_size = 16384")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        # of a large database the indexes over digests are written all over: they stay in memory between batches
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_A_CHECKPOINT}")
        if mode == "ro":
            connection.execute("PRAGMA query_only = ON")
        return connection

    return opened


def _server(url: URL, *, read_only: bool) -> Engine:
    # a question is planned for its own words: what suits a rare one takes seconds for a common one
    prepared = {"prepare_threshold": None} if read_only and url.get_driver_name() == "psycopg" else {}
    # the statements that are compiled once take their values by position
    return create_engine(
        url, paramstyle="format", connect_args=prepared, execution_options={"postgresql_readonly": read_only}
    )


def _create(connection: Connection) -> None:
    for statement in _tables(connection.dialect.name):
        connection.exec_driver_sql(statement)
    connection.execute(insert(ALEMBIC_VERSION), {"version_num": REVISION})
    create_index(connection)
    create_views(connection)


def create_views(connection: Connection) -> None:
    """Make the views."""
    for statement in _views(connection.dialect.name):
        connection.exec_driver_sql(statement)


@cache
def _tables(backend: str) -> tuple[str, ...]:
    """What makes the tables, in the words of a database; to put it into words takes longer than to carry it out."""
    words: list[str] = []
    dialect = _DIALECTS[backend]()
    written = MockConnection(dialect, lambda statement, *_: words.append(str(statement.compile(dialect=dialect))))
    METADATA.create_all(written, checkfirst=False)
    return tuple(words)


@cache
def _views(backend: str) -> tuple[str, ...]:
    compiled = (
        (view.name, view.select.compile(dialect=_DIALECTS[backend](), compile_kwargs={"literal_binds": True}))
        for view in VIEWS
    )
    return tuple(f"CREATE VIEW {name} AS {select}" for name, select in compiled)


def create_index(connection: Connection) -> None:
    """Make the tables of the search index; on a PostgreSQL without pg_trgm parts of words go unfound."""
    if connection.dialect.name == "sqlite":
        for statement in SQLITE_INDEX:
            connection.exec_driver_sql(statement)
        return
    for statement in POSTGRESQL_INDEX:
        connection.exec_driver_sql(statement)
    with suppress(DBAPIError), connection.begin_nested():
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        connection.exec_driver_sql(POSTGRESQL_TRIGRAMS)


def _check_version(connection: Connection, address: str) -> None:
    tables = inspect(connection).get_table_names()
    if ALEMBIC_VERSION.name in tables:
        revision = connection.execute(select(ALEMBIC_VERSION.c.version_num)).scalar_one_or_none()
    elif FIRST_VERSION_TABLE in tables:
        revision = FIRST_REVISION
    else:
        raise Unusable(f"{without_password(address)} is not a database of raingan; name another with --db")
    if revision is not None and revision < REVISION:
        raise Unusable(
            f"{without_password(address)} was made by an older raingan (schema {revision}, this one needs {REVISION}); "
            f"bring it up to date, nothing is lost: raingan db upgrade --db {without_password(address)}"
        )
    if revision != REVISION:
        raise Unusable(
            f"{without_password(address)} was made by a newer raingan (schema {revision}, this one knows {REVISION}): "
            "update raingan"
        )


def _outside_transaction(engine: Engine, statement: str) -> None:
    pooled = engine.raw_connection()
    try:
        cursor = pooled.cursor()
        cursor.execute(statement)
        cursor.close()
    finally:
        pooled.close()
