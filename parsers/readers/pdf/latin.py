"""Fonts of eight bits that call their Thai letters Latin."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from model import ReportWarning, WarningCode
from normalize import redecoded

# Where cp874 or Windows-1252 has a hole, fonts put what Latin-1 has there; symbol fonts have their codes at U+F000
_BYTES = {character: byte for byte in range(0x80, 0x100) if (character := bytes([byte]).decode("cp1252", "ignore"))}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0x100)}
_BYTES |= {chr(0xF000 + byte): byte for byte in range(0x20, 0x100)}
_THAI = {ord(latin): thai for latin, byte in _BYTES.items() if (thai := bytes([byte]).decode("cp874", "ignore"))}
_SYMBOLS = {0xF000 + byte: chr(byte) for byte in range(0x20, 0x100)}


def thai_fonts(printed: Iterable[tuple[str, Sequence[str]]]) -> frozenset[str]:
    """Return the fonts that mean cp874 by Latin letters; `printed` are texts, each with the font of its characters."""
    texts: dict[str, list[str]] = {}
    for text, fonts in printed:
        for font, start, end in runs(fonts):
            texts.setdefault(font, []).append(text[start:end])
    found = set()
    for font, letters in texts.items():
        text = "".join(letters).translate(_SYMBOLS)
        if font and not text.isascii() and redecoded(text) is not None:
            found.add(font)
    return frozenset(found)


def runs(fonts: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Return each font with the place of the first character that it prints at a stretch, and of that behind the last.

    >>> list(runs(["", "", "A", ""]))
    [('', 0, 2), ('A', 2, 3), ('', 3, 4)]
    """
    start = 0
    for font, stretch in groupby(fonts):
        end = start + sum(1 for _ in stretch)
        yield font, start, end
        start = end


def thai_of(text: str) -> str:
    """Return the Thai that `text` means in such a font.

    >>> thai_of("ÃÒÂ§Ò¹")
    'รายงาน'
    """
    return text.translate(_THAI)


def redecoded_font(font: str) -> ReportWarning:
    """Return the warning that a font's text was decoded as cp874."""
    message = f"the font “{font[:60]}” calls its Thai letters Latin; its text was decoded as cp874"
    return ReportWarning(WarningCode.TEXT_REDECODED, message)
