"""Fonts of eight bits that call their Thai letters Latin."""

from collections.abc import Iterable

from normalize import redecoded

# Where cp874 or Windows-1252 has a hole, fonts put what Latin-1 has there
_BYTES = {character: byte for byte in range(0x80, 0x100) if (character := bytes([byte]).decode("cp1252", "ignore"))}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0x100)}
_THAI = {ord(latin): thai for latin, byte in _BYTES.items() if (thai := bytes([byte]).decode("cp874", "ignore"))}


def thai_fonts(printed: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the fonts that mean cp874 by Latin letters; `printed` are texts, each with the name of its font."""
    texts: dict[str, list[str]] = {}
    for text, font in printed:
        texts.setdefault(font, []).append(text)
    found = set()
    for font, pieces in texts.items():
        text = "".join(pieces)
        if not text.isascii() and redecoded(text) is not None:
            found.add(font)
    return frozenset(found)


def thai_of(text: str) -> str:
    """Return the Thai that `text` means in such a font.

    >>> thai_of("ÃÒÂ§Ò¹")
    'รายงาน'
    """
    return text.translate(_THAI)
