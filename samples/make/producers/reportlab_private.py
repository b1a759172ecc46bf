"""ReportLab under a program that shapes Thai by hand: marks at private-use code points."""

from dataclasses import replace

from samples.make.layout import Layout
from samples.make.private_marks import private_marks
from samples.make.producers import reportlab
from samples.make.wrapping import Font, pages

NAME = "reportlab-private"
NEEDS = reportlab.NEEDS
available = reportlab.available


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    leaves = [[replace(run, text=private_marks(run.text)) for run in leaf] for leaf in pages(layout, font)]
    return reportlab.drawn(layout, font, leaves)
