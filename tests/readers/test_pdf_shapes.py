"""What characters look like, whatever a PDF calls them."""

import numpy as np
import pytest

from parsers.readers.pdf.outlines import Outline
from parsers.readers.pdf.shapes import is_ring, looks_like

BOX = [(0, 0), (0, 100), (60, 100), (60, 0)]
TALL_HOLE = [(20, 20), (40, 20), (40, 80), (20, 80)]
LOW_HOLE = [(20, 10), (40, 10), (40, 35), (20, 35)]
HIGH_HOLE = [(20, 65), (40, 65), (40, 90), (20, 90)]
SEVEN = [(0, 90), (0, 100), (60, 100), (60, 90), (30, 0), (20, 0), (50, 90)]
SLIM_ONE = [(0, 90), (0, 100), (20, 100), (20, 0), (12, 0), (12, 90)]
SLASHED = ([(20, 15), (40, 15), (20, 48)], [(40, 52), (40, 85), (20, 85)])
OVAL = [(0, 50), (70, 100), (140, 50), (70, 0)]
DIAMOND, INNER = [(0, 50), (50, 100), (100, 50), (50, 0)], [(30, 50), (50, 30), (70, 50), (50, 70)]


def drawn(*contours: list[tuple[int, int]]) -> Outline:
    ends = np.cumsum([len(contour) for contour in contours]) - 1
    return Outline(tuple(ends.tolist()), np.array([point for contour in contours for point in contour], dtype=float))


@pytest.mark.parametrize(
    ("outline", "digits"),
    [
        (drawn(BOX), "1235" + "4"),
        (drawn(SEVEN), "7" + "4"),
        (drawn(SLIM_ONE), "1235" + "4"),
        (drawn(BOX, TALL_HOLE), "04"),
        (drawn(BOX, *SLASHED), "0689"),
        (drawn(BOX, LOW_HOLE), "46"),
        (drawn(BOX, HIGH_HOLE), "49"),
        (drawn(BOX, LOW_HOLE, HIGH_HOLE), "689"),
    ],
)
def test_digits_that_a_glyph_may_be(outline: Outline, digits: str) -> None:
    assert {digit for digit in "0123456789" if looks_like(outline, digit)} == set(digits)


def test_ring_is_one_round_contour_in_another() -> None:
    assert is_ring(drawn(DIAMOND, INNER))
    assert is_ring(drawn(OVAL, [(40, 50), (70, 20), (100, 50), (70, 80)]))
    assert not is_ring(drawn(OVAL, [(40, 50), (70, 30), (100, 50), (70, 70)]))
    assert not is_ring(drawn(OVAL, [(40, 50), (70, 24), (100, 50), (70, 84)]))
    assert not is_ring(drawn(DIAMOND))
    assert not is_ring(drawn(BOX, LOW_HOLE))
    assert not is_ring(drawn(DIAMOND, INNER, [(45, 48), (45, 52), (48, 50)]))
