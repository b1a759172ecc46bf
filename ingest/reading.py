"""Reading documents into reports: a text at once, PDFs in processes of their own."""

import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Self

import parsers
from model import Refusal, Refused, Report

Reading = Callable[[], Report | Refused]


def reading(data: bytes) -> Report | Refused:
    """Return the report that stands in `data`, or why there is none."""
    try:
        return parsers.extract(data)
    except Refused as refused:
        return refused


class Readers:
    """Up to `jobs` processes that read PDFs; they start with the first one.

    A text takes less time than its way to another process and back: it is read here, when its result is asked for.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def start(self, data: bytes) -> Reading:
        """Begin to read `data`, and return what waits for its report."""
        if self.jobs == 1 or not is_pdf(data):
            return lambda: reading(data)
        try:
            future = self._started().submit(reading, data)
        except BrokenProcessPool:
            self._pool = None
            future = self._started().submit(reading, data)
        return lambda: _result(future, data)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self.jobs)
        return self._pool


def is_pdf(data: bytes) -> bool:
    """Return whether `data` says that it is a PDF: its mark may stand a little behind the beginning."""
    return data.find(b"%PDF-", 0, 1024) >= 0


def _pool(jobs: int) -> ProcessPoolExecutor:
    # a forked child would share the open database
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one answers Ctrl-C


def _result(future: Future[Report | Refused], data: bytes) -> Report | Refused:
    try:
        return future.result()
    except BrokenProcessPool:
        # one document has killed its process, and with it the work on the others: try this one alone
        with _pool(1) as alone:
            try:
                return alone.submit(reading, data).result()
            except BrokenProcessPool:
                return Refused(Refusal.DAMAGED, "reading it ended the reader")
