"""Works that end their process, or never end, as libraries in C may."""

import os
import pickle
import signal
import time
from collections.abc import Sequence

from ingest.cell import bounded
from ingest.limits import Limits
from model import Refusal, Refused

ENDINGS = {
    b"%PDF-1.4 exit": lambda: os._exit(3),
    b"%PDF-1.4 abort": os.abort,
    b"%PDF-1.4 segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    b"%PDF-1.4 loop": lambda: any(iter(int, 1)),
    b"%PDF-1.4 memory": lambda: bytearray(2**40),
    b"%PDF-1.4 swelling": lambda: [bytearray(2**20) for _ in iter(int, 1)],
    b"%PDF-1.4 error": lambda: {}["\x1b[31m a name from the document"],
    b"%PDF-1.4 keywords": lambda: (_ for _ in ()).throw(KeywordError(reason="x")),
}


class KeywordError(Exception):
    """An error that cannot be pickled and read back."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)


def work(limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Return each of the data as a refusal's detail; do what `ENDINGS` says."""
    return [bounded(limits, data, _ended) for data in datas]


def killed_once(path: str, limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Be ended from outside at the first call; the file at `path` remembers it."""
    if not os.path.exists(path):
        with open(path, "w"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    return work(limits, datas)


def connecting(limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Try to reach the address that stands in the data."""
    import socket

    return [bounded(limits, data, lambda data: socket.create_connection((data.decode(), 9))) for data in datas]


def large(limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Give more than may come out of any document."""
    return [bounded(limits, data, lambda _: b"x" * (limits.output * 2**20 + 1)) for data in datas]


def told(limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Return the number of the process, when it has slept a little."""
    time.sleep(0.2)
    return [pickle.dumps(os.getpid())] * len(datas)


def _ended(data: bytes) -> Refused:
    if data in ENDINGS:
        ENDINGS[data]()
    return Refused(Refusal.NO_REPORT, data.decode())
