"""Fonts of eight bits that call their Thai letters Latin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model import ReportWarning, WarningCode
from normalize import redecoded

# Where cp874 or Windows-1252 has a hole, fonts put what Latin-1 has there; symbol fonts have their codes at U+F000
_BYTES = {character: byte for byte in range(0x80, 0x100) if (character := bytes([byte]).decode("cp1252", "ignore"))}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0x100)}
_BYTES |= {chr(0xF000 + byte): byte for byte in range(0x20, 0x100)}
_THAI = {ord(latin): thai for latin, byte in _BYTES.items() if (thai := bytes([byte]).decode("cp874", "ignore"))}
_MEANT = np.arange(0x10000, dtype=np.uint32)
_MEANT[[*_THAI]] = [ord(thai) for thai in _THAI.values()]
_SYMBOLS = {0xF000 + byte: chr(byte) for byte in range(0x20, 0x100)}


@dataclass(frozen=True, slots=True)
class Latin:
    """The fonts of a page's Latin letters: `of` is the number in `names` of each character's, -1 for all others."""

    names: tuple[str, ...]
    of: npt.NDArray[np.intp]

    def texts(self, text: str) -> Iterator[tuple[str, str]]:
        """Return each font with all that it prints of the page's `text`."""
        codes = _codes(text)
        for number, name in enumerate(self.names):
            yield name, _text(codes[self.of == number])

    def decoded(self, text: str, fonts: frozenset[str]) -> str:
        """Return the page's `text` with the Latin letters of `fonts` as the Thai that they mean."""
        codes = _codes(text)
        meant = np.isin(self.of, [number for number, name in enumerate(self.names) if name in fonts])
        return _text(np.where(meant, _MEANT[np.minimum(codes, len(_MEANT) - 1)], codes))


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _text(codes: npt.NDArray[np.uint32]) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def thai_fonts(printed: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the fonts that mean cp874 by Latin letters; `printed` are fonts, each with a text in it."""
    texts: dict[str, list[str]] = {}
    for font, text in printed:
        texts.setdefault(font, []).append(text)
    found = set()
    for font, letters in texts.items():
        text = "".join(letters).translate(_SYMBOLS)
        if font and not text.isascii() and redecoded(text) is not None:
            found.add(font)
    return frozenset(found)


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
