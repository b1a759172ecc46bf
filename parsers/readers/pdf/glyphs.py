"""What the glyphs of an embedded font mean, by the font's own tables: its cmap, its glyph names, its substitutions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from fontTools.agl import AGL2UV
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont, TTLibError

_UNI = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")
_SAYS_NOTHING = re.compile(r"(?:glyph|gid|cid|g|c|a|index)\.?\d+|\.notdef|\.null|nonmarkingreturn|CR", re.IGNORECASE)
_PRIVATE = range(0xE000, 0xF900)
_ROUNDS = 3
_SINGLE, _MULTIPLE, _ALTERNATE, _LIGATURE, _EXTENSION = 1, 2, 3, 4, 7
_ALIKE = 0.08

Outline = tuple[tuple[int, ...], tuple[tuple[float, float], ...]]


def named(name: str) -> str | None:
    """Return the text that a glyph's name says, or None if it says nothing.

    >>> named("uni0E48.small"), named("kokai") is None, named("uni0E4D0E49"), named("two")
    ('่', True, 'ํ้', '2')
    """
    if _SAYS_NOTHING.fullmatch(name):
        return None
    stem = name.partition(".")[0]
    texts = [_component(part) for part in stem.split("_")]
    known = [text for text in texts if text is not None]
    return "".join(known) if known and len(known) == len(texts) else None


def _component(name: str) -> str | None:
    match = _UNI.fullmatch(name)
    if match is None:
        return chr(AGL2UV[name]) if name in AGL2UV else None
    if match[2]:
        return chr(int(match[2], 16)) if int(match[2], 16) <= 0x10FFFF else None
    return "".join(chr(int(match[1][at : at + 4], 16)) for at in range(0, len(match[1]), 4))


@dataclass
class Glyphs:
    """The glyphs of one embedded font by number, read as far as is asked; `data` is a font file, sfnt or bare CFF."""

    data: bytes
    _cache: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def _font(self) -> TTFont | None:
        try:
            return TTFont(BytesIO(self.data), lazy=True)
        except (TTLibError, ValueError, KeyError):
            return None

    @cached_property
    def order(self) -> list[str]:
        """The names of the glyphs; where the font has none, they are made up."""
        if self._font is not None:
            return list(self._font.getGlyphOrder())
        if self.data[:1] != b"\x01":
            return []
        cff = CFFFontSet()
        cff.decompile(BytesIO(self.data), None)
        top = cff[0]
        return [] if hasattr(top, "ROS") else list(top.charset)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each glyph by its name."""
        return {name: number for number, name in enumerate(self.order)}

    @cached_property
    def has_names(self) -> bool:
        """Whether the glyphs' names are the font's own."""
        if self._font is None:
            return bool(self.order)
        if "CFF " in self._font:
            return not hasattr(self._font["CFF "].cff[0], "ROS")
        return "post" in self._font and self._font["post"].formatType in (1.0, 2.0)

    @cached_property
    def printed(self) -> list[int]:
        """The glyphs that have an outline: a subset keeps those that are used."""
        if self._font is None or "loca" not in self._font:
            return list(range(1, len(self.order)))
        offsets = self._font["loca"].locations
        return [number for number in range(1, len(offsets) - 1) if offsets[number] != offsets[number + 1]]

    @cached_property
    def parts(self) -> frozenset[int]:
        """The glyphs that others are composed of."""
        if self._font is None or "glyf" not in self._font:
            return frozenset()
        table = self._font["glyf"]
        composed = (table[self.order[number]] for number in self.printed if number < len(self.order))
        names = (part.glyphName for glyph in composed if glyph.isComposite() for part in glyph.components)
        return frozenset(self.numbers[name] for name in names)

    @cached_property
    def by_character(self) -> dict[int, str]:
        """The character of each glyph that the font's Unicode cmap knows."""
        found: dict[int, str] = {}
        for code, name in sorted(self._unicode_cmap().items(), key=lambda item: item[0] in _PRIVATE):
            found.setdefault(self.numbers[name], chr(code))
        return found

    def _unicode_cmap(self) -> Mapping[int, str]:
        if self._font is None or "cmap" not in self._font:
            return {}
        tables = self._font["cmap"]
        for platform, encoding in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0)):
            table = tables.getcmap(platform, encoding)
            if table is not None:
                return {code: name for code, name in table.cmap.items() if name in self.numbers}
        return {}

    @cached_property
    def by_name(self) -> dict[int, str]:
        """The text of each glyph whose name says one."""
        if not self.has_names:
            return {}
        return {number: text for number, name in enumerate(self.order) if (text := named(name)) is not None}

    def coded(self, code: int) -> int | None:
        """Return the glyph of a one-byte code in a symbolic TrueType font."""
        if "codes" not in self._cache:
            self._cache["codes"] = self._codes()
        return self._cache["codes"].get(code)

    def _codes(self) -> dict[int, int]:
        if self._font is None or "cmap" not in self._font:
            return {}
        found: dict[int, int] = {}
        for platform, encoding in ((1, 0), (3, 0)):
            table = self._font["cmap"].getcmap(platform, encoding)
            for code, name in table.cmap.items() if table is not None else ():
                if name in self.numbers and (code < 0x100 or code & 0xFF00 == 0xF000):
                    found[code & 0xFF] = self.numbers[name]
        return found

    def substituted(self, known: Mapping[int, str]) -> dict[int, str]:
        """Return the texts of glyphs that the font's substitutions make from `known` ones."""
        if self._font is None or "GSUB" not in self._font:
            return {}
        found: dict[int, str] = {}
        rules = [rule for rule in self._substitutions()]
        for _ in range(_ROUNDS):
            before = len(found)
            for sources, target in rules:
                texts = [known.get(source, found.get(source)) for source in sources]
                if target not in known and None not in texts:
                    found.setdefault(target, "".join(text for text in texts if text is not None))
            if len(found) == before:
                break
        return found

    def _substitutions(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """Each rule of the font that makes one glyph: from which glyphs, and which."""
        assert self._font is not None
        table = self._font["GSUB"].table
        numbers = self.numbers
        for lookup in table.LookupList.Lookup if table.LookupList else ():
            for outer in lookup.SubTable:
                subtable = outer.ExtSubTable if lookup.LookupType == _EXTENSION else outer
                if subtable.LookupType == _SINGLE:
                    yield from (((numbers[a],), numbers[b]) for a, b in subtable.mapping.items())
                elif subtable.LookupType == _ALTERNATE:
                    yield from (((numbers[a],), numbers[b]) for a, bs in subtable.alternates.items() for b in bs)
                elif subtable.LookupType == _LIGATURE:
                    for first, ligatures in subtable.ligatures.items():
                        for made in ligatures:
                            names = (first, *made.Component)
                            yield tuple(numbers[name] for name in names), numbers[made.LigGlyph]

    def drawn_alike(self, number: int, among: Iterator[int] | list[int]) -> int | None:
        """Return the glyph of `among` that is drawn as glyph `number` is, moved or made smaller, or None."""
        outline = self._outline(number)
        if outline is None:
            return None
        best = min(
            ((_unlike(outline, other), known) for known in among if (other := self._outline(known))), default=None
        )
        return best[1] if best is not None and best[0] <= _ALIKE else None

    def _outline(self, number: int) -> Outline | None:
        outlines: dict[int, Outline | None] = self._cache.setdefault("outlines", {})
        if number not in outlines:
            outlines[number] = self._drawn(number)
        return outlines[number]

    def _drawn(self, number: int) -> Outline | None:
        """The outline of a glyph in a box of one by one: ends of contours, points."""
        if self._font is None or "glyf" not in self._font or number >= len(self.order):
            return None
        table = self._font["glyf"]
        glyph = table[self.order[number]]
        if glyph.numberOfContours == 0:
            return None
        points, ends, _ = glyph.getCoordinates(table)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if not xs:
            return None
        left, low, width, height = min(xs), min(ys), (max(xs) - min(xs)) or 1, (max(ys) - min(ys)) or 1
        shape = ((100 * width) // (width + height),)
        return (*ends, *shape), tuple(((x - left) / width, (y - low) / height) for x, y in points)


def _unlike(outline: Outline, other: Outline) -> float:
    """Return how far the points of two outlines lie apart at most, in shares of the glyph's box."""
    if outline[0][:-1] != other[0][:-1] or abs(outline[0][-1] - other[0][-1]) > 8:
        return 1.0
    return max(max(abs(x - u), abs(y - v)) for (x, y), (u, v) in zip(outline[1], other[1], strict=True))
