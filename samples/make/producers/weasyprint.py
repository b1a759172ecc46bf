"""WeasyPrint: HTML to PDF in Python, letters set by Pango."""

from importlib.util import find_spec

from samples.make.html import with_margin_boxes
from samples.make.layout import Layout
from samples.make.wrapping import Font

NAME = "weasyprint"
NEEDS = "weasyprint (PyPI), libpango-1.0-0 libpangoft2-1.0-0 (Debian)"


def available() -> bool:
    """Return whether this producer is installed."""
    return find_spec("weasyprint") is not None


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    from weasyprint import HTML  # needs libraries that not every machine has

    data: bytes = HTML(string=with_margin_boxes(layout, font)).write_pdf()
    return data
