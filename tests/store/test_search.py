"""Words are found inside unspaced Thai, and so are parts of words, in any script of digits."""

from contextlib import suppress
from dataclasses import replace

import pytest
from fictional import content, entry, report
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from normalize.folding import folded, letters
from normalize.wording import words
from store.saving import Writer
from store.search import Found, Question, search, sentence

NARRATIVES = (
    "อยู่ระหว่างการเตรียมประชุมคณะกรรมการตรวจรับพัสดุ",
    "จัดซื้อกล้าไม้ ๑,๔๑๐ ต้น ราคาต้นละ ๒๘๐ บาท",
    "ยกเลิกกิจกรรมที่ 3 เนื่องจากสถานการณ์โรคระบาด COVID - 19",
    "ตรวจงานกับนางสมมุติฐานที่คลองเจ้าคุณตัวอย่าง",
)


@pytest.fixture
def found(connection: Connection, writer: Writer) -> Connection:
    """A database with a project in two versions, and another one."""
    old = report(*(entry(number, narrative=said) for number, said in enumerate(NARRATIVES[:3], 1)))
    new = report(*(entry(number, narrative=said) for number, said in enumerate(NARRATIVES, 1)))
    other = report(entry(1, narrative="ประชุมแล้ว"), code="99020000-0002", agency=("สำนักดนตรี",), name="โครงการดนตรีในสวน")
    for made in (old, new, replace(other, project=replace(other.project, fiscal_year=2564))):
        writer.load(content(made, made.source.sha256), made)
    writer.flush()
    return connection


def paths(hits: Found) -> set[tuple[str | None, str]]:
    """Return where the hits stand."""
    return {(hit.code, hit.value_path) for hit in hits.hits}


@pytest.mark.parametrize(
    ("asked", "position"),
    [
        ("คณะกรรมการ", 0),
        ("เตรียม", 0),
        ("กรรมการตรวจ", 0),
        ("ประชุม พัสดุ", 0),
        ("1410", 1),
        ("๑๔๑๐", 1),
        ("1,410 ต้น", 1),
        ("กล้าไม้", 1),
        ("covid", 2),
        ("ยกเลิก กิจกรรม", 2),
        ("เจ้าคุณตัว", 3),
        ("สมมุติฐา", 3),
    ],
)
def test_text_is_found(found: Connection, asked: str, position: int) -> None:
    assert ("99010000-0001", f"entries.{position}.narrative") in paths(search(found, Question(asked)))


@pytest.mark.parametrize("asked", ["ไม่มีคำนี้แน่นอน", "1411", "ประชุม ไม่มีคำนี้"])
def test_what_stands_in_no_text_is_not_found(found: Connection, asked: str) -> None:
    assert search(found, Question(asked)).hits == []


def test_both_spellings_of_sara_am_are_one(found: Connection) -> None:
    assert paths(search(found, Question("ส\u0e4d\u0e32นักดนตรี"))) == paths(search(found, Question("สำนักดนตรี"))) != set()


def test_names_agencies_and_objectives_are_found(found: Connection) -> None:
    assert paths(search(found, Question("ดนตรี"))) == {
        ("99020000-0002", "project.name"),
        ("99020000-0002", "project.agency"),
    }
    assert ("99010000-0001", "project.objectives.0") in paths(search(found, Question("พื้นที่สีเขียว")))


def test_text_of_two_versions_is_one_hit_of_the_newest(found: Connection) -> None:
    (hit,) = search(found, Question("กล้าไม้")).hits
    assert (hit.version, hit.latest, hit.reports) == (2, True, 2)
    assert (hit.page, hit.line) == (2, 12)
    assert (hit.before, hit.said, hit.after) == ("จัดซื้อ", "กล้าไม้", " ๑,๔๑๐ ต้น ราคาต้นละ ๒๘๐ บาท")


def test_hits_are_narrowed_by_year_and_agency(found: Connection) -> None:
    assert {code for code, _ in paths(search(found, Question("ประชุม", year=2564)))} == {"99020000-0002"}
    assert {code for code, _ in paths(search(found, Question("ประชุม", agency="สวนสาธารณะ")))} == {"99010000-0001"}


def test_name_counts_more_than_a_narrative(found: Connection) -> None:
    assert search(found, Question("ดนตรี")).hits[0].value_path == "project.name"


@pytest.mark.parametrize("asked", ["", "  ", "ก", "!", "\u200b"])
def test_nothing_that_could_be_looked_up_is_told(found: Connection, asked: str) -> None:
    with pytest.raises(ValueError, match="no word to search for"):
        search(found, Question(asked))


@pytest.mark.parametrize("asked", ['"', "a' OR 1=1 --", "NEAR(ก ข)", "100%_", "\\", "คลอง*", "( )"])
def test_no_words_are_taken_for_a_grammar(found: Connection, asked: str) -> None:
    with suppress(ValueError):
        search(found, Question(asked))


@given(st.text("กขคงจ่้ิีุำาเแโ๐๑๒012 ABCabc\u0e4d\u200b,", max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert letters(folded(text)) == letters(text)


@given(st.text("กขคงจ่้ิีุำาเแโ๐๑๒ abc", max_size=60))
def test_words_stand_in_the_text(text: str) -> None:
    plain = folded(text)
    assert all(word in plain for word in words(plain))


@given(st.text("กขคงจ่้ิีุำาเแโ๐๑๒ abc\n", max_size=300), st.text("กขคงจabc0", min_size=1, max_size=4))
def test_sentence_is_a_part_of_the_text(text: str, term: str) -> None:
    before, said, after = sentence(text, [term])
    assert f"{before.removeprefix('…')}{said}{after.removesuffix('…')}" in text.replace("\n", " ")
