"""Reading documents into reports: in batches, by processes of this machine or of a cluster, in the order of asking."""

import pickle
from collections import deque
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

    @property
    def done(self) -> bool:
        """Whether its results are there."""
        return self.results is not None or (self.future is not None and self.future.done())


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
        self._waiting: deque[Batch] = deque()  # that of each document, in the order in which they are asked for
        self._waiting_size = 0
        self._are_all = False  # that will come

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what reads."""

    @property
    def full(self) -> bool:
        """Whether so much is being read that the next document had better wait."""
        most = WAITING_BATCHES * self._jobs * self.texts_together
        return len(self._waiting) >= most or self._waiting_size >= WAITING_SIZE * self._jobs

    @property
    def busy(self) -> bool:
        """Whether anything is being read, or waits for whoever has asked for it."""
        return bool(self._waiting)

    @property
    def idle(self) -> bool:
        """Whether the next result is still being read, so that there is time for something else."""
        return self.busy and not self._waiting[0].done

    def begin(self, reads_pdfs: bool) -> None:
        """Have everything get ready that is needed for the first document, while whoever brings it gets ready too."""

    def start(self, data: bytes) -> Raw:
        """Begin to read `data`, and return what waits for its report or refusal, which is pickled."""
        self._waiting_size += len(data)
        batch = Batch(1) if is_pdf(data) or len(data) > LARGEST_IN_BATCH else self._open
        self._waiting.append(batch)
        place = batch.add(data)
        if batch.full or batch is not self._open:
            self._send(batch)
        return partial(self._result, batch, place, len(data))

    def no_more(self) -> None:
        """Have the documents read that wait for others to be sent with: none will come."""
        self._are_all = True
        if self._open.datas:
            self._send(self._open)
        self._let_go_in_time()

    def _let_go(self) -> None:
        """Let go of what has done all its work, while whoever has asked for it goes on."""

    def _let_go_in_time(self) -> None:
        if self._are_all and not self.busy:
            self._let_go()

    def _result(self, batch: Batch, place: int, size: int) -> bytes:
        if batch.future is None:
            self._send(batch)
        if batch.results is None:
            batch.results = self._done(batch)
            batch.datas = []
        self._waiting.popleft()
        self._waiting_size -= size
        result, batch.results[place] = batch.results[place], b""
        self._let_go_in_time()
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

    def begin(self, reads_pdfs: bool) -> None:
        if not self._has_begun:
            self._has_begun = True
            self._threads.submit(self._cells.begin, reads_pdfs)

    def start(self, data: bytes) -> Raw:
        self.begin(is_pdf(data))
        return super().start(data)

    def _let_go(self) -> None:
        self._threads.submit(self._cells.close)

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._cells.close()
        self._threads.shutdown()
