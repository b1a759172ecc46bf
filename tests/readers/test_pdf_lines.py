"""Characters with their places to lines."""

import pytest

from model import Box
from parsers.clusters import Glyph
from parsers.lines import printed_lines

SIZE = 10.0
WIDTH = 6.0


def glyphs(text: str, x: float = 50.0, y: float = 100.0, size: float = SIZE) -> list[Glyph]:
    """Letters side by side from `x`, on the baseline `y`; marks over the letter before them, without width."""
    found = []
    for character in text:
        width = (
            0.0
            if character == "\u0e31" or "\u0e34" <= character <= "\u0e3a" or "\u0e47" <= character <= "\u0e4e"
            else WIDTH
        )
        found.append(Glyph(character, Box(x, y - size, x + width, y), x, x + width, y, size))
        x += width
    return found


def texts(*parts: list[Glyph]) -> list[str]:
    return [line.text for line in printed_lines(glyph for part in parts for glyph in part)]


def test_line_keeps_its_letters_and_spaces() -> None:
    assert texts(glyphs("ที่ทำการ เขต")) == ["ที่ทำการ เขต"]


def test_lines_stand_from_the_top_whatever_the_order_of_drawing() -> None:
    assert texts(glyphs("ล่าง", y=140), glyphs("บน", y=100)) == ["บน", "ล่าง"]


def test_raised_mark_belongs_to_the_letter_below_it_and_makes_no_line() -> None:
    word, tone = glyphs("เริม"), glyphs("่", x=50 + 2 * WIDTH, y=97)
    assert texts(word[:3], tone, word[3:]) == ["เริ่ม"]


def test_marks_drawn_behind_the_whole_line_are_put_on_their_letters() -> None:
    ink = Glyph("้", Box(57, 88, 60, 91), 57, 60, 100, SIZE)
    assert texts(glyphs("ครัง"), glyphs("ที่ 1", x=50 + 3 * WIDTH), [ink]) == ["ครั้งที่ 1"]


@pytest.mark.parametrize(("middle", "word"), [(57.2, "ที่รับ"), (58.5, "ทีร่ับ")])
def test_mark_that_leans_over_the_next_letter_stays_on_its_own(middle: float, word: str) -> None:
    tone = Glyph("่", Box(middle - 1, 88, middle + 1, 91), middle - 1, middle + 1, 100, SIZE)
    assert texts(glyphs("ที"), [tone], glyphs("รับ", x=50 + WIDTH)) == [word]


def test_mark_drawn_behind_the_next_letter_does_not_lean_over_it() -> None:
    tone = Glyph("้", Box(66.5, 88, 67.1, 91), 66.5, 67.1, 100, SIZE)
    assert texts(glyphs("ครัง", x=54.9), [tone]) == ["ครั้ง"]


def test_gap_between_columns_is_as_many_spaces_as_letters_fill_it() -> None:
    assert texts(glyphs("ก" * 5), glyphs("ข" * 5, x=180)) == ["ก" * 5 + " " * 10 + "ข" * 5]


def test_narrow_gap_is_one_space_and_spaced_out_letters_are_no_spaces() -> None:
    assert texts(glyphs("กขคง"), glyphs("จฉชซ", x=50 + 4 * WIDTH + 2.5)) == ["กขคง จฉชซ"]
    assert texts(*(glyphs(letter, x=50 + 8.5 * index) for index, letter in enumerate("กขคงจฉช"))) == ["กขคงจฉช"]


@pytest.mark.parametrize(("before", "behind", "line"), [(2.2, 1.3, "กข / คง"), (2.2, 0.5, "กข /คง"), (0, 1.3, "กข/คง")])
def test_kerned_space_behind_a_slash_that_has_one_before_it_is_one(before: float, behind: float, line: str) -> None:
    slash = 50 + 2 * WIDTH + before
    assert texts(glyphs("กข"), glyphs("/", x=slash), glyphs("คง", x=slash + WIDTH + behind)) == [line]


def test_space_that_the_next_letter_is_drawn_over_is_none() -> None:
    assert texts(glyphs("ถ "), glyphs("ึง", x=50 + WIDTH)) == ["ถึง"]


def test_one_space_at_the_end_of_a_line_is_kept() -> None:
    assert texts(glyphs("กขค   ")) == ["กขค "]


def test_indentation_is_told_in_half_letters() -> None:
    assert texts(glyphs("ก" * 9), glyphs("ข" * 9, x=70, y=120), glyphs("ค" * 9, y=140)) == [
        "ก" * 9,
        "    " + "ข" * 9,
        "ค" * 9,
    ]


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    assert texts(glyphs("รายงาน"), glyphs("รายงาน", x=50.4)) == ["รายงาน"]


def test_letters_and_marks_of_a_word_drawn_one_by_one_over_another_are_read_once() -> None:
    word, shadow = glyphs("ที่รับ"), glyphs("ที่รับ", x=50.7, y=100.7)
    assert texts([glyph for both in zip(word, shadow, strict=True) for glyph in both]) == ["ที่รับ"]
    assert texts(glyphs("11..เเกก")) == ["11..เเกก"]


def test_small_raised_type_stays_on_its_line() -> None:
    assert texts(glyphs("ตร.ม"), glyphs("2", x=50 + 4 * WIDTH, y=95, size=5)) == ["ตร.ม²"]


@pytest.mark.parametrize(
    ("words", "read"), [("2", ["ตร.ม²"]), ("15", ["ตร.ม¹⁵"]), ("1234", ["1234", "ตร.ม"]), ("ก", ["ก", "ตร.ม"])]
)
def test_number_raised_in_type_of_its_own_size_stays_on_its_line(words: str, read: list[str]) -> None:
    found = texts(glyphs("ตร.ม"), glyphs(words, x=50 + 4 * WIDTH, y=100 - 0.5 * SIZE))
    assert [line.strip() for line in found] == read


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_text_is_a_line_of_its_own_behind_the_upright_ones(turn: int) -> None:
    turned = [glyph._replace(turn=turn) for glyph in glyphs("ร่าง", y=90)]
    assert texts(turned, glyphs("รายงาน")) == ["รายงาน", "ร่าง"]


def test_each_character_has_a_box_and_a_ligature_is_parted() -> None:
    ligature = Glyph("น่า", Box(50, 90, 62, 100), 50, 62, 100, SIZE)
    (line,) = printed_lines([ligature, *glyphs("น", x=62)])
    assert line.text == "น่าน"
    assert [box.x0 for box in line.boxes] == [50, 50, 56, 62]


def lines(*parts: list[Glyph]) -> list[tuple[str, bool, str]]:
    found = printed_lines(glyph for part in parts for glyph in part)
    return [(line.text, line.stamped, line.added) for line in found]


PAGE = [glyphs("งบประมาณที่ได้รับ 5,000 บาท เป็นไปตามแผน", y=100 + 20 * row) for row in range(12)]
READ = [("งบประมาณที่ได้รับ 5,000 บาท เป็นไปตามแผน", False, "")] * 12


@pytest.mark.parametrize("behind", [True, False])
@pytest.mark.parametrize("raised", [0, 2])
def test_words_stamped_over_a_line_stand_behind_the_others(behind: bool, raised: float) -> None:
    stamp = glyphs("COPY 99", x=103, y=200 - raised)
    drawn = [*PAGE, stamp] if behind else [stamp, *PAGE]
    assert lines(*drawn) == [*READ, ("COPY 99", True, "")]


def test_words_put_beside_a_line_later_are_told() -> None:
    stamp = glyphs("COPY 99", x=320, y=160)
    told = lines(*PAGE, stamp)
    assert told[3] == (READ[0][0] + "      COPY 99", False, "COPY 99")
    assert [*told[:3], *told[4:]] == READ[1:]


def test_words_put_beside_a_line_near_the_foot_are_told_where_a_head_is_drawn_behind_the_lines() -> None:
    head, stamp = glyphs("แบบแสดงรายงานความก้าวหน้า", y=60), glyphs("COPY 99", x=320, y=280)
    assert [line for line in lines(*PAGE, head, stamp) if line[2]] == [(READ[0][0] + "      COPY 99", False, "COPY 99")]


def test_cells_of_a_column_that_a_spreadsheet_draws_later_are_no_words_put_in() -> None:
    rows = [(glyphs("รหัส", y=100 + 20 * row), glyphs("99150000-0008", x=200, y=100 + 20 * row)) for row in range(12)]
    later = [value for _, value in rows[4:6]]
    drawn = [part for at, (label, value) in enumerate(rows) for part in ((label,) if at in (4, 5) else (label, value))]
    prose = [glyphs("งบประมาณที่ได้รับ 5,000 บาท เป็นไปตามแผน", y=360 + 20 * row) for row in range(9)]
    assert not any(added for _, _, added in lines(*drawn, *prose, *later))


def test_words_at_the_head_and_foot_of_a_page_are_drawn_at_any_time() -> None:
    head, foot = glyphs("เลขที่ 4", y=80), glyphs("หน้า 1", y=360)
    assert lines(foot, *PAGE, head) == [("เลขที่ 4", False, ""), *READ, ("หน้า 1", False, "")]


def test_value_printed_over_the_dots_behind_its_label_is_read_without_those_under_it() -> None:
    label, value = glyphs("ชื่อ............"), glyphs("นาย ก", x=82)
    assert lines(label, value) == [("ชื่อ...นาย ก....", False, "")]


def words(*cells: tuple[str, float, float]) -> list[str]:
    """The lines of a page on which words are drawn one after the other, single-spaced."""
    return [" ".join(line.split()) for line in texts(*(glyphs(text, x, y) for text, x, y in cells))]


LABEL, FIRST, LAST = "ตัวชี้วัด :", "ร้อยละ 29 ของป้ายที่", "ได้รับการซ่อม"


@pytest.mark.parametrize("label", [108, 114, 120])
def test_value_of_two_lines_beside_a_label_in_the_middle_of_its_cell_is_read_behind_it(label: float) -> None:
    found = words(
        ("เป้าหมายที่ ๑", 50, 80), (LABEL, 50, label), (FIRST, 160, 100), (LAST, 160, 116), ("2. รายงาน", 50, 150)
    )
    assert found == ["เป้าหมายที่ ๑", f"{LABEL} {FIRST}", LAST, "2. รายงาน"]


def test_label_that_a_cell_breaks_is_read_before_the_value_beside_it() -> None:
    year = [("ปีงบ", 300, 100), ("ประมาณ :", 300, 116), ("2564", 400, 108)]
    assert words(("รหัส", 50, 100), ("โครงการ :", 50, 116), ("99150000-0008", 160, 108), *year, ("1.2", 50, 140)) == [
        *("รหัส", "โครงการ : 99150000-0008"),
        *("ปีงบ", "ประมาณ : 2564", "1.2"),
    ]


@pytest.mark.parametrize("labels", [("รหัส :", "ปี :", "เริ่ม :"), ("รหัส", "ปี", "เริ่ม")])
def test_values_put_beside_labels_one_by_one_stand_on_their_lines(labels: tuple[str, ...]) -> None:
    values = ("99150000-0008", "2564", "2020-10-01")
    drawn = [(text, x, 100 + 16 * at) for x, column in ((50, labels), (160, values)) for at, text in enumerate(column)]
    assert words(*drawn) == [f"{label} {value}" for label, value in zip(labels, values, strict=True)]


def test_words_drawn_elsewhere_beside_cells_keep_them_in_their_rows() -> None:
    cells = ((LABEL, 50, 108), (FIRST, 160, 100), (LAST, 160, 116))
    assert words(("พ.ศ.", 400, 100), *cells)[0] == f"{FIRST} พ.ศ."
