"""What the glyphs of well-known Thai typefaces print, by their outlines.

A program that writes a PDF anew leaves out a font's names and its cmap, and loses the map of its codes or damages it;
the outlines stay, point for point. `typefaces.bin`, which `python -m benchmarks.typefaces` makes, has those of the
typefaces that agencies print in: a line of texts, and for each glyph a digest of its outline, its text, its typeface.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from pkgutil import get_data
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from parsers.readers.pdf.outlines import Outline

TABLE = "typefaces.bin"
# fewer glyphs may be bars and dots, which several typefaces share
_LEAST, _LEAST_SHARE = 5, 0.5


class Typefaces(NamedTuple):
    """Rows of glyphs: digests of their outlines in rising order, the numbers of their texts and of their typefaces."""

    texts: tuple[str, ...]
    digests: npt.NDArray[np.uint32]
    text: npt.NDArray[np.uint16]
    typeface: npt.NDArray[np.uint8]


def digest(outline: Outline) -> int:
    """Return a number that glyphs share which are drawn alike, point for point, in the same place."""
    points = np.rint(outline.points).astype("<i4").tobytes()
    return int.from_bytes(blake2b(points + np.array(outline.ends, "<i4").tobytes(), digest_size=4).digest(), "little")


def packed(glyphs: Iterable[tuple[int, str, int]]) -> bytes:
    """Return the table of glyphs: the digest, the text and the number of the typeface of each."""
    rows = sorted(set(glyphs))
    texts = {text: number for number, text in enumerate(sorted({text for _, text, _ in rows}))}
    columns = (
        np.array([drawn for drawn, _, _ in rows], "<u4"),
        np.array([texts[text] for _, text, _ in rows], "<u2"),
        np.array([typeface for _, _, typeface in rows], "u1"),
    )
    return " ".join(texts).encode() + b"\n" + b"".join(column.tobytes() for column in columns)


@lru_cache(maxsize=1)
def known_typefaces() -> Typefaces:
    """Return the table of the typefaces that are known."""
    texts, _, rows = (get_data(__package__, TABLE) or b"").partition(b"\n")
    count = len(rows) // 7
    return Typefaces(
        tuple(texts.decode().split(" ")),
        np.frombuffer(rows, "<u4", count),
        np.frombuffer(rows, "<u2", count, 4 * count),
        np.frombuffer(rows, "u1", count, 6 * count),
    )


def typeface_of(digests: Iterable[int]) -> int | None:
    """Return the number of the typeface that has most of the glyphs of these digests; None where none has enough."""
    found = np.array([*digests], dtype=np.uint32)
    known = known_typefaces()
    first, last = known.digests.searchsorted(found), known.digests.searchsorted(found, "right")
    rows = [row for span in zip(first.tolist(), last.tolist(), strict=True) for row in range(*span)]
    counts = np.bincount(known.typeface[rows]) if rows else np.zeros(1, dtype=np.intp)
    return int(counts.argmax()) if counts.max() >= max(_LEAST, _LEAST_SHARE * len(found)) else None


def texts_in(typeface: int, digests: Mapping[int, int]) -> dict[int, str]:
    """Return the texts of those glyphs that a typeface has; `digests` are by the numbers of the glyphs."""
    known = known_typefaces()
    rows = (known.typeface == typeface).nonzero()[0]
    texts = dict(zip(known.digests[rows].tolist(), known.text[rows].tolist(), strict=True))
    return {number: known.texts[texts[drawn]] for number, drawn in digests.items() if drawn in texts}
