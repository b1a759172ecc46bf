"""What a character is to the setting of a line, for all of a page's characters at once."""

import numpy as np
import numpy.typing as npt

from parsers.clusters import LETTERS, MARKS

Kinds = npt.NDArray[np.uint8]

LETTER, OTHER, MARK, SPACE, BREAK, ODD = range(6)
_ODD_SPANS = (
    (0x00, 0x20),
    (0x7F, 0xA0),
    (0x2000, 0x2010),
    (0x2028, 0x2030),
    (0x205F, 0x2070),
    (0x3000, 0x3001),
    (0xD800, 0xF700),
    (0xF721, 0xF884),
    (0xF89F, 0xF900),
    (0xFFFE, 0x10000),
)


def _table() -> Kinds:
    table = np.full(0x10000, OTHER, dtype=np.uint8)
    for first, end in _ODD_SPANS:
        table[first:end] = ODD
    table[[ord(mark) for mark in MARKS]] = MARK
    table[[ord(letter) for letter in LETTERS]] = LETTER
    table[[0x0A, 0x0D]] = BREAK
    table[[0x20, 0xA0]] = SPACE
    return table


_TABLE = _table()


def codes_of(text: str) -> npt.NDArray[np.uint16]:
    """Return the code of each character; one beyond the first plane is as good as lost."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(codes) == len(text):
        return codes
    return np.array([min(ord(character), 0xFFFD) for character in text], dtype=np.uint16)


def kinds_of(codes: npt.NDArray[np.uint16]) -> Kinds:
    """Return what each character is: LETTER (that can bear a mark), OTHER, MARK, SPACE, BREAK or ODD.

    >>> kinds_of(codes_of("ที่ ")).tolist()
    [0, 2, 2, 3]
    """
    return _TABLE[codes]
