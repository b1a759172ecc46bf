"""From the bytes of a document to its report: one pure function."""

import hashlib

from model import Refusal, Refused, Report
from parsers.forms import FORMS
from parsers.readers import read

__all__ = ["extract"]


def extract(data: bytes) -> Report:
    """Return the report that stands in `data`, the bytes of an exported text or of a PDF.

    The same bytes give the same report: no path, clock, environment or state is used.

    Raises:
        Refused: `data` gives no report of a known form; its `reason` says why.
    """
    document = read(data)
    for form in FORMS:
        if form.claims(document):
            return form.parse(document, hashlib.sha256(data).hexdigest())
    raise Refused(Refusal.NO_REPORT)
