"""Make the table of known typefaces from font files: `python -m benchmarks.typefaces FILE.ttf…`.

The files are those of TLWG and Noto (Debian's fonts-tlwg-*-ttf and fonts-noto-core), Arundina, TH Sarabun New, the Thai
families among Google's fonts, and DejaVu, which Debian's programs take for Latin letters; each file is a typeface.
Their outlines are not copied: digests of them are.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from normalize import normal
from parsers.readers.pdf import typefaces
from parsers.readers.pdf.decoding import file_meanings
from parsers.readers.pdf.glyphs import Glyphs
from parsers.readers.pdf.typefaces import TABLE, digest, packed

_MOST, _LONGEST = 255, 3
# what reports are printed in: Latin, Thai and its private shapes, dashes, quotes and dots
_THAI = frozenset(map(chr, range(0x0E01, 0x0E5C)))
_ALIKE = {"\xad": "-", "\u2010": "-", "\u2044": "/", "\u2011": "-", "\u2012": "–", "\u2015": "—"}
_PRINTED = frozenset(
    map(chr, (*range(0x21, 0x7F), *range(0xA1, 0x100), *range(0x0E01, 0x0E5C), *range(0x2010, 0x2045), 0xF8FF))
)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.typefaces", description="Makes the typefaces' table.")
    parser.add_argument("files", nargs="+", type=Path)
    files = sorted(parser.parse_args().files, key=lambda path: path.name)[:_MOST]
    table = Path(typefaces.__file__).with_name(TABLE)
    table.write_bytes(packed(row for number, path in enumerate(files) for row in _rows(path.read_bytes(), number)))
    print(f"{len(files)} typefaces, {table.stat().st_size} bytes")


def _rows(data: bytes, typeface: int) -> Iterator[tuple[int, str, int]]:
    """Return a row for each glyph of a font whose text is sure: not that of two which are drawn alike."""
    glyphs = Glyphs(data)
    found: dict[int, set[str]] = {}
    for number, text in file_meanings(glyphs).items():
        drawn = glyphs.outline(number)
        meant = _ALIKE.get(text, normal(text))
        if drawn is not None and meant and len(meant) <= _LONGEST and _PRINTED.issuperset(meant):
            found.setdefault(digest(drawn), set()).add(meant)
    for drawn_as, texts in found.items():
        # a comma is a comma, whatever else is drawn alike; a Thai zero may be an o
        plain = {text for text in texts if text.isascii()} if texts.isdisjoint(_THAI) else texts
        likely = plain or texts
        if len(likely) == 1:
            yield drawn_as, min(likely), typeface


if __name__ == "__main__":
    main()
