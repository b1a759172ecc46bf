"""PDFs that another program has written anew: without the names of the glyphs, and without a right map of the codes."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from model import LetterSource, Refusal, Refused, WarningCode
from parsers.readers import pdf
from parsers.readers.pdf.decoding import decoding
from parsers.readers.pdf.objects import Objects, written_anew
from parsers.readers.pdf.printing import Font, printing
from parsers.readers.pdf.sfnt import Sfnt
from parsers.readers.pdf.syntax import Reference
from parsers.readers.pdf.tounicode import ToUnicode, read_map, whole_codes, written_map
from parsers.readers.pdf.update import stream, updated, with_map

SAMPLES = Path(__file__).parents[2] / "samples"
# their codes are those of Unicode, and any in the order of the text, of two bytes and of one
LATIN_1 = {code: chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}
KNOWN = ("road-repair-dompdf", "street-lights-august-fpdf2", "health-centre-reportlab")
Map = Callable[[Font, dict[int, str]], dict[int, str] | None]


def rewritten(sample: str, mapped: Map) -> bytes:
    """The sample with no tables of names in its fonts, and the maps that `mapped` makes of its own."""
    with pypdfium2.PdfDocument((SAMPLES / f"{sample}.pdf").read_bytes()) as opened:
        objects = Objects(written_anew(opened))
    changed: dict[int, bytes] = {}
    free = objects.size
    for number, font in printing(objects).fonts.items():
        file = font.described.get("FontFile2")
        if font.program is None or not isinstance(file, Reference):
            continue
        changed[file.number] = stream(nameless(font), objects.source(file.number))
        given = read_map(font.to_unicode or b"")
        numbers = font.glyph_numbers
        codes = range(0x10000) if numbers is None else numbers.nonzero()[0].tolist()
        texts = mapped(font, {code: text for code in codes if (text := given.get(code))})
        changed[number] = re.sub(rb"/ToUnicode\s*\d+ 0 R", b"", objects.source(number))
        if texts is not None:
            changed[free] = stream(written_map(texts, 2 if font.composite else 1))
            changed[number] = with_map(objects, number, free)
            free += 1
    return updated(objects, changed)


def nameless(font: Font) -> bytes:
    """The font file with its tables of names called something else; simple fonts need their cmap to be printed."""
    program = font.program or b""
    end = 12 + 16 * int.from_bytes(program[4:6])
    directory = program[:end].replace(b"post", b"lost").replace(b"GSUB", b"lost")
    return (directory.replace(b"cmap", b"lost") if font.composite else directory) + program[end:]


def no_map(_: Font, __: dict[int, str]) -> None:
    return None


def without_upper_bytes(_: Font, texts: dict[int, str]) -> dict[int, str]:
    """What Ghostscript 10.00 makes of a map that lists its texts."""
    return {
        code: "".join(chr(ord(letter) >> 8 | ord(letter) & 0xFF) for letter in text) for code, text in texts.items()
    }


def text_of(data: bytes) -> str:
    return "".join(pdf.read(data).text.split())


@pytest.mark.parametrize("mapped", [no_map, without_upper_bytes])
@pytest.mark.parametrize("sample", KNOWN)
def test_outlines_of_a_known_typeface_tell_what_nothing_else_does(sample: str, mapped: Map) -> None:
    found = pdf.read(rewritten(sample, mapped))
    assert "".join(found.text.split()) == text_of((SAMPLES / f"{sample}.pdf").read_bytes())
    assert {LetterSource.TYPEFACE} <= {source for font in found.fonts for source, _ in font.told}
    assert {warning.code for warning in found.warnings} <= {WarningCode.TEXT_REDECODED}


def test_damaged_map_of_an_unknown_typeface_tells_no_letter() -> None:
    with pytest.raises(Refused) as refused:
        pdf.read(rewritten("water-quality-wkhtmltopdf", without_upper_bytes))
    assert refused.value.reason is Refusal.UNREADABLE_FONTS


def test_hyphen_of_a_latin_font_is_told_from_the_letter_of_its_code() -> None:
    """0xAD is ญ in cp874; a program that knows Latin-1's names calls it a hyphen, which 0x2D is."""
    with pypdfium2.PdfDocument((SAMPLES / "school-kitchen-ghostscript.pdf").read_bytes()) as opened:
        fonts = printing(Objects(written_anew(opened))).fonts.values()
    font = next(font for font in fonts if font.name == "Norasi")
    decided = decoding(replace(font, program=nameless(font), to_unicode=written_map({**LATIN_1, 0xAD: "-"}, 1)))
    assert decided is not None
    assert (decided.texts[0x2D], decided.texts[0xAD]) == ("-", "\xad")


def test_codes_of_unicode_are_told_from_the_sums_of_their_bytes() -> None:
    sums = {code: chr((code >> 8) + (code & 0xFF)) for code in (*range(0x20, 0x7F), *range(0x0E01, 0x0E2F))}
    found = whole_codes(ToUnicode(sums))
    assert found is not None
    assert found.get(0x0E01) == "ก"
    assert whole_codes(ToUnicode({**sums, 0x0E01: "ก"})) is None


ONE_BYTE = b"""begincmap /CMapName /OneByteIdentityH def 1 begincodespacerange <00> <FF> endcodespacerange
1 begincidrange <00> <FF> 0 endcidrange endcmap"""


def test_composite_font_with_codes_of_one_byte_is_read_by_its_outlines() -> None:
    """So Ghostscript writes simple fonts for PDF/A."""
    with pypdfium2.PdfDocument((SAMPLES / "health-centre-reportlab.pdf").read_bytes()) as opened:
        objects = Objects(written_anew(opened))
    fonts = [font for font in printing(objects).fonts.values() if font.program]
    encoding, changed = objects.size, {objects.size: stream(ONE_BYTE, b"<</Type/CMap/CMapName/OneByteIdentityH>>")}
    for table, font in enumerate(fonts, start=encoding + 1):
        file = Sfnt(font.program or b"")
        numbers = [file.codes.get(code, 0) for code in range(256)]
        changed[table] = stream(b"".join(number.to_bytes(2) for number in numbers))
        units = int.from_bytes(file.table(b"head")[18:20])
        widths = b" ".join(b"%d" % (1000 * (file.advance(number) or 0) // units) for number in numbers)
        changed[font.number] = (
            b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding %d 0 R/DescendantFonts[<</Type/Font"
            b"/Subtype/CIDFontType2/BaseFont/Plain/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            b"/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/W[0[%s]]>>]>>"
            % (encoding, font.spec["FontDescriptor"].number, table, widths)
        )
    assert text_of(updated(objects, changed)) == text_of((SAMPLES / "health-centre-reportlab.pdf").read_bytes())
