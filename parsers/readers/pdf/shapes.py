"""What a few characters look like in every typeface: Arabic digits and nikhahit.

What is asked here holds in 590 fonts with Arabic digits and in 310 with Thai marks, of all styles but calligraphy.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from parsers.readers.pdf.outlines import Hole, Outline

_TALL, _HALF, _MIDDLE = 0.36, 0.3, 0.5
_ASIDE, _ROUND = 0.035, range(44, 57)
_EVEN, _OVAL, _OPEN = 0.01, range(57, 62), 0.52
_BROAD, _NARROW, _TOP, _FOOT, _SLIM = 0.64, 0.52, 0.08, 0.3, 30


@lru_cache(maxsize=2048)
def is_ring(outline: Outline) -> bool:
    """Return whether a glyph is a ring, as nikhahit is and no other mark."""
    if len(outline.ends) != 2 or len(outline.holes) != 1:
        return False
    hole = outline.holes[0]
    aside = abs(hole.middle - _MIDDLE)
    if outline.broad in _ROUND:
        return aside < _ASIDE
    return outline.broad in _OVAL and aside < _EVEN and hole.height > _OPEN


@lru_cache(maxsize=2048)
def looks_like(outline: Outline, digit: str) -> bool:
    """Return whether a glyph of this outline may be `digit`: never False of a right one."""
    holes = outline.holes
    if digit in "12357" and holes:
        return False
    return _HOLES[digit](holes) if digit in _HOLES else (digit == "7") == _seven(outline)


def _seven(outline: Outline) -> bool:
    """Whether the glyph is broad at the top and narrow at the bottom, as no other digit without a hole but a slim 1."""
    if outline.broad < _SLIM:
        return False
    x, y = outline.boxed.T
    top, bottom = x[y >= 1 - _TOP], x[y <= _FOOT]
    return float(np.ptp(top)) >= _BROAD and float(np.ptp(bottom)) <= _NARROW


_HOLES: dict[str, Callable[[tuple[Hole, ...]], bool]] = {
    # a stroke parts that of some bold ones
    "0": lambda holes: any(hole.height > _TALL for hole in holes) or sum(hole.height > _HALF for hole in holes) > 1,
    "4": lambda holes: len(holes) <= 1,
    "6": lambda holes: any(hole.middle < _MIDDLE for hole in holes),
    "8": lambda holes: len(holes) > 1,
    "9": lambda holes: any(hole.middle > _MIDDLE for hole in holes),
}
