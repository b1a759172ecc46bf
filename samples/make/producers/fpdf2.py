"""fpdf2: the Python descendant of FPDF, TrueType fonts with Unicode, no shaping."""

from importlib.util import find_spec

from samples.make.layout import Layout
from samples.make.wrapping import Font, pages

NAME = "fpdf2"
NEEDS = "fpdf2 (PyPI)"


def available() -> bool:
    """Return whether this producer is installed."""
    return find_spec("fpdf") is not None


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    from fpdf import FPDF

    document = FPDF(unit="pt", format="A4")
    document.set_creation_date(layout.created)
    document.set_auto_page_break(False)
    document.add_font(font.family, "", font.regular)
    document.add_font(font.family, "B", font.bold)
    for leaf in pages(layout, font):
        document.add_page()
        for run in leaf:
            document.set_font(font.family, "B" if run.bold else "", run.size)
            document.text(run.x, run.y, run.text)
    return bytes(document.output())
