"""Lists: where items begin, and which are of the outermost level."""

import pytest

from parsers.numbering import begins_item, outermost


def items(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in outermost(text, 0, len(text))]


@pytest.mark.parametrize("line", ["๑. ก", "๑) ก", "1) ก", "(1) ก", "- ๑) ก", "- ก", "• ก", "1.2 ก", "ก. ข", "12. ก"])
def test_item_marks_are_known(line: str) -> None:
    assert begins_item(line)


@pytest.mark.parametrize("line", ["1.8ล้านบาท", "2563 ปี", "ก.ย. 63", "50 คน", "พ.ศ. 2563", "-5 องศา", "1,200 คน"])
def test_what_is_no_item_mark_is_none(line: str) -> None:
    assert not begins_item(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑. ก\n๒. ข", ["ก", "ข"]),
        ("1. ก\nต่อ\n2. ข", ["ก ต่อ", "ข"]),
        ("๑. ก\n - ๑) ข\n - ๒) ค\n๒. ง", ["ก - ๑) ข - ๒) ค", "ง"]),
        ("1. ก\n1) ข\n2) ค\n2. ง", ["ก 1) ข 2) ค", "ง"]),
        ("1) ก\n(1) ข\n(2) ค\n2) ง", ["ก (1) ข (2) ค", "ง"]),
        ("1. ก\n1.1 ข\n1.2 ค\n2. ง", ["ก 1.1 ข 1.2 ค", "ง"]),
        ("1. ก\n  1. ข\n  2. ค\n2. ง", ["ก 1. ข 2. ค", "ง"]),
        ("- ก\n- ข", ["ก", "ข"]),
        ("• ก\n  - ข\n• ค", ["ก - ข", "ค"]),
        ("๑. ก\n๒. ข\n3. ค", ["ก", "ข", "ค"]),
        ("ก ไม่มีข้อ\nข", ["ก ไม่มีข้อ ข"]),
        ("ดังนี้\n1. ก\n2. ข", ["ดังนี้", "ก", "ข"]),
        ("", []),
    ],
)
def test_outermost_items_keep_their_inner_ones(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    "marks",
    [
        ("๑ .", "๒ ."),
        ("ข้อ 1", "ข้อ 2"),
        ("ข้อที่ ๑.", "ข้อที่ ๒."),
        ("[1]", "[2]"),
        ("①", "②"),
        ("i.", "ii."),
        ("\uf0b7", "\uf0b7"),
        ("➢", "➢"),
        ("?", "?"),
        ("o", "o"),
    ],
)
def test_marks_of_word_processors_and_typists_are_taken_off(marks: tuple[str, str]) -> None:
    assert items("\n".join(f"{mark} งาน" for mark in marks)) == ["งาน", "งาน"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 08.30 น. เปิด\n- ปิด", ["08.30 น. เปิด", "ปิด"]),
        ("- เปิด\n- 1.5 ล้านบาท", ["เปิด", "1.5 ล้านบาท"]),
        ("- เปิด\n- 1) ก\n- 2) ข\n- ปิด", ["เปิด - 1) ก - 2) ข", "ปิด"]),
        ("1.50 ไร่\nที่ดิน", ["1.50 ไร่ ที่ดิน"]),
        ("50 คน\nเข้าร่วม", ["50 คน เข้าร่วม"]),
        ("1 แห่ง\n2 แห่ง", ["1 แห่ง 2 แห่ง"]),
        ("ตามระเบียบ\nข้อ 3 และข้อ 5", ["ตามระเบียบ ข้อ 3 และข้อ 5"]),
        ("ข้อ 1.5 ของสัญญา\nงานอื่น", ["ข้อ 1.5 ของสัญญา งานอื่น"]),
        ("ครั้งที่\n1/ 2563", ["ครั้งที่ 1/ 2563"]),
        ("ร้อยละ\n80\n- ครู\n- นักเรียน", ["ร้อยละ 80", "ครู", "นักเรียน"]),
        ("- 08.30 น. เปิด\n- 09.00 น. ปิด", ["08.30 น. เปิด", "09.00 น. ปิด"]),
        ("- 3. ก\n- 4. ข", ["ก", "ข"]),
        ("3.2 ก\n3.3 ข", ["ก", "ข"]),
        ("งานแรก\nxi. ข", ["งานแรก xi. ข"]),
        ("ข้อ\n๑ ก\nข้อ ๒ ข", ["ก", "ข"]),
        ("( 1 ) ก\n( 2 ) ข", ["ก", "ข"]),
        ("ข้อ 1\nก\nข้อ 2\nข", ["ก", "ข"]),
        ("๑ . ก\n๒ . ข\n  ก. ค\n  ข. ง", ["ก", "ข ก. ค ข. ง"]),
        ("1. ก\n2 .ข", ["ก", "ข"]),
        ("ข้อที่ 1 : ก\nข้อที่ 2 : ข", ["ก", "ข"]),
        ("\n".join(f"{letter}. งาน" for letter in "abcdefghij"), ["งาน"] * 10),
        ("\n".join(f"{number}. งาน" for number in ("i", "ii", "iii", "iv", "v", "vi")), ["งาน"] * 6),
        ("\n".join(f"ข้อ {number} งาน" for number in range(1, 12)), ["งาน"] * 11),
    ],
)
def test_numbers_that_begin_a_sentence_stay(text: str, expected: list[str]) -> None:
    assert items(text) == expected
