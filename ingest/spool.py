"""The spool: what a night has read, on disk until it is judged. It has no name, so it goes with its process."""

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Self

from ingest.event import Event


class Spool:
    """Events in a file in `folder` that nobody else sees."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 the spool is the context

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, event: Event) -> None:
        """Keep an event behind the others.

        Raises:
            OSError: the disk is full.
        """
        pickle.dump(event, self._file, pickle.HIGHEST_PROTOCOL)

    def events(self) -> Iterator[Event]:
        """Yield the events in their order."""
        self._file.seek(0)
        while True:
            try:
                yield pickle.load(self._file)
            except EOFError:
                return
