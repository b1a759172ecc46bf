"""Text of a PDF that nobody sees on its page: covered, clear, in a layer that is off, cut off, in odd streams."""

import re
from base64 import a85encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

import parsers
from model import WarningCode
from parsers.readers import pdf
from parsers.readers.pdf.filters import from_85

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ["canal-dredging-fpdf", "flood-pump-chromium", "library-books-libreoffice"]
Place = tuple[float, float, float, float]
VALUE = "7,777,777.00"
PAGE_HEIGHT = 842


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.pdf").read_bytes()


def told(warnings: tuple[object, ...]) -> str:
    codes = [warning for warning in warnings if getattr(warning, "code", None) is WarningCode.TEXT_UNSEEN]
    return " ".join(getattr(warning, "message", "") for warning in codes)


def painted(colour: tuple[int, ...], blend: bytes = b"Normal") -> Callable[[pypdfium2.PdfDocument, Place], object]:
    """Return what puts a rectangle of a colour, red, green, blue and how opaque, over a place."""

    def put(document: pypdfium2.PdfDocument, place: Place) -> object:
        cover = raw.FPDFPageObj_CreateNewRect(place[0], place[1], place[2] - place[0], place[3] - place[1])
        raw.FPDFPageObj_SetFillColor(cover, *colour)
        raw.FPDFPageObj_SetBlendMode(cover, blend)
        raw.FPDFPath_SetDrawMode(cover, raw.FPDF_FILLMODE_WINDING, False)
        return cover

    return put


def penned(document: pypdfium2.PdfDocument, place: Place) -> object:
    """Return a line as broad as a place is high."""
    middle = (place[1] + place[3]) / 2
    line = raw.FPDFPageObj_CreateNewPath(place[0], middle)
    raw.FPDFPath_LineTo(line, place[2], middle)
    raw.FPDFPageObj_SetStrokeWidth(line, place[3] - place[1])
    raw.FPDFPath_SetDrawMode(line, raw.FPDF_FILLMODE_NONE, True)
    return line


def pictured(grays: bytes) -> Callable[[pypdfium2.PdfDocument, Place], object]:
    """Return what puts a picture of 8 by 8 pixels, in these grays by turns, over a place."""

    def put(document: pypdfium2.PdfDocument, place: Place) -> object:
        bitmap = pypdfium2.PdfBitmap.new_native(8, 8, raw.FPDFBitmap_BGR)
        for at in range(8 * 8):
            for colour in range(3):
                bitmap.buffer[at // 8 * bitmap.stride + 3 * (at % 8) + colour] = grays[at % len(grays)]
        image = raw.FPDFPageObj_NewImageObj(document.raw)
        raw.FPDFImageObj_SetBitmap(None, 0, image, bitmap.raw)
        raw.FPDFPageObj_Transform(image, place[2] - place[0], 0, 0, place[3] - place[1], place[0], place[1])
        return image

    return put


def covered(name: str, put: Callable[[pypdfium2.PdfDocument, Place], object]) -> bytes:
    """Return a sample with something put over its budget."""
    box = parsers.extract(sample(name)).places["project.budget_allocated"].box
    assert box is not None
    with pypdfium2.PdfDocument(sample(name)) as document:
        page = document[0]
        height = page.get_height()
        cover = put(document, (box[0] - 1, height - box[3] - 1, box[2] + 1, height - box[1] + 1))
        raw.FPDFPage_InsertObject(page.raw, cover)
        raw.FPDFPage_GenerateContent(page.raw)
        buffer = BytesIO()
        document.save(buffer)
    return buffer.getvalue()


HIDING = {
    "gray": painted((128, 128, 128, 255)),
    "black": painted((0, 0, 0, 255)),
    "blue": painted((0, 0, 200, 255)),
    "pen": penned,
    "picture": pictured(b"\x80"),
}
SHOWING = {
    "clear": painted((255, 255, 0, 90)),
    "highlight": painted((255, 255, 0, 255), b"Multiply"),
}


@pytest.mark.parametrize("how", HIDING)
@pytest.mark.parametrize("name", NAMES)
def test_value_that_is_covered_is_left_out_and_told(name: str, how: str) -> None:
    plain, found = parsers.extract(sample(name)), parsers.extract(covered(name, HIDING[how]))
    assert found.project.budget_allocated is None
    assert f"{plain.project.budget_allocated:,}".removesuffix(".00") in told(found.warnings)
    assert found.entries == plain.entries


@pytest.mark.parametrize("how", SHOWING)
@pytest.mark.parametrize("name", NAMES)
def test_value_that_is_marked_with_a_pen_is_read(name: str, how: str) -> None:
    plain, found = parsers.extract(sample(name)), parsers.extract(covered(name, SHOWING[how]))
    assert (found.project, found.entries) == (plain.project, plain.entries)
    assert told(found.warnings) == ""


@pytest.mark.parametrize("name", NAMES)
def test_value_under_a_picture_that_shows_something_is_read_and_told(name: str) -> None:
    plain, found = parsers.extract(sample(name)), parsers.extract(covered(name, pictured(b"\x00\xff\x80")))
    assert found.project == plain.project
    assert "lies at a picture or drawing" in told(found.warnings)


@pytest.mark.parametrize("name", NAMES)
def test_value_of_which_some_is_covered_bears_the_warning(name: str) -> None:
    plain = parsers.extract(sample(name))
    box = plain.places["project.rationale"].box
    assert box is not None

    def put(document: pypdfium2.PdfDocument, _: Place) -> object:
        height = document[0].get_height()
        return painted((0, 0, 0, 255))(document, (box[0] + 60, height - box[1] - 20, box[0] + 120, height - box[1] + 2))

    found = parsers.extract(covered(name, put))
    paths = {warning.path for warning in found.warnings if warning.code is WarningCode.TEXT_UNSEEN}
    assert paths == {None, "project.rationale"}
    assert found.entries == plain.entries


@pytest.mark.parametrize("name", NAMES)
def test_value_of_which_a_whole_line_is_covered_bears_the_warning(name: str) -> None:
    plain = parsers.extract(sample(name))
    place, document = plain.places["project.rationale"], pdf.read(sample(name))
    assert place.box is not None
    line = next(line for line in document.lines if line.page == 1 and line.number == place.line + 1)
    ink = [box for box in line.boxes if box.x1 > box.x0]
    left, top = min(box.x0 for box in ink), min(box.top for box in ink)
    right, bottom = max(box.x1 for box in ink), max(box.bottom for box in ink)

    def put(document: pypdfium2.PdfDocument, _: Place) -> object:
        height = document[0].get_height()
        return painted((0, 0, 0, 255))(document, (left - 1, height - bottom + 2, right + 1, height - top - 2))

    found = parsers.extract(covered(name, put))
    assert found.project.rationale != plain.project.rationale
    assert "project.rationale" in {w.path for w in found.warnings if w.code is WarningCode.TEXT_UNSEEN}


def written(content: bytes, *, state: bytes = b"", form: bytes = b"", catalog: bytes = b"", kind: bytes = b"") -> bytes:
    """Return a PDF of one page with a line of words and `content`, in Helvetica (/F1) and the state /G1.

    `form` is what the form /X1 prints; `catalog` stands in the file's catalog, `kind` in the dictionary of the page's
    or the form's stream.
    """
    shown = b"BT /F1 12 Tf 1 0 0 1 60 700 Tm (Words that anybody sees on this page) Tj ET\n"
    resources = b"<</Font<</F1 5 0 R>>/ExtGState<</G1<<%s>>>>/XObject<</X1 6 0 R>>>>" % state
    page_kind, form_kind = (b"", kind) if form else (kind, b"")
    if b"85" in page_kind:
        content = a85encode(content + shown, adobe=False) + b"~>"
    elif b"Hex" in page_kind:
        content = (content + shown).hex().encode() + b">"
    else:
        content = shown + content
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 %d]/Contents 4 0 R/Resources%s>>" % (PAGE_HEIGHT, resources),
        b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), page_kind, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Length %d%s>>\n"
        b"stream\n%s\nendstream" % (len(form), form_kind, form),
        b"<</Type/OCG/Name(L)>>",
    ]
    data, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, rows) + end


TYPED = b"BT /F1 12 Tf 1 0 0 1 60 600 Tm (7,777,777.00) Tj ET\n"
LAYER = b"/OCProperties<</OCGs[7 0 R]/D<</%s[7 0 R]/Order[7 0 R]>>>>"


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (written(TYPED), True),
        (written(b"1 g " + TYPED), False),
        (written(b"1 g 0 G .1 w 2 Tr " + TYPED.replace(b"12 Tf", b"30 Tf")), True),
        (written(b"1 g 1 G .1 w 2 Tr " + TYPED), False),
        (written(b"0 0 .6 rg 50 590 200 30 re f 1 g " + TYPED), True),
        (written(b".8 g 50 590 200 30 re f 0 g " + TYPED), True),
        (written(b"3 Tr " + TYPED + b"0 Tr " + TYPED.replace(b")", b" baht)")), True),
        (written(b"/G1 gs " + TYPED, state=b"/ca 0"), False),
        (written(b"/G1 gs " + TYPED, state=b"/ca .6"), True),
        (written(TYPED + b"q 200 0 0 30 50 590 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"), False),
        (written(TYPED + b"/X1 Do", form=b".5 g 50 590 200 30 re f"), False),
        (written(TYPED + b"/X1 Do", form=b".5 g 50 605 200 .5 re f"), True),
        (written(b"/X1 Do", form=TYPED, kind=b"/OC 7 0 R", catalog=LAYER % b"OFF"), False),
        (written(b"/X1 Do", form=TYPED, kind=b"/OC 7 0 R", catalog=LAYER % b"ON"), True),
        (written(b"1 g " + TYPED + b"0 g ", kind=b"/Filter/ASCII85Decode"), False),
        (written(b"1 g " + TYPED + b"0 g ", kind=b"/Filter/ASCIIHexDecode"), False),
        (written(TYPED, kind=b"/Filter/ASCII85Decode"), True),
        (written(b".8 g 50 590 200 30 re f .8 g " + TYPED), False),
        (written(b".8 g 50 590 200 30 re f .78 .8 .82 rg " + TYPED), False),
        (written(b".8 g 50 590 200 30 re f .5 g " + TYPED), True),
        (written(b"0 0 .6 rg 50 590 200 30 re f 0 0 .6 rg " + TYPED), False),
        (written(b"0 0 .6 rg 50 490 200 30 re f 0 0 .6 rg " + TYPED), True),
        (written(b".95 g " + TYPED), False),
        (written(TYPED.replace(b"12 Tf", b".9 Tf")), False),
        (written(TYPED.replace(b"12 Tf 1 0 0 1", b"12 Tf .05 0 0 .05")), False),
        (written(TYPED.replace(b"12 Tf", b"4 Tf")), True),
        (written(b".6 g " + TYPED), True),
        (written(TYPED + b".2 g 58 595 40 20 re f 97 595 60 20 re f"), False),
        (written(TYPED + b".2 g 58 595 80 9 re f 58 603.9 80 12 re f"), False),
        (written(TYPED + b".2 g 58 595 3 20 re f 132 595 60 20 re f"), True),
        (written(b"q 50 500 200 30 re W n " + TYPED + b"Q"), False),
        (written(b"q 50 590 200 30 re W n " + TYPED + b"Q"), True),
        (written(b"q 50 700 m 300 700 l 300 595 l h W n " + TYPED + b"Q"), False),
        (written(b"q 0 0 595 842 re W n q 300 590 20 30 re W* n " + TYPED + b"Q Q"), False),
        (written(b"/X1 Do", form=b"q 300 590 20 30 re W n " + TYPED + b"Q"), False),
        (written(b"/G1 gs /X1 Do", form=TYPED, state=b"/ca 0"), False),
    ],
)
def test_words_that_nobody_sees_are_left_out_and_told(data: bytes, seen: bool) -> None:
    found = pdf.read(data)
    assert "Words that anybody sees on this page" in found.text
    assert (VALUE in found.text, VALUE in told(found.warnings)) == (seen, not seen)


@pytest.mark.parametrize(
    ("data", "left", "told_of"),
    [
        (written(b"q 50 590 42 30 re W n " + TYPED + b"Q"), "7,777,", VALUE[6:]),
        (written(b"q 50 590 48 30 re W n " + TYPED + b"Q"), "7,777,7", VALUE[7:]),
    ],
)
def test_words_that_are_cut_off_are_left_out_and_what_is_left_is_doubted(data: bytes, left: str, told_of: str) -> None:
    found = pdf.read(data)
    assert found.text.split("\n")[1] == left
    assert told_of in told(found.warnings)
    assert [found.text[slice(*flaw.span)] for flaw in found.flaws][-1:] in ([left[-1]], [left[-2:]])


@pytest.mark.parametrize(
    ("cover", "is_told"),
    [
        (b"58 595 100 8.5 re f", True),
        (b"58 604.5 100 12 re f", True),
        (b"58 595 100 6 re f", False),
        (b"/G1 gs 58 595 100 8.5 re f", False),
    ],
)
def test_words_that_are_covered_in_part_are_read_and_told(cover: bytes, is_told: bool) -> None:
    found = pdf.read(written(TYPED + b".2 g " + cover, state=b"/ca .4"))
    assert VALUE in found.text
    assert ("covered in part" in told(found.warnings)) == is_told
    assert bool(found.flaws) == is_told


@pytest.mark.parametrize(
    ("before", "typed"), [("398,400", "98,400"), ("12,000", "13,000"), ("340.00", "34.00"), ("7", "7")]
)
def test_what_is_typed_over_a_covered_value_is_read_whole(before: str, typed: str) -> None:
    lines = [TYPED.replace(VALUE.encode(), words.encode()) for words in (before, typed)]
    found = pdf.read(written(lines[0] + b"1 g 58 595 100 20 re f 0 g " + lines[1]))
    assert found.text.split("\n")[1] == typed


@pytest.mark.parametrize("data", [b"", b"z", bytes(range(7)), bytes(range(256)) * 9 + bytes(8)])
def test_what_is_written_as_ascii85_is_read_back(data: bytes) -> None:
    folded = re.sub(b"(.{60})", rb"\1\n", a85encode(data))
    assert from_85(folded + b"~>") == from_85(b"<~" + folded + b"~>") == data


def test_tiny_words_that_are_no_value_are_read() -> None:
    found = pdf.read(written(b"BT /F1 1 Tf 1 0 0 1 60 20 Tm (Powered by a library) Tj ET"))
    assert (found.text.split("\n")[1].strip(), told(found.warnings)) == ("Powered by a library", "")


@pytest.mark.parametrize(
    "said", [b"/V(9)", b"/Parent<</V(9)>>", b"/Parent<</T(a)/Parent<</V(9)>>>>", b"/Parent<</T(a)>>"]
)
def test_field_that_is_filled_in_and_not_drawn_is_told(said: bytes) -> None:
    field = b"/Annots[<</Subtype/Widget/FT/Tx/Rect[60 590 200 620]%s>>]/Contents" % said
    found = pdf.read(written(TYPED).replace(b"/Contents", field))
    codes = [warning.code for warning in found.warnings]
    assert (WarningCode.NOTES_UNREAD in codes, bool(found.flaws)) == (b"V" in said, b"V" in said)


def cropped(name: str, edges: Place) -> bytes:
    """A sample whose pages are smaller by so much at the left, the foot, the right and the head."""
    saved = BytesIO()
    with pypdfium2.PdfDocument(sample(name)) as document:
        for page in document:
            left, bottom, right, top = page.get_mediabox()
            box = left + edges[0], bottom + edges[1], right - edges[2], top - edges[3]
            page.set_mediabox(*box)
            page.set_cropbox(*box)
        document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("name", "edges"),
    [*((name, (0, 0, cut, 0)) for name in NAMES for cut in (90, 200)), *((name, (0, 90, 0, 0)) for name in NAMES[1:])],
)
def test_value_that_the_edge_of_its_page_cuts_bears_the_warning(name: str, edges: Place) -> None:
    plain, found = parsers.extract(sample(name)), parsers.extract(cropped(name, edges))
    told_of = {warning.path for warning in found.warnings if warning.path}
    assert any(warning.code is WarningCode.TEXT_OFF_PAGE and warning.path for warning in found.warnings)
    assert len(found.entries) == len(plain.entries)
    for number, (entry, other) in enumerate(zip(found.entries, plain.entries, strict=True)):
        if entry.narrative != other.narrative:
            assert f"entries.{number}.narrative" in told_of
    for name_of in ("name", "rationale", "budget_allocated", "budget_spent", "end_date"):
        if getattr(found.project, name_of) != getattr(plain.project, name_of):
            assert f"project.{name_of}" in told_of
