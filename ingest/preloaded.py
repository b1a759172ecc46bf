"""What the processes that read documents share: it is loaded once, by the server that they start from."""

import gc
import sys
from types import TracebackType

import ingest.cell  # noqa: F401 what they do
from normalize.wording import words

ORPHANED = (FileNotFoundError, EOFError, ConnectionError)


def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say nothing of a process whose parent was gone before it had begun: there is nobody who waits for it."""
    if not issubclass(kind, ORPHANED):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = hook
words("")  # the dictionary
gc.freeze()  # what is loaded stays, and is looked at by no process's collector
