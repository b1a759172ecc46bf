"""What a run finds, one event an input, in order: it can be kept on disk, and loaded when all of them are judged."""

from dataclasses import dataclass
from enum import StrEnum

from model import Refused
from store.saving import Content
from store.seen import Mark


class State(StrEnum):
    """What became of an input."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input, or of `number` of them. `path` and `reason` are for people to read.

    `is_new` tells of one that is refused or loaded whether an earlier run had not met it so.
    """

    path: str
    state: State
    reason: str | None = None
    number: int = 1
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """An outcome that holds when what belongs to it is in the database.

    `result` is a report or a refusal, pickled, of `content`; `unread` tells why the file at `path` cannot be read;
    `mark` is how the file is known the next time, if all in it was loaded; `archive` is the one that it is in.
    """

    outcome: Outcome
    content: Content | None = None
    result: bytes | None = None
    path: str = ""
    unread: Refused | None = None
    mark: Mark | None = None
    archive: str = ""
