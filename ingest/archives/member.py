"""One member of an archive: its name, and its bytes, or why it is refused or passed over."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.found import Skip
from ingest.names import is_hidden, is_tried
from model import Refused

WITHIN = "!/"  # between an archive and a member: archive.zip!/folder/x.txt


@dataclass(frozen=True, slots=True)
class Member:
    """A member; `name` is empty for the archive itself, if it cannot be read to its end."""

    name: str
    content: bytes | Refused | Skip
    modified_at: dt.datetime | None = None

    def holding(self, content: Refused) -> "Member":
        """Return the member with other content."""
        return replace(self, content=content)

    def inside(self, archive: str) -> "Member":
        """Return it as a member of the archive that holds the archive it is in.

        >>> Member("x.txt", b"").inside("inner.zip").name
        'inner.zip!/x.txt'
        """
        return replace(self, name=archive + WITHIN + self.name if self.name else archive)


class Outer(Exception):
    """The archive itself cannot be read, or not to its end; the one argument is the refusal."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused)
        self.refused = refused


def thai_name(raw: bytes) -> str:
    r"""Return the name of a member, which is UTF-8 or, from older programs, of the Thai code page.

    >>> thai_name("รายงาน.txt".encode("cp874")), thai_name(b"\xff.txt")
    ('รายงาน.txt', '\udcff.txt')
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        name = raw.decode("cp874")
    except UnicodeDecodeError:
        name = ""
    if any("ก" <= letter <= "ฮ" for letter in name):
        return name
    return raw.decode("utf-8", "surrogateescape")


def of_unread(name: str, kind: Skip | None, content: Callable[[], bytes | Refused]) -> bytes | Refused | Skip:
    """Return what a member holds, or why it is passed over, which its `kind` and its name tell before it is read."""
    if any(is_hidden(part) for part in name.replace("\\", "/").split("/") if part not in (".", "..")):
        return Skip.HIDDEN
    if kind is not None:
        return kind
    return content() if is_tried(name) else Skip.NAME
