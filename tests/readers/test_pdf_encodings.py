"""Fonts whose codes are named, and have another meaning in the file's own tables, or no other witness than a map."""

from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from parsers.readers.pdf.decoding import decoding
from parsers.readers.pdf.printing import Font

NAMES = [".notdef", "uni0E01", "uni0E32", "quotedblleft", "A"]
CHARACTERS = {0x0E01: "uni0E01", 0x0E32: "uni0E32", 0x201C: "quotedblleft", 0x41: "A"}
MACINTOSH = {0x41: "A", 0xD2: "quotedblleft"}
THAI = {"BaseEncoding": "WinAnsiEncoding", "Differences": [0xA1, "kokaithai", 0xD2, "saraaathai"]}
SYMBOLIC, NOT_SYMBOLIC = 4, 32


LEANING = ((0, 0), (300, 600), (600, 0))
SQUARE = ((0, 0), (0, 600), (600, 600), (600, 0))


def drawn(*corners: tuple[int, int]) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def built(names: list[str], characters: dict[int, str], outlines: list[object]) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(characters)
    builder.setupGlyf(dict(zip(names, outlines, strict=True)))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    return builder


def program() -> bytes:
    """A Thai typeface that has a table of the Macintosh's codes besides that of Unicode."""
    builder = built(NAMES, CHARACTERS, [drawn(*LEANING)] * len(NAMES))
    builder.setupHorizontalHeader()
    builder.setupPost()
    old = CmapSubtable.newSubtable(6)
    old.platformID, old.platEncID, old.language, old.cmap = 1, 0, 0, MACINTOSH
    builder.font["cmap"].tables.append(old)
    file = BytesIO()
    builder.font.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("encoding", "flags", "text"),
    [
        (THAI, NOT_SYMBOLIC, "กาA"),
        ({**THAI, "BaseEncoding": "MacRomanEncoding"}, NOT_SYMBOLIC, "กาA"),
        ({"Differences": THAI["Differences"]}, NOT_SYMBOLIC, "กาA"),
        ("MacRomanEncoding", NOT_SYMBOLIC, "“A"),
        ("WinAnsiEncoding", NOT_SYMBOLIC, "A"),
        (None, NOT_SYMBOLIC, "“A"),
        (THAI, SYMBOLIC, "“A"),
    ],
)
def test_code_that_is_named_means_its_name(encoding: object, flags: int, text: str) -> None:
    spec = {"Subtype": "TrueType", "Encoding": encoding}
    found = decoding(Font(1, spec, spec, {"Flags": flags}, None, program(), None, False))
    assert found is not None
    assert "".join(found.texts.get(code, "") for code in (0xA1, 0xD2, 0x41)) == text


@pytest.mark.parametrize(("other", "text"), [(LEANING, "๖๖"), (SQUARE, "\ufffd\ufffd")])
def test_thai_digit_that_is_the_name_of_two_unlike_glyphs_is_lost(
    other: tuple[tuple[int, int], ...], text: str
) -> None:
    builder = built([".notdef", "g1", "g2"], {}, [drawn(*LEANING), drawn(*LEANING), drawn(*other)])
    file = BytesIO()
    builder.font.save(file)
    given = b"2 beginbfchar <0001> <0E56> <0002> <0E56> endbfchar"
    spec = {"Subtype": "Type0", "Encoding": "Identity-H"}
    found = decoding(Font(1, spec, spec, {}, None, file.getvalue(), given, False))
    assert found is not None
    assert found.texts[1] + found.texts[2] == text
    assert found.belied == (("๖",) if "๖" not in text else ())
