"""What told the letters of the fonts that a PDF is printed in."""

from enum import StrEnum
from typing import NamedTuple


class LetterSource(StrEnum):
    """Where in a PDF it says which letter a code of a font prints, from the best witness on."""

    CMAP = "cmap"
    GLYPH_NAME = "glyph-name"
    SUBSTITUTION = "substitution"
    OUTLINE = "outline"
    TYPEFACE = "typeface"
    MAP = "map"
    KIN = "kin"
    SHAPE = "shape"


class FontEvidence(NamedTuple):
    """What told the letters of one font.

    `told` is the number of codes that each source told. Of them, `confirmed` are those on which the font's file and the
    PDF's own map agree, `contradicted` those that the two call different letters; `lost` is the number that nothing
    told. A font of which the file tells nothing has none of these, and is read by the PDF's own encoding or map.
    """

    name: str
    told: tuple[tuple[LetterSource, int], ...] = ()
    confirmed: int = 0
    contradicted: int = 0
    lost: int = 0
