"""Typefaces with one glyph for nikhahit and a tone, narrow marks for tall letters, no bold weight, or no glyph names.

The files in `printed` bear the words below in Sarabun, K2D and Itim, which stand under the Open Font License, and in
Garuda (GPL with font exception), which has shapes of its own at private code points; that in Itim has them a second
time, in a bold type that the browser made itself.
That in `titled` has a heading in bold Sarabun over them, and more words behind.
"""

import re
from pathlib import Path

import pytest

from model import Document, WarningCode
from parsers.readers import pdf

PRINTED = sorted((Path(__file__).parent / "printed").glob("*.pdf"))
WORDS = "ศึกษากินดีมือรับได้แล้วก็ทั่วไปไม่มากนัก ในปีที่น้ำท่วมพื้นที่ฝั่งคลองป่าฟ้า เมื่อปี ๒๕๖๔ ใช้น้ำ 1,037 ลบ.ม. ฝึกปิ่นปั้นน้ำปลาบ่อน้ำ"


@pytest.fixture(params=PRINTED, ids=lambda path: path.stem)
def printed(request: pytest.FixtureRequest) -> Document:
    """What a file was read as."""
    path: Path = request.param
    return pdf.read(path.read_bytes())


def test_every_mark_and_digit_is_read(printed: Document) -> None:
    assert set(re.split("(?<=บ่อน้ำ)", "".join(printed.text.split()))) == {"".join(WORDS.split()), ""}


def test_nothing_but_shapes_is_doubted(printed: Document) -> None:
    assert {warning.code for warning in printed.warnings} <= {WarningCode.READ_BY_SHAPE}


def test_mark_drawn_as_in_the_font_itself_is_no_doubt() -> None:
    (path,) = (path for path in PRINTED if path.stem == "sarabun-weasyprint")
    assert not pdf.read(path.read_bytes()).warnings


def test_marks_that_the_other_weight_or_the_words_beside_them_tell_are_known() -> None:
    """Then ActualText is taken out, which PDFium would mix with the letters."""
    found = pdf.read((Path(__file__).parent / "titled" / "sarabun-chromium.pdf").read_bytes())
    heading, more = "แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ", "เพื่อสิ่งแวดล้อมและชื่อโครงการความก้าวหน้า"
    assert "".join(found.text.split()) == heading + "".join(WORDS.split()) + more
    assert not found.warnings
