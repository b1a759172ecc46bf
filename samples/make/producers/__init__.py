"""The producers of PDFs, one module each: `NAME`, `NEEDS` (what to install), `available()`, `pdf(layout, font)`."""

from types import ModuleType

from samples.make.producers import (
    chromium,
    chromium_furnished,
    dompdf,
    fpdf,
    fpdf2,
    fpdf_latin1,
    fpdf_plain,
    ghostscript,
    ghostscript_type3,
    libreoffice,
    reportlab,
    reportlab_locked,
    reportlab_private,
    reportlab_restricted,
    scan,
    tcpdf,
    typst,
    weasyprint,
    wkhtmltopdf,
)

PRODUCERS: tuple[ModuleType, ...] = (
    fpdf,
    fpdf_plain,
    fpdf_latin1,
    tcpdf,
    dompdf,
    chromium,
    chromium_furnished,
    wkhtmltopdf,
    weasyprint,
    libreoffice,
    typst,
    reportlab,
    reportlab_private,
    reportlab_restricted,
    reportlab_locked,
    fpdf2,
    ghostscript,
    ghostscript_type3,
    scan,
)
