"""What the glyphs of an embedded font mean, by the font's own tables: its cmap, its glyph names, its substitutions."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from io import BytesIO

import numpy as np
from fontTools.agl import AGL2UV, LEGACY_AGL2UV
from fontTools.cffLib import CFFFontSet

from parsers.readers.pdf.outlines import Outline, outline, unlike
from parsers.readers.pdf.sfnt import Sfnt
from parsers.readers.pdf.shapes import is_ring, looks_like
from parsers.readers.pdf.substitutions import substitutions

_UNI = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")
_SAYS_NOTHING = re.compile(r"(?:glyph|gid|cid|g|c|a|index)\.?\d+|\.notdef|\.null|nonmarkingreturn|CR", re.IGNORECASE)
_PRIVATE = range(0xE000, 0xF900)
# Adobe's list of names, and of its older list those that older fonts give to Thai's glyphs ("kokaithai")
_CODES = {name: codes[0] for name, codes in LEGACY_AGL2UV.items() if name.endswith("thai")} | AGL2UV
_ROUNDS = 3
_TWO_CONTOURS, _COMPOSITE = b"\0\2", b"\xff\xff"
_ALIKE = 0.08
_NIKHAHIT = "\u0e4d"
_LIKE, _MARGIN = 0.15, 0.02
# nothing else is as like it as its twin, which must be there to be told from it
_TWINS = {"ี": "ื", "ื": "ี", "ั": "้", "้": "ั"}
_SMALLEST, _TALLEST = 0.5, 1.7


@lru_cache(maxsize=4096)
def named(name: str) -> str | None:
    """Return the text that a glyph's name says, or None if it says nothing.

    >>> named("uni0E48.small"), named("maiekthai"), named("maiek") is None, named("uni0E4D0E49"), named("two")
    ('่', '่', True, 'ํ้', '2')
    """
    if _SAYS_NOTHING.fullmatch(name):
        return None
    texts = [_component(part) for part in name.partition(".")[0].split("_")]
    known = [text for text in texts if text is not None]
    return "".join(known) if known and len(known) == len(texts) else None


def _component(name: str) -> str | None:
    match = _UNI.fullmatch(name)
    if match is None:
        return chr(_CODES[name]) if name in _CODES else None
    digits = [match[2]] if match[2] else [match[1][at : at + 4] for at in range(0, len(match[1]), 4)]
    codes = [int(code, 16) for code in digits]
    return "".join(map(chr, codes)) if all(code <= 0x10FFFF and not 0xD800 <= code < 0xE000 for code in codes) else None


class Glyphs:
    """The glyphs of one embedded font by number, read as far as is asked; `data` is a font file, sfnt or bare CFF."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sfnt = Sfnt(data)
        self._outlines: dict[int, Outline | None] = {}

    @cached_property
    def printed(self) -> list[int]:
        """The glyphs that have an outline: a subset keeps those that are used."""
        found = self._sfnt.printed
        return list(range(1, self._sfnt.count or len(self.by_name) + 1)) if found is None else found.tolist()

    @property
    def unknown(self) -> bool:
        """Whether the file does not even tell which glyphs it has: a bare CFF that numbers them."""
        return self._sfnt.printed is None and not self._sfnt.count and not self.by_name

    @property
    def codes(self) -> Mapping[int, int]:
        """The glyph of each one-byte code in a symbolic font."""
        return self._sfnt.codes

    @property
    def parts(self) -> frozenset[int]:
        """The glyphs that others are composed of."""
        return self._sfnt.parts

    @cached_property
    def by_character(self) -> dict[int, str]:
        """The character of each glyph that the font's Unicode cmap knows."""
        found: dict[int, str] = {}
        for code, number in sorted(self._sfnt.characters.items(), key=lambda item: item[0] in _PRIVATE):
            found.setdefault(number, chr(code))
        return found

    @cached_property
    def by_name(self) -> dict[int, str]:
        """The text of each glyph whose name says one."""
        names = self._sfnt.names or self._names_of_outlines()
        return {number: text for number, name in names.items() if (text := named(name)) is not None}

    def _names_of_outlines(self) -> dict[int, str]:
        """The names in a font of PostScript outlines; none where it numbers its glyphs only."""
        outlines = self._sfnt.table(b"CFF ") or (self._data if self._data[:1] == b"\x01" else b"")
        if not outlines:
            return {}
        cff = CFFFontSet()
        cff.decompile(BytesIO(outlines), None)
        return {} if hasattr(cff[0], "ROS") else dict(enumerate(cff[0].charset))

    def substituted(self, known: Mapping[int, str]) -> dict[int, str]:
        """Return the texts of glyphs that the font's substitutions make from `known` ones."""
        found: dict[int, str] = {}
        rules = substitutions(self._sfnt.table(b"GSUB"))
        for _ in range(_ROUNDS):
            before = len(found)
            for sources, target in rules:
                texts = [known.get(source, found.get(source)) for source in sources]
                if target not in known and None not in texts:
                    found.setdefault(target, "".join(text for text in texts if text is not None))
            if len(found) == before:
                break
        return found

    def drawn_alike(self, number: int, among: Iterable[int]) -> int | None:
        """Return the glyph of `among` that is drawn as glyph `number` is, moved or of another size, or None."""
        drawn = self.outline(number)
        return None if drawn is None else self._twin(drawn, [other for other in among if other != number])

    def drawn_together(self, number: int, among: Mapping[int, str]) -> tuple[str, bool] | None:
        """Return the texts of nikhahit and of that glyph of `among` which make up glyph `number`, or None.

        The second of the pair tells whether that one is drawn so, and not only shaped alike.
        """
        drawn = self.outline(number)
        for parts in drawn.parted if drawn is not None else ():
            rest = next((other for part, other in (parts, parts[::-1]) if is_ring(part)), None)
            if rest is None:
                continue
            twin = self._twin(rest, among)
            text = among[twin] if twin is not None else self._likest(rest, among.items())
            if text is not None:
                return _NIKHAHIT + text, twin is not None
        return None

    def _twin(self, drawn: Outline, among: Iterable[int]) -> int | None:
        others = ((known, self.outline(known)) for known in among)
        likeness = ((unlike(drawn, other), known) for known, other in others if other and other.below == drawn.below)
        best = min(likeness, default=None)
        return best[1] if best is not None and best[0] <= _ALIKE else None

    def may_be(self, number: int, digit: str) -> bool:
        """Return whether a glyph, by its outline, may be this digit."""
        drawn = self.outline(number)
        return drawn is None or looks_like(drawn, digit)

    def takes_room(self, number: int) -> bool:
        """Return whether a glyph moves on, as all but marks do; True where the font does not tell."""
        return self._sfnt.advance(number) != 0

    def hangs(self, number: int) -> bool:
        """Return whether a glyph hangs below the line that letters stand on."""
        drawn = self.outline(number)
        return drawn is not None and drawn.below

    def is_ring(self, number: int) -> bool:
        """Return whether a glyph is a ring."""
        if self._sfnt.description(number)[:2] not in (_TWO_CONTOURS, _COMPOSITE):
            return False
        drawn = self.outline(number)
        return drawn is not None and is_ring(drawn)

    def shaped_like(self, number: int, among: Mapping[int, str]) -> str | None:
        """Return the text of those glyphs of `among` that glyph `number` is most like; None where that is unsure."""
        drawn = self.outline(number)
        others = [(known, text) for known, text in among.items() if known != number]
        return None if drawn is None else self._likest(drawn, others)

    def _likest(self, drawn: Outline, among: Iterable[tuple[int, str]]) -> str | None:
        nearest: dict[str, tuple[float, int]] = {}
        for known, text in among:
            other = self.outline(known)
            if other is None or other.below != drawn.below:
                continue
            if _SMALLEST <= drawn.height / other.height <= _TALLEST:
                distance = float(np.abs(drawn.shape - other.shape).mean())
                nearest[text] = min(nearest.get(text, (1.0, 0)), (distance, len(other.holes)))
        ranked = sorted(nearest, key=nearest.__getitem__)
        if not ranked or _TWINS.get(ranked[0], ranked[0]) not in nearest:
            return None
        distance, holes = nearest[ranked[0]]
        sure = len(ranked) == 1 or nearest[ranked[1]][0] - distance >= _MARGIN
        return ranked[0] if sure and distance <= _LIKE and holes == len(drawn.holes) else None

    def outline(self, number: int) -> Outline | None:
        """Return the outline of a glyph, None of one that is empty or damaged, or not drawn as TrueType draws."""
        if number not in self._outlines:
            self._outlines[number] = outline(self._sfnt.description, number)
        return self._outlines[number]
