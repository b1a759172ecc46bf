"""What the tables of embedded fonts tell, beside what fontTools makes of them."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers.pdf.glyphs import Glyphs
from parsers.readers.pdf.objects import Objects, written_anew
from parsers.readers.pdf.outlines import outline
from parsers.readers.pdf.printing import Font, printing
from parsers.readers.pdf.sfnt import Sfnt
from parsers.readers.pdf.substitutions import Rule, substitutions

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "samples").glob("*.pdf")
    if not path.stem.endswith(("-locked", "-scan"))  # which have no fonts to read
)


def fonts(path: Path) -> list[Font]:
    with pypdfium2.PdfDocument(path.read_bytes()) as opened:
        found = printing(Objects(written_anew(opened))).fonts.values()
    return [font for font in found if font.program is not None and font.program[:4] == b"\0\1\0\0"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_outlines_are_those_of_font_tools(path: Path) -> None:
    for font in fonts(path):
        assert font.program is not None
        described = Sfnt(font.program).description
        right = TTFont(BytesIO(font.program))
        table = right["glyf"]
        for number, name in enumerate(right.getGlyphOrder()):
            points, ends, _ = table[name].getCoordinates(table)
            found = outline(described, number)
            assert (found is None) == (not len(points))
            if found is not None:
                assert found.ends == tuple(ends)
                assert np.abs(found.points - np.array(list(points))).max() <= 1


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_advances_are_those_of_font_tools(path: Path) -> None:
    for font in fonts(path):
        assert font.program is not None
        right = TTFont(BytesIO(font.program))
        if "hmtx" in right:
            advances = [right["hmtx"][name][0] for name in right.getGlyphOrder()]
            assert [*map(Sfnt(font.program).advance, range(len(advances)))] == advances


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_substitutions_are_those_of_font_tools(path: Path) -> None:
    for font in fonts(path):
        assert font.program is not None
        right = TTFont(BytesIO(font.program))
        if "GSUB" in right:
            order = right.getReverseGlyphMap()
            assert set(substitutions(Sfnt(font.program).table(b"GSUB"))) == set(rules(right, order))


def rules(font: TTFont, order: dict[str, int]) -> list[Rule]:
    """The rules that make one glyph of another, of several, or one of several."""
    found: list[Rule] = []
    table = font["GSUB"].table
    for lookup in table.LookupList.Lookup if table.LookupList else ():
        for outer in lookup.SubTable:
            subtable = outer.ExtSubTable if lookup.LookupType == 7 else outer
            if subtable.LookupType == 1:
                found += [((order[a],), order[b]) for a, b in subtable.mapping.items()]
            elif subtable.LookupType == 3:
                found += [((order[a],), order[b]) for a, made in subtable.alternates.items() for b in made]
            elif subtable.LookupType == 4:
                for first, group in subtable.ligatures.items():
                    for made in group:
                        found.append((tuple(order[name] for name in (first, *made.Component)), order[made.LigGlyph]))
    return found


@given(st.binary(max_size=200))
def test_damaged_substitutions_read_as_none(tail: bytes) -> None:
    assert isinstance(substitutions(b"\0\1\0\0\0\0\0\0\0\x0a" + tail), list)


@given(st.binary(max_size=200))
def test_damaged_outline_reads_as_none_or_as_some_points(data: bytes) -> None:
    found = outline(lambda _: data, 0)
    assert found is None or len(found.points) > 0


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_digit_looks_like_itself(path: Path) -> None:
    for font in fonts(path):
        assert font.program is not None
        glyphs = Glyphs(font.program)
        for number, text in glyphs.by_character.items():
            assert text not in set("0123456789") or glyphs.may_be(number, text)
