"""Saving: what a run found is queued and written in batches, each document whole or not at all."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Engine, Integer, and_, bindparam, cast, exists, insert, select, update
from sqlalchemy.exc import DBAPIError

from model import Refused, Report
from store.batch import Batch, Found
from store.content import Content
from store.driver import Driver
from store.prepared import Prepared, prepared
from store.rows import bangkok, now
from store.tables import DOCUMENTS, IMPORT_RUNS, PATHS

__all__ = ["Content", "Counts", "Known", "Writer"]

DOCUMENTS_A_BATCH = 64  # more are no faster; while they are written, the next are read, and a kill loses few
FIRST_DOCUMENTS = 16  # so many of the first batch, and twice as many of each next one: writing begins soon
BYTES_A_BATCH = 8 * 2**20  # of documents: what waits stays small, however large they are
SECONDS_A_BATCH = 2  # of slow documents few are lost to a kill

_DOCUMENT = select(
    DOCUMENTS.c.id,
    DOCUMENTS.c.parser_version,
    DOCUMENTS.c.refusal_detail,
    DOCUMENTS.c.file_time,
    DOCUMENTS.c.manifest_at,
    DOCUMENTS.c.original_kept,
    cast(exists().where(and_(PATHS.c.document_id == DOCUMENTS.c.id, PATHS.c.path == bindparam("path"))), Integer),
).where(DOCUMENTS.c.sha256 == bindparam("sha256"))
_UNREAD = select(PATHS.c.id).where(PATHS.c.path == bindparam("path"), PATHS.c.document_id.is_(None))
_RUN = insert(IMPORT_RUNS).values(raingan_version=bindparam("version"), started_at=bindparam("started_at"))
_FINISHED_COLUMNS = ("finished_at", "found", "loaded", "unchanged", "refused", "skipped")
_FINISHED = (
    update(IMPORT_RUNS)
    .ordered_values(*((IMPORT_RUNS.c[name], bindparam(name)) for name in _FINISHED_COLUMNS))
    .where(IMPORT_RUNS.c.id == bindparam("key"))
)


@dataclass(frozen=True, slots=True)
class Known:
    """A content that was met before; `refusal_detail` is None if it was loaded."""

    parser_version: str
    refusal_detail: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the inputs of a run."""

    loaded: int = 0
    unchanged: int = 0
    refused: int = 0
    skipped: int = 0

    @property
    def found(self) -> int:
        """The number of inputs that were tried."""
        return self.loaded + self.unchanged + self.refused


class Writer:
    """One run's writing into a database, through a connection of its own.

    `load`, `refuse` and `unreadable` queue; `flush` writes the queue in one transaction. Whoever has read what is to
    be written calls `flush` when the queue is `full`, and `finish` at the end.
    """

    def __init__(self, engine: Engine, version: str) -> None:
        self._version = version  # of the parser: what another one has read is read again
        self._started_at = now()
        self._run: int | None = None
        self._driver = Driver.of(engine)
        self._failures: tuple[type[Exception], ...] = (
            DBAPIError,
            engine.dialect.loaded_dbapi.IntegrityError,
            engine.dialect.loaded_dbapi.DataError,
        )
        self._batch = Batch(self._driver, version)
        self._queue: list[Found] = []
        self._queued: dict[str, Found] = {}
        self._unread: list[tuple[str, Refused]] = []
        self._bytes = 0
        self._documents = FIRST_DOCUMENTS
        self._flushed_at = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._driver.close()

    @property
    def full(self) -> bool:
        """Whether it is time to flush."""
        return (
            len(self._queue) >= self._documents
            or self._bytes >= BYTES_A_BATCH
            or (self.waits and time.monotonic() - self._flushed_at > SECONDS_A_BATCH)
        )

    @property
    def ready(self) -> bool:
        """Whether so much waits that it is worth writing, if there is nothing else to do."""
        return len(self._queue) >= FIRST_DOCUMENTS

    @property
    def waits(self) -> bool:
        """Whether anything waits to be written."""
        return bool(self._queue or self._unread)

    def known(self, content: Content) -> Known | None:
        """Return what is known of this content, and queue a note of its path; None if this parser has not read it."""
        queued = self._queued.get(content.sha256)
        if queued is not None:
            self._note(content)
            return Known(self._version, None if queued.refused is None else str(queued.refused))
        with self._driver.reading():
            rows = self._driver.rows(_DOCUMENT, content.path, content.sha256)
        if not rows or rows[0][1] != self._version:
            return None
        if _is_news(content, rows[0][3:]):
            self._note(content)
        return Known(*rows[0][1:3])

    def load(self, content: Content, report: Report) -> None:
        """Queue a report."""
        self.take(content, prepared(report))

    def take(self, content: Content, report: Prepared) -> None:
        """Queue a report that is prepared already."""
        self._add(Found(content, report))

    def refuse(self, content: Content, refused: Refused) -> None:
        """Queue that the content gives no report."""
        self._add(Found(content, None, refused))

    def reload(self, content: Content, result: Prepared | Refused) -> None:
        """Queue what a known content gives when it is read anew."""
        if isinstance(result, Refused):
            self._add(Found(content, None, result, again=True))
        else:
            self._add(Found(content, result, again=True))

    def unreadable(self, path: str, refused: Refused) -> None:
        """Queue a path where no content could be read, unless that is known."""
        with self._driver.reading():
            known = self._driver.rows(_UNREAD, path)
        if not known:
            self._unread.append((path, refused))

    def flush(self) -> list[bool]:
        """Write the queue; return of each `load` and `refuse` whether another run had not written it meanwhile."""
        queue, unread = self._queue, self._unread
        self._queue, self._unread, self._queued, self._bytes = [], [], {}, 0
        self._flushed_at = time.monotonic()
        if not queue and not unread:
            return []
        self._documents = min(2 * self._documents, DOCUMENTS_A_BATCH)
        try:
            written = self._written(queue, unread)
        except self._failures:
            if len(queue) < 2:
                raise
            written = self._one_by_one(queue, unread)
        return [new for each, new in zip(queue, written, strict=True) if not each.is_note]

    def finish(self, counts: Counts) -> None:
        """Write the queue, and the counts of the run if it has changed anything."""
        self.flush()
        if self._run is not None:
            row = (counts.found, counts.loaded, counts.unchanged, counts.refused, counts.skipped)
            with self._driver.transaction():
                self._driver.do(_FINISHED, now(), *row, self._run)

    def _one_by_one(self, queue: Sequence[Found], unread: Sequence[tuple[str, Refused]]) -> list[bool]:
        """Write all but what cannot be written; then fail as the first of that did."""
        written: list[bool] = []
        failed: Exception | None = None
        for each in queue:
            try:
                written += self._written([each], [])
            except self._failures as error:
                error.add_note(f"while writing {each.content.path}")
                failed = failed or error
        self._written([], unread)
        if failed is not None:
            raise failed
        return written

    def _note(self, content: Content) -> None:
        self._queue.append(Found(content))

    def _add(self, found: Found) -> None:
        self._queue.append(found)
        self._queued[found.content.sha256] = found
        self._bytes += found.content.size

    def _written(self, queue: Sequence[Found], unread: Sequence[tuple[str, Refused]]) -> list[bool]:
        run = self._run
        try:
            with self._driver.transaction():
                if self._run is None:
                    self._run = self._driver.new(_RUN, self._version, self._started_at)
                self._batch.unread(unread)
                return self._batch.write(self._run, queue) if queue else []
        except BaseException:
            self._run = run
            raise


def _is_news(content: Content, stored: Sequence[Any]) -> bool:
    """Whether the database does not know of this path, or of an earlier time, or that the original is kept."""
    file_time, manifest_at, original_kept, path_is_known = stored
    earlier = any(
        time is not None and (known is None or bangkok(time) < str(known)[:19])
        for time, known in ((content.modified_at, file_time), (content.exported_at, manifest_at))
    )
    return not path_is_known or earlier or (content.original_kept and not original_kept)
