"""The header: labels wherever they stand, and values that end where the next label begins."""

import datetime as dt
from decimal import Decimal

import pytest
from printed import ENTRIES, REPORT

import parsers
from model import Report
from parsers.furniture import TITLE


def extract(*changes: tuple[str, str]) -> Report:
    text = REPORT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return parsers.extract(text.encode())


def codes(report: Report) -> list[str]:
    return [str(warning.code) for warning in report.warnings]


@pytest.mark.parametrize(
    "printed",
    [
        "ปีงบประมาณ พ.ศ. : 2563      เริ่มต้นโครงการ : 2019-10-01 00:00:00",
        "ปีงบประมาณ พ.ศ. : 2563\tเริ่มต้นโครงการ......: 2019-10-01 00:00:00.000",
        "ปีงบประมาณ พ.ศ.\n: 2563\nเริ่มต้นโครงการ\n:\n2019-10-01 00:00:00",
        "ปีงบประมาณ พ.ศ. … : ๒๕๖๓\nเริ่มต้น\nโครงการ : 1/10/2562",
    ],
)
def test_labels_stand_anywhere_in_a_line(printed: str) -> None:
    report = extract(("ปีงบประมาณ พ.ศ. : 2563\nเริ่มต้นโครงการ : 2019-10-01 00:00:00", printed))
    assert (report.project.fiscal_year, report.project.start_date) == (2563, dt.date(2019, 10, 1))
    assert (codes(report), report.residue) == ([], ())


@pytest.mark.parametrize(
    "printed",
    [
        "ปีงบประมาณ พ.ศ. :      เริ่มต้นโครงการ :\n2563      2019-10-01 00:00:00",
        "ปีงบประมาณ พ.ศ. :\nเริ่มต้นโครงการ :\n2563\n2019-10-01 00:00:00",
    ],
)
def test_values_behind_labels_that_stand_together_are_matched_in_order_with_a_warning(printed: str) -> None:
    report = extract(("ปีงบประมาณ พ.ศ. : 2563\nเริ่มต้นโครงการ : 2019-10-01 00:00:00", printed))
    assert (report.project.fiscal_year, report.project.start_date) == (2563, dt.date(2019, 10, 1))
    assert codes(report) == ["field-misplaced"]


def test_label_without_its_colon_or_with_wrong_letters_counts_with_a_warning() -> None:
    report = extract(("รหัสโครงการ... :", "รหัสโครงการ..."), ("เริ่มต้นโครงการ", "เริมตนโครงการ"))
    assert (report.project.code, report.project.start_date) == ("99010000-0001", dt.date(2019, 10, 1))
    assert codes(report) == ["label-damaged", "label-damaged"]


@pytest.mark.parametrize(
    "printed",
    [
        "ประเด็นยุทธศาสตร์\n            มิติที่ ๒.๑ - พื้นที่สีเขียว\nย่อย :",
        "ประเด็นยุทธศาสตร์  มิติที่ ๒.๑ - พื้นที่สีเขียว\nย่อย :",
        "ประเด็นยุทธ\n   มิติที่ ๒.๑ - พื้นที่สีเขียว\nศาสตร์ย่อย... :",
        "ประเด็นยุทธศาสตร์ย่อย..\n   มิติที่ ๒.๑ - พื้นที่สีเขียว\n:",
    ],
)
def test_label_that_a_narrow_cell_breaks_around_its_value_counts_with_a_warning(printed: str) -> None:
    whole = "ประเด็นยุทธศาสตร์ย่อย : มิติที่ ๒.๑ - พื้นที่สีเขียว"
    report = parsers.extract(REPORT.replace(whole, printed).encode())
    assert report.project == parsers.extract(REPORT.encode()).project
    assert codes(report) == ["label-damaged"]
    assert report.residue == ()


def test_label_that_stands_twice_is_told() -> None:
    report = extract(("งบประมาณที่ใช้ไป : 12,000 บาท", "งบประมาณที่ใช้ไป : 12,000 บาท\nงบประมาณที่ใช้ไป : 9 บาท"))
    assert report.project.budget_spent == Decimal(12000)
    assert codes(report) == ["field-repeated", "residue"]


def test_missing_label_is_null_with_a_warning() -> None:
    report = extract(("รหัสโครงการ... : 99010000-0001\n", ""))
    assert report.project.code is None
    assert [(warning.code, warning.path) for warning in report.warnings] == [("field-missing", "project.code")]


@pytest.mark.parametrize(
    "printed", ["....99010000-0001", " ….... 99010000-0001", "\n____99010000-0001", "99010000-\n0001"]
)
def test_leader_behind_the_colon_and_a_broken_line_are_no_part_of_the_value(printed: str) -> None:
    report = extract((" 99010000-0001", printed))
    assert report.project.code == "99010000-0001"
    assert (codes(report), report.residue) == ([], ())


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("ปีงบประมาณ พ.ศ. :", "ประจำปีงบประมาณ พ.ศ. :"),
        ("งบประมาณที่ได้รับ :", "งบประมาณที่ได้รับ (บาท) :"),
        ("ชื่อผู้รับผิดชอบ... :", "ผู้รับผิดชอบ :"),
        ("ชื่อผู้รับผิดชอบ... :", "ชื่อ\nผู้รับผิดชอบ :"),
        ("ชื่อผู้รับผิดชอบ... :", "ชื่อผู้รับผิดชอบโครงการ :"),
        ("เป้าหมายที่ :", "เป้าหมาย :"),
        ("ตัวชี้วัด... :", "ตัวชี้วัดที่ ….:"),
    ],
)
def test_labels_in_other_words_are_known(label: str, printed: str) -> None:
    report = extract((label, printed))
    assert report.project == extract().project
    assert (codes(report), report.residue) == ([], ())


@pytest.mark.parametrize("printed", ["รหัสโครงการ;", "รหัสโครงการ ="])
def test_line_that_may_be_a_missing_field_is_told_at_the_value_that_runs_over_it(printed: str) -> None:
    report = extract(("รหัสโครงการ... :", printed))
    assert {warning.path for warning in report.warnings} == {"project.code", "project.name"}


def test_heading_named_in_a_line_of_the_section_before_is_part_of_it() -> None:
    report = extract(("คลองในเขตมีต้นไม้น้อย", "1.4 วัตถุประสงค์ของโครงการ เดิม ยังไม่บรรลุ"))
    assert report.project.rationale == "1.4 วัตถุประสงค์ของโครงการ เดิม ยังไม่บรรลุ จึงต้องปลูกเพิ่ม"
    assert report.project.objectives == extract().project.objectives


@pytest.mark.parametrize(
    ("printed", "broken"),
    [
        ("99010000-0001", "9901\n0000-0001"),
        (": 2563", ": 25\n63"),
        ("2019-10-01 00:00:00", "2019-10-0\n1 00:00:00"),
        ("2020-09-30 00:00:00", "2020-\n09-30 00:\n00:00"),
        ("500,000 บาท", "500,0\n00 บาท"),
        ("12,000 บาท", "12,\n000\nบาท"),
    ],
)
def test_value_that_a_line_break_parts_is_one(printed: str, broken: str) -> None:
    report = extract((printed, broken))
    assert report.project == extract().project
    assert (codes(report), report.residue) == ([], ())


def test_figures_behind_a_value_make_it_doubtful() -> None:
    report = extract(("2020-09-30 00:00:00", "2020-09-3\n0 (กขค)"))
    assert ("value-doubtful", "project.end_date") in [(warning.code, warning.path) for warning in report.warnings]


def test_fiscal_year_that_no_date_is_near_is_told() -> None:
    report = extract((": 2563", ": 2653"))
    assert [(warning.code, warning.path) for warning in report.warnings] == [("value-doubtful", "project.fiscal_year")]


def test_fiscal_year_of_two_figures_that_no_date_bears_out_is_told() -> None:
    printed = REPORT.replace("2019-10-01 00:00:00", "").replace("2020-09-30 00:00:00", "").replace(ENTRIES, "")
    for year, told in (("63", True), ("25", True), ("2563", False)):
        warnings = parsers.extract(printed.replace(": 2563", f": {year}").encode()).warnings
        assert (("value-doubtful", "project.fiscal_year") in [(w.code, w.path) for w in warnings]) == told
    report = parsers.extract(REPORT.replace(": 2563", ": 25").replace(ENTRIES, "").encode())
    assert ("value-doubtful", "project.fiscal_year") in [(warning.code, warning.path) for warning in report.warnings]


def test_line_that_breaks_where_no_word_can_end_is_joined_without_a_space() -> None:
    for printed, broken in (("โครงการปลูก", "โ\nครงการปลูก"), ("ต้นไม้ริม", "ต้นไ\nม้ริม"), ("ริมคลอง", "ร\nิมคลอง")):
        assert extract((printed, broken)).project == extract().project


@pytest.mark.parametrize("at", range(1, 12))
def test_page_that_breaks_in_an_items_number_changes_nothing(at: int) -> None:
    for mark in ("๒. ", "- ๒) ", "(2) ", "- "):
        items = f"{mark.replace('๒', '๑').replace('2', '1')}เพื่อเพิ่มพื้นที่\n{mark}เพื่อลด"
        start = items.index("\n") + 1
        cut = items[: start + at] + f"\n** {TITLE} **\n" + items[start + at :]
        report = extract(("๑. เพื่อเพิ่มพื้นที่สีเขียว\n๒. เพื่อลดการพังทลายของตลิ่ง", cut if at < len(mark) else items))
        assert report.project.objectives == ("เพื่อเพิ่มพื้นที่", "เพื่อลด")
        assert (codes(report), report.residue) == ([], ())


def test_wide_colons_are_colons() -> None:
    printed = REPORT.replace("1.4 วัตถุประสงค์ของโครงการ", "1.4 วัตถุประสงค์ของโครงการ :").replace(":", "：")
    report = parsers.extract(printed.replace("ตำแหน่ง", "ตำแหน่ง ： นายช่าง").encode())
    assert report.position == "นายช่าง"
    assert report.project == extract().project
    assert report.entries == extract().entries
    assert (codes(report), report.residue) == ([], ())


def test_label_in_brackets_is_part_of_the_name() -> None:
    report = extract(("ปลูกต้นไม้ริมคลอง", "ปลูกต้นไม้ริมคลอง (ปีงบประมาณ : 2562)"))
    assert (report.project.name, report.project.fiscal_year) == ("โครงการปลูกต้นไม้ริมคลอง (ปีงบประมาณ : 2562)", 2563)
    assert codes(report) == []


def test_label_that_lost_its_colon_ends_the_value_above() -> None:
    report = extract(("ผู้ประสานงาน สยป :", "ผู้ประสานงาน สยป\n"))
    assert report.project.officer.name == "นางสาวใบเขียว ตัวอย่างดี"
    assert report.project.coordinator.name == "นายราก สมมติกุล"
    assert codes(report) == ["label-damaged"]


@pytest.mark.parametrize("at", ["กทม.", "ระยะ", "20 ปี", "ปี (", "(ยุทธ"])
def test_heading_of_the_plan_may_be_broken_anywhere(at: str) -> None:
    report = extract((at, f"\n{at}"))
    assert report.project.strategy == extract().project.strategy
    assert (codes(report), report.residue) == ([], ())


def test_heading_that_lost_its_line_break_counts_with_a_warning() -> None:
    report = extract(("\n2. รายงาน", " 2. รายงาน"))
    assert (report.project, report.entries) == (extract().project, extract().entries)
    assert codes(report) == ["label-damaged"]


def test_entries_are_read_where_the_heading_of_their_section_is_missing() -> None:
    report = extract(("2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ\n", ""))
    assert report.entries == extract().entries
    assert (report.certified, report.project.strategy) == (True, extract().project.strategy)
    assert codes(report) == ["section-missing"]


@pytest.mark.parametrize("line", [": เป็นไปตามเป้าหมาย", "ลงชื่อ..........(ผู้รับผิดชอบโครงการ)"])
def test_end_of_an_entry_behind_the_last_field_of_a_report_that_lacks_a_page_is_told(line: str) -> None:
    report = extract(("2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ\n", line + "\n"))
    assert "project.strategy.indicator" in {warning.path for warning in report.warnings}


@pytest.mark.parametrize(
    "title",
    [
        "** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ **",
        "** แบบแสดงรายงานความก้าวหน้า\nและข้อมูลเกี่ยวกับโครงการ **",
        "file:///a 1/2\n29/9/2563 10:20 พิมพ์\n** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ **",
    ],
)
def test_page_header_inside_a_value_changes_nothing(title: str) -> None:
    report = extract(("99010000-0001", f"99010000-\n{title}\n0001"), ("ซื้อต้นกล้า", f"ซื้อ\n{title}\nต้นกล้า"))
    assert (report.project, report.source.pages) == (extract().project, 3)
    assert report.entries[1].narrative == "ซื้อ ต้นกล้า"
    assert (codes(report), report.residue) == ([], ())


def test_unknown_label_is_residue_and_no_part_of_the_value_above() -> None:
    report = extract(("รหัสโครงการ... :", "ประเภทโครงการ..... : ต่อเนื่อง\nรหัสโครงการ... :"))
    assert report.project.name == "โครงการปลูกต้นไม้ริมคลอง"
    assert [rest.text for rest in report.residue] == ["ประเภทโครงการ..... : ต่อเนื่อง"]


@pytest.mark.parametrize("section", ["1.3 หลักการและเหตุผล", "1.4 วัตถุประสงค์ของโครงการ", "1.5 เป้าหมายของโครงการ.."])
def test_empty_section_is_empty_with_a_warning(section: str) -> None:
    start = REPORT.index(section) + len(section)
    body = REPORT[start : REPORT.index("\n1.", start)]
    report = extract((section + body, section))
    assert (report.project.rationale is None) + (not report.project.objectives) + (not report.project.targets) == 1
    assert codes(report) == ["field-empty"]


def test_project_that_ends_before_it_starts_is_told() -> None:
    report = extract(("สิ้นสุดโครงการ : 2020-09-30", "สิ้นสุดโครงการ : 2018-09-30"))
    assert report.project.end_date == dt.date(2018, 9, 30)
    assert codes(report) == ["dates-reversed"]


def test_characters_lost_in_the_forms_own_words_do_no_harm() -> None:
    report = extract(("เริ่มต้น", "เริ�มต้น"), ("งบประมาณที่ได้รับ", "งบประมาณที�ได้รับ"), ("รายงานครั้งที่ 2", "รายงานครั�งที� 2"))
    assert report.project.start_date == dt.date(2019, 10, 1)
    assert report.project.budget_allocated == Decimal(500000)
    assert [entry.number for entry in report.entries] == [1, 2]


def test_characters_lost_in_a_value_are_told_at_the_value() -> None:
    report = extract(("โครงการปลูกต้นไม้", "โครงการปลูกต�นไม้"))
    assert [(warning.code, warning.path) for warning in report.warnings] == [("characters-lost", "project.name")]
