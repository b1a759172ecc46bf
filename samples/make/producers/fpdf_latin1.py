"""FPDF with a Thai font of eight bits, its letters at the places and under the names of Latin-1.

So were the Thai fonts of the nineties made; a reader that believes them reads `áººáÊ´§` for แบบแสดง.
"""

import tempfile
from pathlib import Path

from samples.make.layout import Layout
from samples.make.producers import fpdf, php
from samples.make.wrapping import Font

NAME = "fpdf-latin1"
NEEDS = fpdf.NEEDS
available = fpdf.available


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        faces = {}
        for weight, path in (("regular", font.regular), ("bold", font.bold)):
            faces[weight] = str(Path(folder, f"{weight}.ttf"))
            _eight_bit(path, Path(faces[weight]))
        return php.output("fpdf.php", {**fpdf.parameters(layout, font), "faces": faces, "map": "cp1252"})


def _eight_bit(source: Path, target: Path) -> None:
    """Write the font with each letter of cp874 at the code point that Latin-1 gives to its byte."""
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    with TTFont(source, recalcTimestamp=False) as font:
        thai = font.getBestCmap()
        table = CmapSubtable.newSubtable(4)
        table.platformID, table.platEncID, table.language = 3, 1, 0
        table.cmap = {code: name for code, name in thai.items() if code < 0x80}
        for byte in range(0xA0, 0x100):
            character = bytes([byte]).decode("cp874", "ignore")
            if character and ord(character) in thai:
                table.cmap[byte] = thai[ord(character)]
        font["cmap"].tables = [table]
        font["post"].formatType = 3.0  # the glyphs' own names would betray them
        font.save(target)
