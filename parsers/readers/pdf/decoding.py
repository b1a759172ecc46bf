"""What the codes of each font mean, decided once a font, by evidence.

The font file that the PDF embeds is the best witness: its cmap, its glyph names, what its substitutions make of known
glyphs, and glyphs that are drawn alike. A ToUnicode map is made by the producer of the PDF, out of what it remembers of
the text, and is often wrong; it is believed where the font file is silent.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from model import FontEvidence, LetterSource
from normalize import normal
from parsers.clusters import LETTERS, MARKS
from parsers.readers.pdf.encodings import glyph_numbers
from parsers.readers.pdf.glyphs import Glyphs
from parsers.readers.pdf.printing import Font
from parsers.readers.pdf.tounicode import LOST, ToUnicode, read_map

_LEAST_SHARED = 10
_LEAST_DAMAGED = 3
_WITHOUT_UPPER_BYTES = frozenset(map(chr, range(0x0E, 0x20)))
_NUMBER_NAME = re.compile("g([0-9A-F]{1,4})")
_LONGEST = 60
_NIKHAHIT = "\u0e4d"
_BELOW = frozenset("\u0e38\u0e39\u0e3a")
_ABOVE = MARKS | {"\u0e33"}
# a tuple: what an enumeration's member is looked up by in a set is made anew each time
_IN_THE_FILE = (
    LetterSource.CMAP,
    LetterSource.GLYPH_NAME,
    LetterSource.SUBSTITUTION,
    LetterSource.OUTLINE,
    LetterSource.TYPEFACE,
)
_DIGITS, _THAI_DIGITS = frozenset("0123456789"), frozenset("๐๑๒๓๔๕๖๗๘๙")
_LATIN_OR_PRIVATE = frozenset(map(chr, (*range(0x80, 0x100), *range(0xE000, 0xF900))))
_THAI = range(0x0E01, 0x0E5C)
# those of Latin letters are drawn like some of Thai's, and stand in no report
_MARKS = frozenset(mark for mark in MARKS if ord(mark) >= _THAI[0])
# what a producer gives afresh in each document; a symbol font's bullets and the shapes of Thai's marks have a meaning
_GIVEN_AFRESH = re.compile("[\ue000-\uefff\uf100-\uf6ff\uf721-\uf883\uf89f-\uf8ff]")
_SOFT_HYPHEN, _LATIN = 0xAD, range(0xA1, 0x100)
_BROAD = 4096
_SPACES = (*range(0x20, 0x7F), 0xA0, 0xAD, *range(0x2000, 0x2070), 0x3000, 0xFEFF)


@dataclass(frozen=True, slots=True)
class Decoding:
    """What a font's codes mean.

    `texts` is the meaning of each code; a code without one is LOST. `given` is what the file's own ToUnicode map says.
    `unsure` are the codes that nothing but the map tells, or nothing at all. `contradicted` are the pairs of (given,
    meant) characters that a reader would have taken for something else. `numbers` are the numbers of the codes' glyphs,
    `likened` the marks that were told by nothing but their shape, `belied` the digits that the map calls glyphs which
    look like no such digit, or unlike another that it calls so: then all digits that only the map tells are lost.
    `sources` is what told each code, where it was not the map. `unprinted` are the numbers of glyphs that are in the
    file for others' sake. `misplaced`: the map calls a glyph that stands above its letter a mark that hangs below it,
    or the other way round.
    """

    font: Font
    texts: Mapping[int, str]
    given: ToUnicode
    unsure: frozenset[int]
    contradicted: tuple[tuple[str, str], ...]
    numbers: Mapping[int, int]
    likened: tuple[str, ...] = ()
    belied: tuple[str, ...] = ()
    sources: Mapping[int, LetterSource] = field(default_factory=dict)
    unprinted: frozenset[int] = frozenset({0})
    misplaced: bool = False

    @property
    def damaged(self) -> bool:
        """Whether the map lost the upper bytes of Thai's code points, as Ghostscript 10.00 writes it: ก is U+000F."""
        return len({self.given.get(code) for code in self.texts} & _WITHOUT_UPPER_BYTES) >= _LEAST_DAMAGED

    @property
    def doubted(self) -> bool:
        """Whether some of what it says is told by the shape of a glyph alone, or by a map that lies."""
        return bool(self.likened or self.belied)

    @property
    def believing(self) -> bool:
        """Whether nothing but the map tells some code."""
        return not self.texts.keys() <= self.sources.keys()

    @property
    def lacking(self) -> bool:
        """Whether a code that may be printed has no meaning, or one that its glyph cannot have."""
        lost = (code for code, text in self.texts.items() if text == LOST and self.numbers[code] not in self.unprinted)
        return self.misplaced or next(lost, None) is not None

    @property
    def complete(self) -> bool:
        """Whether each code means one character or ligature, and is known."""
        return not self.unsure

    @property
    def evidence(self) -> FontEvidence:
        """What told the meanings of the codes, and how sure that is."""
        found = {code: text for code, text in self.texts.items() if text != LOST}
        told = [self.sources.get(code, LetterSource.MAP) for code in found]
        confirmed = sum(
            self.given.get(code) == text
            for (code, text), source in zip(found.items(), told, strict=True)
            if source in _IN_THE_FILE
        )
        order = [(source, count) for source in LetterSource if (count := told.count(source))]
        lost = sum(self.numbers[code] > 0 for code in self.texts.keys() - found.keys())
        return FontEvidence(self.font.name[:_LONGEST], tuple(order), confirmed, len(self.contradicted), lost)

    @property
    def changed(self) -> bool:
        """Whether the file's own map does not say the same, or says more than PDFium reads in good time."""
        return self.given.breadth > _BROAD or any(self.given.get(code) != text for code, text in self.texts.items())

    @property
    def map(self) -> dict[int, str]:
        """The text of each code that may be printed: of broad spans no more than what the typeface has, and spaces."""
        if not self.given.spans:
            return {**self.given.chars, **self.texts}
        numbers = self.font.glyph_numbers
        drawn = () if numbers is None else np.nonzero(numbers)[0].tolist()
        spread = {code: text for code in (*drawn, *_SPACES) if (text := self.given.get(code)) is not None}
        return {**spread, **self.given.chars, **self.texts}


def decoding(font: Font) -> Decoding | None:
    """Return what the codes of `font` mean, or None where its file tells nothing about them."""
    return decoding_by(font, read_map(font.to_unicode) if font.to_unicode is not None else ToUnicode({}))


def decoding_by(font: Font, given: ToUnicode, outlined: Mapping[int, str] | None = None) -> Decoding | None:
    """Return what the codes of `font` mean by the map `given`, and by the texts of glyphs that are `outlined`."""
    if font.spec.get("Subtype") == "Type3":
        return _made_bold(font, given)
    glyphs = Glyphs(font.program) if font.program is not None else None
    numbers = _glyph_numbers(font, glyphs) if glyphs is not None else None
    if glyphs is None or glyphs.unknown or not numbers:
        return None
    # glyph 0 stands for all that the typeface lacks, whatever the map calls it
    told = {code: given.get(code) if number else LOST for code, number in numbers.items()}
    if told.get(_SOFT_HYPHEN) == "-" and sum(told.get(code) == chr(code) for code in _LATIN) >= _LEAST_SHARED:
        # a program that knows the names of a font's codes calls this one hyphen, which is ญ where they mean cp874
        told[_SOFT_HYPHEN] = chr(_SOFT_HYPHEN)
    clusters = {code for code, text in told.items() if _is_cluster(text) and not glyphs.takes_room(numbers[code])}
    known, sources = _meanings(glyphs, numbers, told | dict.fromkeys(clusters))
    if outlined:
        known |= outlined
        sources |= {code: LetterSource.TYPEFACE for code, number in numbers.items() if number in outlined}
    told |= {code: LOST for code in clusters if numbers[code] not in known}
    silent = {number for code, number in numbers.items() if number not in known and not told[code]}
    # what others are composed of is in the file without being printed itself, as a rule
    parts = silent & glyphs.parts if silent else silent
    decided = {code: decided_text(known.get(number), told[code]) for code, number in numbers.items()}
    texts = {code: text for code, (text, _) in decided.items()}
    contradicted = {(told[code] or "", text): None for code, (text, lied) in decided.items() if lied}
    # a map's Latin letters are right where its Thai clusters are not
    unprinted = frozenset(parts | {0})
    # what a known typeface does not have is no mark of its
    likened = {} if outlined else _likened(glyphs, texts, numbers, unprinted)
    # of the parts of sara am, maps tell the wrong one, or all that it is a part of
    marks = [code for code, text in texts.items() if set(text) <= _ABOVE and numbers[code] not in known]
    misplaced = any((texts[code] in _BELOW) != glyphs.hangs(numbers[code]) for code in marks if texts[code] in _MARKS)
    rings = [code for code in marks if texts[code] != _NIKHAHIT and glyphs.is_ring(numbers[code])]
    likened |= {code: _NIKHAHIT for code in rings if texts[code] in MARKS}
    texts |= dict.fromkeys(rings, _NIKHAHIT) | likened
    together = _together(glyphs, texts, numbers, unprinted)
    texts |= {code: text for code, (text, _) in together.items()}
    digits = {code: text for code, text in texts.items() if text in _DIGITS and numbers[code] not in known}
    belied = tuple(text for code, text in digits.items() if not glyphs.may_be(numbers[code], text))
    if belied:
        texts |= dict.fromkeys(digits, LOST)
    thai = {numbers[code]: text for code, text in texts.items() if text in _THAI_DIGITS and numbers[code] not in known}
    shared = _unlike_of_one_name(glyphs, thai)
    if shared:
        belied += shared
        texts |= {code: LOST for code, number in numbers.items() if number in thai}
    likened |= {code: text for code, (text, is_drawn) in together.items() if not is_drawn}
    drawn = together.keys() - likened.keys()
    sure = known.keys() | parts | {numbers[code] for code in drawn} | {0}
    unsure = frozenset(code for code, number in numbers.items() if number not in sure and not texts[code].isascii())
    sources |= dict.fromkeys((*drawn, *rings), LetterSource.OUTLINE) | dict.fromkeys(likened, LetterSource.SHAPE)
    marks_alike = tuple(likened.values())
    lies = tuple(contradicted)
    return Decoding(font, texts, given, unsure, lies, numbers, marks_alike, belied, sources, unprinted, misplaced)


def _made_bold(font: Font, given: ToUnicode) -> Decoding | None:
    """Return what the codes of a typeface mean that a browser makes bold itself, by their numbers in the plain one.

    It draws each glyph on the page, and its number in the typeface is all that it is named by.
    """
    encoding = font.spec.get("Encoding")
    names = encoding.get("Differences") if isinstance(encoding, dict) else None
    if not font.name or not isinstance(names, list):
        return None
    numbers: dict[int, int] = {}
    code = 0
    for name in names:
        match = None if isinstance(name, int) else _NUMBER_NAME.fullmatch(str(name))
        if match and int(match[1], 16):
            numbers[code] = int(match[1], 16)
        code = name if isinstance(name, int) else code + 1
    decided = {code: decided_text(None, given.get(code))[0] for code in numbers}
    # what the plain typeface tells is told of it, too: whether all is known shows there
    return Decoding(font, decided, given, frozenset(), (), numbers) if decided else None


def _unlike_of_one_name(glyphs: Glyphs, digits: Mapping[int, str]) -> tuple[str, ...]:
    """Return the digits that the map calls several glyphs which are not drawn alike: it lies about all but one."""
    found: dict[str, int] = {}
    firsts = {number: found.setdefault(text, number) for number, text in digits.items()}
    twice = (number for number, first in firsts.items() if number != first)
    return tuple({digits[number]: None for number in twice if glyphs.drawn_alike(number, [firsts[number]]) is None})


def says_nothing(text: str | None) -> bool:
    """Return whether a map says nothing of a code, or what has no meaning."""
    return text is None or _meaningless(text)


def _is_cluster(text: str | None) -> bool:
    """Whether a text is a letter with marks: a program that forgets what a cluster's text is of says it of its mark."""
    return text is not None and len(text) > 1 and text[0] in LETTERS


@lru_cache(maxsize=4096)
def decided_text(found: str | None, said: str | None) -> tuple[str, bool]:
    """Return what a code means that the font file calls `found` and the map `said`, and whether the map lied."""
    if found is None:
        return (said if said and not _meaningless(said) else LOST), False
    if said is None or _meaningless(said):
        return found, False
    if _folded(found) == _folded(said):
        return (found if found.isascii() else said), False
    text = _believed(found, said)
    return text, bool(said) and text is found and not _kin(said, found)


def _believed(found: str, said: str) -> str:
    if normal(found) in MARKS and said in MARKS:
        # the private code points of Thai fonts have a meaning; a map that names another mark forgot it
        return found
    odd = found[0] in _LATIN_OR_PRIVATE
    return said if odd and all(ord(character) in _THAI for character in said) else found


@lru_cache(maxsize=4096)
def _meaningless(text: str) -> bool:
    return _GIVEN_AFRESH.search(text) is not None or any(
        character == LOST or unicodedata.category(character) in ("Cc", "Cn", "Cs") for character in text
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\xad", "-").replace("\u2010", "-")


def _kin(said: str, found: str) -> bool:
    """Whether a map says more or less than the glyph, as for a cluster of several, but nothing else."""
    return found in said or said in found or {*said, *found} <= MARKS


# The glyph of each code


def _glyph_numbers(font: Font, glyphs: Glyphs) -> dict[int, int]:
    """Return the number of the glyph that each code prints, for codes that the font file has an outline for."""
    if font.composite:
        return _composite_numbers(font, glyphs)
    if font.spec.get("Subtype") != "TrueType":
        return {}
    printed = set(glyphs.printed)
    return {code: number for code, number in glyph_numbers(font, glyphs).items() if number in printed}


def _composite_numbers(font: Font, glyphs: Glyphs) -> dict[int, int]:
    if font.spec.get("Encoding") not in ("Identity-H", "Identity-V") and font.code_bytes > 1:
        return {}
    last = 256**font.code_bytes - 1
    numbers = font.glyph_numbers
    if numbers is None:
        return {number: number for number in (0, *glyphs.printed) if number <= last}
    codes = np.nonzero(np.isin(numbers[: last + 1], glyphs.printed))[0]
    return dict(zip(codes.tolist(), numbers[codes].tolist(), strict=True))


# What the glyphs mean


def _meanings(
    glyphs: Glyphs, numbers: Mapping[int, int], said: Mapping[int, str | None]
) -> tuple[dict[int, str], dict[int, LetterSource]]:
    """Return the text of each glyph for which there is evidence in the font file, and for each code what told it."""
    known = _named(glyphs)
    wanted = set(numbers.values())
    characters = glyphs.by_character
    sources = {
        number: LetterSource.CMAP if characters.get(number) == known[number] else LetterSource.GLYPH_NAME
        for number in wanted & known.keys()
    }
    if known and not wanted <= known.keys():
        known |= glyphs.substituted(known)
        sources |= dict.fromkeys((wanted & known.keys()) - sources.keys(), LetterSource.SUBSTITUTION)
    unknown = sorted(wanted - known.keys())
    if unknown:
        told = {number: text for code, number in numbers.items() if (text := said[code])}
        alike = _alike(glyphs, unknown, known, told)
        known |= alike
        sources |= dict.fromkeys(alike, LetterSource.OUTLINE)
    return known, {code: sources[number] for code, number in numbers.items() if number in sources}


def _named(glyphs: Glyphs) -> dict[int, str]:
    """Return the text of each glyph that the font file names or has in its cmap."""
    known = dict(glyphs.by_name)
    for number, character in glyphs.by_character.items():
        if number not in known or character not in _LATIN_OR_PRIVATE:
            known[number] = character
    return known


def file_meanings(glyphs: Glyphs) -> dict[int, str]:
    """Return the text of each glyph of a whole font file, which has all its tables."""
    known = _named(glyphs)
    return known | glyphs.substituted(known)


def _alike(glyphs: Glyphs, unknown: Iterable[int], known: Mapping[int, str], told: Mapping[int, str]) -> dict[int, str]:
    """Return the marks among `unknown` glyphs that are drawn as a known one is, or as one that the map tells.

    Of marks, maps tell the wrong one as often as not: a mark has several shapes, and no code point for each.
    """
    marks = [number for number, text in known.items() if text in _MARKS]
    others = [number for number, text in told.items() if text in _MARKS and number not in known]
    found: dict[int, str] = {}
    for number in unknown if marks or others else ():
        said = told.get(number)
        if said and said not in MARKS and not _meaningless(said):
            continue
        twin = glyphs.drawn_alike(number, marks) if marks else None
        if twin is not None:
            found[number] = known[twin]
        elif not said or _meaningless(said):
            twin = glyphs.drawn_alike(number, others)
            if twin is not None:
                found[number] = told[twin]
    return found


def _together(
    glyphs: Glyphs, texts: Mapping[int, str], numbers: Mapping[int, int], unprinted: Container[int]
) -> dict[int, tuple[str, bool]]:
    """Return the texts of lost codes that print nikhahit and a tone at once, and whether that tone is drawn so."""
    lost = _lost(texts, numbers, unprinted)
    marks = _thai_marks(texts, numbers) if lost else {}
    found = {code: glyphs.drawn_together(numbers[code], marks) for code in lost if marks}
    return {code: pair for code, pair in found.items() if pair is not None}


def _lost(texts: Mapping[int, str], numbers: Mapping[int, int], unprinted: Container[int]) -> list[int]:
    return [code for code, text in texts.items() if text == LOST and numbers[code] not in unprinted]


def _thai_marks(texts: Mapping[int, str], numbers: Mapping[int, int]) -> dict[int, str]:
    return {numbers[code]: text for code, text in texts.items() if text in _MARKS}


def _likened(
    glyphs: Glyphs, texts: Mapping[int, str], numbers: Mapping[int, int], unprinted: Container[int]
) -> dict[int, str]:
    """Return the text of each lost code whose glyph is shaped like one mark of the font, and like no other."""
    lost = _lost(texts, numbers, unprinted)
    marks = _thai_marks(texts, numbers) if lost else {}
    found = {code: glyphs.shaped_like(numbers[code], marks) for code in lost if marks}
    return {code: text for code, text in found.items() if text is not None}
