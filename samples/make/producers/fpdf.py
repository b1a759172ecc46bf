"""FPDF with fonts in cp874, as the real system is likely to print; the fonts tell their Unicode values."""

from samples.make.layout import Layout
from samples.make.producers import php
from samples.make.wrapping import Font, pages

NAME = "fpdf"
NEEDS = "php-cli php-fpdf (Debian)"


def available() -> bool:
    """Return whether this producer is installed."""
    return php.has("fpdf/fpdf.php")


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    return php.output("fpdf.php", parameters(layout, font))


def parameters(layout: Layout, font: Font) -> dict[str, object]:
    """Return what the PHP script is given; other producers of this family change it."""
    return {"faces": php.faces(font), "map": "cp874", "to_unicode": True, "pages": php.strings(pages(layout, font))}
