"""Heads of letters at the foot of the page before theirs."""

import numpy as np
import pytest

from parsers.clusters import MARKS
from parsers.readers.pdf.composition import SetPage
from parsers.readers.pdf.slivers import parted


def page(*lines: str, low: str = "") -> SetPage:
    """A page of lines whose letters are 6 points wide and 10 high; of the letters `low`, 1 point is seen."""
    boxes = []
    for number, line in enumerate(lines):
        x = 50.0
        for character in f"{line}\n":
            top = 20.0 * number + (9 if character in low else 0)
            boxes.append((x, top, x + 6, 20.0 * number + 10))
            x += 0 if character in MARKS else 6
    return SetPage("".join(f"{line}\n" for line in lines), np.array(boxes, dtype=np.float32))


def test_heads_of_the_next_pages_letters_are_taken_off_and_their_marks_given_back() -> None:
    first, second, heads = parted(page("กขค", "  ริ่  ไ", "1", low="ร"), page("** หัว **", "เจริมโตไป"))
    assert (first.text, second.text, heads) == ("กขค\n1\n", "** หัว **\nเจริ่มโตไป\n", "ริ่  ไ")
    assert (len(first.boxes), len(second.boxes)) == (len(first.text), len(second.text))


@pytest.mark.parametrize(("foot", "head"), [("ที่", "ที่ประชุม"), ("  ไ", "กขคง"), ("กขค", "กขค"), ("  ริ่  ไ", "เจริมโตมา")])
def test_line_of_whole_letters_or_of_others_than_the_next_page_has_stays(foot: str, head: str) -> None:
    before, behind = page("กขค", foot), page(head)
    assert parted(before, behind) == (before, behind, "")
