"""Pages of PDFium's characters to lines, all at once."""

import numpy as np
import pytest

from parsers.readers.pdf.columns import columns
from parsers.readers.pdf.kinds import codes_of, kinds_of
from parsers.readers.pdf.pdfium import Sheet
from parsers.readers.pdf.setting import set_page

SIZE, WIDTH = 10.0, 6.0
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4d"

Printed = tuple[str, float, float]


def printed(text: str, x: float = 50.0, y: float = 100.0) -> list[Printed]:
    """Each character of `text` with its left edge and its baseline; marks stand where the letter before them ends."""
    found = []
    for character in text:
        found.append((character, x, y))
        x += 0.0 if character in MARKS else WIDTH
    return found


def sheet(*parts: list[Printed], ink: float = -4.0) -> Sheet:
    """A page on which the parts are drawn one behind the other; the ink of marks is as far from where they stand."""
    characters = [character for part in parts for character in part]
    text = "".join(character for character, _, _ in characters)
    left = np.array([x + (ink if character in MARKS else 0.0) for character, x, _ in characters])
    baseline = np.array([y for _, _, y in characters])
    width = np.where([character in MARKS for character in text], 3.0, WIDTH)
    boxes = np.stack((left, baseline - SIZE, left + width, baseline), axis=1)
    return Sheet(
        1,
        595.0,
        842.0,
        text,
        kinds_of(codes_of(text)),
        boxes,
        np.array([(x, y) for _, x, y in characters]),
        np.full(len(text), SIZE),
        (boxes[:, 0] + boxes[:, 2]) / 2,
        np.zeros(len(text), dtype=np.bool_),
        {},
        (),
    )


def lines(page: Sheet) -> list[str]:
    found = set_page(page)
    assert found is not None
    assert len(found.boxes) == len(found.text)
    return found.text.split("\n")[:-1]


@pytest.mark.parametrize("ink", [-4.0, 0.5])
def test_marks_that_nobody_has_placed_stand_on_the_letters_before_them(ink: float) -> None:
    assert lines(sheet(printed("ที่รับผิดชอบครั้งที่"), ink=ink)) == ["ที่รับผิดชอบครั้งที่"]


def test_letters_of_a_second_typeface_that_are_drawn_later_stand_in_their_places() -> None:
    digits = [*printed("1"), *printed("1", x=50 + 2 * WIDTH)]
    assert lines(sheet(digits, printed(".", x=50 + WIDTH), printed("รหส", x=80))) == ["1.1 รหส"]


def test_lost_characters_over_letters_do_not_tell_that_marks_are_out_of_their_places() -> None:
    over = 50 + 7.3 * WIDTH
    lost = [[*printed("กขคงจฉชซ", y=y), *printed("�", over, y)] for y in (120.0, 140.0, 160.0, 180.0)]
    late = [("้", 50 + WIDTH, 100.0)]
    assert lines(sheet(printed("สุขภาพ", y=80), printed("นด"), late, *lost))[1] == "น้ด"


def test_gap_as_wide_as_the_spaces_of_the_page_is_one() -> None:
    narrow = 2.6
    words = printed("2020-10-01"), printed("00:00:00", x=50 + 10 * WIDTH + narrow)
    spaced = sheet(*words, printed("ก ข ค", y=120))
    blanks = [index for index, character in enumerate(spaced.text) if character == " "]
    spaced.boxes[blanks, 2] = spaced.boxes[blanks, 0] + narrow
    assert lines(spaced)[0] == "2020-10-01 00:00:00"


@pytest.mark.parametrize(("before", "behind", "line"), [(2.2, 1.3, "กข / คง"), (2.2, 0.5, "กข /คง"), (0, 1.3, "กข/คง")])
def test_kerned_space_behind_a_slash_that_has_one_before_it_is_one(before: float, behind: float, line: str) -> None:
    slash = 50 + 2 * WIDTH + before
    parts = printed("กข"), printed("/", x=slash), printed("คง", x=slash + WIDTH + behind)
    assert lines(sheet(*parts)) == [line]


def test_sara_am_is_made_of_its_parts() -> None:
    assert lines(sheet(printed("สํานัก นํ้า"))) == ["สำนัก น้ำ"]


def test_text_drawn_twice_needs_a_closer_look() -> None:
    assert set_page(sheet(printed("รายงาน"), printed("รายงาน", x=50.4))) is None


def test_mark_drawn_before_its_letter_behind_another_mark_stands_on_the_letter_under_it() -> None:
    page = sheet(printed("ชี"), printed("ิ", x=50 + 2 * WIDTH), printed("วต", x=50 + WIDTH))
    page.boxes[[1, 2], 3] -= 7.0
    assert lines(page) == ["ชีวิต"]


@pytest.mark.parametrize("label", [110.0, 115.0])
def test_value_of_two_lines_beside_a_label_in_the_middle_of_its_cell_is_read_behind_it(label: float) -> None:
    cells = printed("ตวชวด :", y=label), printed("รอยละ 29", 160.0, 100.0), printed("ของปาย", 160.0, 120.0)
    page = sheet(printed("เปาหมาย", y=70.0), *cells, printed("2. รายงาน", y=150.0))
    assert [" ".join(line.split()) for line in lines(page)] == ["เปาหมาย", "ตวชวด : รอยละ 29", "ของปาย", "2. รายงาน"]


def column(lines: tuple[str, ...], x: float, y: float, step: float) -> list[Printed]:
    return [character for number, line in enumerate(lines) for character in printed(line, x, y + step * number)]


PROSE = ("โครงการขุดลอกคลองในพนท", "คลองสายหลกและคลองซอย", "ความยาวรวมทงหมด", "สองหมนเมตรในปงบประมาณ", "และเปดทางนำไหล")


LONG = PROSE * 2


@pytest.mark.parametrize(("y", "step"), [(100.0, 15.0), (107.0, 16.0)])
def test_columns_are_read_one_behind_the_other(y: float, step: float) -> None:
    title, others = printed("แบบแสดงรายงานความกาวหนาของโครงการและการใชจายงบประมาณทงปของหนวยงาน", y=60.0), LONG[::-1]
    page = sheet(title, column(LONG, 50.0, 100.0, 15.0), column(others, 300.0, y, step))
    assert [line for part in columns(page) for line in lines(part)][1:] == [*LONG, *others]


def test_head_that_is_drawn_behind_the_columns_is_read_before_them() -> None:
    page = sheet(column(LONG, 50.0, 100.0, 15.0), column(LONG, 300.0, 100.0, 15.0), printed("รายงาน", y=60.0))
    assert [line.strip() for part in columns(page) for line in lines(part)] == ["รายงาน", *LONG, *LONG]


@pytest.mark.parametrize("leader", ["", "....................."])
def test_values_put_beside_the_labels_of_a_template_stand_on_their_lines(leader: str) -> None:
    labels = tuple(label + leader for label in ("รหสโครงการ", "ปงบประมาณ", "เรมตนโครงการ", "สนสดโครงการ", "ผรบผดชอบ"))
    page = sheet(column(labels, 50.0, 100.0, 15.0), column(PROSE, 300.0, 101.0, 15.0))
    assert len([*columns(page)]) == 1


def test_cells_drawn_row_by_row_are_no_columns() -> None:
    rows = [
        [*printed(line, 50.0, y), *printed(line, 300.0, y)] for y, line in zip(range(100, 175, 15), PROSE, strict=True)
    ]
    assert len([*columns(sheet(*rows))]) == 1
