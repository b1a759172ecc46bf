"""wkhtmltopdf: HTML to PDF by the WebKit of years ago."""

from samples.make.html import with_own_heads
from samples.make.layout import Layout
from samples.make.producers import programs
from samples.make.wrapping import Font

NAME = "wkhtmltopdf"
NEEDS = "wkhtmltopdf (Debian)"


def available() -> bool:
    """Return whether this producer is installed."""
    return programs.installed("wkhtmltopdf")


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    command = ["wkhtmltopdf", "--quiet", "--page-size", "A4", "{folder}/report.html", "{folder}/report.pdf"]
    return programs.output(command, {"report.html": with_own_heads(layout, font).encode()}, "report.pdf")
