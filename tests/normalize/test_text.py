"""Text repair: what is damaged is repaired, what is right stays, and any text ends in time linear in its length."""

import time
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp import corpus
from pythainlp.util import normalize as other_normal

from benchmarks.corpus.prose import paragraph, plain
from normalize import digits, normal, redecoded

WORD_LISTS = (
    corpus.thai_words,
    corpus.thai_orst_words,
    corpus.thai_syllables,
    corpus.thai_stopwords,
    corpus.thai_negations,
    corpus.thai_family_names,
    corpus.thai_female_names,
    corpus.thai_male_names,
    corpus.thai_icu_words,
    corpus.thai_volubilis_words,
    corpus.thai_wikipedia_titles,
)
# what the lists hold and no repair can be asked to keep: bytes order marks, shapes, invisible characters
FOREIGN = set("\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff") | set(map(chr, range(0xF700, 0xF721)))
# the sign of the silent letter, then a dot below, on one consonant: no order of them is right
SLIP = "เดอร์ฺ"
# letters that make most of the damage there is, and a few that have nothing to do with it
DAMAGING = st.text("กนทธยรา่้๊ัิีุํำะ์็ฺเแ ๑1a.\u200b\u00a0\ufeff\uf70a\uf711\uf710Ã²¸£àÒé‡∏€…\n\t\f", max_size=40)
ENCODINGS = ("latin-1", "cp1252")
HOSTILE = (
    "่ี",
    "ก่ี",
    "ก ่",
    "ก  ",
    "กัั",
    "เ",
    "เธ",
    "เธฃ",
    "à¸",
    "à¸£",
    "ก า",
    "ท า",
    "ก ่า",
    "น ้ า",
    "ํา",
    "ำา",
    "าะ่",
    "กา่ ี ",
    "\u200b",
    "\u00a0",
    "\u200d",
    "ÃÒ",
    "ÃÒ ",
    "é",
    "ñ.",
    "‡∏£",
    "กฺุ",
    "ก" + " " * 50,
    "\uf70a",
)


def words() -> set[str]:
    """Return the words of all lists."""
    return set().union(*(words() for words in WORD_LISTS))


def test_word_of_the_word_lists_that_is_right_stays_as_it_is() -> None:
    every = words()
    assert len(every) > 400_000
    altered = [word for word in every if normal(word) != word]
    unseen = [word for word in altered if other_normal(word) == word and not FOREIGN & set(word)]
    assert [word for word in unseen if "ำา" not in word and SLIP not in word] == []
    assert len(altered) < 400


def test_long_clean_text_stays_as_it_is() -> None:
    random = Random(7)
    text = "\n".join(plain(paragraph(random, 40)) for _ in range(800))
    assert len(text) > 100_000
    assert normal(text) == text
    assert redecoded(text) is None


def test_all_right_words_in_one_line_stay_as_they_are() -> None:
    right = [word for word in corpus.thai_words() if normal(word) == word]
    line = " ".join(sorted(right))
    assert normal(line) == line


@given(st.one_of(st.text(), DAMAGING))
def test_repair_is_idempotent_and_keeps_the_lines_and_the_digits(text: str) -> None:
    repaired = normal(text)
    assert normal(repaired) == repaired
    assert [repaired.count(feed) for feed in "\n\t\f"] == [text.count(feed) for feed in "\n\t\f"]
    assert repaired.split("\n") == [normal(line) for line in text.split("\n")]
    assert [character for character in repaired if character.isascii() and character.isdigit()] == [
        character for character in text if character.isascii() and character.isdigit()
    ]


@given(st.lists(st.from_regex("[กนท][ัิ-ฺ็-๎]{0,5}", fullmatch=True)))
def test_marks_of_a_consonant_are_in_the_canonical_order_of_unicode(clusters: list[str]) -> None:
    repaired = normal("".join(clusters))
    assert normalize("NFC", repaired) == repaired


@pytest.mark.parametrize("seed", HOSTILE)
def test_any_text_ends_in_time_linear_in_its_length(seed: str) -> None:
    def seconds(length: int) -> float:
        text = seed * (length // len(seed))
        start = time.process_time()
        normal(text)
        redecoded(text)
        return time.process_time() - start

    few = min(seconds(4_000) for _ in range(3))
    # sixteen times the text; what is quadratic would take 256 times as long
    assert seconds(64_000) < 80 * few + 0.02


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "text",
    ["รายงานครั้งที่ 1 :: 8/10/2562 : ได้รับอนุมัติแล้ว", "แบบแสดงรายงานความก้าวหน้า\nเป้าหมาย ๑๒,๐๐๐ ไร่", "สำนักงานเขต"],
)
def test_thai_code_page_read_as_latin_is_redecoded(text: str, encoding: str) -> None:
    misread = text.encode("cp874").decode(encoding)
    assert redecoded(misread) == text
    assert normal(misread) == text


@pytest.mark.parametrize("encoding", ["cp1252", "cp874", "latin-1", "mac_roman"])
def test_utf_8_read_in_a_code_page_is_redecoded(encoding: str) -> None:
    text = "รายงานครั้งที่ ๒ “สวนในฝัน” – เป้าหมาย 12 แห่ง\nสำนักงานเขต ก่อสร้างแล้วเสร็จ"
    misread = "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for line in [text] for byte in line.encode()
    )
    if encoding == "mac_roman":
        # quotes and dashes of the Macintosh are not known to us
        text, misread = text.replace("“", "").replace("”", "").replace("– ", ""), ""
        misread = text.encode().decode(encoding)
    assert redecoded(misread) == text
    assert normal(misread) == text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_line_without_thai_in_misread_utf_8_is_redecoded(encoding: str) -> None:
    text = "เริ่มต้นโครงการ :\n2019-10-01\xa000:00:00\nสิ้นสุดโครงการ"
    misread = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())
    assert redecoded(misread) == text
    assert redecoded(misread + "\ncafé") == text + "\ncafé"


@pytest.mark.parametrize(
    "text",
    [
        "Renée Müller, São Paulo",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
        "25 °C ± 2, 10 m², ½",
        "«à» «é»",
        "naïve café, ŒUVRE",
        "рапорт, 報告, báo cáo",
        "เธอเห็นเนยแล้ว",
        "",
        "plain ASCII",
    ],
)
def test_text_of_other_languages_is_no_mojibake(text: str) -> None:
    assert redecoded(text) is None
    assert normal(text) == text


def test_line_of_mojibake_among_right_lines_is_redecoded() -> None:
    wrong = "หน่วยงาน".encode("cp874").decode("latin-1")
    assert normal(f"ชื่อโครงการ : สวนริมคลอง\n{wrong}\nRenée") == "ชื่อโครงการ : สวนริมคลอง\nหน่วยงาน\nRenée"


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("ด าเนินก าร", "ดำเนินการ"),
        ("ทํางาน ท างาน ท ำงาน ทำางาน", "ทำงาน ทำงาน ทำงาน ทำงาน"),
        ("ผู้น าชุมชน แนะน า ก าหนด", "ผู้นำชุมชน แนะนำ กำหนด"),
        ("ค ่าใช้จ่าย ค ่ าจ้าง ค ้าประกัน", "ค่าใช้จ่าย ค่าจ้าง ค้ำประกัน"),
        ("จํๅนวน น้ํๅ น่ํๅ ฤๅษี", "จำนวน น้ำ น่ำ ฤๅษี"),
        ("น ้าท่วม น้ าเสีย น ้ ําดื่ม", "น้ำท่วม น้ำเสีย น้ำดื่ม"),
        ("ล่าช ้ากว่าแผน ต ่ากว่า ต่ ากว่า", "ล่าช้ากว่าแผน ต่ำกว่า ต่ำกว่า"),
    ],
)
def test_lost_mark_of_sara_am_is_restored_where_a_known_word_stands(damaged: str, right: str) -> None:
    assert normal(damaged) == right


@pytest.mark.parametrize("text", ["ม าโซ", "สระ า", "( ่ ) ไม้เอก", "ก ข ค", "ที่ ่", "ข า"])
def test_gap_that_has_two_repairs_is_left_alone(text: str) -> None:
    assert normal(text) == text


def test_pictures_keep_their_joiners_and_thai_does_not() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert normal(f"ไท\u200dย {family}") == f"ไทย {family}"


@given(st.text())
def test_digits_changes_thai_digits_and_nothing_else(text: str) -> None:
    changed = digits(text)
    assert len(changed) == len(text)
    for before, after in zip(text, changed, strict=True):
        assert after == (str("๐๑๒๓๔๕๖๗๘๙".index(before)) if before in "๐๑๒๓๔๕๖๗๘๙" else before)
