"""What is met on the way through the inputs: something to be read, something passed over, something known."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from ingest.visible import visible
from model import Refusal, Refused

_HALF = re.compile("[\\ud800-\\udc7f\\udd00-\\udfff]")  # those between them are bytes that are no UTF-8


class Stamp(NamedTuple):
    """What the system says of a file without opening it; a file with the same stamp has the same content."""

    size: int
    modified: int  # nanoseconds since 1970, as the next
    changed: int
    inode: int


class Skip(StrEnum):
    """Why something is passed over."""

    NAME = "by their names neither text, PDF nor archive"
    HIDDEN = "hidden"
    LINK = "links"
    SPECIAL = "pipes, sockets or devices"
    UNSETTLED = "still being written, for the next run"


@dataclass(frozen=True, slots=True)
class Data:
    """What was read of an input: its bytes, when they were last changed, and the file's stamp if it is one."""

    data: bytes
    modified_at: dt.datetime | None = None
    stamp: Stamp | None = None


class Unsettled(Exception):
    """A file is still being written."""


@dataclass(frozen=True, slots=True)
class Input:
    """Something to be tried, or something that cannot be read, which says so when it is tried.

    `name` is what the operating system takes, or the address; `opened` reads it.
    """

    name: str
    opened: Callable[[], Data]
    refused: Refused | None = None
    stamp: Stamp | None = None

    @property
    def path(self) -> str:
        r"""The name as text: bytes in it that are no UTF-8 are written out, as ``\xff``."""
        return text_of(self.name)

    @property
    def shown(self) -> str:
        """The name as it may be written to a terminal."""
        return visible(self.path)

    def content(self) -> Data:
        """Return what stands in it.

        Raises:
            Refused: it cannot be read, or it is larger than any report.
            Unsettled: it is still being written.
        """
        return self.opened()

    def read(self) -> bytes:
        """Return the bytes that stand in it, as `content` does."""
        return self.content().data


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a folder or an archive that is passed over, and why."""

    name: str
    why: Skip

    @property
    def shown(self) -> str:
        """The name as it may be written to a terminal."""
        return visible(text_of(self.name))


@dataclass(frozen=True, slots=True)
class Known:
    """Files in a folder, or members of an archive, that are as they were: so many loaded, so many skipped."""

    name: str
    loaded: int
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """The end of an archive that was read to its end, behind its members."""

    name: str
    stamp: Stamp


Met = Input | Skipped | Known | Whole


def refusing(name: str, reason: Refusal, detail: str = "") -> Input:
    """Return an input that cannot be read."""
    refused = Refused(reason, detail)
    return Input(name, partial(_refuse, refused), refused)


def text_of(name: str) -> str:
    r"""Return a name as text that every database takes: bytes that are no UTF-8 are written out, and so is NUL.

    >>> text_of("a\udcff\0\ud800.txt") == r"a\xff\x00\ud800.txt"
    True
    """
    if _is_text(name):
        return name
    whole = _HALF.sub(lambda match: f"\\u{ord(match[0]):04x}", name.replace("\0", r"\x00"))
    return whole.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_text(name: str) -> bool:
    try:
        return b"\0" not in name.encode()
    except UnicodeEncodeError:
        return False


def words(error: Exception) -> str:
    """Return what an error says, so that it may be written anywhere; its class if it says nothing."""
    said = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    return visible(" ".join(said.split())[:200]) or type(error).__name__


def _refuse(refused: Refused) -> Data:
    raise refused
