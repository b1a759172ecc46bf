"""A run of the import: every input in order, each document whole or not at all."""

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from sqlalchemy import Engine

from ingest.found import Input, Known, Skip, Skipped, Unsettled, Whole
from ingest.inputs import met
from ingest.reading import Readers, Reading
from ingest.visible import visible
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
    """What became of an input, or of `number` of them. `path` and `reason` are for people to read."""

    path: str
    state: State
    reason: str | None = None
    number: int = 1


def run(paths: Iterable[str], engine: Engine, version: str, readers: Readers) -> Generator[Outcome, None, None]:
    """Load the reports at `paths` into the database; yield the outcome of each input, in order, when it is saved.

    `version` is that of the parser: a content that another version has read is read again.
    """
    counted: Counter[State] = Counter()
    with Writer(engine, version) as writer:
        try:
            for outcome in _outcomes(paths, writer, readers):
                counted[outcome.state] += outcome.number
                yield outcome
        finally:
            writer.finish(Counts(*(counted[state] for state in State)))


def _outcomes(paths: Iterable[str], writer: Writer, readers: Readers) -> Iterator[Outcome]:
    started: deque[Callable[[], Outcome]] = deque()
    for found in met(paths):
        if isinstance(found, Skipped):
            started.append(partial(Outcome, found.shown, State.SKIPPED, found.why))
        elif isinstance(found, Input):
            started.append(_started(found, writer, readers))
        while readers.full:
            yield started.popleft()()
    while started:
        yield started.popleft()()


def _started(found: Input, writer: Writer, readers: Readers) -> Callable[[], Outcome]:
    """Begin the work on an input; return what ends it, in its turn."""
    try:
        content = found.content()
    except Refused as refused:
        return partial(_unreadable, found, refused, writer)
    except Unsettled:
        return partial(Outcome, found.shown, State.SKIPPED, Skip.UNSETTLED)
    data = content.data
    described = Content(found.path, hashlib.sha256(data).hexdigest(), len(data))
    known = writer.known(described)
    if known is None:
        return partial(_saved, found, described, readers.start(data), writer)
    if known.refusal_detail is not None:
        return partial(Outcome, found.shown, State.REFUSED, known.refusal_detail)
    return partial(Outcome, found.shown, State.UNCHANGED)


def _saved(found: Input, content: Content, reading: Reading, writer: Writer) -> Outcome:
    result = reading()
    if isinstance(result, Refused):
        writer.refuse(content, result)
        return Outcome(found.shown, State.REFUSED, str(result))
    return Outcome(found.shown, State.LOADED if writer.load(content, result) else State.UNCHANGED)


def _unreadable(found: Input, refused: Refused, writer: Writer) -> Outcome:
    writer.unreadable(found.path, refused)
    return Outcome(found.shown, State.REFUSED, str(refused))
