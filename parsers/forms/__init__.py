"""Documents to reports: one package a form, `NAME`, `claims(document)` and `parse(document, sha256)`."""

from parsers.forms import bma_progress_report

FORMS = (bma_progress_report,)
