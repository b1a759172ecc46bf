"""Saving: a document and its report in one transaction, with the fewest statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Engine

from model import Refused, Report
from store.fitting import fitting
from store.rows import NOTHING_DESCRIBED, Row, described, header, now, parts
from store.statements import compiled


@dataclass(frozen=True, slots=True)
class Content:
    """What was found at a path: the digest and the size of its bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the database holds; `refusal_detail` is None if it was loaded."""

    id: int
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

    Each method is one transaction. The statements are compiled once and given to the driver itself: what SQLAlchemy
    does around each of them would cost as much as the database's own work.
    """

    def __init__(self, engine: Engine, version: str) -> None:
        self._version = version  # of the parser: what another one has read is read again
        self._started_at = now()
        self._run: int | None = None
        self._sql = compiled(engine.dialect)
        self._driver = engine.raw_connection()
        self._cursor = self._driver.cursor()
        # a transaction that reads first and writes later cannot wait for a lock of SQLite: it would fail at once
        self._begin = "BEGIN IMMEDIATE" if engine.dialect.name == "sqlite" else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._driver.close()

    def known(self, content: Content) -> Known | None:
        """Return the document with this content and note its path; None for a content that this parser has not read."""
        with self._transaction():
            row = self._one("document", content.sha256)
            if row is None or row[1] != self._version:
                return None
            self._note(content.path, row[0])
            return Known(*row)

    def load(self, content: Content, report: Report) -> bool:
        """Save the report; False if another run has saved the same content meanwhile."""
        with self._transaction():
            document = self._document(content, described(report.source), None)
            if document is not None:
                self._report(document, fitting(report))
            return document is not None

    def refuse(self, content: Content, refused: Refused) -> bool:
        """Record that the content gives no report; False if another run has done so meanwhile."""
        with self._transaction():
            return self._document(content, NOTHING_DESCRIBED, refused) is not None

    def unreadable(self, path: str, refused: Refused) -> None:
        """Record a path where no content could be read."""
        with self._transaction():
            if self._one("unread path", path) is None:
                self._run_id()
                self._do("new path", path, None, str(refused.reason), str(refused), now())

    def finish(self, counts: Counts) -> None:
        """Write the counts of the run, if it has changed anything."""
        if self._run is not None:
            with self._transaction():
                row = (counts.found, counts.loaded, counts.unchanged, counts.refused, counts.skipped)
                self._do("finished run", now(), *row, self._run)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        run = self._run
        try:
            if self._begin is not None:
                self._cursor.execute(self._begin)
            yield
            self._driver.commit()
        except BaseException:
            self._driver.rollback()
            self._run = run
            raise

    def _document(self, content: Content, source: Row, refused: Refused | None) -> int | None:
        """Write the document's row and return its id; None if this parser has read the content before."""
        row = self._one("document", content.sha256)
        if row is not None and row[1] == self._version:
            self._note(content.path, row[0])
            return None
        refusal = (None, None) if refused is None else (str(refused.reason), str(refused))
        values = (*source, self._version, *refusal)
        if row is None:
            new = (self._run_id(), content.sha256, content.size, *values, now())
            document: int = self._one("new document", *new)[0]
        else:
            document = row[0]
            self._do("no report", document)
            self._do("forgotten projects")
            self._do("changed document", self._run_id(), *values, document)
        self._note(content.path, document)
        return document

    def _report(self, document: int, report: Report) -> None:
        self._do("new report", document, self._project(report), *header(report))
        for name, rows in parts(document, report).items():
            if rows:
                self._cursor.executemany(self._sql[name], rows)

    def _project(self, report: Report) -> int | None:
        code, fiscal_year = report.project.code, report.project.fiscal_year
        if code is None or fiscal_year is None:
            return None
        row = self._one("project", code, fiscal_year) or self._one("new project", code, fiscal_year)
        key: int = row[0]
        return key

    def _note(self, path: str, document: int) -> None:
        if self._one("path", path, document) is None:
            self._run_id()
            self._do("new path", path, document, None, None, now())
            self._do("path is read", path)

    def _run_id(self) -> int:
        if self._run is None:
            self._run = self._one("new run", self._version, self._started_at, *[None] * 6)[0]
        return self._run

    def _one(self, name: str, *values: object) -> Any:
        self._cursor.execute(self._sql[name], values)
        return self._cursor.fetchone()

    def _do(self, name: str, *values: object) -> None:
        self._cursor.execute(self._sql[name], values)
