"""The tables of a TrueType font that tell what its glyphs mean, read straight from its bytes.

fontTools reads them all, and takes ten times as long about it: every font of every document comes through here.
"""

import struct
from functools import cached_property

import numpy as np
import numpy.typing as npt
from fontTools.ttLib.standardGlyphOrder import standardGlyphOrder

from parsers.readers.pdf.outlines import components

_MOST_TABLES = 64
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


class Sfnt:
    """A TrueType font file; whatever is damaged in it reads as absent."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._tables: dict[bytes, tuple[int, int]] = {}
        if len(data) >= 12 and data[:4] in (b"\0\1\0\0", b"true", b"OTTO"):
            count = min(struct.unpack(">H", data[4:6])[0], _MOST_TABLES)
            rows = (data[at : at + 16] for at in range(12, 12 + 16 * count, 16))
            self._tables = {row[:4]: struct.unpack(">II", row[8:16]) for row in rows if len(row) == 16}

    def table(self, tag: bytes) -> bytes:
        """Return the bytes of a table, none where there is no such table."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    @cached_property
    def count(self) -> int:
        """The number of glyphs."""
        table = self.table(b"maxp")
        return int(struct.unpack(">H", table[4:6])[0]) if len(table) >= 6 else 0

    @cached_property
    def _offsets(self) -> npt.NDArray[np.int64] | None:
        """Where each outline begins, and the last one ends."""
        head, loca = self.table(b"head"), self.table(b"loca")
        if len(head) < 52 or not loca or not self.table(b"glyf"):
            return None
        wide = head[50:52] != b"\0\0"
        width = 4 if wide else 2
        return np.frombuffer(loca[: len(loca) // width * width], dtype=f">u{width}").astype(np.int64) * (
            1 if wide else 2
        )

    def advance(self, number: int) -> int | None:
        """Return how far a glyph moves on, None where the font does not tell."""
        head, metrics = self.table(b"hhea"), self.table(b"hmtx")
        broad = int(struct.unpack(">H", head[34:36])[0]) if len(head) >= 36 else 0
        at = 4 * min(number, broad - 1)
        return int(struct.unpack(">H", metrics[at : at + 2])[0]) if 0 <= at <= len(metrics) - 2 else None

    @cached_property
    def printed(self) -> npt.NDArray[np.intp] | None:
        """The numbers of the glyphs that have an outline, without the first; None where the font does not tell."""
        offsets = self._offsets
        if offsets is None:
            return None
        found = np.nonzero(offsets[1:] != offsets[:-1])[0]
        return found[found > 0]

    @cached_property
    def _glyphs(self) -> bytes:
        return self.table(b"glyf")

    def description(self, number: int) -> bytes:
        """Return the description of a glyph's outline, none where the font has none of this kind."""
        if self._offsets is None or not 0 <= number < len(self._offsets) - 1:
            return b""
        start, end = self._offsets[number : number + 2].tolist()
        return self._glyphs[start:end]

    @cached_property
    def parts(self) -> frozenset[int]:
        """The numbers of the glyphs that others are composed of."""
        described = map(self.description, [] if self.printed is None else self.printed.tolist())
        composite = (glyph for glyph in described if glyph[:1] >= b"\x80")
        return frozenset(part.number for glyph in composite for part in components(glyph))

    @cached_property
    def characters(self) -> dict[int, int]:
        """The glyph of each code point, by the best Unicode cmap."""
        subtables = self._subtables
        return next((_mapped(subtables[key]) for key in _UNICODE if key in subtables), {})

    @cached_property
    def codes(self) -> dict[int, int]:
        """The glyph of each one-byte code in a symbolic font."""
        found: dict[int, int] = {}
        for key in ((1, 0), (3, 0)):
            for code, glyph in _mapped(self._subtables.get(key, b"")).items():
                if code < 0x100 or code & 0xFF00 == 0xF000:
                    found[code & 0xFF] = glyph
        return found

    @cached_property
    def names(self) -> dict[int, str]:
        """The names of the glyphs that have one of their own."""
        table = self.table(b"post")
        if table[:4] != b"\0\2\0\0" or len(table) < 34:
            return {}
        count = struct.unpack(">H", table[32:34])[0]
        indexes = np.frombuffer(table[34 : 34 + 2 * count][: (len(table) - 34) // 2 * 2], dtype=">u2").tolist()
        strings = _strings(table[34 + 2 * count :])
        found: dict[int, str] = {}
        for glyph, index in enumerate(indexes):
            if index < len(standardGlyphOrder):
                found[glyph] = standardGlyphOrder[index]
            elif index - len(standardGlyphOrder) < len(strings):
                found[glyph] = strings[index - len(standardGlyphOrder)]
        return found

    @cached_property
    def _subtables(self) -> dict[tuple[int, int], bytes]:
        table = self.table(b"cmap")
        count = struct.unpack(">H", table[2:4])[0] if len(table) >= 4 else 0
        rows = (table[at : at + 8] for at in range(4, 4 + 8 * min(count, _MOST_TABLES), 8))
        unpacked = (struct.unpack(">HHI", row) for row in rows if len(row) == 8)
        return {(platform, encoding): table[offset:] for platform, encoding, offset in unpacked}


def _strings(data: bytes) -> list[str]:
    """Return the strings of a table in which each stands behind its length."""
    found = []
    at = 0
    while at < len(data):
        length = data[at]
        found.append(data[at + 1 : at + 1 + length].decode("latin-1"))
        at += 1 + length
    return found


def _mapped(table: bytes) -> dict[int, int]:
    """Return the glyph of each code in a subtable of the cmap."""
    kind = struct.unpack(">H", table[:2])[0] if len(table) >= 2 else -1
    found = {0: _bytes, 4: _segments, 6: _trimmed, 12: _groups}.get(kind, lambda _: {})(table)
    return {code: glyph for code, glyph in found.items() if glyph}


def _bytes(table: bytes) -> dict[int, int]:
    return dict(enumerate(table[6:262]))


def _trimmed(table: bytes) -> dict[int, int]:
    first, count = struct.unpack(">HH", table[6:10]) if len(table) >= 10 else (0, 0)
    return dict(enumerate(_shorts(table[10 : 10 + 2 * count]), start=first))


def _segments(table: bytes) -> dict[int, int]:
    length, doubled = struct.unpack(">H2xH", table[2:8]) if len(table) >= 8 else (0, 0)
    table = table[: max(length, 16 + 4 * doubled)]
    ends, starts = _shorts(table[14 : 14 + doubled]), _shorts(table[16 + doubled : 16 + 2 * doubled])
    deltas, at = _shorts(table[16 + 2 * doubled : 16 + 3 * doubled]), 16 + 3 * doubled
    offsets, glyphs = _shorts(table[at : at + doubled]), _shorts(table[at:])
    found: dict[int, int] = {}
    for index, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=False)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if offset == 0:
                found[code] = (code + delta) & 0xFFFF
                continue
            place = index + offset // 2 + code - start
            glyph = glyphs[place] if place < len(glyphs) else 0
            found[code] = (glyph + delta) & 0xFFFF if glyph else 0
    return found


def _groups(table: bytes) -> dict[int, int]:
    rows = np.frombuffer(table[16 : 16 + (len(table) - 16) // 12 * 12], dtype=">u4").reshape(-1, 3).tolist()
    count = struct.unpack(">I", table[12:16])[0] if len(table) >= 16 else 0
    found: dict[int, int] = {}
    for start, end, glyph in rows[:count]:
        if start <= end <= 0x10FFFF and end - start <= 0xFFFF:
            found |= zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True)
    return found


def _shorts(data: bytes) -> list[int]:
    return list(struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2]))
