"""Files that were read and loaded before: known by what the system says of them, so that a run need not open them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Engine, bindparam, cast, delete, insert, select

from store.driver import Driver
from store.ledger import SEEN_FILES
from store.tables import DOCUMENTS

Stamp = tuple[int, int, int, int]  # size, modified, changed, inode
_COLUMNS = SEEN_FILES.c
_IN_FOLDER = select(
    _COLUMNS.name,
    _COLUMNS.size,
    _COLUMNS.modified,
    _COLUMNS.changed,
    _COLUMNS.inode,
    _COLUMNS.loaded,
    _COLUMNS.skipped,
).where(
    _COLUMNS.folder == bindparam("folder"),
    _COLUMNS.parser_version == bindparam("version"),
    _COLUMNS.original_kept >= bindparam("kept"),
)
_FORGOTTEN = delete(SEEN_FILES).where(_COLUMNS.folder == bindparam("folder"), _COLUMNS.name == bindparam("name"))
_NAMES = tuple(column.name for column in SEEN_FILES.columns)
_VALUES = [cast(bindparam(column.name), column.type) for column in SEEN_FILES.columns][:-1]
_OF_DOCUMENT = insert(SEEN_FILES).from_select(
    _NAMES,
    select(*_VALUES, DOCUMENTS.c.id).where(DOCUMENTS.c.sha256 == bindparam("sha256"), DOCUMENTS.c.refusal.is_(None)),
)


class Mark(NamedTuple):
    """A file as it was when it was read, and how many reports and other things were in it.

    `sha256` is that of the report's document; None for an archive.
    """

    folder: str
    name: str
    stamp: Stamp
    loaded: int
    skipped: int
    sha256: str | None


class SeenFiles:
    """What a run of the parser `version` knows of files, through a connection of its own.

    One that keeps originals knows none of which it is not kept.
    """

    def __init__(self, engine: Engine, version: str, keeps_originals: bool) -> None:
        self._version = version
        self._keeps_originals = keeps_originals
        self._driver = Driver.of(engine)

    def close(self) -> None:
        """Give the connection back."""
        self._driver.close()

    def folder(self, folder: str) -> Mapping[str, tuple[Stamp, int, int]]:
        """Return by the names of the files in `folder` their stamps, and how many reports and others are in them."""
        with self._driver.reading():
            rows = self._driver.rows(_IN_FOLDER, folder, self._version, self._keeps_originals)
        return {
            name: ((size, modified, changed, inode), loaded, skipped)
            for name, size, modified, changed, inode, loaded, skipped in rows
        }

    def write(self, marks: Iterable[Mark]) -> None:
        """Remember files whose documents are in the database; one whose document is not there is left out."""
        rows = [(mark, (mark.folder, mark.name)) for mark in marks]
        with self._driver.transaction():
            self._driver.do_many(_FORGOTTEN, [key for _, key in rows])
            self._driver.do_many(_OF_DOCUMENT, [self._row(mark) for mark, _ in rows if mark.sha256 is not None])
            self._driver.insert(SEEN_FILES, [self._row(mark) for mark, _ in rows if mark.sha256 is None])

    def _row(self, mark: Mark) -> tuple[object, ...]:
        return (
            mark.folder,
            mark.name,
            *mark.stamp,
            mark.loaded,
            mark.skipped,
            self._version,
            self._keeps_originals,
            mark.sha256,
        )
