"""A night: everything is read first and kept aside, then judged, then loaded; held back, it changes nothing."""

import pickle
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from ingest.event import Event, Outcome, State
from ingest.intake import Intake, events
from ingest.loading import Loader
from ingest.reading import Readers
from ingest.run import Wanted
from ingest.spool import Spool
from model import Refused
from store.runs import Accounts, unread_paths
from store.saving import Counts, Writer
from store.seen import SeenFiles

LARGEST_REFUSAL = 4096  # bytes, pickled: a report is larger, and need not be unpacked to be told from one


class Night:
    """One night's work on `engine`: `read` everything, judge `expected`, then `load`; `spooled` lies in a folder."""

    def __init__(self, wanted: Wanted, engine: Engine, folder: Path) -> None:
        self._wanted = wanted
        self._stack = ExitStack()
        self._writer = self._stack.enter_context(Writer(engine, wanted.version))
        keeps = wanted.provenance.originals is not None
        self._seen = self._stack.enter_context(closing(SeenFiles(engine, wanted.version, keeps)))
        self._spool = self._stack.enter_context(Spool(folder))
        self._unread = unread_paths(engine)
        self._expected: Counter[State] = Counter()
        self._new: Counter[State] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def expected(self) -> Accounts:
        """What loading would give, as far as reading tells: the same content twice counts twice."""
        return _accounts(self._expected, self._new)

    def read(self, readers: Readers) -> Iterator[Outcome]:
        """Read what is wanted, and yield what is to be expected of each input, in order."""
        wanted = self._wanted
        intake = Intake(readers, wanted.provenance)
        for event in events(wanted.paths, wanted.stamps(self._seen), self._writer.known, intake):
            self._spool.put(event)
            state = _state(event)
            self._expected[state] += event.outcome.number
            if event.result is not None or self._is_news(event):
                self._new[state] += 1
            yield event.outcome

    def load(self) -> Iterator[Outcome]:
        """Load what was read; yield the outcome of each input, in order, when the database holds it."""
        counted: Counter[State] = Counter()
        try:
            for outcome in Loader(self._writer, self._seen).outcomes(self._spool.events()):
                counted[outcome.state] += outcome.number
                yield outcome
        finally:
            self._writer.finish(Counts(*(counted[state] for state in State)))

    def accounts(self, counted: Counter[State]) -> Accounts:
        """Return what became of the inputs, of which so many were loaded and so on."""
        return _accounts(counted, self._new)

    def _is_news(self, event: Event) -> bool:
        return event.unread is not None and event.path not in self._unread


def _state(event: Event) -> State:
    if event.result is None or len(event.result) > LARGEST_REFUSAL:
        return event.outcome.state
    return State.REFUSED if isinstance(pickle.loads(event.result), Refused) else event.outcome.state


def _accounts(counted: Counter[State], new: Counter[State]) -> Accounts:
    return Accounts(
        counted[State.LOADED],
        counted[State.UNCHANGED],
        counted[State.REFUSED],
        counted[State.SKIPPED],
        new.total(),
        new[State.REFUSED],
    )
