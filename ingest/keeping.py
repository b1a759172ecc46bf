"""Keeping originals while the documents are read and written: each lies there before what became of it is told."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Self

from ingest.limits import MIB
from store.originals import Originals

TOGETHER = 8  # originals: to hand one alone to another thread takes as long as to keep it
SIZE_TOGETHER = MIB

Kept = Callable[[], None]  # waits until an original lies there


class _Batch:
    """Originals that are kept together, by their digests."""

    def __init__(self) -> None:
        self.datas: dict[str, bytes] = {}
        self.size = 0
        self.future: Future[None] | None = None


class Keeper:
    """What keeps originals, in a thread of its own; nothing where there are none to be kept."""

    def __init__(self, originals: Originals | None) -> None:
        self._originals = originals
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._open = _Batch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Keep what was asked for, whatever has happened elsewhere."""
        self._thread.shutdown()

    def keep(self, sha256: str, data: bytes) -> Kept:
        """Have an original kept; what is returned waits for that, and raises `Unusable` if it cannot be written."""
        if self._originals is None:
            return _nothing
        batch = self._open
        batch.datas[sha256] = data
        batch.size += len(data)
        if len(batch.datas) == TOGETHER or batch.size >= SIZE_TOGETHER:
            self._send(batch)
        return partial(self._wait, batch)

    def _send(self, batch: _Batch) -> None:
        self._open = _Batch()
        batch.future = self._thread.submit(self._keep, batch.datas)

    def _keep(self, datas: dict[str, bytes]) -> None:
        assert self._originals is not None
        for sha256, data in datas.items():
            self._originals.keep(sha256, data)

    def _wait(self, batch: _Batch) -> None:
        if batch.future is None:
            self._send(batch)
        assert batch.future is not None
        batch.future.result()


def _nothing() -> None:
    """Wait for nothing."""
