"""ReportLab, encrypted so that only a password opens it: the document must be refused."""

from samples.make.layout import Layout
from samples.make.producers import reportlab
from samples.make.wrapping import Font, pages

NAME = "reportlab-locked"
NEEDS = reportlab.NEEDS
available = reportlab.available


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    return reportlab.drawn(layout, font, pages(layout, font), reportlab.Lock(user="open-0000", owner="change-0000"))
