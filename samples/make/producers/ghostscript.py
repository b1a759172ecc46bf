"""Ghostscript distils FPDF's document again: fonts keep their glyphs' names, but tell half of each Unicode value."""

from samples.make.layout import Layout
from samples.make.producers import fpdf, programs
from samples.make.wrapping import Font

NAME = "ghostscript"
NEEDS = f"ghostscript (Debian), {fpdf.NEEDS}"
QUIET = ["gs", "-dBATCH", "-dNOPAUSE", "-dQUIET", "-dSAFER"]


def available() -> bool:
    """Return whether this producer is installed."""
    return programs.installed("gs") and fpdf.available()


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    command = [*QUIET, "-sDEVICE=pdfwrite", "-sOutputFile={folder}/report.pdf", "{folder}/printed.pdf"]
    return programs.output(command, {"printed.pdf": fpdf.pdf(layout, font)}, "report.pdf")
