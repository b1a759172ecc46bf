"""Who answers for the project: what is not certain about name, position or telephone is told."""

import pytest
from printed import REPORT

import parsers
from model import Person, Report
from parsers.furniture import TITLE

PRINTED = "นางสาวใบเขียว ตัวอย่างดี 0011"
NAME = "นางสาวใบเขียว ตัวอย่างดี"


def officer(printed: str) -> Report:
    return parsers.extract(REPORT.replace(PRINTED, printed).encode())


def codes(report: Report) -> list[str]:
    return [str(warning.code) for warning in report.warnings]


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        (f"{NAME} โทร. 1234", Person(NAME, None, "1234")),
        (f"{NAME}\n(นักวิชาการ โทร. 1234)", Person(NAME, "นักวิชาการ", "1234")),
        (f"{NAME} (หัวหน้าฝ่าย (สวน)) 1234", Person(NAME, "หัวหน้าฝ่าย (สวน)", "1234")),
        (f"{NAME} โทร. 1234 และนายกิ่ง สมมติ โทร. 5678", Person(f"{NAME} และนายกิ่ง สมมติ", None, "1234, 5678")),
        (f"{NAME} (โทร.1234) (มือถือ 0812345678)", Person(NAME, None, "1234, 0812345678")),
        (f"{NAME} ☎ 1234", Person(NAME, None, "1234")),
        (f"{NAME}......", Person(NAME)),
        (f"{NAME} IP Phone 1234", Person(NAME, None, "1234")),
        (f"{NAME} โทร./โทรสาร 1234", Person(NAME, None, "1234")),
        ("ศูนย์ต้นไม้ 99 โทร. 0 2225 7615 ต่อ 3", Person("ศูนย์ต้นไม้ 99", None, "0 2225 7615 ต่อ 3")),
    ],
)
def test_person_is_read_without_a_warning(printed: str, person: Person) -> None:
    report = officer(printed)
    assert report.project.officer == person
    assert (codes(report), report.residue) == ([], ())


@pytest.mark.parametrize(
    "printed",
    [
        f"{NAME} 1234 กขค",
        f"{NAME} ⊕ 1234",
        f"{NAME} 1234 3/4/2563",
        f"{NAME} โทร.0",
        f"{NAME} ต่อ 1234",
        f"{NAME} 0 2999 กขค 1787",
        f"{NAME} 0 กขค 2999 1787",
        f"{NAME} (1148 กขค - 1149)",
        f"{NAME} (โทร. 4057 - กขค 4058)",
        f"{NAME} โทร. 8432 กขค : - 8433",
        f"{NAME} โทร. 0 2999 7842 - กขค ต่อ 5",
        f"{NAME} โทร. 0 2999 5261 ต่อ - กขค 10",
    ],
)
def test_telephone_that_words_part_is_told_at_the_person(printed: str) -> None:
    report = officer(printed)
    assert [(str(warning.code), warning.path) for warning in report.warnings] == [("value-doubtful", "project.officer")]


def test_lines_behind_a_telephone_are_no_part_of_the_name() -> None:
    report = officer(f"{NAME} 1234\nหมายเหตุท้ายชื่อ")
    assert report.project.officer == Person(NAME, None, "1234")
    assert [rest.text for rest in report.residue] == ["หมายเหตุท้ายชื่อ"]


def test_word_for_a_telephone_before_its_bracket_is_no_part_of_the_name() -> None:
    report = officer(f"{NAME} โทร (กขค) 02-999-2739")
    assert report.project.officer == Person(NAME, "กขค", "02-999-2739")


@pytest.mark.parametrize(
    "printed", ["โ\nทร. 1234", "โท\nร.1234", "โทร. 12\n** {title} **\n34", "(โทร. 1234-\n** {title} **\n2 )"]
)
def test_telephone_that_a_line_or_a_page_parts_is_one(printed: str) -> None:
    report = officer(f"{NAME} {printed.format(title=TITLE)}")
    expected = "1234-2" if "-" in printed else "1234"
    assert (report.project.officer.name, report.project.officer.phone) == (NAME, expected)
    assert (codes(report), report.residue) == ([], ())


def test_figure_that_may_be_a_telephones_last_or_the_pages_number_is_told() -> None:
    report = officer(f"{NAME} โทร. 123\n** {TITLE} **\n2")
    assert [(str(warning.code), warning.path) for warning in report.warnings] == [
        ("value-doubtful", "project.officer.phone")
    ]
