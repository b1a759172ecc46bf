"""A run of the import: every input in order, each document whole or not at all."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from sqlalchemy import Engine

from ingest.event import Event, Outcome, State
from ingest.folders import Stamps, nothing_known
from ingest.foresight import foreseen
from ingest.found import text_of
from ingest.intake import NO_PROVENANCE, Intake, Provenance, events
from ingest.loading import Loader
from ingest.reading import LocalReaders, Readers
from store.saving import Counts, Writer
from store.seen import SeenFiles

__all__ = ["Outcome", "Provenance", "State", "Wanted", "foresight", "no_stamps", "run", "run_with", "stamps_of"]


StampsOf = Callable[[SeenFiles], Stamps]


def stamps_of(seen: SeenFiles) -> Stamps:
    """Return what tells which files of a folder are known."""
    return lambda folder: seen.folder(text_of(folder))


def no_stamps(_: SeenFiles) -> Stamps:
    """Return what knows no file, so that each is read."""
    return nothing_known


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to load from `paths`, with the parser `version`; `stamps` tells which files are known."""

    paths: Iterable[str]
    version: str
    provenance: Provenance = NO_PROVENANCE
    stamps: StampsOf = stamps_of


def run(
    paths: Iterable[str], engine: Engine, version: str, jobs: int = 1, provenance: Provenance = NO_PROVENANCE
) -> Generator[Outcome, None, None]:
    """Do what `run_with` does, with readers in up to `jobs` processes of this machine."""
    with LocalReaders(jobs) as readers:
        yield from run_with(readers, Wanted(paths, version, provenance), engine)


def run_with(readers: Readers, wanted: Wanted, engine: Engine) -> Generator[Outcome, None, None]:
    """Load what is wanted into the database; yield the outcome of each input, in order, when it is saved.

    A content that another version has read is read again. A file that was loaded and has not changed is not opened.
    """
    counted: Counter[State] = Counter()
    with Writer(engine, wanted.version) as writer, closing(_seen(wanted, engine)) as seen:
        try:
            for outcome in Loader(writer, seen).outcomes(_events(readers, wanted, writer, seen), readers):
                counted[outcome.state] += outcome.number
                yield outcome
        finally:
            writer.finish(Counts(*(counted[state] for state in State)))


def foresight(readers: Readers, wanted: Wanted, engine: Engine | None) -> Iterator[Outcome]:
    """Yield what `run_with` would, and change nothing; without a database everything is new."""
    if engine is None:
        yield from foreseen(events(wanted.paths, nothing_known, lambda _: None, Intake(readers)))
        return
    with Writer(engine, wanted.version) as writer, closing(_seen(wanted, engine)) as seen:
        yield from foreseen(_events(readers, replace(wanted, provenance=NO_PROVENANCE), writer, seen))


def _seen(wanted: Wanted, engine: Engine) -> SeenFiles:
    return SeenFiles(engine, wanted.version, wanted.provenance.originals is not None)


def _events(readers: Readers, wanted: Wanted, writer: Writer, seen: SeenFiles) -> Iterator[Event]:
    intake = Intake(readers, wanted.provenance)
    return events(wanted.paths, wanted.stamps(seen), writer.known, intake)
