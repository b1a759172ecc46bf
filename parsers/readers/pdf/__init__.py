"""PDFs with a text layer: bytes to a `Document` with a box for every character."""

from model import Document, Refusal, Refused
from parsers.readers.pdf import plumber

_HEAD = 1024


def claims(data: bytes) -> bool:
    """Return whether `data` says that it is a PDF, near its beginning.

    >>> claims(b"%PDF-1.4"), claims("รายงาน".encode())
    (True, False)
    """
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes) -> Document:
    """Return the text printed in `data`, line by line, repaired, with a box for every character.

    Raises:
        Refused: `data` is locked, damaged, or has no text.
    """
    try:
        return plumber.read(data)
    except Refused:
        raise
    except Exception as error:  # a damaged file makes the library raise any class
        raise Refused(Refusal.DAMAGED, type(error).__name__) from error
