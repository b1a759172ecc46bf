"""FPDF of years ago: fonts in cp874 by glyph names alone, no word of Unicode."""

from samples.make.layout import Layout
from samples.make.producers import fpdf, php
from samples.make.wrapping import Font

NAME = "fpdf-plain"
NEEDS = fpdf.NEEDS
available = fpdf.available


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    return php.output("fpdf.php", {**fpdf.parameters(layout, font), "to_unicode": False})
