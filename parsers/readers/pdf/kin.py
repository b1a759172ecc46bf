"""What the codes of a font mean by what stands beside it: other weights of its typeface, and what the page spells."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from model import LetterSource
from parsers.readers.pdf.decoding import Decoding
from parsers.readers.pdf.printing import Font
from parsers.readers.pdf.tounicode import LOST

_LEAST_SHARED, _LEAST_OF_ONE_NAME = 10, 5


def with_kin(decided: Decoding, others: Iterable[Decoding]) -> Decoding:
    """Return a decoding with the glyphs that are lost in it read as those of the same numbers in the font's kin.

    The weights of one typeface number their glyphs alike; that they do so here must show in those that both know.
    """
    lost = [code for code, text in decided.texts.items() if text == LOST and decided.numbers[code]]
    texts, unsure = dict(decided.texts), decided.unsure
    for other in others if lost else ():
        if other.font is decided.font or _family(other.font) != _family(decided.font):
            continue
        theirs = {number: other.texts[code] for code, number in other.numbers.items()}
        ours = {number: decided.texts[code] for code, number in decided.numbers.items()}
        shared = [number for number in ours if LOST not in (ours[number], theirs.get(number, LOST))]
        least = _LEAST_OF_ONE_NAME if other.font.name == decided.font.name else _LEAST_SHARED
        if len(shared) >= least and all(ours[number] == theirs[number] for number in shared):
            texts |= {code: theirs.get(decided.numbers[code], LOST) for code in lost if texts[code] == LOST}
            sure = {number for code, number in other.numbers.items() if code not in other.unsure}
            unsure -= {code for code in lost if decided.numbers[code] in sure and texts[code] != LOST}
    if texts == decided.texts:
        return decided
    kin = dict.fromkeys((code for code in lost if texts[code] != LOST), LetterSource.KIN)
    return replace(decided, texts=texts, unsure=unsure, sources={**decided.sources, **kin})


def with_spelled(decided: Decoding, spelled: Mapping[int, str], printed: Container[int]) -> Decoding:
    """Return a decoding with what is `spelled` beside its glyphs; a code that is not `printed` need not be told."""
    unsure = {code for code in decided.unsure if code in printed}
    found = {code: text for code, text in spelled.items() if code in unsure and decided.texts[code] in (LOST, text)}
    return replace(decided, texts={**decided.texts, **found}, unsure=frozenset(unsure - found.keys()))


def _family(font: Font) -> str:
    return font.name.replace(" ", "-").partition("-")[0] if font.name.count("-") <= 1 else font.name.rpartition("-")[0]
