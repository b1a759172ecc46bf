"""A run of the import: every input in order, each document in a transaction of its own."""

import datetime as dt
import hashlib
import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from sqlalchemy import Engine

from ingest.inputs import Input, Skipped, met
from ingest.reading import Readers, Reading
from model import Refused
from store.originals import Originals
from store.saving import Content, Counts, Writer


class State(StrEnum):
    """What became of an input."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An input, and what became of it. `path` is for people to read, and so is `reason`: why it was refused."""

    path: str
    state: State
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the originals are kept, None for nowhere, and when files were exported, by their absolute paths."""

    originals: Originals | None = None
    exported: Mapping[str, dt.datetime] = field(default_factory=dict)


def run(
    paths: Iterable[str], engine: Engine, version: str, jobs: int = 1, provenance: Provenance | None = None
) -> Generator[Outcome, None, None]:
    """Load the reports at `paths` into the database; yield the outcome of each input, in order, when it is saved.

    `version` is that of the parser: a content that another version has read is read again.
    """
    counted: Counter[State] = Counter()
    with Writer(engine, version) as writer, Readers(jobs) as readers:
        try:
            for outcome in _written(_read(paths, writer, readers, provenance or Provenance()), writer):
                counted[outcome.state] += 1
                yield outcome
        finally:
            writer.finish(Counts(*(counted[state] for state in State)))


@dataclass(frozen=True, slots=True)
class _Queued:
    """An outcome that holds when the queue is written, if no other run has written the same content meanwhile."""

    outcome: Outcome


def _written(outcomes: Iterable[Outcome | _Queued], writer: Writer) -> Iterator[Outcome]:
    """Yield the outcomes in their order, each when what it tells of stands in the database."""
    waiting: list[Outcome | _Queued] = []
    for outcome in outcomes:
        waiting.append(outcome)
        if writer.full or not writer.waits:
            yield from _settled(waiting, writer.flush())
            waiting = []
    yield from _settled(waiting, writer.flush())


def _settled(waiting: Iterable[Outcome | _Queued], new: list[bool]) -> Iterator[Outcome]:
    written = iter(new)
    for each in waiting:
        if isinstance(each, Outcome):
            yield each
        elif next(written) or each.outcome.state == State.REFUSED:
            yield each.outcome
        else:
            yield replace(each.outcome, state=State.UNCHANGED)


def _read(
    paths: Iterable[str], writer: Writer, readers: Readers, provenance: Provenance
) -> Iterator[Outcome | _Queued]:
    ahead = 2 * readers.jobs if readers.jobs > 1 else 0
    started: deque[Callable[[], Outcome | _Queued]] = deque()
    for found in met(paths):
        if isinstance(found, Skipped):
            started.append(partial(Outcome, found.shown, State.SKIPPED))
        else:
            started.append(_started(found, writer, readers, provenance))
        if len(started) > ahead:
            yield started.popleft()()
    while started:
        yield started.popleft()()


def _started(found: Input, writer: Writer, readers: Readers, provenance: Provenance) -> Callable[[], Outcome | _Queued]:
    """Begin the work on an input; return what ends it, in its turn."""
    try:
        data = found.read()
    except Refused as refused:
        return partial(_unreadable, found, refused, writer)
    sha256 = hashlib.sha256(data).hexdigest()
    if provenance.originals is not None:
        provenance.originals.keep(sha256, data)
    exported_at = provenance.exported.get(os.path.abspath(found.name))
    kept = provenance.originals is not None
    content = Content(found.path, sha256, len(data), found.modified_at, exported_at, kept)
    known = writer.known(content)
    if known is None:
        return partial(_queued, found, content, readers.start(data), writer)
    if known.refusal_detail is not None:
        return partial(Outcome, found.shown, State.REFUSED, known.refusal_detail)
    return partial(Outcome, found.shown, State.UNCHANGED)


def _queued(found: Input, content: Content, reading: Reading, writer: Writer) -> _Queued:
    try:
        result = reading()
    except Exception as error:
        error.add_note(f"while reading {found.shown}")
        raise
    if isinstance(result, Refused):
        writer.refuse(content, result)
        return _Queued(Outcome(found.shown, State.REFUSED, str(result)))
    writer.load(content, result)
    return _Queued(Outcome(found.shown, State.LOADED))


def _unreadable(found: Input, refused: Refused, writer: Writer) -> Outcome:
    writer.unreadable(found.path, refused)
    return Outcome(found.shown, State.REFUSED, str(refused))
