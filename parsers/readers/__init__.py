"""Bytes to `Document`: one module a kind of file, `claims(data)` and `read(data)`."""

from typing import Protocol

from model import Document, Refusal, Refused
from parsers.readers import pdf, text


class Reader(Protocol):
    """What a module of this package offers."""

    __name__: str

    def claims(self, data: bytes) -> bool:
        """Whether `data` is of this reader's kind."""

    def read(self, data: bytes) -> Document:
        """The document in `data`; raises `Refused` if it cannot be read."""


READERS: tuple[Reader, ...] = (pdf, text)


def read(data: bytes) -> Document:
    """Return the document in `data`, read by the first reader that claims it.

    Raises:
        Refused: `data` is empty, of no known kind, or cannot be read.
    """
    if not data.strip(b"\0 \t\r\n\f"):
        raise Refused(Refusal.EMPTY)
    for reader in READERS:
        if reader.claims(data):
            return reader.read(data)
    raise Refused(Refusal.BINARY)
