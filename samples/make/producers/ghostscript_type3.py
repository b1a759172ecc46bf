"""Chromium's PDF made PostScript and distilled again: glyphs are drawings without a name, nobody reads them back."""

from samples.make.layout import Layout
from samples.make.producers import chromium, ghostscript, programs
from samples.make.wrapping import Font

NAME = "ghostscript-type3"
NEEDS = f"ghostscript (Debian), {chromium.NEEDS}"


def available() -> bool:
    """Return whether this producer is installed."""
    return programs.installed("gs") and chromium.available()


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    command = [*ghostscript.QUIET, "-sDEVICE=ps2write", "-sOutputFile={folder}/report.ps", "{folder}/printed.pdf"]
    postscript = programs.output(command, {"printed.pdf": chromium.pdf(layout, font)}, "report.ps")
    command = [*ghostscript.QUIET, "-sDEVICE=pdfwrite", "-sOutputFile={folder}/report.pdf", "{folder}/report.ps"]
    return programs.output(command, {"report.ps": postscript}, "report.pdf")
