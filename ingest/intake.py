"""What a run takes in: every input in order, read unless it is known, as events."""

import datetime as dt
import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from ingest.archives.member import WITHIN
from ingest.event import Event, Outcome, State
from ingest.folders import Stamps
from ingest.found import Data, Input, Known, Met, Skip, Skipped, Stamp, Unsettled, Whole, text_of
from ingest.inputs import met
from ingest.keeping import Keeper, Kept
from ingest.names import is_archive
from ingest.reading import Raw, Readers
from ingest.visible import visible
from model import Refused
from store.originals import Originals
from store.saving import Content
from store.saving import Known as KnownContent
from store.seen import Mark

TICK = 20_000_000  # nanoseconds: a file system's clock may stand still that long between two changes
COARSE_TICK = 2_000_000_000  # of one that counts whole seconds
LARGEST_INODE = 2**63 - 1  # that a database holds
SECOND = 1_000_000_000

IsKnown = Callable[[Content], KnownContent | None]
Pending = Callable[[], Event]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the originals are kept, None for nowhere, and when files were exported, by their absolute paths."""

    originals: Originals | None = None
    exported: Mapping[str, dt.datetime] = field(default_factory=dict)


NO_PROVENANCE = Provenance()


@dataclass(frozen=True, slots=True)
class Intake:
    """What reads the inputs, and what is known of them from elsewhere."""

    readers: Readers
    provenance: Provenance = NO_PROVENANCE


def events(paths: Iterable[str], stamps: Stamps, known: IsKnown, intake: Intake) -> Iterator[Event]:
    """Yield an event for each input at `paths`, in order.

    `stamps` tells which files need not be opened, `known` which contents need not be read.
    """
    readers = intake.readers
    started: deque[Pending] = deque()
    with Keeper(intake.provenance.originals) as keeper:
        for found in met(paths, _unless_told(stamps, intake.provenance.exported)):
            started.extend(_begun(found, known, intake, keeper))
            while started and (readers.full or not readers.busy):
                yield started.popleft()()
        readers.no_more()
        while started:
            yield started.popleft()()


def _unless_told(stamps: Stamps, exported: Mapping[str, dt.datetime]) -> Stamps:
    """Know no file of which a manifest tells: that is to be stored."""
    if not exported:
        return stamps
    return lambda folder: {
        name: known for name, known in stamps(folder).items() if os.path.join(folder, name) not in exported
    }


def _begun(found: Met, known: IsKnown, intake: Intake, keeper: Keeper) -> Iterator[Pending]:
    if isinstance(found, Skipped):
        yield partial(Event, Outcome(found.shown, State.SKIPPED, found.why), archive=_archive(found.name))
    elif isinstance(found, Known):
        shown = visible(text_of(found.name))
        yield partial(Event, Outcome(shown, State.UNCHANGED, number=found.loaded))
        yield partial(Event, Outcome(shown, State.SKIPPED, number=found.skipped))
    elif isinstance(found, Whole):
        outcome = Outcome(visible(text_of(found.name)), State.UNCHANGED, number=0)
        yield partial(Event, outcome, mark=_mark(found.name, found.stamp, None), archive=found.name)
    else:
        yield _started(found, known, intake, keeper)


def _started(found: Input, known: IsKnown, intake: Intake, keeper: Keeper) -> Pending:
    """Begin the work on an input; return what ends it, in its turn."""
    archive = _archive(found.name)
    try:
        data = found.content()
    except Refused as refused:
        outcome = Outcome(found.shown, State.REFUSED, str(refused))
        return partial(Event, outcome, path=found.path, unread=refused, archive=archive)
    except Unsettled:
        return partial(Event, Outcome(found.shown, State.SKIPPED, Skip.UNSETTLED), archive=archive)
    content = _content(found, data, intake.provenance)
    kept = keeper.keep(content.sha256, data.data)
    before = known(content)
    mark = _mark(found.name, data.stamp, content.sha256)
    if before is None:
        return partial(_read, found, content, intake.readers.start(data.data), mark, kept)
    kept()
    if before.refusal_detail is not None:
        return partial(Event, Outcome(found.shown, State.REFUSED, before.refusal_detail), archive=archive)
    return partial(Event, Outcome(found.shown, State.UNCHANGED), mark=mark, archive=archive)


def _content(found: Input, data: Data, provenance: Provenance) -> Content:
    digest = hashlib.sha256(data.data).hexdigest()
    exported_at = provenance.exported.get(os.path.abspath(found.name)) if provenance.exported else None
    kept = provenance.originals is not None
    return Content(found.path, digest, len(data.data), data.modified_at, exported_at, kept)


def _read(found: Input, content: Content, reading: Raw, mark: Mark | None, kept: Kept) -> Event:
    kept()
    outcome = Outcome(found.shown, State.LOADED, is_new=True)
    return Event(outcome, content, reading(), found.path, mark=mark, archive=_archive(found.name))


def _archive(name: str) -> str:
    """The outermost archive that `name` is in, or is; empty if it is in none."""
    archive, within, _ = name.partition(WITHIN)
    return archive if within or is_archive(name) else ""


def _mark(name: str, stamp: Stamp | None, sha256: str | None) -> Mark | None:
    """How the file `name` is known the next time; None for one that has just been changed, and may be again."""
    if stamp is None or "://" in name:
        return None
    newest = max(stamp.modified, stamp.changed)
    tick = COARSE_TICK if stamp.modified % SECOND == 0 and stamp.changed % SECOND == 0 else TICK
    if time.time_ns() < newest + tick or stamp.inode > LARGEST_INODE:
        return None
    folder, base = os.path.split(os.path.abspath(name))
    return Mark(text_of(folder), text_of(base), stamp, 1, 0, sha256)
