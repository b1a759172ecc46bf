"""Reading documents into reports: a text at once, PDFs in processes of their own."""

import logging
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from typing import Self

import parsers
from model import Refusal, Refused, Report

FEW = 20  # PDFs that are read sooner than a process has started and loaded what it needs
Result = Report | Refused
Reading = Callable[[], Result]


def quiet() -> None:
    """Keep the libraries that read PDFs from writing to standard error: what they doubt is judged by the reader."""
    for name in ("fontTools", "pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def reading(data: bytes) -> Result:
    """Return the report that stands in `data`, or why there is none."""
    try:
        return parsers.extract(data)
    except Refused as refused:
        return refused


class Readers:
    """Up to `jobs` processes that do `work` on PDFs; they start when there are more than `few` of them.

    A text takes less time than its way to another process and back: it is read here, when its result is asked for.
    """

    def __init__(self, jobs: int, few: int = FEW, work: Callable[[bytes], Result] = reading) -> None:
        self.jobs = jobs
        self._few = few
        self._work = work
        self._pdfs = 0
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def start(self, data: bytes) -> Reading:
        """Begin to read `data`, and return what waits for its report."""
        self._pdfs += is_pdf(data)
        if self.jobs == 1 or self._pdfs <= self._few or not is_pdf(data):
            return partial(self._work, data)
        return partial(self._result, self._submitted(data), data)

    def _submitted(self, data: bytes) -> Future[Result]:
        if self._pool is None:
            self._pool = _pool(self.jobs)
        try:
            return self._pool.submit(self._work, data)
        except BrokenProcessPool:
            self._pool = _pool(self.jobs)
            return self._pool.submit(self._work, data)

    def _result(self, future: Future[Result], data: bytes) -> Result:
        try:
            return future.result()
        except BrokenProcessPool:
            # one document has ended its process, and with it the work on the others: is it this one?
            with _pool(1) as alone:
                try:
                    return alone.submit(self._work, data).result()
                except BrokenProcessPool:
                    return Refused(Refusal.DAMAGED, "reading it ended the reader")


def is_pdf(data: bytes) -> bool:
    """Return whether `data` says that it is a PDF: its mark may stand a little behind the beginning."""
    return data.find(b"%PDF-", 0, 1024) >= 0


def _pool(jobs: int) -> ProcessPoolExecutor:
    # a forked child would share the open database
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_settle)


def _settle() -> None:
    quiet()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one answers Ctrl-C
