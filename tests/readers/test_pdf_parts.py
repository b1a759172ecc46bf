"""The parts that the PDF readers are made of."""

import datetime as dt
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from model import Box, WarningCode
from normalize import normal
from parsers.readers.pdf.alignment import aligned
from parsers.readers.pdf.boxes import Boxes
from parsers.readers.pdf.composition import SetPage, Stray
from parsers.readers.pdf.dates import pdf_date
from parsers.readers.pdf.decoding import decoding
from parsers.readers.pdf.glyphs import Glyphs, named
from parsers.readers.pdf.objects import Objects, written_anew
from parsers.readers.pdf.page import Bearing, Page, document
from parsers.readers.pdf.pdfium import sheets
from parsers.readers.pdf.printing import printing
from parsers.readers.pdf.repair import repair
from parsers.readers.pdf.sfnt import Sfnt
from parsers.readers.pdf.tounicode import read_map, written_map

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "samples").glob("*.pdf")
    if not path.stem.endswith(("-locked", "-scan"))  # which have no fonts to read
)
THAI = st.text("กขคงนปรสเแไ่้ัิีําำ ุู1.-\u200b", max_size=30)
BANGKOK = dt.timezone(dt.timedelta(hours=7))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("D:20200709093000+07'00'", dt.datetime(2020, 7, 9, 9, 30, tzinfo=BANGKOK)),
        ("D:20200709093000Z", dt.datetime(2020, 7, 9, 9, 30, tzinfo=dt.UTC)),
        ("D:20200709093000Z00'00'", dt.datetime(2020, 7, 9, 9, 30, tzinfo=dt.UTC)),
        ("D:20200709093000", dt.datetime(2020, 7, 9, 9, 30)),  # noqa: DTZ001
        ("20200709", dt.datetime(2020, 7, 9)),  # noqa: DTZ001
        ("D:25630709093000+07'00'", dt.datetime(2020, 7, 9, 9, 30, tzinfo=BANGKOK)),
        ("D:25630229120000", dt.datetime(2020, 2, 29, 12)),  # noqa: DTZ001
        ("D:19700101000000Z", None),
        ("D:20000101000000+00'00'", None),
        ("D:20200231", None),
        ("D:20200709093000+99'00'", None),
        ("D:๒๐๒๐๐๗๐๙", None),
        ("9 July 2020", None),
        ("", None),
    ],
)
def test_date_of_creation(text: str, date: dt.datetime | None) -> None:
    assert pdf_date(text) == date


@given(THAI)
def test_repaired_line_leads_back_to_what_it_was_made_from(line: str) -> None:
    before, after = line.replace("\n", ""), normal(line)
    if before:
        indexes = aligned(before, after)
        assert len(indexes) == len(after)
        assert all(0 <= index < len(before) for index in indexes)


def test_unchanged_characters_keep_their_places() -> None:
    assert aligned("กขํางจ", "กขำงจ") == [0, 1, 2, 4, 5]


@given(
    st.dictionaries(
        st.integers(0, 0xFFFF),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=3),
    )
)
def test_written_map_is_read_again(texts: dict[int, str]) -> None:
    found = read_map(written_map(texts, 2))
    assert {code: found.get(code) for code in texts} == texts


def test_neighbours_are_written_as_a_range() -> None:
    written = written_map({1: "ก", 2: "ข", 3: "ฃ", 4: "ab", 5: "\U00010000", 6: "\U00010001"}, 2)
    assert b"1 beginbfrange\n<0001> <0003> <0E01>\nendbfrange" in written
    assert b"3 beginbfchar" in written


def test_range_as_wide_as_the_alphabet_maps_each_code() -> None:
    found = read_map(b"1 beginbfrange <0000> <FFFF> <0000> endbfrange")
    assert found.get(0x0E01) == "ก"
    assert found.get(0) == "\ufffd"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_tables_of_embedded_fonts_read_as_by_font_tools(path: Path, tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(path.read_bytes()) as opened:
        fonts = printing(Objects(written_anew(opened))).fonts
    for font in fonts.values():
        if font.program is None or font.program[:4] != b"\0\1\0\0":
            continue
        file = tmp_path / "font.ttf"
        file.write_bytes(font.program)
        with TTFont(file) as right:
            order = right.getGlyphOrder()
            found = Sfnt(font.program)
            cmap = (right.getBestCmap() or {}) if "cmap" in right else {}
            assert found.count == len(order)
            assert found.characters == {code: order.index(name) for code, name in cmap.items() if order.index(name)}
            if "glyf" in right and found.printed is not None:
                outlines = [number for number, name in enumerate(order) if right["glyf"][name].numberOfContours]
                made = [glyph for glyph in right["glyf"].glyphs.values() if glyph.isComposite()]
                assert found.parts == {order.index(part.glyphName) for glyph in made for part in glyph.components}
                assert set(found.printed.tolist()) == {number for number in outlines if number}
            if found.names:
                assert [found.names[number] for number in range(len(order))] == order


@given(st.binary(max_size=300))
def test_damaged_font_reads_as_one_that_tells_nothing(tail: bytes) -> None:
    font = Sfnt(b"\0\1\0\0\0\2" + tail)
    assert isinstance(font.characters, dict)
    assert isinstance(font.names, dict)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("uni0E48.small", "่"),
        ("uni0E4D0E49", "ํ้"),
        ("f_f_i", "ffi"),
        ("two", "2"),
        ("kokaithai", "ก"),
        ("maitholowleftthai", "\uf88f"),
        ("glyph00024", None),
        ("g12", None),
        ("cid123", None),
        ("uniD800", None),
        ("a12", None),
    ],
)
def test_name_of_a_glyph(name: str, text: str | None) -> None:
    assert named(name) == text


def test_boxes_are_a_sequence_of_boxes() -> None:
    boxes = Boxes(np.array([[0, 1, 2, 3], [4, 5, 6, 7]], dtype=np.float32))
    assert list(boxes) == [Box(0, 1, 2, 3), Box(4, 5, 6, 7)]
    assert boxes[1:] == (Box(4, 5, 6, 7),)
    assert len(boxes) == 2


def test_glyph_without_a_meaning_is_read_as_the_mark_that_it_is_shaped_like() -> None:
    path = next(path for path in SAMPLES if path.stem.endswith("-wkhtmltopdf"))
    with pypdfium2.PdfDocument(path.read_bytes()) as opened:
        fonts = [font for font in printing(Objects(written_anew(opened))).fonts.values() if font.program is not None]
    for font in fonts:
        told = decoding(font)
        assert told is not None
        assert font.program is not None
        marks = {told.numbers[code]: text for code, text in told.texts.items() if text in "่้ิีุูั็"}
        glyphs = Glyphs(font.program)
        for number, text in marks.items():
            others = {other: mark for other, mark in marks.items() if other != number}
            assert glyphs.shaped_like(number, others) in (None, text)


def test_ring_that_a_map_calls_sara_am_is_its_nikhahit() -> None:
    path = next(path for path in SAMPLES if path.stem.endswith("-libreoffice"))
    with pypdfium2.PdfDocument(path.read_bytes()) as opened:
        fonts = [*printing(Objects(written_anew(opened))).fonts.values()]
    decided = [told for font in fonts if (told := decoding(font)) is not None]
    called = {told.given.get(code): text for told in decided for code, text in told.texts.items() if text == "\u0e4d"}
    assert any(said is not None and said.endswith("ำ") for said in called)


@pytest.mark.parametrize(
    ("row", "places"),
    [
        ("[<41>] TJ", [20, 30]),
        ("[<>200<41>-200] TJ", [18, 30]),
        ("[<>300<41>-300<>] TJ", [17, 30]),
        ("[<41>-500<>] TJ", [20, 35]),
    ],
)
def test_step_behind_an_empty_string_counts(row: str, places: list[float]) -> None:
    """PDFium forgets it, and sets the next letter over the one before."""
    content = f"BT /F1 10 Tf 20 50 Td {row} (B) Tj ET"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 65/LastChar 66/Widths[1000 1000]>>"
    data = plain_pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 100 100]>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        font,
    )
    with pypdfium2.PdfDocument(data) as pdf:
        put_right = repair(pdf, data).data or data
    with pypdfium2.PdfDocument(put_right) as pdf:
        sheet = next(sheets(pdf))
    assert [round(float(x), 2) for x in sheet.origins[~sheet.put_in, 0]] == places


def plain_pdf(*objects: str) -> bytes:
    """Return the PDF of these objects, of which the first one is the root."""
    data = b"%PDF-1.4\n"
    rows = "xref\n0 1\n0000000000 65535 f \n"
    for number, body in enumerate(objects, start=1):
        rows += f"{number} 1\n{len(data):010d} 00000 n \n"
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    trailer = f"{rows}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + trailer.encode()


def test_map_of_all_codes_is_written_for_those_of_the_font() -> None:
    given = read_map(b"2 beginbfrange <0000> <7FFF> <0000> <8000> <FFFF> <8000> endbfrange")
    assert [(span.low, span.high) for span in given.spans] == [(0, 0xFFFF)]
    assert given.breadth == 0x10000


@pytest.mark.parametrize("letter", "านรกอง")
def test_letter_that_stands_nowhere_is_told(letter: str) -> None:
    line = "รายงานความก้าวหน้าของโครงการและกิจกรรมที่ได้ดำเนินการมาแล้วทุกงวด"
    right, wrong = (document([_page(text)], Bearing(None)) for text in (line, line.replace(letter, "/")))
    assert not right.warnings
    assert [warning.code for warning in wrong.warnings] == [WarningCode.CHARACTERS_LOST]
    assert f"“{letter}”" in wrong.warnings[0].message


def _page(line: str, number: int = 1, stray: tuple[Stray, ...] = ()) -> Page:
    """A page of twelve such lines, in which each character stands at 100 points."""
    text = f"{line}\n" * 12
    return Page(number, 842.0, SetPage(text, np.full((len(text), 4), 100.0, dtype=np.float32), stray))


@pytest.mark.parametrize(("left", "lost"), [(100.4, ""), (104.0, "้")])
def test_marks_of_the_next_page_at_the_foot_of_one_are_no_doubt(left: float, lost: str) -> None:
    read = document([_page("ก", stray=(Stray("้", left),)), _page("ก้", 2)], Bearing(None))
    assert [warning.page for warning in read.warnings] == [1] * len(lost)
    assert all(f"“{lost}”" in warning.message for warning in read.warnings)


def test_marks_on_no_letter_of_the_last_page_are_told() -> None:
    read = document([_page("ก"), _page("ก้", 2, (Stray("้", 100.0),))], Bearing(None))
    assert [(warning.code, warning.page) for warning in read.warnings] == [(WarningCode.CHARACTERS_LOST, 2)]


def test_empty_actual_text_takes_the_place_of_no_letter() -> None:
    """What stands beside one letter for two, and empty beside the second, as cairo writes it, is not read twice."""
    spans = "/Span<</ActualText<FEFF00410042>>>BDC (A) Tj EMC /Span<</ActualText<FEFF>>>BDC (B) Tj EMC"
    content = f"BT /F1 10 Tf 20 50 Td {spans} ET"
    data = plain_pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 100 100]>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    )
    with pypdfium2.PdfDocument(data) as pdf:
        put_right = repair(pdf, data).data or data
    with pypdfium2.PdfDocument(put_right) as pdf:
        assert next(sheets(pdf)).text.strip() == "AB"
