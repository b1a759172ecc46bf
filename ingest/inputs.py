"""The inputs of a run: files as named, and the files in folders that are reports by their names."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.visible import visible
from model import Refusal, Refused

SUFFIXES = (".txt", ".text", ".pdf")
LARGEST = 256 * 2**20  # bytes: a report of two thousand scanned pages is smaller


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be tried, or a path at which nothing can be read, which says so when it is read.

    `name` is what the operating system takes.
    """

    name: str
    refused: Refused | None = None

    @property
    def path(self) -> str:
        r"""The name as text: bytes in it that are no UTF-8 are written out, as ``\xff``."""
        return os.fsencode(self.name).decode("utf-8", "backslashreplace")

    @property
    def shown(self) -> str:
        """The name as it may be written to a terminal."""
        return visible(self.path)

    @property
    def modified_at(self) -> dt.datetime | None:
        """The time of the file; None if it tells none that a calendar holds."""
        try:
            return dt.datetime.fromtimestamp(os.stat(self.name).st_mtime, dt.UTC)
        except (OSError, ValueError, OverflowError):
            return None

    def read(self) -> bytes:
        """Return the bytes of the file.

        Raises:
            Refused: it cannot be read, or it is larger than any report.
        """
        if self.refused is not None:
            raise self.refused
        try:
            if os.path.exists(self.name) and not os.path.isfile(self.name):
                raise Refused(Refusal.UNREADABLE, "it is no file")  # a pipe or a device may never end
            with open(self.name, "rb") as file:
                data = file.read(LARGEST + 1)
        except (OSError, ValueError) as error:
            raise Refused(Refusal.UNREADABLE, _reason(error)) from error
        if len(data) > LARGEST:
            raise Refused(Refusal.TOO_LARGE, f"more than {LARGEST // 2**20} MiB")
        return data


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is neither a text nor a PDF by its name."""

    name: str

    @property
    def shown(self) -> str:
        """The name as it may be written to a terminal."""
        return Input(self.name).shown


def inputs(paths: Iterable[str]) -> Iterator[Input]:
    """Yield the files at `paths` in their order; a folder's in the order of their names, with those of its folders.

    A file that is named is always tried, whatever its name; in a folder, those with one of `SUFFIXES`.
    """
    return (found for found in met(paths) if isinstance(found, Input))


def met(paths: Iterable[str]) -> Iterator[Input | Skipped]:
    """Yield what `inputs` yields, and each file in a folder that it passes over."""
    for path in paths:
        if os.path.isdir(path):
            yield from _inside(path, frozenset())
        else:
            yield Input(path)


def _inside(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[Input | Skipped]:
    try:
        status = os.stat(folder)
        with os.scandir(folder) as listing:
            names = sorted((entry.name, entry.is_dir()) for entry in listing)
    except OSError as error:
        yield Input(folder, Refused(Refusal.UNREADABLE, _reason(error)))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return  # a link that leads back up: its files are met already
    for name, is_folder in names:
        path = os.path.join(folder, name)
        if is_folder:
            yield from _inside(path, above | {here})
        else:
            yield Input(path) if name.lower().endswith(SUFFIXES) else Skipped(path)


def _reason(error: OSError | ValueError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
