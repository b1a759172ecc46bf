"""The server that reading processes start from: what they need is loaded there once, while others still get ready."""

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import ForkServerContext
from threading import Lock

READING, STORING = "ingest.preloaded", "ingest.preloaded_storing"
PDF_READERS = ("parsers.readers.pdf.first", "parsers.readers.pdf.plumber")  # heavy: most nights bring texts
SAFE_PATH = "PYTHONSAFEPATH"  # Python takes nothing from the folder in which it is started
LOOKED_AT = 1000  # names of files, to tell whether PDFs are among them
_LOCK = Lock()  # of this process's environment and its one server


def context(reads_pdfs: bool = False, stores: bool = True) -> ForkServerContext:
    """Return what starts the processes: a server that has loaded what they need, without threads or a database.

    The first who asks decides whether it has loaded what reads PDFs, and what prepares reports to be saved; a process
    loads that itself when it needs it.
    """
    server = get_context("forkserver")
    with _LOCK, _safe_path():
        server.set_forkserver_preload([*(PDF_READERS if reads_pdfs else ()), READING, *([STORING] if stores else [])])
        resource_tracker.ensure_running()  # which would let interrupts through again
        with _uninterrupted():
            forkserver.ensure_running()
    return server


def begin(paths: Iterable[str], stores: bool = True) -> None:
    """Start the server for what lies at `paths`: it loads while this process still loads what else it needs."""
    reads_pdfs = any(name.lower().endswith(".pdf") for name in islice(_names(paths), LOOKED_AT))
    if reads_pdfs or stores:  # texts that are not stored are read without
        context(reads_pdfs, stores)


def _names(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if os.path.isdir(path):
            yield from (name for _, _, names in os.walk(path) for name in names)
        else:
            yield path


@contextmanager
def _safe_path() -> Iterator[None]:
    """Start no Python that would run what the archive's folder holds: a `parsers.py` there is no module of ours."""
    before = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(SAFE_PATH, None)
        else:
            os.environ[SAFE_PATH] = before


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start what a key on the terminal does not end: this process tells it when to."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
