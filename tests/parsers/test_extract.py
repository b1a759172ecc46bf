"""Exported text to reports, whatever its encoding, line breaks and damage."""

import contextlib
import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import HEADER, REPORT

import parsers
from model import Refusal, Refused, Report, WarningCode
from model.contract import contract


def codes(report: Report) -> list[str]:
    return [str(warning.code) for warning in report.warnings]


def words(value: object) -> object:
    """`value` with all white space gone from its texts: line breaks are the page's, letters are the report's."""
    if isinstance(value, dict):
        return {key: words(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [words(inner) for inner in value]
    return "".join(value.split()) if isinstance(value, str) else value


def values(report: Report) -> object:
    """The report's JSON without what tells of its file."""
    printed = contract(report, "")
    return words({key: printed[key] for key in printed if key not in {"source", "warnings"}})


def test_plain_report_gives_every_field_and_no_warning() -> None:
    report = parsers.extract(REPORT.encode())
    project = report.project
    assert (project.code, project.fiscal_year) == ("99010000-0001", 2563)
    assert (project.start_date, project.end_date) == (dt.date(2019, 10, 1), dt.date(2020, 9, 30))
    assert (project.budget_allocated, project.budget_spent) == (Decimal(500000), Decimal(12000))
    assert project.agency == ("สำนักสวนสาธารณะตัวอย่าง", "กองต้นไม้")
    assert project.officer.name == "นางสาวใบเขียว ตัวอย่างดี"
    assert project.officer.phone == "0011"
    assert project.objectives == ("เพื่อเพิ่มพื้นที่สีเขียว", "เพื่อลดการพังทลายของตลิ่ง")
    assert [entry.date for entry in report.entries] == [dt.date(2019, 10, 8), dt.date(2019, 11, 9)]
    assert [entry.percent for entry in report.entries] == [Decimal("5.00"), Decimal("20.00")]
    assert report.certified
    assert (report.signatory, report.position) == (None, None)
    assert (report.residue, report.warnings) == ((), ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
def test_encoding_changes_nothing(encoding: str) -> None:
    assert values(parsers.extract(REPORT.encode(encoding))) == values(parsers.extract(REPORT.encode()))


@pytest.mark.parametrize("padding", [b"\x1a", b"\0", b"\0" * 127, b"\x1a\0\0"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
def test_what_old_programs_end_a_file_with_changes_nothing(encoding: str, padding: bytes) -> None:
    for text in (REPORT, REPORT.replace("่", "่่")):
        assert values(parsers.extract(text.encode(encoding) + padding)) == values(parsers.extract(REPORT.encode()))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace(" : ", "\n: "),
        lambda text: text.replace(" : ", " :\n"),
        lambda text: text.replace("ำ", "ํา"),
        lambda text: text.replace("แ", "เเ"),
        lambda text: text.replace("่", "\uf70a"),
        lambda text: text.replace("้", "้้"),
        lambda text: text.replace("โครง", "โ\u200bครง"),
        lambda text: text.encode("cp874").decode("latin-1"),
        lambda text: text.replace("2562", "๒๕๖๒").replace("1.", "๑."),
    ],
    ids=[
        "CRLF",
        "blank lines",
        "colon on the next line",
        "value on the next line",
        "sara am in two",
        "sara e twice",
        "private-use marks",
        "doubled marks",
        "zero-width",
        "cp874 read as Latin-1",
        "Thai digits",
    ],
)
def test_damage_that_can_be_repaired_changes_nothing(change) -> None:  # type: ignore[no-untyped-def]
    assert values(parsers.extract(change(REPORT).encode())) == values(parsers.extract(REPORT.encode()))


def test_wrong_encoding_is_told() -> None:
    report = parsers.extract(REPORT.encode("cp874").decode("latin-1").encode())
    assert codes(report) == ["text-redecoded"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b" \n\n", Refusal.EMPTY),
        (bytes(range(256)) * 40, Refusal.BINARY),
        (("ชื่อโครงการ\x02\x1c\n" * 40).encode(), Refusal.BINARY),
        (b"\x01\x02name: value\n" * 40, Refusal.BINARY),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), Refusal.BINARY),
        ("เรียน ผู้อำนวยการ ขอส่งแบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ".encode(), Refusal.NO_REPORT),
        (b"plain English", Refusal.NO_REPORT),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(data: bytes, reason: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        parsers.extract(data)
    assert refused.value.reason is reason


@given(st.binary(max_size=2000) | st.text(max_size=2000).map(str.encode))
def test_any_bytes_give_a_report_or_a_refusal(data: bytes) -> None:
    # anything else that is raised fails the test
    with contextlib.suppress(Refused):
        assert parsers.extract(data).form == "bma-progress-report"


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(REPORT)), st.sampled_from(["\n", " ", ":", "%", "รายงานครั้งที่ 3 ::", "๑.", "***", "\f"])
        ),
        max_size=8,
    )
)
def test_every_printed_character_is_filed_or_residue(insertions: list[tuple[int, str]]) -> None:
    text = REPORT
    for at, inserted in sorted(insertions, reverse=True):
        text = text[:at] + inserted + text[at:]
    report = parsers.extract(text.encode())
    shown = "".join(place.raw for place in report.places.values()) + "".join(rest.text for rest in report.residue)
    for token in ("สำรวจพื้นที่", "ซื้อต้นกล้า", "99010000-0001", "12,000"):
        if token in text:
            assert "".join(token.split()) in "".join(shown.split())


def test_every_place_leads_back_to_what_is_printed() -> None:
    lines = REPORT.split("\n")
    report = parsers.extract(REPORT.encode())
    assert {"project.code", "project.officer.phone", "project.agency.1", "entries.1.spent", "certified"} <= set(
        report.places
    )
    for path, place in report.places.items():
        assert place.raw.split("\n")[0] in lines[place.line - 1], path


def test_pages_are_counted_by_form_feeds_or_by_the_running_header() -> None:
    assert parsers.extract(REPORT.encode()).source.pages == 1
    title = HEADER.split("\n")[0]
    by_header = REPORT.replace("รายงานครั้งที่ 2", f"\n{title.replace('**', '****')}\nรายงานครั้งที่ 2")
    by_feed = REPORT.replace("รายงานครั้งที่ 2", "\fรายงานครั้งที่ 2")
    for text in (by_header, by_feed):
        report = parsers.extract(text.encode())
        assert report.source.pages == 2
        assert [report.places[f"entries.{index}.date"].page for index in (0, 1)] == [1, 2]
        assert report.residue == ()


def test_real_export_comes_out_as_expected(real: Path) -> None:
    for expected in sorted(real.glob("*.expected.json")):
        source = next(path for path in real.glob(f"{expected.name.split('.')[0]}.*") if path != expected)
        report = parsers.extract(source.read_bytes())
        printed = contract(report, source.name)
        del printed["warnings"]
        assert words(printed) == words(json.loads(expected.read_text("utf-8")))
        assert sorted(codes(report)) == [WarningCode.FRAGMENT_JOINED, WarningCode.SPENT_DIFFERS]


def test_lines_of_a_list_at_the_edges_of_pages_are_no_furniture() -> None:
    title = HEADER.split("\n")[0]
    text = REPORT.replace("สำรวจพื้นที่", f"ดังนี้\n1) สถานีที่ 1 จำนวน 2 แห่ง\n{title}\n2) สถานีที่ 4 จำนวน 1 แห่ง")
    narrative = parsers.extract(text.encode()).entries[0].narrative
    assert narrative == "ดังนี้\n1) สถานีที่ 1 จำนวน 2 แห่ง\n2) สถานีที่ 4 จำนวน 1 แห่ง"
    rows = "\n\f".join(f"ได้รับเงิน\nจากคลัง\nงวดที่ {number} 671,90{number}.00" for number in (1, 2, 3))
    rationale = parsers.extract(REPORT.replace("คลองในเขต", f"{rows}\n\fคลองในเขต").encode()).project.rationale
    assert rationale is not None
    assert rationale.count("671,90") == 3


def test_printed_places_are_the_places_without_their_boxes(samples: Path) -> None:
    for name in ("canal-dredging.txt", "canal-dredging-fpdf.pdf"):
        places = parsers.extract((samples / name).read_bytes()).places
        assert {path: rest for path, *rest in places.printed()} == {
            path: [place.page, place.line, place.raw] for path, place in places.items()
        }
