"""Reading PDFs: samples of many producers, damaged maps of characters, bad bytes."""

import math
import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

import parsers
from model import Document, LetterSource, Refusal, Refused, WarningCode
from normalize import normal
from parsers.readers import pdf
from parsers.readers.pdf import first, plumber
from parsers.readers.pdf.leaf import page_of
from parsers.readers.pdf.objects import Objects, written_anew
from parsers.readers.pdf.pdfium import PAGES_AT_ONCE
from parsers.readers.pdf.printing import printing
from parsers.readers.pdf.repair import repair
from parsers.readers.pdf.setting import set_page
from parsers.readers.pdf.tounicode import read_map, written_map
from parsers.readers.pdf.update import stream, updated, with_map

SAMPLES = Path(__file__).parents[2] / "samples"
REFUSED = {"footbridge-scan": Refusal.NO_TEXT_LAYER, "water-quality-locked": Refusal.ENCRYPTED}
READABLE = sorted(path.stem for path in SAMPLES.glob("*.pdf") if path.stem not in REFUSED)
# those whose own maps of characters are right, so that another library reads the same letters
PLAIN = [name for name in READABLE if name.endswith(("-fpdf", "-fpdf-plain", "-fpdf2", "-dompdf", "-reportlab"))]
# those whose font files tell what their glyphs are
WITNESSED = [name for name in READABLE if name.endswith(("-typst", "-chromium", "-dompdf", "-fpdf2"))]


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.pdf").read_bytes()


def codes(document: Document) -> set[str]:
    return {warning.code for warning in document.warnings}


@pytest.mark.parametrize("name", READABLE)
def test_every_line_has_a_box_on_its_page_for_each_character(name: str) -> None:
    document = pdf.read(sample(name))
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(sample(name))]
    ends = (*document.starts[1:], len(document.text))
    assert document.pages == len(sizes)
    for line, start, end in zip(document.lines, document.starts, ends, strict=True):
        assert document.text[end - 1] == "\n"
        assert line.boxes is not None
        assert len(line.boxes) == end - 1 - start
        width, height = sizes[line.page - 1]
        for x0, top, x1, bottom in line.boxes:
            assert 0 <= x0 <= x1 <= width + 0.01
            assert 0 <= top <= bottom <= height + 0.01


@pytest.mark.parametrize("name", PLAIN)
def test_every_printed_letter_stands_in_one_line(name: str) -> None:
    def letters(text: str) -> Counter[str]:
        return Counter(re.sub(r"\s", "", normal(text)))

    with pdfplumber.open(BytesIO(sample(name))) as printed:
        chars = "".join(char["text"] for page in printed.pages for char in page.chars)
    assert letters(pdf.read(sample(name)).text) == letters(chars)


@pytest.mark.parametrize("name", PLAIN)
def test_box_of_a_word_holds_the_word(name: str) -> None:
    document = pdf.read(sample(name))
    with pdfplumber.open(BytesIO(sample(name))) as printed:
        for match in list(re.finditer(r"\d{8}-\d{4}|\d{1,3},\d{3}|รายงานครั้งที่", document.text))[:8]:
            place = document.place(*match.span(), document.text)
            assert place.box is not None
            page = printed.pages[place.page - 1]
            x0, top, x1, bottom = place.box
            within = [
                char["text"]
                for char in page.chars
                if x0 - 0.1 <= char["x0"] and char["x1"] <= x1 + 0.1 and top - 0.1 <= char["top"] < bottom
            ]
            assert match[0] in normal("".join(within))


@pytest.mark.parametrize("name", READABLE)
def test_pages_set_at_once_are_set_as_one_by_one(name: str) -> None:
    data = sample(name)
    with first.opened(data) as opened:
        data = repair(opened, data).data or data
    with first.opened(data) as opened:
        for sheet in first.sheets(opened):
            at_once = None if sheet.latin else set_page(sheet)
            if at_once is not None:
                assert normal(at_once.text) == normal(page_of(first._leaf(sheet)).set.text)


@pytest.mark.parametrize("name", PLAIN)
def test_second_reader_reads_the_same_letters(name: str) -> None:
    other = plumber.read(sample(name))
    document = pdf.read(sample(name))
    assert "".join(other.text.split()) == "".join(document.text.split())
    assert other.exported_at == document.exported_at


@pytest.mark.parametrize(("name", "reason"), REFUSED.items())
def test_unreadable_sample_is_refused_with_its_reason(name: str, reason: Refusal) -> None:
    with pytest.raises(Refused) as caught:
        pdf.read(sample(name))
    assert caught.value.reason is reason


# Maps of characters that lie


def with_maps(data: bytes, lie: dict[str, str]) -> bytes:
    """The PDF with every letter of `lie` called another in the fonts' ToUnicode maps."""
    with pypdfium2.PdfDocument(data) as opened:
        objects = Objects(written_anew(opened))
    changed: dict[int, bytes] = {}
    for free, font in enumerate(printing(objects).fonts.values(), start=objects.size):
        if font.to_unicode is None:
            continue
        told = read_map(font.to_unicode)
        texts = {code: text for code in range(0x10000 if font.composite else 0x100) if (text := told.get(code))}
        lying = {code: lie.get(text, text) for code, text in texts.items() if len(text) == 1}
        changed[free] = stream(written_map({**texts, **lying}, 2 if font.composite else 1))
        changed[font.number] = with_map(objects, font.number, free)
    return updated(objects, changed)


LIES = (
    {"ส": "ก", "ก": "ส"},
    {str(digit): str(9 - digit) for digit in range(10)},
    {"ำ": "า", "้": "ู"},
    dict.fromkeys("กขคงจ", "\x12"),
)


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("name", WITNESSED)
def test_map_that_lies_does_not_deceive_where_the_font_file_tells_the_letters(name: str, lie: dict[str, str]) -> None:
    assert pdf.read(with_maps(sample(name), lie)).text == pdf.read(sample(name)).text


@pytest.mark.parametrize("name", WITNESSED)
def test_map_that_lies_about_digits_is_told(name: str) -> None:
    assert WarningCode.TEXT_REDECODED in codes(pdf.read(with_maps(sample(name), LIES[1])))
    assert WarningCode.TEXT_REDECODED not in codes(pdf.read(sample(name)))


# those whose font files tell nothing: their own maps are all there is
UNWITNESSED = [name for name in READABLE if name.endswith(("-libreoffice", "-wkhtmltopdf"))]


# the outlines of a program that draws them anew are those of no known typeface
UNKNOWN = [name for name in UNWITNESSED if name.endswith("-wkhtmltopdf")]


@pytest.mark.parametrize("lie", [LIES[1], {"ิ": "สิ้"}])
@pytest.mark.parametrize("name", [name for name in UNWITNESSED if name not in UNKNOWN])
def test_map_that_cannot_be_right_is_put_right_by_the_outlines_of_a_known_typeface(
    name: str, lie: dict[str, str]
) -> None:
    document = pdf.read(with_maps(sample(name), lie))
    assert "".join(document.text.split()) == "".join(pdf.read(sample(name)).text.split())
    assert WarningCode.TEXT_REDECODED in codes(document)


@pytest.mark.parametrize("name", UNKNOWN)
def test_digits_that_look_like_others_are_lost_and_told(name: str) -> None:
    document = pdf.read(with_maps(sample(name), LIES[1]))
    assert WarningCode.CHARACTERS_LOST in codes(document)
    assert not re.search("[0-9]", document.text)
    assert re.search("[0-9]", pdf.read(sample(name)).text)


@pytest.mark.parametrize("name", UNWITNESSED)
def test_mark_that_hangs_on_the_wrong_side_of_its_letter_is_lost_and_told(name: str) -> None:
    document = pdf.read(with_maps(sample(name), {"ุ": "่", "ู": "้"}))
    assert WarningCode.CHARACTERS_LOST in codes(document)
    assert "อย�" in document.text or "ส�" in document.text


@pytest.mark.parametrize("name", UNKNOWN)
def test_mark_that_a_map_calls_a_whole_cluster_is_lost_and_told(name: str) -> None:
    document = pdf.read(with_maps(sample(name), {"ิ": "สิ้"}))
    assert WarningCode.CHARACTERS_LOST in codes(document)
    assert document.text.count("ส") == pdf.read(sample(name)).text.count("ส")


@pytest.mark.parametrize("name", UNWITNESSED)
def test_letter_of_another_script_within_a_thai_word_is_lost_and_told(name: str) -> None:
    document = pdf.read(with_maps(sample(name), {"ร": "䤳"}))
    assert WarningCode.CHARACTERS_LOST in codes(document)
    assert "䤳" not in document.text.replace(" 䤳", "")


@pytest.mark.parametrize("name", UNWITNESSED)
def test_printed_hyphen_that_a_map_calls_a_soft_one_is_a_hyphen(name: str) -> None:
    assert pdf.read(with_maps(sample(name), {"-": "\xad"})).text == pdf.read(sample(name)).text


@pytest.mark.parametrize("name", READABLE)
def test_document_says_what_told_the_letters_of_its_fonts(name: str) -> None:
    fonts = pdf.read(sample(name)).fonts
    assert fonts
    for font in fonts:
        assert font.name
        assert font.confirmed <= sum(count for _, count in font.told)
        if name in WITNESSED:
            assert LetterSource.CMAP in dict(font.told) or LetterSource.GLYPH_NAME in dict(font.told)


def test_glyphs_without_a_meaning_stand_as_lost_characters_and_are_told() -> None:
    name = next(name for name in READABLE if name.endswith("-wkhtmltopdf"))
    document = pdf.read(with_maps(sample(name), {"ก": "\ufffd"}))
    assert "\ufffdาร" in document.text
    assert WarningCode.CHARACTERS_LOST in codes(document)


def test_page_whose_letters_have_no_meaning_is_refused() -> None:
    name = next(name for name in READABLE if name.endswith("-wkhtmltopdf"))
    lie = {chr(code): "\ufffd" for code in (*range(0x21, 0x7F), *range(0x0E01, 0x0E5C))}
    with pytest.raises(Refused) as caught:
        pdf.read(with_maps(sample(name), lie))
    assert caught.value.reason is Refusal.UNREADABLE_FONTS
    assert "page" in caught.value.detail


# Bad bytes


def read_or_refused(data: bytes) -> Refusal | None:
    """Why the bytes are refused, None where they are read; any other exception is a fault."""
    try:
        pdf.read(data)
    except Refused as refused:
        return refused.reason
    return None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tail: bytes) -> None:
    with pytest.raises(Refused):
        pdf.read(b"%PDF-1.4\n" + tail)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.98])
@pytest.mark.parametrize("name", ["it-system-typst", "canal-dredging-fpdf"])
def test_truncated_file_is_read_or_refused(name: str, share: float) -> None:
    data = sample(name)
    assert read_or_refused(data[: int(len(data) * share)]) in (
        None,
        Refusal.DAMAGED,
        Refusal.NO_TEXT_LAYER,
        Refusal.UNREADABLE_FONTS,
    )


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=40))
def test_file_with_some_bytes_overwritten_is_read_or_refused(at: int, noise: bytes) -> None:
    data = sample("canal-dredging-fpdf")
    at %= len(data)
    assert read_or_refused(data[:at] + noise + data[at + len(noise) :]) in (None, *Refusal)


def test_only_what_says_so_is_claimed() -> None:
    assert pdf.claims(b"\n\n%PDF-1.7")
    assert not pdf.claims(b" " * 1024 + b"%PDF-1.7")


def stamped(data: bytes, degrees: float, size: float, *indexes: int) -> bytes:
    """Return `data` with words stamped over the middle of each page, or of some."""
    with pypdfium2.PdfDocument(data) as document:
        for index in indexes or range(len(document)):
            page = document[index]
            words = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", size)
            raw.FPDFText_SetText(words, (raw.FPDF_WCHAR * 11)(*map(ord, "DRAFT 2563"), 0))
            cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            raw.FPDFPageObj_Transform(words, cos, sin, -sin, cos, 150, 350)
            raw.FPDFPage_InsertObject(page, words)
            raw.FPDFPage_GenerateContent(page)
        buffer = BytesIO()
        document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("degrees", "size"), [(45, 40), (30, 12), (12, 12), (0, 60)])
@pytest.mark.parametrize("name", ["canal-dredging-fpdf", "flood-pump-chromium", "elderly-care-tcpdf"])
def test_words_stamped_over_a_page_are_no_part_of_its_lines(name: str, degrees: float, size: float) -> None:
    plain, found = pdf.read(sample(name)), pdf.read(stamped(sample(name), degrees, size))
    lines = [line.split() for line in found.text.split("\n") if line.strip() != "DRAFT 2563"]
    assert lines == [line.split() for line in plain.text.split("\n")]


@pytest.mark.parametrize(
    ("name", "degrees"),
    [("footbridge-weasyprint", 45), ("road-repair-dompdf", 45), ("health-centre-reportlab", 0)],
)
def test_value_that_holds_stamped_words_bears_the_warning(name: str, degrees: float) -> None:
    found = parsers.extract(stamped(sample(name), degrees, 12, 0))
    holding = {path for path, place in found.places.items() if "DRAFT" in place.raw}
    told = {warning.path for warning in found.warnings if warning.code is WarningCode.TEXT_STAMPED}
    assert holding
    assert told == {None, *holding}


def test_value_whose_line_is_stamped_bears_the_warning() -> None:
    found = parsers.extract(stamped(sample("library-books-libreoffice"), 0, 12, 0))
    told = [warning for warning in found.warnings if warning.code is WarningCode.TEXT_STAMPED]
    assert [warning.path for warning in told if warning.path] == ["project.strategy.issue"]
    assert all("DRAFT 2563" in warning.message for warning in told)


def test_long_document_is_read_as_its_parts_are() -> None:
    part, times = pypdfium2.PdfDocument(sample("canal-dredging-fpdf")), 100
    document = pypdfium2.PdfDocument.new()
    for _ in range(times):
        document.import_pages(part, [1])
    document.import_pages(part)
    for _ in range(2 * times):
        document.import_pages(part, [1])
    found, alone = pdf.read(saved(document)), pdf.read(sample("canal-dredging-fpdf"))
    texts = ["".join(f"{line}\n" for line in lines) for lines in pages(alone)]
    assert len(document) == found.pages > PAGES_AT_ONCE
    assert found.text == times * texts[1] + alone.text + 2 * times * texts[1]


def pages(document: Document) -> list[list[str]]:
    """Return the lines of each page."""
    lines = document.text.split("\n")
    return [
        [line for line, place in zip(lines, document.lines, strict=False) if place.page == number]
        for number in range(1, document.pages + 1)
    ]


def whitened(document: pypdfium2.PdfDocument, box: tuple[float, ...]) -> None:
    """Paint a box of the first page white."""
    (left, top, right, bottom), page = box, document[0]
    cover = raw.FPDFPageObj_CreateNewRect(left - 1, page.get_height() - bottom - 1, right - left + 2, bottom - top + 2)
    raw.FPDFPageObj_SetFillColor(cover, 255, 255, 255, 255)
    raw.FPDFPath_SetDrawMode(cover, raw.FPDF_FILLMODE_WINDING, False)
    raw.FPDFPage_InsertObject(page.raw, cover)
    raw.FPDFPage_GenerateContent(page.raw)


def typed(document: pypdfium2.PdfDocument, words: str, place: tuple[float, float], mode: int) -> None:
    """Print words on the first page."""
    (left, bottom), page = place, document[0]
    text = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 8.0)
    raw.FPDFText_SetText(text, (raw.FPDF_WCHAR * (len(words) + 1))(*map(ord, words), 0))
    raw.FPDFTextObj_SetTextRenderMode(text, mode)
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, left, page.get_height() - bottom)
    raw.FPDFPage_InsertObject(page.raw, text)
    raw.FPDFPage_GenerateContent(page.raw)


def saved(document: pypdfium2.PdfDocument) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["canal-dredging-fpdf", "flood-pump-chromium", "library-books-libreoffice"])
def test_value_that_is_typed_over_a_covered_one_is_read_and_the_other_is_told(name: str) -> None:
    box = parsers.extract(sample(name)).places["project.budget_allocated"].box
    assert box is not None
    with pypdfium2.PdfDocument(sample(name)) as document:
        whitened(document, box)
        typed(document, "77,700", (box[0], box[3] - 3), raw.FPDF_TEXTRENDERMODE_FILL)
        found = parsers.extract(saved(document))
    assert found.project.budget_allocated == 77700
    unseen = [(warning.page, warning.path) for warning in found.warnings if warning.code is WarningCode.TEXT_UNSEEN]
    assert unseen[0] == (1, None)
    assert {*unseen[1:]} <= {(1, "project.budget_allocated")}


@pytest.mark.parametrize(
    ("mode", "seen"), [(raw.FPDF_TEXTRENDERMODE_INVISIBLE, False), (raw.FPDF_TEXTRENDERMODE_FILL, True)]
)
def test_text_that_is_not_painted_is_left_out_and_told(mode: int, seen: bool) -> None:
    with pypdfium2.PdfDocument(sample(READABLE[0])) as document:
        typed(document, "77,700", (300, 20), mode)
        found = pdf.read(saved(document))
    told = [warning.message for warning in found.warnings if warning.code is WarningCode.TEXT_UNSEEN]
    assert ("77,700" in found.text, any("“77,700”" in message for message in told)) == (seen, not seen)


@pytest.mark.parametrize(("kind", "told"), [(raw.FPDF_ANNOT_FREETEXT, [1]), (raw.FPDF_ANNOT_LINK, [])])
def test_note_on_a_page_is_told(kind: int, told: list[int]) -> None:
    with pypdfium2.PdfDocument(sample(READABLE[0])) as document:
        page = document[0]
        raw.FPDFPage_CloseAnnot(raw.FPDFPage_CreateAnnot(page.raw, kind))
        found = pdf.read(saved(document))
    assert [warning.page for warning in found.warnings if warning.code is WarningCode.NOTES_UNREAD] == told


@pytest.mark.parametrize("kind", [raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_INK])
@pytest.mark.parametrize("name", ["canal-dredging-fpdf", "flood-pump-chromium", "library-books-libreoffice"])
def test_value_that_a_note_stands_over_bears_the_warning(name: str, kind: int) -> None:
    box = parsers.extract(sample(name)).places["project.budget_allocated"].box
    assert box is not None
    with pypdfium2.PdfDocument(sample(name)) as document:
        page = document[0]
        note, height = raw.FPDFPage_CreateAnnot(page.raw, kind), page.get_height()
        raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(box[0], height - box[1], box[2], height - box[3]))
        raw.FPDFPage_CloseAnnot(note)
        found = parsers.extract(saved(document))
    told = [warning.path for warning in found.warnings if warning.code is WarningCode.NOTES_UNREAD]
    assert told == [None, "project.budget_allocated"]


def slanted(data: bytes, lean: float) -> bytes:
    """Return `data` with all that is printed slanted, each string where it begins."""
    with pypdfium2.PdfDocument(data) as document:
        for index in range(len(document)):
            page = document[index]
            for number in range(raw.FPDFPage_CountObjects(page)):
                words = raw.FPDFPage_GetObject(page, number)
                matrix = raw.FS_MATRIX()
                raw.FPDFPageObj_GetMatrix(words, matrix)
                matrix.c = lean * matrix.d
                raw.FPDFPageObj_SetMatrix(words, matrix)
            raw.FPDFPage_GenerateContent(page)
        buffer = BytesIO()
        document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["canal-dredging-fpdf", "flood-pump-chromium", "elderly-care-tcpdf"])
def test_slanted_text_is_read_as_if_it_stood_upright(name: str) -> None:
    plain, found = pdf.read(slanted(sample(name), 0.0)), pdf.read(slanted(sample(name), 0.25))
    assert found.text.split() == plain.text.split()


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.parametrize(
    "name",
    [
        "flood-pump-chromium",
        "footbridge-weasyprint",
        "rabies-vaccination-chromium",
        "library-books-libreoffice",
        "water-quality-wkhtmltopdf",
    ],
)
def test_page_that_is_turned_is_read_as_if_it_was_not(name: str, quarters: int) -> None:
    with pypdfium2.PdfDocument(sample(name)) as document:
        for page in document:
            raw.FPDFPage_SetRotation(page.raw, quarters)
        found, right = parsers.extract(saved(document)), parsers.extract(sample(name))
    assert (found.project, found.entries, found.certified) == (right.project, right.entries, right.certified)


def on_sheets(data: bytes, size: tuple[float, float], across: int, down: int) -> bytes:
    """Return the PDF with `across` by `down` of its pages on each sheet of `size`, in shares of a page's."""
    whole = pypdfium2.PdfDocument(data)
    width, height = whole[0].get_size()
    put = raw.FPDF_ImportNPagesToOne(whole.raw, size[0] * width, size[1] * height, across, down)
    return saved(pypdfium2.PdfDocument(put))


@pytest.mark.parametrize(
    "name",
    [
        "rabies-vaccination-chromium-furnished",
        "canal-dredging-fpdf",
        "it-system-typst",
        "library-books-libreoffice",  # has marks in ActualText alone
    ],
)
def test_pages_side_by_side_on_a_sheet_are_read_one_behind_the_other(name: str) -> None:
    alone, beside = parsers.extract(sample(name)), parsers.extract(on_sheets(sample(name), (2, 1), 2, 1))
    assert alone.source.pages > 1
    assert beside.source.pages == (alone.source.pages + 1) // 2
    assert (beside.project, beside.entries, beside.certified) == (alone.project, alone.entries, alone.certified)
    assert [rest.text for rest in beside.residue] == [rest.text for rest in alone.residue]
    width, _ = pypdfium2.PdfDocument(sample(name))[0].get_size()
    for path, place in alone.places.items():
        found = beside.places[path]
        assert found.page == (place.page + 1) // 2
        if place.box is not None and found.box is not None:
            shift = width * ((place.page - 1) % 2)
            assert found.box[0] == pytest.approx(place.box[0] + shift, abs=1)
            assert found.box[1] == pytest.approx(place.box[1], abs=1)


@pytest.mark.parametrize("grid", [(2, 2), (2, 3), (3, 2), (4, 2)])
@pytest.mark.parametrize("size", [(1, 1), (2**0.5, 2**-0.5)])
@pytest.mark.parametrize(
    "name",
    [
        "it-system-typst",
        "library-books-libreoffice",
        "water-quality-wkhtmltopdf",
        "rabies-vaccination-chromium",
        "flood-pump-chromium",
    ],
)
def test_pages_in_rows_on_a_sheet_are_read_one_behind_the_other(
    name: str, size: tuple[float, float], grid: tuple[int, int]
) -> None:
    alone, together = parsers.extract(sample(name)), parsers.extract(on_sheets(sample(name), size, *grid))
    assert together.source.pages == 1
    assert (together.project, together.entries, together.certified) == (alone.project, alone.entries, alone.certified)
    assert [rest.text for rest in together.residue] == [rest.text for rest in alone.residue]


@pytest.mark.parametrize("grid", [(2, 2), (3, 2)])
def test_boxes_of_a_page_on_a_sheet_lie_in_its_place(grid: tuple[int, int]) -> None:
    data = sample("flood-pump-chromium")
    alone, together = parsers.extract(data), parsers.extract(on_sheets(data, (2, 2), *grid))
    width, height = (2 * side for side in pypdfium2.PdfDocument(data)[0].get_size())
    for path, place in alone.places.items():
        box = together.places[path].box
        # texts may go on on the next page
        if place.box is not None and box is not None and path.endswith(("date", "percent", "spent", "code")):
            down, across = divmod(place.page - 1, grid[0])
            assert across * width / grid[0] < (box[0] + box[2]) / 2 < (across + 1) * width / grid[0]
            assert down * height / grid[1] < (box[1] + box[3]) / 2 < (down + 1) * height / grid[1]


@pytest.mark.parametrize("name", READABLE)
def test_page_alone_on_a_sheet_is_one(name: str) -> None:
    assert pdf.read(sample(name)).leaves == ()
