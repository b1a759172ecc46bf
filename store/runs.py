"""The ledger of runs: one begins, ends, or is found to have been killed; and what the runs before it found."""

import datetime as dt
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, func, insert, select, text, update

from store.ledger import RUNS, RunState
from store.rows import BANGKOK
from store.tables import DOCUMENTS, PATHS

USUAL = 20  # runs from which is told what is usual
LOCK = 0x72616967  # the number of the lock in a PostgreSQL server: "raig"


class Busy(Exception):
    """Another run is going on."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """What became of every input: found = loaded + unchanged + quarantined + skipped."""

    loaded: int = 0
    unchanged: int = 0
    quarantined: int = 0
    skipped: int = 0
    newly_read: int = 0
    newly_quarantined: int = 0

    @property
    def found(self) -> int:
        """The number of inputs that were met."""
        return self.loaded + self.unchanged + self.quarantined + self.skipped


@dataclass(frozen=True, slots=True)
class End:
    """How a run has ended."""

    state: RunState
    exit_status: int
    detail: str | None = None


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """Hold the lock of a database on a server, so that no other machine runs on it; it goes with its connection.

    Raises:
        Busy: another run holds it.
    """
    if engine.dialect.name != "postgresql":
        yield  # a file is of one machine, whose lock is a file too
        return
    with engine.connect() as connection:
        held = connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": LOCK}).scalar_one()
        connection.commit()
        if not held:
            raise Busy("another run is going on in this database")
        try:
            yield
        finally:
            connection.detach()  # the lock is the session's: it goes when this connection is closed, not kept


def begun(engine: Engine, version: str) -> int:
    """Write that a run begins, and that those which never ended were killed; return its number.

    Only one run goes on at a time: the caller holds the lock.
    """
    with engine.begin() as connection:
        lost = update(RUNS).where(RUNS.c.state == RunState.RUNNING).values(state=RunState.LOST)
        connection.execute(lost)
        row = {
            "started_at": _now(),
            "state": RunState.RUNNING,
            "machine": socket.gethostname(),
            "process": os.getpid(),
            "raingan_version": version,
        }
        key = connection.execute(insert(RUNS).values(row).returning(RUNS.c.id)).scalar_one()
    return int(key)


def ended(engine: Engine, run: int, end: End, accounts: Accounts | None) -> None:
    """Write how a run has ended, and what it found if it came so far."""
    counts = {} if accounts is None else _counts(accounts)
    values = {"finished_at": _now(), "state": end.state, "exit_status": end.exit_status, "detail": end.detail}
    with engine.begin() as connection:
        connection.execute(update(RUNS).where(RUNS.c.id == run).values(**values, **counts))


def past(engine: Engine, most: int) -> Sequence[Any]:
    """Return the last runs, the newest first."""
    with engine.connect() as connection:
        return connection.execute(select(RUNS).order_by(RUNS.c.id.desc()).limit(most)).all()


def usual(engine: Engine) -> list[Accounts]:
    """Return what the last runs found that ended well."""
    columns = ("loaded", "unchanged", "quarantined", "skipped", "newly_read", "newly_quarantined")
    query = select(*(RUNS.c[name] for name in columns)).where(RUNS.c.state == RunState.DONE, RUNS.c.found.is_not(None))
    with engine.connect() as connection:
        return [Accounts(*row) for row in connection.execute(query.order_by(RUNS.c.id.desc()).limit(USUAL))]


def unread_paths(engine: Engine) -> frozenset[str]:
    """Return the paths of which it is known that they could not be read."""
    with engine.connect() as connection:
        return frozenset(connection.execute(select(PATHS.c.path).where(PATHS.c.document_id.is_(None))).scalars())


def documents(engine: Engine) -> int:
    """Return the number of documents that were loaded."""
    with engine.connect() as connection:
        query = select(func.count()).select_from(DOCUMENTS).where(DOCUMENTS.c.refusal.is_(None))
        return int(connection.execute(query).scalar_one())


def _counts(accounts: Accounts) -> dict[str, int]:
    names = ("loaded", "unchanged", "quarantined", "skipped", "newly_read", "newly_quarantined", "found")
    return {name: getattr(accounts, name) for name in names}


def _now() -> dt.datetime:
    return dt.datetime.now(BANGKOK).replace(tzinfo=None, microsecond=0)
