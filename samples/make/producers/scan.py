"""A scanner's PDF: pictures of the pages, in black and white and a little askew, no text. It must be refused."""

import time
from io import BytesIO

import pypdfium2
from PIL import Image, features

from samples.make.layout import Layout
from samples.make.producers import reportlab
from samples.make.wrapping import Font

NAME = "scan"
NEEDS = f"pillow with libtiff (PyPI), {reportlab.NEEDS}"
DOTS_PER_INCH = 110
ASKEW = 0.4  # degrees


def available() -> bool:
    """Return whether this producer is installed."""
    return bool(features.check("libtiff")) and reportlab.available()


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    document = pypdfium2.PdfDocument(reportlab.pdf(layout, font))
    images = [_scanned(page.render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil()) for page in document]
    file = BytesIO()
    made = time.gmtime(layout.created.timestamp())
    images[0].save(
        file,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=DOTS_PER_INCH,
        producer="Office scanner",
        creationDate=made,
        modDate=made,
    )
    return file.getvalue()


def _scanned(image: Image.Image) -> Image.Image:
    return (
        image.rotate(ASKEW, resample=Image.Resampling.BICUBIC, fillcolor=255)
        .point(lambda grey: 255 * (grey > 160))
        .convert("1")
    )
