"""Members of tar archives, plain or compressed."""

import datetime as dt
import os
import tarfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import IO

from ingest.archives.budget import Budget, too_large
from ingest.archives.member import Member, Outer, of_unread, thai_name
from ingest.found import Skip, words
from model import Refusal, Refused

DAMAGE = (tarfile.TarError, zlib.error, LZMAError, EOFError, OSError, ValueError)


def members(file: IO[bytes], budget: Budget) -> Iterator[Member]:
    """Yield the members of the archive in `file`, in its order.

    Raises:
        Outer: it cannot be read, or not to its end.
        Exhausted: more comes out of it than `budget` allows.
    """
    try:
        with tarfile.open(fileobj=file, encoding="utf-8", errors="surrogateescape") as archive:
            while (info := archive.next()) is not None:
                vars(archive)["members"] = []  # it would keep each of them
                budget.member()
                if not info.isdir():
                    yield _member(archive, info, budget)
            _check_end(archive)
    except DAMAGE as error:
        raise Outer(Refused(Refusal.BAD_ARCHIVE, words(error))) from error


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget) -> Member:
    def content() -> bytes | Refused:
        refused = too_large(info.size, None)
        opened = archive.extractfile(info)
        return refused or (b"" if opened is None else budget.read(opened, None))

    kind = Skip.LINK if info.issym() or info.islnk() else None if info.isreg() else Skip.SPECIAL
    name = thai_name(os.fsencode(info.name))
    return Member(name, of_unread(name, kind, content), _modified_at(info))


def _check_end(archive: tarfile.TarFile) -> None:
    """Look behind the last member: a damaged header looks like the end to the library, and so does a lost rest.

    Raises:
        Outer: this is not where the archive ends.
    """
    assert archive.fileobj is not None
    archive.fileobj.seek(archive.offset)
    mark = archive.fileobj.read(tarfile.BLOCKSIZE)
    if len(mark) < tarfile.BLOCKSIZE or mark.strip(b"\0"):
        raise Outer(Refused(Refusal.BAD_ARCHIVE, "what follows the last member cannot be read"))


def _modified_at(info: tarfile.TarInfo) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(info.mtime, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
