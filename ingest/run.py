"""A run of the import: every input in order, each document whole or not at all."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing

from sqlalchemy import Engine

from ingest.event import Outcome, State
from ingest.folders import Stamps, nothing_known
from ingest.foresight import foreseen
from ingest.found import text_of
from ingest.intake import events
from ingest.loading import Loader
from ingest.reading import LocalReaders, Readers
from store.saving import Counts, Writer
from store.seen import SeenFiles

__all__ = ["Outcome", "State", "foresight", "no_stamps", "run", "run_with", "stamps_of"]


StampsOf = Callable[[SeenFiles], Stamps]


def stamps_of(seen: SeenFiles) -> Stamps:
    """Return what tells which files of a folder are known."""
    return lambda folder: seen.folder(text_of(folder))


def no_stamps(_: SeenFiles) -> Stamps:
    """Return what knows no file, so that each is read."""
    return nothing_known


def run(paths: Iterable[str], engine: Engine, version: str, jobs: int = 1) -> Generator[Outcome, None, None]:
    """Do what `run_with` does, with readers in up to `jobs` processes of this machine."""
    with LocalReaders(jobs) as readers:
        yield from run_with(readers, paths, engine, version)


def run_with(
    readers: Readers, paths: Iterable[str], engine: Engine, version: str, stamps: StampsOf = stamps_of
) -> Generator[Outcome, None, None]:
    """Load the reports at `paths` into the database; yield the outcome of each input, in order, when it is saved.

    `version` is that of the parser: a content that another version has read is read again. A file that was loaded
    and has not changed since is not opened, if `stamps` tells so.
    """
    counted: Counter[State] = Counter()
    with Writer(engine, version) as writer, closing(SeenFiles(engine, version)) as seen:
        try:
            found = events(paths, stamps(seen), writer.known, readers)
            for outcome in Loader(writer, seen).outcomes(found):
                counted[outcome.state] += outcome.number
                yield outcome
        finally:
            writer.finish(Counts(*(counted[state] for state in State)))


def foresight(
    readers: Readers, paths: Iterable[str], engine: Engine | None, version: str, stamps: StampsOf = stamps_of
) -> Iterator[Outcome]:
    """Yield what `run_with` would, and change nothing; without a database everything is new."""
    if engine is None:
        yield from foreseen(events(paths, nothing_known, lambda _: None, readers))
        return
    with Writer(engine, version) as writer, closing(SeenFiles(engine, version)) as seen:
        yield from foreseen(events(paths, stamps(seen), writer.known, readers))
