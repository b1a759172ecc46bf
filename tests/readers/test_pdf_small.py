"""Small type on lines of its own in a PDF: notes at the foot of a page, and what is set over the letters of a line."""

import ctypes
from io import BytesIO

import pypdfium2
import pytest
from pypdfium2 import raw

from model import WarningCode
from parsers.readers import pdf

Row = tuple[float, float, float, str]
BODY: list[Row] = [
    (14.0, 60.0, 780.0 - 20 * at, "Words of the usual size that fill a line of the page") for at in range(12)
]
NUMBER: Row = (14.0, 280.0, 40.0, "1 / 3")


def printed(*rows: Row) -> bytes:
    """Return a PDF of one page with rows of type: its size, how far from the left and from the foot, and the words."""
    with pypdfium2.PdfDocument.new() as document:
        page = document.new_page(595, 842)
        for size, left, up, words in rows:
            text = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", size)
            codes = (words + "\0").encode("utf-16-le")
            raw.FPDFText_SetText(text, ctypes.cast(codes, raw.FPDF_WIDESTRING))
            raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, left, up)
            raw.FPDFPage_InsertObject(page.raw, text)
        raw.FPDFPage_GenerateContent(page.raw)
        buffer = BytesIO()
        document.save(buffer)
    return buffer.getvalue()


def doubted(data: bytes) -> str:
    """Return the words of a PDF that are doubted as small type."""
    found = pdf.read(data)
    flaws = [flaw for flaw in found.flaws if flaw.code is WarningCode.VALUE_DOUBTFUL]
    return " ".join(found.text[slice(*flaw.span)] for flaw in flaws)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [(9.0, 60.0, 80.0, "1 that is 9,999 baht"), (9.0, 60.0, 68.0, "by the contract")],
            "1 that is 9,999 baht by the contract",
        ),
        ([(9.0, 60.0, 80.0, "1 that is 9,999 baht"), NUMBER], "1 that is 9,999 baht"),
        ([(7.0, 70.0, 772.5, "999")], "999"),
        # a line of small type among others, small type in a line, and a note's number
        ([(9.0, 60.0, 530.0, "of the district"), (14.0, 60.0, 510.0, "Words of the usual size")], ""),
        ([(9.0, 500.0, 560.0, "of it")], ""),
        ([(7.0, 397.0, 785.0, "1")], ""),
        ([(13.0, 60.0, 80.0, "1 that is 9,999 baht")], ""),
        ([(20.0, 60.0, 810.0, "A heading of a page")], ""),
    ],
)
def test_small_type_on_lines_of_its_own_is_doubted(rows: list[Row], words: str) -> None:
    assert doubted(printed(*BODY, *rows)) == words


def test_page_that_is_set_small_for_the_most_part_is_not_doubted() -> None:
    assert doubted(printed(*BODY[:3], *((9.0, 60.0, 400.0 - 12 * at, row[3]) for at, row in enumerate(BODY)))) == ""
