"""What a PDF says beside its glyphs (ActualText) of the codes that nothing else tells."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from normalize import normal
from parsers.clusters import MARKS
from parsers.readers.pdf.objects import Objects
from parsers.readers.pdf.syntax import Dictionary, Reference

_TOKEN = re.compile(
    rb"/(?P<font>[^\s\0()<>\[\]{}/%]+)\s+[\d.+-]+\s+Tf\b"
    rb"|/ActualText\s*<(?P<text>[0-9A-Fa-f\s]*)>[^()<>]*>>\s*BDC\b"
    rb"|<(?P<codes>[0-9A-Fa-f]+)>(?=\s*(?:Tj|[\]<\d.+-]))"
    rb"|(?P<literal>\((?:[^()\\]|\\.)*\))|\b(?P<end>EMC)\b",
    re.DOTALL,
)
_MARKED = "FEFF"
_DIGITS = 4  # of a code of two bytes
_NIKHAHIT, _SARA_AA, _SARA_AM = "\u0e4d", "\u0e32", "\u0e33"


class Code(NamedTuple):
    """A code that is printed in the font whose object has the number `font`."""

    font: int
    code: int


class Span(NamedTuple):
    """Codes of composite fonts that are printed one behind the other, and what the file says they spell, if it does."""

    text: str | None
    codes: tuple[Code, ...]


def numbers_of_fonts(resources: Iterable[Dictionary], objects: Objects) -> dict[str, int]:
    """Return the object's number of each font by its name on the pages, but for names that mean several."""
    found: dict[str, set[int]] = {}
    for listed in resources:
        for name, font in objects.dictionary(listed.get("Font")).items():
            found.setdefault(name, set()).add(font.number if isinstance(font, Reference) else 0)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def spans(content: bytes, fonts: Mapping[str, int]) -> Iterator[Span]:
    """Return what is printed by a content stream that writes codes of two bytes, as browsers do.

    Raises:
        ValueError: it writes other codes, or in a font that `fonts` does not name.

    >>> stream = b"/F1 9 Tf <0007> Tj /Span<</ActualText <FEFF0E010E49> >> BDC <0001> Tj 4 0 Td <0002> Tj EMC"
    >>> for span in spans(stream, {"F1": 5}): print(span.text, [code.code for code in span.codes])
    None [7]
    ก้ [1, 2]
    """
    font: int | None = None
    text: str | None = None
    codes: list[Code] = []
    for token in _TOKEN.finditer(content):
        if token["font"] is not None:
            font = fonts.get(token["font"].decode("latin-1"))
        elif token["codes"] is not None:
            if font is None or len(token["codes"]) % _DIGITS:
                raise ValueError(f"no codes of a known font: {token[0][:20]!r}")
            digits = token["codes"].decode()
            codes += [Code(font, int(digits[at : at + _DIGITS], 16)) for at in range(0, len(digits), _DIGITS)]
        elif token["literal"] is not None:
            raise ValueError(f"no codes of two bytes: {token[0][:20]!r}")
        else:
            if codes:
                yield Span(text, tuple(codes))
            text, codes = None if token["end"] else _text(token["text"]), []
    if codes:
        yield Span(text, tuple(codes))


def _text(digits: bytes) -> str:
    plain = b"".join(digits.split()).decode().upper().removeprefix(_MARKED)
    return bytes.fromhex(plain[: len(plain) // 2 * 2]).decode("utf-16-be", "replace")


def told(found: Iterable[Span], known: Mapping[Code, str]) -> dict[Code, str]:
    """Return the marks that codes mean which `known` does not tell: what a span spells besides its other codes.

    Of a code that would mean different things in different spans, nothing is told.

    >>> told([Span("ก้", (Code(5, 1), Code(5, 2)))], {Code(5, 1): "ก"})
    {Code(font=5, code=2): '้'}
    """
    meant: dict[Code, set[str]] = {}
    for span in found:
        unknown = [code for code in span.codes if code not in known]
        if span.text is not None and len(unknown) == 1:
            rest = _without(span.text, [known[code] for code in span.codes if code in known])
            meant.setdefault(unknown[0], set()).add(rest)
    return {code: min(texts) for code, texts in meant.items() if len(texts) == 1 and "" not in texts}


def _without(text: str, parts: Iterable[str]) -> str:
    """Return a mark, or nikhahit and a tone, that a text has besides its other `parts`; "" if it has not, or more."""
    rest = normal(text).replace(_SARA_AM, _NIKHAHIT + _SARA_AA)
    for part in parts:
        if part not in rest:
            return ""
        rest = rest.replace(part, "", 1)
    if _NIKHAHIT in rest:
        rest = _NIKHAHIT + rest.replace(_NIKHAHIT, "", 1)
    return rest if MARKS.issuperset(rest) and len(rest) == 1 + (_NIKHAHIT in rest and len(rest) > 1) else ""
