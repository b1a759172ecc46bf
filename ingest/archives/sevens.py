"""Members of 7z archives."""

from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import IO

import py7zr
from py7zr.exceptions import ArchiveError, CrcError, InternalError

from ingest.archives.budget import Budget, too_large
from ingest.archives.member import Member, Outer, of_unread
from ingest.found import Skip, words
from model import Refusal, Refused

GROUP = 64 * 2**20  # bytes that are unpacked in one go: a solid archive is read from its beginning for each go
# what the library raises of damage, and of headers that nobody has foreseen
DAMAGE = (
    *(ArchiveError, CrcError, InternalError, LZMAError, EOFError, OSError, ValueError, LookupError),
    *(TypeError, AttributeError, AssertionError, NotImplementedError, RecursionError),
)


class Buffer(py7zr.Py7zIO):
    """Where one member is unpacked to, which counts what comes."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._held = BytesIO()

    def write(self, s: bytes | bytearray) -> int:
        """Take what comes; raises Exhausted if it is too much."""
        self._budget.spend(len(s))
        return self._held.write(s)

    def read(self, size: int | None = None) -> bytes:
        """Return what has come."""
        return self._held.getvalue()

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stay: it is read as a whole."""
        return 0

    def flush(self) -> None:
        """Nothing waits."""

    def size(self) -> int:
        """Return how much has come."""
        return self._held.getbuffer().nbytes


class Buffers(py7zr.WriterFactory):
    """A buffer for each member that is unpacked, by its name."""

    def __init__(self, budget: Budget) -> None:
        self.made: dict[str, Buffer] = {}
        self._budget = budget

    def create(self, filename: str) -> Buffer:
        """Return the buffer for a member."""
        self.made[filename] = Buffer(self._budget)
        return self.made[filename]


def members(file: IO[bytes], budget: Budget) -> Iterator[Member]:
    """Yield the members of the archive in `file`, in its order.

    Raises:
        Outer: it cannot be read.
        Exhausted: more comes out of it than `budget` allows.
    """
    try:
        archive = py7zr.SevenZipFile(file)
        infos = [info for info in archive.list() if not info.is_directory]
        locked = archive.needs_password()
    except py7zr.PasswordRequired as error:
        raise Outer(Refused(Refusal.ENCRYPTED, "the archive")) from error
    except DAMAGE as error:
        raise Outer(Refused(Refusal.BAD_ARCHIVE, words(error))) from error
    if locked:
        raise Outer(Refused(Refusal.ENCRYPTED, "the archive"))
    with archive:
        for group in _groups(infos):
            yield from _unpacked(archive, group, budget)


def _groups(infos: list[py7zr.FileInfo]) -> Iterator[list[py7zr.FileInfo]]:
    group: list[py7zr.FileInfo] = []
    size = 0
    for info in infos:
        group.append(info)
        size += info.uncompressed or 0
        if size >= GROUP:
            yield group
            group, size = [], 0
    yield group


def _unpacked(archive: py7zr.SevenZipFile, group: list[py7zr.FileInfo], budget: Budget) -> Iterator[Member]:
    told = [(info.filename, _told(info)) for info in group]
    names = [name for name, content in told if content is None]
    contents = _contents(archive, names, budget)
    for name, content in told:
        budget.member()
        yield Member(name, contents.pop(0) if content is None else content)


def _told(info: py7zr.FileInfo) -> bytes | Refused | Skip | None:
    """What the directory tells of a member that is not to be unpacked; None of one that is."""
    kind = None if info.is_file else Skip.LINK if info.is_symlink else Skip.SPECIAL
    told = of_unread(info.filename, kind, bytes)
    if told != b"":
        return told
    name = PurePosixPath(info.filename)
    if name.is_absolute() or ".." in name.parts:
        return Refused(Refusal.BAD_ARCHIVE, "its name leads out of the archive")
    return too_large(info.uncompressed or 0, None)


def _contents(archive: py7zr.SevenZipFile, names: list[str], budget: Budget) -> list[bytes | Refused]:
    """Return what is in the members `names`; those that cannot be unpacked, and those behind them, are refused."""
    buffers = Buffers(budget)
    failed: Refused | None = None
    last = None
    try:
        archive.reset()
        archive.extract(targets=names, factory=buffers)
    except DAMAGE as error:
        failed = Refused(Refusal.BAD_ARCHIVE, words(error))
        last = next(reversed(buffers.made), None)  # it was being unpacked
    made = {key: buffer for key, buffer in buffers.made.items() if key != last}
    found: list[bytes | Refused] = []
    met: dict[str, int] = {}
    for name in names:
        # the library gives a name that stands twice an ending, so that the second file does not replace the first
        key = PurePosixPath(f"{name}_{met[name]}" if name in met else name).as_posix()
        met[name] = met.get(name, -1) + 1
        unpacked = made.get(key)
        lost = failed or Refused(Refusal.BAD_ARCHIVE, "it is listed and not there")
        found.append(lost if unpacked is None else unpacked.read())
    return found
