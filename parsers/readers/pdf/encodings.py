"""Which glyph each code of a simple TrueType font prints: by the names that the PDF gives its codes, or by itself."""

from collections.abc import Iterator, Mapping

from fontTools.encodings.StandardEncoding import StandardEncoding

from parsers.readers.pdf.glyphs import Glyphs, named
from parsers.readers.pdf.printing import Font

_NOT_SYMBOLIC = 32
_CODECS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}


def glyph_numbers(font: Font, glyphs: Glyphs) -> Mapping[int, int]:
    """Return the number of the glyph of each code of `font`, whose file has these `glyphs`.

    A font that is not symbolic names what its codes print: code 0xD2 of a Thai one is “า”, whatever the font file's
    table of the Macintosh's codes has there.
    """
    encoding, flags = font.spec.get("Encoding"), font.described.get("Flags")
    is_named = encoding in _CODECS if isinstance(encoding, str) else isinstance(encoding, dict)
    # a file without a table of codes of its own is no witness against the names
    is_told = is_named and isinstance(flags, int) and flags & _NOT_SYMBOLIC
    if not glyphs.codes or not is_told or not glyphs.by_character:
        return glyphs.codes
    numbers = {text: number for number, text in reversed(glyphs.by_character.items())}
    return {code: numbers[text] for code, text in _texts(encoding) if text in numbers}


def _texts(encoding: object) -> Iterator[tuple[int, str | None]]:
    """Return the text of each code: of its name where it is given one, else what the basic encoding has."""
    spec = encoding if isinstance(encoding, dict) else {"BaseEncoding": encoding}
    codec = _CODECS.get(str(spec.get("BaseEncoding")))
    names = _differences(spec.get("Differences"))
    for code in range(0x100):
        if code in names or codec is None:
            yield code, named(names.get(code, StandardEncoding[code]))
        else:
            yield code, bytes((code,)).decode(codec, "replace")


def _differences(listed: object) -> dict[int, str]:
    found: dict[int, str] = {}
    code = 0
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, int):
            code = item
        else:
            found[code] = str(item)
            code += 1
    return found
