"""Work on documents in processes of their own: what ends one costs the document that it was at, and no other."""

import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

from ingest import cell
from ingest.cell import OUT_OF_MEMORY, TIRED
from ingest.limits import Limits
from ingest.server import context
from model import Refusal, Refused

if TYPE_CHECKING:
    from pebble import ProcessPool

TASKS = 200  # that a process does before a new one takes its place: no library is free of leaks
SPARE_SECONDS = 30  # behind the limits that a process keeps itself, for one that cannot
TICK = 0.02  # seconds between two looks at the processes: at the end of the work somebody waits for it
PLACES = 2  # pieces of work for each process, so that the next lies ready when one is done
TRIES = 3  # of a document whose process was ended from outside, which is no fault of its own
SLOW = (signal.SIGALRM, signal.SIGXCPU)
FROM_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)

Work = Callable[[Limits, Sequence[bytes]], list[bytes]]


class Cells:
    """Up to `jobs` processes that do `work`; they start with the first of it, and go with `close`."""

    def __init__(self, jobs: int, limits: Limits, work: Work = cell.results) -> None:
        self.limits = limits
        self._jobs = jobs
        self._work = work
        self._pool: ProcessPool | None = None
        self._waiting: set[Future[list[bytes]]] = set()
        self._is_closed = False
        self._lock = Lock()

    def results(self, datas: Sequence[bytes]) -> list[bytes]:
        """Return the pickled result of each of `datas`, done in one process; it may be called by several threads.

        If that process ends, each is tried in another one, alone: the one at fault is refused.
        """
        try:
            return self._asked(datas)
        except Exception as error:
            self._unless_closed(error)
            if len(datas) > 1:
                return [result for data in datas for result in self.results([data])]
            return [pickle.dumps(self._alone(datas, error))]

    def begin(self, reads_pdfs: bool) -> None:
        """Start the processes, so that they are there when the first work comes."""
        with suppress(CancelledError):
            bool(self._opened(reads_pdfs).active)  # it starts them when it is looked at

    def close(self) -> None:
        """End the processes, whatever they are doing; who waits for their results is told that there are none."""
        with self._lock:
            self._is_closed = True
            pool, self._pool = self._pool, None
            waiting = list(self._waiting)
        for future in waiting:
            future.cancel()
        if pool is not None:
            pool.stop()
            pool.join()

    def _alone(self, datas: Sequence[bytes], error: Exception) -> object:
        for _ in range(TRIES):
            if not _innocent(error):
                break
            try:
                result = pickle.loads(self._asked(datas)[0])
            except Exception as again:
                self._unless_closed(again)
                error = again
            else:
                return result
        return _refused(error, self.limits)

    def _unless_closed(self, error: Exception) -> None:
        """Raise `error` if it comes from nothing but the end of the work."""
        if self._is_closed:
            raise error

    def _asked(self, datas: Sequence[bytes]) -> list[bytes]:
        pool = self._opened(any(map(cell.is_pdf, datas)))
        seconds = self.limits.longest + SPARE_SECONDS
        future: Future[list[bytes]] | None = None
        try:
            future = pool.schedule(self._work, args=(self.limits, datas), timeout=seconds)
            with self._waited(future):
                return future.result(PLACES * seconds)
        except (RuntimeError, TimeoutError):
            if future is None or not future.done() or isinstance(future.exception(), RuntimeError):
                self._forget(pool)  # it is broken
            raise

    @contextmanager
    def _waited(self, future: Future[list[bytes]]) -> Iterator[None]:
        with self._lock:
            if self._is_closed:
                raise CancelledError
            self._waiting.add(future)
        try:
            yield
        finally:
            with self._lock:
                self._waiting.discard(future)

    def _opened(self, reads_pdfs: bool) -> "ProcessPool":
        from pebble import CONSTS, ProcessPool  # where nothing is isolated it is not needed

        with self._lock:
            if self._is_closed:
                raise CancelledError
            if self._pool is None:
                CONSTS.sleep_unit = TICK
                server = context(reads_pdfs, self._work is cell.results)
                self._pool = ProcessPool(self._jobs, TASKS, initializer=cell.settle, context=server)
            return self._pool

    def _forget(self, pool: "ProcessPool") -> None:
        """Let go of a pool that is broken; who waits for its results asks again."""
        with self._lock:
            if self._pool is not pool:
                return
            self._pool = None
            waiting = list(self._waiting)
        for future in waiting:
            future.cancel()
        pool.stop()


def _innocent(error: Exception) -> bool:
    """Whether the process was ended by something else than the document."""
    status = _status(error)
    if status is None:
        return isinstance(error, RuntimeError | CancelledError)
    return status == TIRED or -status in FROM_OUTSIDE


def _status(error: Exception) -> int | None:
    """The status with which the process has ended that was to give a result; None if it has not ended so."""
    from pebble import ProcessExpired

    return error.exitcode if isinstance(error, ProcessExpired) else None


def _refused(error: Exception, limits: Limits) -> Refused:
    if isinstance(error, TimeoutError):
        return Refused(Refusal.TOO_SLOW)
    status = _status(error)
    return Refused(Refusal.CRASHED, type(error).__name__) if status is None else refused_end(status, limits)


def refused_end(status: int, limits: Limits) -> Refused:
    """Return the refusal of a document at which a process with `limits` has ended with `status`."""
    if status == OUT_OF_MEMORY:
        return Refused(Refusal.TOO_MUCH_MEMORY, f"more than {limits.memory} MiB")
    if -status in SLOW:
        return Refused(Refusal.TOO_SLOW)
    try:
        return Refused(Refusal.CRASHED, signal.Signals(-status).name)
    except ValueError:
        return Refused(Refusal.CRASHED, f"status {status}")
