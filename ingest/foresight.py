"""What a run would do, without doing it."""

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.event import Event, Outcome, State
from model import Refused


def foreseen(events: Iterable[Event]) -> Iterator[Outcome]:
    """Yield the outcome that each event would have; a content that is met twice is counted as loaded once."""
    read: dict[str, Refused | None] = {}
    for event in events:
        if event.result is None or event.content is None:
            yield event.outcome
            continue
        digest = event.content.sha256
        if digest in read and read[digest] is None:
            yield replace(event.outcome, state=State.UNCHANGED, is_new=False)
            continue
        result = pickle.loads(event.result)
        read[digest] = result if isinstance(result, Refused) else None
        if isinstance(result, Refused):
            yield replace(event.outcome, state=State.REFUSED, reason=str(result))
        else:
            yield event.outcome
