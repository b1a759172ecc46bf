"""Simple fonts whose codes are named, and have another meaning in the font file's own tables."""

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


def program() -> bytes:
    """A Thai typeface that has a table of the Macintosh's codes besides that of Unicode."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(NAMES)
    builder.setupCharacterMap(CHARACTERS)
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((300, 600))
    pen.lineTo((600, 0))
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(NAMES, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(NAMES, (600, 0)))
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
