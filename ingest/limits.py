"""What reading one document may take: memory, processor time, time on the clock, and the size of what comes out."""

import ctypes
import fcntl
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import parent_process

MIB = 2**20
PATIENCE = 3  # times the processor time on the clock: a busy machine is no fault of the document
SMALLEST_PAGE = 50  # bytes: a file that claims more pages than it has room for gets no time for them
PR_SET_PDEATHSIG = 1  # of Linux's prctl


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one document: an honest one of 350 pages takes 50 seconds, most take less than one.

    `memory` is what may be added to that of the waiting process, in MiB; `seconds` are of the processor, and more of
    them are given for each page, up to `most_seconds`; `output` is in MiB.
    """

    memory: int = 1024
    seconds: int = 10
    seconds_a_page: float = 0.5
    most_seconds: int = 600
    output: int = 64

    def time(self, pages: int, size: int) -> float:
        """Return the seconds of the processor for a document that says it has so many pages, in so many bytes.

        >>> Limits().time(1, 10_000), Limits().time(350, 10_000_000), Limits().time(2**31, 300)
        (10.5, 185.0, 13.0)
        """
        honest = min(pages, size // SMALLEST_PAGE)
        return min(self.seconds + honest * self.seconds_a_page, self.most_seconds)

    @property
    def longest(self) -> float:
        """The seconds on the clock after which a document has been stopped, whatever it says."""
        return PATIENCE * self.most_seconds


def confine() -> None:
    """Make this process one that dies with the process that started it, and that leaves nothing behind.

    Signals for the terminal do not reach it, it ends at once when it is told to, and no image of its memory is kept.
    """
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = parent_process()
    if parent is not None:
        # the one that forked this process is a server, which lives on while it has children; the one that wants the
        # results holds a pipe, and the system tells by a signal when that is closed
        fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(parent.sentinel, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, os.O_ASYNC)
        if not parent.is_alive():
            os._exit(0)  # it has ended before this one could be told to end with it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def limited_memory(limits: Limits) -> Iterator[None]:
    """Let this process take no more than what it has and `limits.memory`."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size() + limits.memory * MIB, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


@contextmanager
def limited_time(seconds: float) -> Iterator[None]:
    """Let this process be ended by a signal after so many seconds of the processor, or a multiple on the clock."""
    give(seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


def give(seconds: float) -> None:
    """Begin to count the time anew, with so many seconds."""
    give_processor(seconds)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE * seconds)


def give_processor(seconds: float) -> None:
    """Begin to count the processor's time anew, with so many seconds."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    # the kernel counts whole seconds; the signal is not caught, so that no loop in C can put it off
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 1, hard))


def size() -> int:
    """Return the bytes of address space that this process has."""
    with open("/proc/self/statm", "rb") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
