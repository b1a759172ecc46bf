"""Members of ZIP archives."""

import datetime as dt
import stat
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import IO

from ingest.archives.budget import Budget
from ingest.archives.member import Member, Outer, of_unread, thai_name
from ingest.found import Skip, words
from model import Refusal, Refused

UTF8, ENCRYPTED = 0x800, 0x1  # flags of a member
HEADER = 30  # bytes before a member's name
DAMAGE = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, NotImplementedError, KeyError)


def members(file: IO[bytes], budget: Budget) -> Iterator[Member]:
    """Yield the members of the archive in `file`, in the order of its directory.

    Raises:
        Outer: it cannot be read.
        Exhausted: more comes out of it than `budget` allows.
    """
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE as error:
        raise Outer(Refused(Refusal.BAD_ARCHIVE, words(error))) from error
    with archive:
        overlapping = _overlapping(archive.infolist())
        for info in archive.infolist():
            budget.member()
            if not info.is_dir():
                yield _member(archive, info, budget, info.header_offset in overlapping)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, overlaps: bool) -> Member:
    def content() -> bytes | Refused:
        if overlaps:
            return Refused(Refusal.BAD_ARCHIVE, "it shares its bytes with another member")
        if info.flag_bits & ENCRYPTED:
            return Refused(Refusal.ENCRYPTED, "the member of an archive")
        try:
            with archive.open(info) as opened:
                return budget.read(opened, info.compress_size)
        except DAMAGE as error:
            return Refused(Refusal.BAD_ARCHIVE, words(error))

    name = _name(info)
    return Member(name, of_unread(name, _kind(info), content), _modified_at(info))


def _overlapping(infos: list[zipfile.ZipInfo]) -> set[int]:
    """The offsets of members that begin before the one before them has ended: what bombs are made of."""
    found = set()
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            found.add(info.header_offset)
        # at the least: the name and what follows it may be longer in front of the bytes than in the directory
        end = max(end, info.header_offset + HEADER + info.compress_size)
    return found


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & UTF8:
        return info.orig_filename
    try:
        return thai_name(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.orig_filename


def _kind(info: zipfile.ZipInfo) -> Skip | None:
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return Skip.LINK
    return None if stat.S_IFMT(mode) in (0, stat.S_IFREG) else Skip.SPECIAL


def _modified_at(info: zipfile.ZipInfo) -> dt.datetime | None:
    """The time that the archive states, which is one of a clock in Bangkok."""
    try:
        return dt.datetime(*info.date_time, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    except ValueError:
        return None
