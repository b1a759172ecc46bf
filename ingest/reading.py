"""Reading documents into reports: in batches, by processes of this machine or of a cluster, in the order of asking."""

import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from typing import Any, Self

from ingest import cell
from ingest.cell import Ready, Result, is_pdf
from ingest.isolation import PLACES, Cells
from ingest.isolation import Work as CellWork
from ingest.limits import MIB, Limits

BATCH = 8  # texts that go to a process together: each is read sooner than it gets there alone
BATCH_SIZE = MIB
LARGEST_IN_BATCH = MIB // 4  # a text of this size is no usual report, and is better tried alone
WAITING_BATCHES = 12  # for each process: being read, lying ready, and being saved, which takes as long as several
WAITING_SIZE = 32 * MIB  # for each process

Raw = Callable[[], bytes]
Work = Callable[[Sequence[bytes]], list[bytes]]


class Batch:
    """Up to `most` documents that go to one process together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.datas: list[bytes] = []
        self.size = 0
        self.future: Future[list[bytes]] | None = None
        self.results: list[bytes] | None = None

    def add(self, data: bytes) -> int:
        """Add a document and return its place in the batch."""
        self.datas.append(data)
        self.size += len(data)
        return len(self.datas) - 1

    @property
    def full(self) -> bool:
        """Whether it is time to send it."""
        return len(self.datas) >= self._most or self.size >= BATCH_SIZE


def result_of(raw: Raw) -> Result:
    """Wait for a report or a refusal, and return it."""
    result: Result = pickle.loads(raw())
    return result


def ready_of(raw: Raw) -> Ready:
    """Wait for a report that is prepared to be saved or a refusal, and return it."""
    result: Ready = pickle.loads(raw())
    return result


class Readers:
    """What reads documents: `work` is done through `executor`, which does so many `jobs` at a time."""

    texts_together = BATCH

    def __init__(self, executor: Executor, work: Work, jobs: int) -> None:
        self._executor = executor
        self._work = work
        self._jobs = jobs
        self._open = Batch(self.texts_together)
        self._waiting = 0
        self._waiting_size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what reads."""

    @property
    def full(self) -> bool:
        """Whether so much is being read that the next document had better wait."""
        most = WAITING_BATCHES * self._jobs * self.texts_together
        return self._waiting >= most or self._waiting_size >= WAITING_SIZE * self._jobs

    @property
    def busy(self) -> bool:
        """Whether anything is being read, or waits for whoever has asked for it."""
        return self._waiting > 0

    def start(self, data: bytes) -> Raw:
        """Begin to read `data`, and return what waits for its report or refusal, which is pickled."""
        self._waiting += 1
        self._waiting_size += len(data)
        batch = Batch(1) if is_pdf(data) or len(data) > LARGEST_IN_BATCH else self._open
        place = batch.add(data)
        if batch.full or batch is not self._open:
            self._send(batch)
        return partial(self._result, batch, place, len(data))

    def send(self) -> None:
        """Have the documents read that wait for others to be sent with: none will come."""
        if self._open.datas:
            self._send(self._open)

    def _result(self, batch: Batch, place: int, size: int) -> bytes:
        if batch.future is None:
            self._send(batch)
        if batch.results is None:
            batch.results = self._done(batch)
            batch.datas = []
        self._waiting -= 1
        self._waiting_size -= size
        result, batch.results[place] = batch.results[place], b""
        return result

    def _send(self, batch: Batch) -> None:
        if batch is self._open:
            self._open = Batch(self.texts_together)
        batch.future = self._executor.submit(self._work, self._argument(batch))

    def _argument(self, batch: Batch) -> Any:
        """Return what the executor hands to the work."""
        return batch.datas

    def _done(self, batch: Batch) -> list[bytes]:
        """Wait for the results of a batch that was sent."""
        assert batch.future is not None
        return batch.future.result()


class LocalReaders(Readers):
    """Readers in up to `jobs` processes of this machine that do `work`, and end when the block does."""

    def __init__(self, jobs: int, limits: Limits | None = None, work: CellWork = cell.results) -> None:
        self._cells = Cells(jobs, Limits() if limits is None else limits, work)
        self._has_begun = False
        self._threads = ThreadPoolExecutor(PLACES * jobs)
        super().__init__(self._threads, self._cells.results, jobs)

    def start(self, data: bytes) -> Raw:
        if not self._has_begun:
            self._has_begun = True
            self._threads.submit(self._cells.begin, is_pdf(data))
        return super().start(data)

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._cells.close()
        self._threads.shutdown()
