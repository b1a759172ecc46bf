"""How a command is told to end: SIGTERM, as schedulers send it, is an exception like Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Terminated(BaseException):
    """The command is to end now; what is saved stays."""


@contextmanager
def terminable() -> Iterator[None]:
    """Raise `Terminated` at SIGTERM inside the block; a second one does not disturb the end that it brings."""
    before = signal.signal(signal.SIGTERM, _raise)
    try:
        yield
    except RuntimeError as error:
        # a lock that was being taken when the signal came cannot be let go of
        if isinstance(error.__context__, KeyboardInterrupt | Terminated):
            raise error.__context__ from None
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _raise(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Terminated
