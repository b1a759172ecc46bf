"""Bytes to `Document`: one module a kind of file, `claims(data)` and `read(data)`."""

from model import Document, Refusal, Refused
from parsers.readers import pdf, text

READERS = (pdf, text)


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
