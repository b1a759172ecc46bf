"""dompdf: HTML to PDF in PHP."""

from samples.make.html import with_fixed_head
from samples.make.layout import Layout
from samples.make.producers import php
from samples.make.wrapping import Font

NAME = "dompdf"
NEEDS = "php-cli php-dompdf (Debian)"


def available() -> bool:
    """Return whether this producer is installed."""
    return php.has("dompdf/autoload.php")


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    html = with_fixed_head(layout, font)
    return php.output("dompdf.php", {"faces": php.faces(font), "family": font.family, "html": html})
