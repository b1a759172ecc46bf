"""Numbers of lines in the margin of a page."""

import pytest

from model import Box, WarningCode
from parsers.clusters import Glyph
from parsers.readers.pdf.leaf import Leaf, page_of

WIDTH = 6.0


def glyphs(text: str, x: float, y: float, size: float = 10.0) -> list[Glyph]:
    """Letters side by side from `x`, on the baseline `y`."""
    starts = [x + WIDTH * at for at in range(len(text))]
    return [
        Glyph(letter, Box(start, y - size, start + WIDTH, y), start, start + WIDTH, y, size)
        for letter, start in zip(text, starts, strict=True)
    ]


def page(numbers: list[str], raised: float = 0.0, left: float = 20.0) -> tuple[str, list[str]]:
    """Return what is read of a page of ten lines with the numbers beside them, and what is told."""
    drawn = [glyph for row in range(10) for glyph in glyphs(f"งบ 5{row} บาท", 60, 100 + 20 * row)]
    for row, number in enumerate(numbers):
        drawn += glyphs(number, left, 100 + 20 * row - raised, 8.0)
    found = page_of(Leaf(1, 600, 800, [(glyph, "") for glyph in drawn]))
    return found.set.text, [doubt.code.value for doubt in found.doubts]


LINES = "".join(f"งบ 5{row} บาท\n" for row in range(10))


@pytest.mark.parametrize("raised", [0, 3, 6])
@pytest.mark.parametrize("first", [1, 38, 96])
def test_numbers_that_count_the_lines_are_left_out_and_told(first: int, raised: float) -> None:
    assert page([str(first + row) for row in range(10)], raised) == (LINES, [WarningCode.TEXT_STAMPED.value])


@pytest.mark.parametrize("numbers", [["1", "2", "3"], ["4", "2", "9", "7", "1", "8"], ["5", "5", "5", "5", "5", "5"]])
def test_other_numbers_in_the_margin_are_read(numbers: list[str]) -> None:
    assert all(number in page(numbers)[0] for number in numbers)
    assert page(numbers)[0] != LINES


def test_numbers_below_the_heading_of_their_column_are_read() -> None:
    assert page(["ที่", *map(str, range(1, 10))])[0].startswith("ที่")
    assert "9" in page(["ที่", *map(str, range(1, 10))])[0].split()
