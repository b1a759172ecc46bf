"""Loading what was read: each document whole or not at all, and each outcome told when the database holds it."""

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.cell import Ready
from ingest.event import Event, Outcome, State
from ingest.reading import Readers
from model import Refused
from store.saving import Writer
from store.seen import Mark, SeenFiles


@dataclass(frozen=True, slots=True)
class _Queued:
    """An outcome that holds when the queue is written, if no other run has written the same content meanwhile."""

    outcome: Outcome


class Loader:
    """What writes events into a database, and the files that need not be opened again."""

    def __init__(self, writer: Writer, seen: SeenFiles) -> None:
        self._writer = writer
        self._seen = seen
        self._marks: list[Mark] = []
        self._archive = ""
        self._members: Counter[State] = Counter()

    def outcomes(self, events: Iterable[Event], readers: Readers | None = None) -> Iterator[Outcome]:
        """Yield the outcome of each event, in order, when what it tells of stands in the database.

        While the `readers` from which the events come still read the next one, there is time to write.
        """
        waiting: list[Outcome | _Queued] = []
        for event in events:
            waiting.append(self._taken(event))
            idle = readers is not None and readers.idle
            if self._writer.full or not self._writer.waits or (idle and self._writer.ready):
                yield from self._written(waiting)
                waiting = []
        yield from self._written(waiting)

    def _taken(self, event: Event) -> Outcome | _Queued:
        outcome = self._queued(event)
        state = (outcome.outcome if isinstance(outcome, _Queued) else outcome).state
        self._remember(event, state)
        return outcome

    def _queued(self, event: Event) -> Outcome | _Queued:
        if event.unread is not None:
            self._writer.unreadable(event.path, event.unread)
        if event.result is None or event.content is None:
            return event.outcome
        result: Ready = pickle.loads(event.result)
        if isinstance(result, Refused):
            self._writer.refuse(event.content, result)
            return _Queued(replace(event.outcome, state=State.REFUSED, reason=str(result)))
        self._writer.take(event.content, result)
        return _Queued(event.outcome)

    def _remember(self, event: Event, state: State) -> None:
        """Keep the mark of a file that was loaded, and that of an archive of which every member was."""
        if event.archive != self._archive:
            self._archive = event.archive
            self._members.clear()
        if not event.archive:
            if event.mark is not None and state in (State.LOADED, State.UNCHANGED):
                self._marks.append(event.mark)
        elif event.mark is None or event.mark.sha256 is not None:
            self._members[state] += event.outcome.number
        else:
            if not self._members[State.REFUSED]:
                loaded = self._members[State.LOADED] + self._members[State.UNCHANGED]
                self._marks.append(event.mark._replace(loaded=loaded, skipped=self._members[State.SKIPPED]))
            self._archive = ""

    def _written(self, waiting: Iterable[Outcome | _Queued]) -> Iterator[Outcome]:
        written = iter(self._writer.flush())
        if self._marks:
            # behind the documents: what is marked and not loaded would never be loaded
            self._seen.write(self._marks)
            self._marks = []
        for each in waiting:
            if isinstance(each, Outcome):
                yield each
            elif next(written):
                yield each.outcome
            elif each.outcome.state == State.REFUSED:
                yield replace(each.outcome, is_new=False)
            else:
                yield replace(each.outcome, state=State.UNCHANGED, is_new=False)
