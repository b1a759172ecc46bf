"""Members of an archive, unpacked by a process of its own: what ends it costs the rest of this archive."""

import os
from collections.abc import Iterator
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.reduction import DupFd
from typing import Any

from ingest.archives import members as members_of
from ingest.archives.budget import Budget
from ingest.archives.member import WITHIN, Member
from ingest.cell import OUT_OF_MEMORY, settle, where
from ingest.files import held, is_written, stamp_of
from ingest.found import Data, Input, Met, Skip, Skipped, Unsettled, Whole, refusing
from ingest.isolation import refused_end
from ingest.limits import PATIENCE, Limits, give_processor, limited_memory
from ingest.server import context
from model import Refusal, Refused

LIMITS = Limits(seconds=10)  # for one member: to go over some gigabytes that nobody asked for takes longer
REMOTE = "://"


class Lent:
    """An open file on its way to another process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __reduce__(self) -> tuple[Any, ...]:
        return _taken, (DupFd(self._descriptor),)


def members(archive: Input) -> Iterator[Met]:
    """Yield the members of `archive` in their order: to be tried, or passed over.

    The last is `Whole`, if the archive was read to its end and has not changed meanwhile.
    """
    try:
        descriptor = _opened(archive)
    except Refused as refused:
        yield refusing(archive.name, refused.reason, refused.detail)
        return
    except Unsettled:
        yield Skipped(archive.name, Skip.UNSETTLED)
        return
    try:
        before = stamp_of(os.fstat(descriptor))
        if archive.stamp not in (None, before) or is_written(descriptor):
            yield Skipped(archive.name, Skip.UNSETTLED)
            return
        for member in _unpacked(archive.name, descriptor, before.size):
            yield _met(archive.name, member)
        if before == stamp_of(os.fstat(descriptor)):
            yield Whole(archive.name, before)
    finally:
        os.close(descriptor)


def _opened(archive: Input) -> int:
    if REMOTE not in archive.name:
        return held(archive.name, archive.stamp)
    descriptor = os.memfd_create("archive")
    with open(descriptor, "wb", closefd=False) as file:
        file.write(archive.read())
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _met(archive: str, member: Member) -> Met:
    name = archive + WITHIN + member.name if member.name else archive
    if isinstance(member.content, Skip):
        return Skipped(name, member.content)
    if isinstance(member.content, Refused):
        return refusing(name, member.content.reason, member.content.detail)
    return Input(name, partial(Data, member.content, member.modified_at))


def _unpacked(name: str, descriptor: int, size: int) -> Iterator[Member]:
    receiver, sender = context().Pipe(duplex=False)
    process = context().Process(target=_unpack, args=(name, Lent(descriptor), size, sender), daemon=True)
    process.start()
    sender.close()
    try:
        while True:
            if not receiver.poll(PATIENCE * LIMITS.seconds):
                yield Member("", Refused(Refusal.TOO_SLOW))
                return
            try:
                member = receiver.recv()
            except (EOFError, ConnectionError):
                process.join()
                yield Member("", refused_end(process.exitcode or 0, LIMITS))
                return
            if member is None:
                return
            yield member
    finally:
        receiver.close()
        process.kill()
        process.join()


def _unpack(name: str, descriptor: int, size: int, sender: Connection) -> None:
    """What the process does: send one member behind the other, and None behind the last."""
    settle()
    with open(descriptor, "rb") as file, limited_memory(LIMITS):
        try:
            give_processor(LIMITS.seconds)
            for member in members_of(name, file, Budget(size)):
                sender.send(member)
                give_processor(LIMITS.seconds)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except BrokenPipeError:
            return  # nobody wants the rest
        except Exception as error:
            sender.send(Member("", Refused(Refusal.CRASHED, where(error))))
        sender.send(None)


def _taken(duplicate: Any) -> int:
    descriptor: int = duplicate.detach()
    return descriptor
