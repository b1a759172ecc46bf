"""The pages of a PDF as pictures, with a frame around every value that was read from them."""

import io
import pickle
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ingest.cell import bounded
from ingest.limits import Limits
from model import Box, Report

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 2.0  # pixels a point
_WIDTH = 2
_MARGIN = 2.0  # points between a value and its frame
_LABEL_SIZE = 11
# the kinds of values by the beginning of their path, and the colour of their frames
COLOURS = {"project": "#1f5fbf", "entries": "#1a7f37", "": "#8250df"}
DOUBTED = "#d1242f"


def pictures(limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Return the pages of each PDF in `datas`, where it is pickled with its report, as PNG files: work for `Cells`."""
    return [bounded(limits, pdf, partial(_files, report)) for pdf, report in map(pickle.loads, datas)]


def drawn(data: bytes, report: Report) -> Iterator[tuple[int, "Image"]]:
    """Yield number and picture of each page of the PDF in `data`, the values of `report` framed and named.

    Blue is the header, green the entries, violet the end; red is a value with a warning.
    """
    import pypdfium2
    from PIL import ImageDraw, ImageFont

    font = ImageFont.load_default(_LABEL_SIZE)
    frames = _frames(report)
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            picture = page.render(scale=SCALE).to_pil().convert("RGB")
            draw = ImageDraw.Draw(picture)
            for path, box, colour in frames.get(number, ()):
                corners = _corners(box)
                draw.rectangle(corners, outline=colour, width=_WIDTH)
                if path:
                    draw.text((corners[0], corners[1] - _LABEL_SIZE - 1), path, fill=colour, font=font)
            page.close()
            yield number, picture
    finally:
        document.close()


def _files(report: Report, data: bytes) -> list[bytes]:
    files = []
    for _, picture in drawn(data, report):
        file = io.BytesIO()
        picture.save(file, "PNG")
        files.append(file.getvalue())
    return files


def _frames(report: Report) -> dict[int, list[tuple[str, Box, str]]]:
    """By page: what is written at a frame, the frame, its colour; the name stands at the first frame of a value."""
    doubted = {warning.path for warning in report.warnings}
    frames: dict[int, list[tuple[str, Box, str]]] = {}
    for path in report.places:
        colour = DOUBTED if path in doubted else COLOURS.get(path.split(".")[0], COLOURS[""])
        name = path.removeprefix("project.").replace("entries.", "")
        for page, box in report.places.boxes(path):
            frames.setdefault(page, []).append((name, box, colour))
            name = ""
    return frames


def _corners(box: Box) -> tuple[float, float, float, float]:
    return (
        (box.x0 - _MARGIN) * SCALE,
        (box.top - _MARGIN) * SCALE,
        (box.x1 + _MARGIN) * SCALE,
        (box.bottom + _MARGIN) * SCALE,
    )
