"""What a night needs: each check is one function that says what is well, or what is not and how to mend it."""

import importlib.util
import locale
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Engine, text

from raingan.settings import Settings
from store.database import Unusable, explained, writable
from store.tables import REVISION

LEAST_FREE = 2 * 2**30  # bytes: a night's spool, the database's own log, and room to grow
EXTRAS = {"s3": "s3fs", "sftp": "paramiko", "http": "aiohttp", "https": "aiohttp"}
THAI = "สำนักการศึกษา"


class Grade(StrEnum):
    """How a thing stands."""

    WELL = "ok"
    DOUBTED = "note"
    ILL = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """How a thing stands, and what to do if it is not well."""

    grade: Grade
    what: str
    mending: str = ""


Check = Callable[[Settings], Iterator[Finding]]


def findings(wanted: Settings) -> Iterator[Finding]:
    """Yield what every check finds."""
    for check in CHECKS:
        yield from check(wanted)


def _python(wanted: Settings) -> Iterator[Finding]:
    yield Finding(Grade.WELL, f"Python {sys.version.split()[0]}, raingan's database schema {REVISION}")
    encoding = locale.getpreferredencoding(False)
    if encoding.lower().replace("-", "") != "utf8" or sys.getfilesystemencoding() != "utf-8":
        yield Finding(
            Grade.DOUBTED, f"the locale is {encoding}", "set LANG=C.UTF-8, so that Thai names of files are read"
        )
    else:
        yield Finding(Grade.WELL, "the locale is UTF-8")


def _sources(wanted: Settings) -> Iterator[Finding]:
    for source in wanted.sources:
        scheme, is_address, _ = source.partition("://")
        if is_address:
            module = EXTRAS.get(scheme)
            if module is not None and importlib.util.find_spec(module) is None:
                extra = "http" if scheme == "https" else scheme
                yield Finding(Grade.ILL, f"{scheme}:// needs {module}", f"pip install 'raingan[{extra}]'")
            else:
                yield Finding(Grade.WELL, f"{scheme}:// can be read")
        elif any(letter in source for letter in "*?[") or os.access(source, os.R_OK):
            yield Finding(Grade.WELL, f"{source} can be read")
        else:
            yield Finding(Grade.ILL, f"{source} is not there, or may not be read", "make it, mount it, or allow it")


def _state(wanted: Settings) -> Iterator[Finding]:
    folder = wanted.state
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        yield Finding(Grade.ILL, f"{wanted.state} cannot be written", "name another `state`, or allow it")
        return
    yield from _room(folder, "the state")


def _database(wanted: Settings) -> Iterator[Finding]:
    if "://" not in wanted.database:
        folder = Path(wanted.database).parent
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            yield Finding(Grade.ILL, f"{folder} cannot be written", "make it, or allow it: the database lies there")
            return
        yield from _room(folder, "the database")
        if not Path(wanted.database).exists():
            yield Finding(Grade.WELL, "there is no database yet: the first run makes it")
            return
    try:
        with explained(wanted.database):
            engine = writable(wanted.database)
            yield Finding(Grade.WELL, f"the database can be written and has schema {REVISION}")
            if engine.dialect.name == "postgresql":
                yield from _server(engine)
            engine.dispose()
    except Unusable as unusable:
        yield Finding(Grade.ILL, str(unusable), "see there; `raingan db upgrade` brings an older one up to date")


def _server(engine: Engine) -> Iterator[Finding]:
    with engine.connect() as connection:
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        # where the locale knows no Thai letters, trigrams of Thai are empty, and a search finds nothing without a word
        installed = connection.execute(text("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")).scalar_one()
        trigrams = installed and connection.execute(text("SELECT show_trgm(:thai)"), {"thai": THAI}).scalar_one()
    if encoding == "UTF8":
        yield Finding(Grade.WELL, "the server's encoding is UTF8")
    else:
        yield Finding(Grade.ILL, f"the server's encoding is {encoding}", "make a database with ENCODING 'UTF8'")
    if not installed:
        yield Finding(Grade.DOUBTED, "pg_trgm is not installed", "CREATE EXTENSION pg_trgm makes searching quick")
    elif not trigrams:
        mending = "make a database with LOCALE 'C.UTF-8' (or th_TH.UTF-8) from template0, and load the reports into it"
        yield Finding(Grade.ILL, "pg_trgm finds nothing in Thai under the database's locale", mending)
    else:
        yield Finding(Grade.WELL, "pg_trgm knows Thai")


def _programs(wanted: Settings) -> Iterator[Finding]:
    if wanted.dask is not None and importlib.util.find_spec("distributed") is None:
        yield Finding(Grade.ILL, "dask is named, and not installed", "pip install 'raingan[cluster]'")
    if wanted.command and shutil.which(wanted.command[0]) is None:
        yield Finding(Grade.ILL, f"{wanted.command[0]} is not found", "give [after] command with its whole path")
    for name, what in (("tesseract", "read scans"), ("fc-match", "find fonts for pictures of pages")):
        if shutil.which(name) is None:
            yield Finding(Grade.DOUBTED, f"{name} is not installed", f"not needed; it would {what}")
        else:
            yield Finding(Grade.WELL, f"{name} is installed")


def _room(folder: Path, of: str) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    words = f"{free / 2**30:.1f} GiB are free for {of} in {folder}"
    if free < LEAST_FREE:
        yield Finding(Grade.ILL, words, f"make room: a night wants {LEAST_FREE / 2**30:.0f} GiB")
    else:
        yield Finding(Grade.WELL, words)


CHECKS: tuple[Check, ...] = (_python, _sources, _state, _database, _programs)
