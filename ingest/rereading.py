"""Reading kept originals again with this version, and what that changes."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from ingest.cell import Ready
from ingest.reading import LocalReaders, Raw, Readers, ready_of
from model import Refused
from store.history import Change
from store.originals import Damaged, Originals
from store.prepared import Prepared
from store.rereading import Read, reread_changes
from store.saving import Counts, Writer


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a document again gave.

    `changes` are what its report says otherwise; `refusal` is why it gives none now, where that is news; `found` that
    it gave none before; `fault` why it could not be read again.
    """

    read: Read
    changes: Sequence[Change] = ()
    refusal: str | None = None
    found: bool = False
    fault: str | None = None

    @property
    def is_news(self) -> bool:
        """Whether anything is otherwise than before."""
        return bool(self.changes or self.refusal or self.found or self.fault)


def reread(documents: Sequence[Read], originals: Originals, engine: Engine, jobs: int) -> Iterator[Reread]:
    """Yield what reading `documents` again gives, in their order; nothing is written."""
    for read, result in _results(documents, originals, jobs):
        yield _compared(read, result, engine)


def reparse(
    documents: Sequence[Read], originals: Originals, engine: Engine, version: str, jobs: int
) -> Iterator[Reread]:
    """Do as `reread`, and write what the documents give now."""
    with Writer(engine, version) as writer:
        loaded = refused = 0
        for read, result in _results(documents, originals, jobs):
            compared = _compared(read, result, engine)
            if not isinstance(result, Damaged):
                writer.reload(read.content, result)
                loaded += isinstance(result, Prepared)
                refused += isinstance(result, Refused)
            if writer.full:
                writer.flush()
            yield compared
        writer.finish(Counts(loaded=loaded, refused=refused))


def _results(documents: Sequence[Read], originals: Originals, jobs: int) -> Iterator[tuple[Read, Ready | Damaged]]:
    with LocalReaders(jobs) as readers:
        started: deque[tuple[Read, Raw | Damaged]] = deque()
        for read in documents:
            started.append((read, _started(read, originals, readers)))
            while started and (readers.full or not readers.busy):
                yield _ended(*started.popleft())
        readers.no_more()
        while started:
            yield _ended(*started.popleft())


def _started(read: Read, originals: Originals, readers: Readers) -> Raw | Damaged:
    try:
        return readers.start(originals.data(read.content.sha256))
    except Damaged as damaged:
        return damaged


def _ended(read: Read, reading: Raw | Damaged) -> tuple[Read, Ready | Damaged]:
    return read, reading if isinstance(reading, Damaged) else ready_of(reading)


def _compared(read: Read, result: Ready | Damaged, engine: Engine) -> Reread:
    if isinstance(result, Damaged):
        return Reread(read, fault=str(result))
    if isinstance(result, Refused):
        return Reread(read, refusal=None if str(result.reason) == read.refusal else str(result))
    if read.refusal is not None:
        return Reread(read, found=True)
    with engine.connect() as connection:
        return Reread(read, reread_changes(connection, read.id, result.report))
