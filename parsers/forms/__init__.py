"""Documents to reports: one package a form, `NAME`, `claims(document)` and `parse(document, sha256)`."""

from typing import Protocol

from model import Document, Report
from parsers.forms import bma_progress_report


class Form(Protocol):
    """What a package of this package offers."""

    __name__: str
    NAME: str

    def claims(self, document: Document) -> bool:
        """Whether `document` is of this form."""

    def parse(self, document: Document, sha256: str) -> Report:
        """The report that `document` bears; `sha256` is of its bytes."""


FORMS: tuple[Form, ...] = (bma_progress_report,)
