"""A run of the import: every input in order, each document in a transaction of its own."""

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from sqlalchemy import Engine

from ingest.inputs import Input, Skipped, met
from ingest.reading import Readers, Reading
from model import Refused
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


def run(paths: Iterable[str], engine: Engine, version: str, jobs: int = 1) -> Generator[Outcome, None, None]:
    """Load the reports at `paths` into the database; yield the outcome of each input, in order, when it is saved.

    `version` is that of the parser: a content that another version has read is read again.
    """
    counted: Counter[State] = Counter()
    with Writer(engine, version) as writer, Readers(jobs) as readers:
        try:
            for outcome in _outcomes(paths, writer, readers):
                counted[outcome.state] += 1
                yield outcome
        finally:
            writer.finish(Counts(*(counted[state] for state in State)))


def _outcomes(paths: Iterable[str], writer: Writer, readers: Readers) -> Iterator[Outcome]:
    ahead = 2 * readers.jobs if readers.jobs > 1 else 0
    started: deque[Callable[[], Outcome]] = deque()
    for found in met(paths):
        if isinstance(found, Skipped):
            started.append(partial(Outcome, found.shown, State.SKIPPED))
        else:
            started.append(_started(found, writer, readers))
        if len(started) > ahead:
            yield started.popleft()()
    while started:
        yield started.popleft()()


def _started(found: Input, writer: Writer, readers: Readers) -> Callable[[], Outcome]:
    """Begin the work on an input; return what ends it, in its turn."""
    try:
        data = found.read()
    except Refused as refused:
        return partial(_unreadable, found, refused, writer)
    content = Content(found.path, hashlib.sha256(data).hexdigest(), len(data))
    known = writer.known(content)
    if known is None:
        return partial(_saved, found, content, readers.start(data), writer)
    if known.refusal_detail is not None:
        return partial(Outcome, found.shown, State.REFUSED, known.refusal_detail)
    return partial(Outcome, found.shown, State.UNCHANGED)


def _saved(found: Input, content: Content, reading: Reading, writer: Writer) -> Outcome:
    try:
        result = reading()
    except Exception as error:
        error.add_note(f"while reading {found.shown}")
        raise
    if isinstance(result, Refused):
        writer.refuse(content, result)
        return Outcome(found.shown, State.REFUSED, str(result))
    return Outcome(found.shown, State.LOADED if writer.load(content, result) else State.UNCHANGED)


def _unreadable(found: Input, refused: Refused, writer: Writer) -> Outcome:
    writer.unreadable(found.path, refused)
    return Outcome(found.shown, State.REFUSED, str(refused))
