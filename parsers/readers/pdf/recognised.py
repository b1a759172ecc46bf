"""What the codes of a font mean whose typeface is recognised by its outlines."""

from collections.abc import Mapping
from dataclasses import replace

from parsers.readers.pdf.decoding import Decoding, decided_text, decoding_by, says_nothing
from parsers.readers.pdf.encodings import glyph_numbers
from parsers.readers.pdf.glyphs import Glyphs
from parsers.readers.pdf.printing import Font
from parsers.readers.pdf.tounicode import LOST, ToUnicode, whole_codes
from parsers.readers.pdf.typefaces import digest, texts_in, typeface_of


def with_typefaces(decodings: list[Decoding]) -> list[Decoding]:
    """Return the decodings with what the outlines of known typefaces tell.

    Of one typeface, a program may make several fonts, some of which have too few glyphs to know it by. Where it has
    damaged the map of one font, it has damaged all: none of them is believed.
    """
    damaged = any(each.damaged for each in decodings)
    drawn = [_digests(each) for each in decodings]
    found = [typeface_of(digests.values()) for digests in drawn]
    named = {
        _stem(each.font): typeface for each, typeface in zip(decodings, found, strict=True) if typeface is not None
    }
    outlined = []
    for each, digests, own in zip(decodings, drawn, found, strict=True):
        typeface = named.get(_stem(each.font)) if own is None else own
        outlined.append({} if typeface is None else texts_in(typeface, digests))
    return [_outlined(each, texts, damaged) for each, texts in zip(decodings, outlined, strict=True)]


def _digests(decided: Decoding) -> dict[int, int]:
    """Return the digests of the outlines of a font's glyphs, by their numbers."""
    if decided.font.program is None or decided.font.spec.get("Subtype") == "Type3":
        return {}
    glyphs = Glyphs(decided.font.program)
    drawn = {number: glyphs.outline(number) for number in {*decided.numbers.values()} - {0}}
    return {number: digest(outline) for number, outline in drawn.items() if outline is not None}


def _stem(font: Font) -> str:
    """Return the name of a font without the number that PostScript's programs give each 256 of its glyphs."""
    return font.name.partition("_")[0]


def _outlined(decided: Decoding, outlined: Mapping[int, str], damaged: bool) -> Decoding:
    if decided.font.program is None or not (outlined or damaged):
        return decided
    glyphs = Glyphs(decided.font.program)
    own = glyphs.by_name.keys() | glyphs.by_character.keys()
    given = (whole_codes(decided.given) or ToUnicode({})) if damaged else decided.given
    found = decoding_by(decided.font, given, {number: text for number, text in outlined.items() if number not in own})
    if found is None:
        return decided
    said = ((decided.given.get(code), text) for code, text in found.texts.items() if text != LOST)
    lies = tuple(dict.fromkeys((told, text) for told, text in said if told and decided_text(text, told)[1]))
    texts = {**found.texts, **_spaces(decided, glyphs)}
    return replace(found, texts=texts, given=decided.given, contradicted=lies)


def _spaces(decided: Decoding, glyphs: Glyphs) -> dict[int, str]:
    """Return the codes of a simple font that print nothing and that no map tells: spaces."""
    if decided.font.composite:
        return {}
    numbers = glyph_numbers(decided.font, glyphs)
    silent = (code for code in numbers.keys() - decided.numbers.keys() if says_nothing(decided.given.get(code)))
    return {code: " " for code in silent if numbers[code]}
