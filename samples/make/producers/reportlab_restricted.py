"""ReportLab, encrypted so that anybody may read and print, and nobody may copy or change."""

from samples.make.layout import Layout
from samples.make.producers import reportlab
from samples.make.wrapping import Font, pages

NAME = "reportlab-restricted"
NEEDS = reportlab.NEEDS
available = reportlab.available


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    return reportlab.drawn(layout, font, pages(layout, font), reportlab.Lock(user="", owner="สำนัก-0000"))
