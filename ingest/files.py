"""Files of this machine: opened once, never a link, a pipe or a device, and never while they are written."""

import datetime as dt
import fcntl
import os
import signal
import stat
from functools import partial

from ingest.found import Data, Input, Stamp, Unsettled, words
from model import Refusal, Refused

LARGEST = 256 * 2**20  # bytes: a report of two thousand scanned pages is smaller
NO_WAY_AROUND = os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def file(name: str, stamp: Stamp | None = None) -> Input:
    """Return the file `name`; `stamp` is what it had when it was met in a folder, where no link is followed."""
    return Input(name, partial(opened, name, stamp), stamp=stamp)


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp in what the system says of a file."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def opened(name: str, stamp: Stamp | None) -> Data:
    """Return what stands in the file.

    Raises:
        Refused: it cannot be read, it is no file, or it is larger than any report.
        Unsettled: it is still being written.
    """
    with open(held(name, stamp), "rb") as opened_file:
        descriptor = opened_file.fileno()
        before = os.fstat(descriptor)
        if before.st_size > LARGEST:
            raise Refused(Refusal.TOO_LARGE, f"more than {LARGEST // 2**20} MiB")
        try:
            data = opened_file.read(before.st_size + 1) if before.st_size else b""
            data += b"" if len(data) != before.st_size else opened_file.read(1)
        except OSError as error:
            raise Refused(Refusal.UNREADABLE, words(error)) from error
        found = stamp_of(before)
        changed = found != stamp_of(os.fstat(descriptor)) or stamp not in (None, found)
        if changed or len(data) != before.st_size or is_written(descriptor):
            raise Unsettled
    modified_at = dt.datetime.fromtimestamp(before.st_mtime, dt.UTC)
    return Data(data, modified_at, found)


def held(name: str, stamp: Stamp | None) -> int:
    """Return an open file's descriptor; no link is followed to one that was met in a folder.

    Raises:
        Refused: it cannot be opened, or it is no file.
    """
    try:
        descriptor = os.open(name, os.O_RDONLY | NO_WAY_AROUND | (0 if stamp is None else os.O_NOFOLLOW))
    except (OSError, ValueError) as error:
        raise Refused(Refusal.UNREADABLE, words(error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused(Refusal.UNREADABLE, "it is no file")  # a pipe or a device may never end
    return descriptor


def is_written(descriptor: int) -> bool:
    """Return whether any process of this machine has the file open for writing: the system lends it to no reader."""
    try:
        # who opens it for writing meanwhile has us told by a signal, which must be one that does nothing
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False  # the file is another user's, or lies in a place that cannot tell
    return False
