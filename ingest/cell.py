"""What happens inside a process that reads documents and nothing else: its limits, and what it hands out."""

import functools
import logging
import os
import pickle
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

# one thread each: the processes are the parallel part, and a thread's stack would count as memory of the document
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from ingest.limits import MIB, Limits, confine, give, limited_memory, limited_time, size
from ingest.server import PDF_READERS
from model import Refusal, Refused, Report
from store.prepared import Prepared, prepared

OUT_OF_MEMORY = 77  # the status with which a process ends that has met its limit of memory
TIRED = 78  # that of one which has grown, although it need not have: a new one is to do the work
Result = Report | Refused
Ready = Prepared | Refused
FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request", "webbrowser.open")


def settle() -> None:
    """Prepare the process: it dies with its parent, is quiet, and reaches no network, whatever a document names."""
    confine()
    quiet()
    sys.addaudithook(_forbid)


def quiet() -> None:
    """Keep the libraries that read PDFs from writing to standard error: what they doubt is judged by the reader."""
    for name in ("fontTools", "pdfminer", "pdfplumber", "pypdfium2"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def results(limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Return what each of `datas` gives, a report prepared to be saved or a refusal, pickled.

    A limit of time ends the process by a signal; one of memory, with the status `OUT_OF_MEMORY`.
    """
    return _done(limits, datas, ready)


def reports(limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Return what each of `datas` gives, a report or a refusal, pickled, as `results` does."""
    return _done(limits, datas, reading)


def reading(data: bytes) -> Result:
    """Return the report that stands in `data`, or why there is none."""
    from parsers import extract  # where others read, it is not needed

    try:
        return extract(data)
    except Refused as refused:
        return refused


def ready(data: bytes) -> Ready:
    """Return the report that stands in `data`, prepared to be saved, or why there is none."""
    found = reading(data)
    return found if isinstance(found, Refused) else prepared(found)


def load_pdf_readers() -> None:
    """Load what reads PDFs, so that no document's memory and time are spent on it."""
    for name in PDF_READERS:
        import_module(name)


def bounded(limits: Limits, data: bytes, work: Callable[[bytes], object]) -> bytes:
    """Return what `work` makes of the document `data`, pickled; or the refusal, if it does not end well."""
    try:
        with limited_memory(limits), limited_time(limits.time(0, len(data))):
            if is_pdf(data):
                give(limits.time(_pages(data), len(data)))
            result = work(data)
            if isinstance(result, Refused) and result.detail == MemoryError.__name__:
                raise MemoryError  # which a reader of damaged files took for their damage
            pickled = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # what is left of it is in pieces
    except Exception as error:
        # a fault of ours, or a kind of damage that nobody has met: either costs this document alone
        pickled = _refused(Refusal.CRASHED, where(error))
    if len(pickled) > limits.output * MIB:
        return _refused(Refusal.TOO_MUCH, f"more than {limits.output} MiB")
    return pickled


def _done(limits: Limits, datas: Sequence[bytes], work: Callable[[bytes], object]) -> list[bytes]:
    if any(map(is_pdf, datas)):
        load_pdf_readers()
    if size() > _size_at_first() + limits.memory * MIB // 2:
        os._exit(TIRED)
    return [bounded(limits, data, work) for data in datas]


def is_pdf(data: bytes) -> bool:
    """Return whether `data` says that it is a PDF: its mark may stand a little behind the beginning."""
    return data.find(b"%PDF-", 0, 1024) >= 0


def _pages(data: bytes) -> int:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return len(pdf)
    except (pypdfium2.PdfiumError, ValueError):
        return 0


@functools.cache
def _size_at_first() -> int:
    return size()


def where(error: Exception) -> str:
    """Return the class of an error and the line that raised it: never its words, which may be the document's."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


def _refused(reason: Refusal, detail: str) -> bytes:
    return pickle.dumps(Refused(reason, detail), pickle.HIGHEST_PROTOCOL)


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    if event in FORBIDDEN and not (arguments and _is_local(arguments[0])):
        raise PermissionError(f"{event} while a document is read")


def _is_local(given: object) -> bool:
    """Whether a socket is one of this machine's own, which leads to no network."""
    return isinstance(given, socket.socket) and given.family == socket.AF_UNIX
