"""PDFs with a text layer: bytes to a `Document` with a box for every character."""

from model import Document, Refusal, Refused

_HEAD = 1024


def claims(data: bytes) -> bool:
    """Return whether `data` says that it is a PDF, near its beginning.

    >>> claims(b"%PDF-1.4"), claims("รายงาน".encode())
    (True, False)
    """
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes) -> Document:
    """Return the text printed in `data`, line by line, repaired, with a box for every character.

    PDFium reads it; what PDFium cannot open, or finds no text in, pdfplumber reads.

    Raises:
        Refused: `data` is locked, damaged, or has no text.
    """
    from parsers.readers.pdf import first  # heavy, and texts do not need it
    from parsers.readers.pdf.page import Final

    try:
        return first.read(data)
    except Final:
        raise
    except Refused as refused:
        if refused.reason is Refusal.ENCRYPTED:
            raise
        return _second(data, refused)
    except Exception as error:  # a damaged file makes the libraries raise any class
        return _second(data, Refused(Refusal.DAMAGED, type(error).__name__))


def _second(data: bytes, refused: Refused) -> Document:
    """Return what the second reader reads where the first has refused."""
    from parsers.readers.pdf import plumber

    try:
        return plumber.read(data)
    except Refused:
        raise refused from None
    except Exception:
        raise refused from None
