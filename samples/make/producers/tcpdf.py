"""TCPDF through PHP; it signs each document with a line of its own."""

from samples.make.layout import Layout
from samples.make.producers import php
from samples.make.wrapping import Font, pages

NAME = "tcpdf"
NEEDS = "php-cli php-tcpdf (Debian)"


def available() -> bool:
    """Return whether this producer is installed."""
    return php.has("tcpdf/tcpdf.php")


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    created = int(layout.created.timestamp())
    return php.output(
        "tcpdf.php", {"faces": php.faces(font), "created": created, "pages": php.strings(pages(layout, font))}
    )
