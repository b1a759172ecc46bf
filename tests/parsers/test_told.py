"""What cannot be told for certain is told; what people print around values is no part of them."""

import re

import pytest
from printed import ENTRIES, HEADER, REPORT, entry

import parsers
from model import Report

PLAIN = parsers.extract(REPORT.encode())
DATES = "เริ่มต้นโครงการ : 2019-10-01 00:00:00\nงบประมาณที่ได้รับ : 500,000 บาท\nสิ้นสุดโครงการ : 2020-09-30 00:00:00\n"
ITEMS = "๑. เพื่อเพิ่มพื้นที่สีเขียว\n๒. เพื่อลดการพังทลายของตลิ่ง\n"


def extract(before: str, after: str) -> Report:
    assert before in REPORT
    return parsers.extract(REPORT.replace(before, after, 1).encode())


def doubted(report: Report) -> list[str | None]:
    return [warning.path for warning in report.warnings if warning.code == "value-doubtful"]


def told(report: Report) -> list[tuple[str, str | None]]:
    return [(warning.code.value, warning.path) for warning in report.warnings]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("รหัสโครงการ... :", "- รหัสโครงการ... :"),
        ("รหัสโครงการ... :", "• รหัสโครงการ... :"),
        ("รหัสโครงการ... :", "2) รหัสโครงการ... :"),
        ("ประเด็นยุทธศาสตร์ย่อย :", "1.6.2 ประเด็นยุทธศาสตร์ย่อย :"),
        ("ด้านที่ ๒ - เมือง", "ด้านที่ ๒\n- เมือง"),
        ("= 12,000 บาท\n: เป็นไปตามแผน\n", "=\n฿12,000\n: เป็นไปตามแผน\n"),
        ("เป็นไปตามแผน\n", "เป็นไปตามแผนฯ\n"),
        ("สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี", "ความสอดคล้องกับแผนพัฒนากรุงเทพมหานคร ระยะ 20 ปี"),
    ],
)
def test_value_is_the_same(before: str, after: str) -> None:
    report = extract(before, after)
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert (report.warnings, report.residue) == ((), ())


@pytest.mark.parametrize("frame", ["[ {} ]", "• {}", "- {}", "({})"])
def test_what_is_set_around_all_headings_is_the_headings(frame: str) -> None:
    headings = {line for line in HEADER.split("\n") if line[:2] in {"1.", "2."}}
    lines = [frame.format(line) if line in headings else line for line in REPORT.split("\n")]
    report = parsers.extract("\n".join(lines).encode())
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert (report.warnings, report.residue) == ((), ())


@pytest.mark.parametrize("section", ["1.3 ", "1.6 ", "2. "])
def test_certificate_that_stands_before_section_2_is_read_there(section: str) -> None:
    start = REPORT.index("ขอรับรองว่า")
    end = REPORT[start:].replace("ลงชื่อ.....", "ลงชื่อ นายผู้ลงนาม ตัวอย่าง ").replace("ตำแหน่ง", "ตำแหน่ง นักวิชาการ")
    report = parsers.extract(REPORT[:start].replace(section, end + section, 1).encode())
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert (report.certified, report.signatory, report.position) == (True, "นายผู้ลงนาม ตัวอย่าง", "นักวิชาการ")
    assert (report.warnings, report.residue) == ((), ())


@pytest.mark.parametrize("number", ["หน้า {}/3", "            หน้า {}", "หน้าที่ {} จาก 3", "- {} -"])
def test_lines_that_count_pages_of_which_nothing_else_tells_are_furniture(number: str) -> None:
    text = REPORT
    for page, line in enumerate(("ชื่อผู้รับผิดชอบ", "๒. เพื่อลด", ": เป็นไปตามแผน\n"), 1):
        text = text.replace(line, f"{number.format(page)}\n{line}", 1)
    report = parsers.extract(text.encode())
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert (report.warnings, report.residue) == ((), ())


@pytest.mark.parametrize("entries", [ENTRIES, ""])
def test_report_behind_another_projects_is_told(entries: str) -> None:
    other = REPORT.replace("99010000-0001", "99020000-0002")
    report = parsers.extract((HEADER + entries + other).encode())
    assert {"certified", "signatory", "position", f"entries.{2 if entries else 0}"} <= set(doubted(report))


LABELS = ["รหัสโครงการ", "ปีงบประมาณ", "เริ่มต้นโครงการ", "งบประมาณที่ใช้ไป", "หน่วยงานที่", "ชื่อผู้", "ผู้ประสานงาน"]
LABELS += ["ชื่อโครงการ/", "ประเด็นยุทธศาสตร์", "ประเด็นยุทธศาสตร์ย่อย", "เป้าหมายที่", "ตัวชี้วัด"]


@pytest.mark.parametrize("beside", ["   วันที่พิมพ์ {}/10/2563", "\t{} ต.ค. 2563 09:1{} น."])
def test_what_stands_beside_each_page_header_but_for_its_figures_is_furniture(beside: str) -> None:
    title = HEADER.split("\n")[0]
    text = REPORT
    for day, line in enumerate((title, "๒. เพื่อลด", ":: ความก้าวหน้า"), 1):
        header = f"{title}{beside.format(day, day)}\n"
        text = text.replace(f"{line}\n", header, 1) if line == title else text.replace(line, header + line, 1)
    report = parsers.extract(text.encode())
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert (report.warnings, report.residue) == ((), ())


FIELDS = [line for line in HEADER.split("\n") if " : " in line]


@pytest.mark.parametrize("frame", ["{} ..........", "{} ………", "{}......", "{} ____", "[ {} ]", "[{}]", "... {}"])
def test_what_fills_or_frames_the_row_of_a_field_is_no_part_of_its_value(frame: str) -> None:
    lines = [frame.format(line) if line in FIELDS else line for line in REPORT.split("\n")]
    report = parsers.extract("\n".join(lines).encode())
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert (report.warnings, report.residue) == ((), ())


@pytest.mark.parametrize("fill", [" ......", " ……", " ___"])
def test_what_fills_the_row_of_a_person_without_telephone_is_no_part_of_the_name(fill: str) -> None:
    assert extract("ตัวอย่างดี 0011", f"ตัวอย่างดี{fill}").project.officer.name == "นางสาวใบเขียว ตัวอย่างดี"


def test_heading_that_stands_twice_is_no_part_of_its_section_and_told() -> None:
    heading = "1.4 วัตถุประสงค์ของโครงการ\n"
    report = extract(heading, heading * 2)
    assert report.project == PLAIN.project
    assert doubted(report) == ["project.objectives"]


def test_section_that_stands_once_more_is_told_at_the_section_that_holds_it() -> None:
    section = REPORT[REPORT.index("1.4 ") : REPORT.index("1.5 ")]
    assert {"project.targets", "project.objectives"} <= set(doubted(extract("1.6 สนับสนุน", f"{section}1.6 สนับสนุน")))


def test_title_alone_on_its_line_within_a_value_is_told_where_page_headers_have_asterisks() -> None:
    title = HEADER.split("\n")[0].strip("* ")
    report = extract("สำรวจพื้นที่", f"สำรวจพื้นที่\n{title}\nตามแบบ")
    assert (report.entries[0].narrative, doubted(report)) == ("สำรวจพื้นที่ ตามแบบ", ["entries.0.narrative"])
    bare = parsers.extract(REPORT.replace("**", "").replace("สำรวจพื้นที่", f"สำรวจพื้นที่\n{title}\nตามแบบ").encode())
    assert (bare.entries[0].narrative, doubted(bare)) == ("สำรวจพื้นที่ ตามแบบ", [])


@pytest.mark.parametrize("pages", [2, 4])
def test_number_at_the_edge_of_one_page_alone_is_told_at_the_words_above(pages: int) -> None:
    title = HEADER.split("\n")[0]
    report = extract("สำรวจพื้นที่", f"สำรวจพื้นที่ริมคลอง\n1\n{title}\nจัดทำร่าง" + f"\n{title}\nตรวจรับ" * (pages - 2))
    assert doubted(report) == ["entries.0.narrative"] * (pages > 2)
    report = extract("เป็นไปตามเป้าหมาย\n", "เป็นไปตามเป้าหมาย\n1\n" + f"{title}\n" * (pages - 1))
    assert doubted(report) == []


@pytest.mark.parametrize("quotation", [r'"\2"', r"“\2”"])
def test_quotation_marks_around_each_value_are_no_part_of_it(quotation: str) -> None:
    printed = re.sub(r"^([^:\n]+:) ([^:\n]+)$", rf"\1 {quotation}", HEADER, flags=re.MULTILINE)
    report = parsers.extract((printed + REPORT[len(HEADER) :]).encode())
    assert (report.project, report.warnings, report.residue) == (PLAIN.project, PLAIN.warnings, PLAIN.residue)
    report = extract("ชื่อโครงการ/กิจกรรม : ", 'ชื่อโครงการ/กิจกรรม : "สวน" ')
    assert (report.project.name or "").startswith('"สวน" ')


def test_narrative_that_may_begin_with_what_stands_for_the_date_is_told() -> None:
    report = extract("8/10/2562 : สำรวจ", "ไม่ระบุ : สำรวจ")
    assert {("field-empty", "entries.0.date"), ("value-doubtful", "entries.0.narrative")} <= set(told(report))
    assert doubted(extract(":: 8/10/2562 : สำรวจพื้นที่", ":: สำรวจพื้นที่")) == []


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("1.4 วัตถุประสงค์ของโครงการ\n", "project.rationale"),
        ("1.5 เป้าหมายของโครงการ..\n", "project.objectives"),
        (next(line for line in HEADER.splitlines(keepends=True) if line.startswith("1.6")), "project.targets"),
    ],
)
def test_section_without_its_heading_is_told_at_the_section_before(heading: str, path: str) -> None:
    assert path in doubted(extract(heading, ""))


@pytest.mark.parametrize("number", ["(1.4)", "ข้อ 1.4"])
def test_what_stands_before_the_number_of_a_heading_is_the_headings(number: str) -> None:
    assert extract("1.4 วัตถุ", f"{number} วัตถุ").project == PLAIN.project


@pytest.mark.parametrize("label", ["เป้าประสงค์", "ค่าเป้าหมาย", "KPI"])
def test_label_that_the_form_does_not_have_is_told_where_a_value_runs_over_it(label: str) -> None:
    report = extract("เป้าหมายที่ : เป้าหมายที่ ๒.๑.๑", f"{label} : เป้าหมายที่ ๒.๑.๑")
    assert "project.strategy.sub_issue" in doubted(report)


@pytest.mark.parametrize("parted", [" {}", "\t{}", "\n{}", " = {}", "; {}", ". {}", " - {}"])
@pytest.mark.parametrize("label", LABELS)
def test_label_without_its_colon_is_told_and_parts_its_field_from_the_one_before(label: str, parted: str) -> None:
    line = next(line for line in HEADER.split("\n") if line.startswith(label) and " : " in line)
    words, _, value = line.partition(" : ")
    report = extract(line, words.rstrip(". ") + parted.format(value))
    assert (report.project, report.residue) == (PLAIN.project, ())
    assert {warning.code for warning in report.warnings} <= {"label-damaged", "value-doubtful"}
    assert "label-damaged" in {warning.code for warning in report.warnings}


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("ตัวชี้วัด... : ", "ตัวชี้วัด", "project.strategy.goal"),
        ("ชื่อผู้รับผิดชอบ... : ", "ชื่อผู้รับผิดชอบ", "project.agency"),
    ],
)
def test_line_that_begins_with_the_words_of_a_label_that_is_missing_is_told(before: str, after: str, path: str) -> None:
    assert path in doubted(extract(before, after))


def test_one_value_below_two_labels_is_told() -> None:
    printed = "งบประมาณที่ได้รับ : 500,000 บาท\nเริ่มต้นโครงการ :    สิ้นสุดโครงการ :\n2019-10-01 00:00:00\n"
    assert "project.end_date" in doubted(extract(DATES, printed))


@pytest.mark.parametrize(
    ("first", "second"),
    [("1 ", "2 "), ("No.1 ", "No.2 "), ("1: ", "2: "), ("ประการที่ ๑ ", "ประการที่ ๒ "), ("A. ", "B. "), ("I. ", "II. ")],
)
def test_list_with_unusual_marks_is_told(first: str, second: str) -> None:
    printed = f"{first}เพื่อเพิ่มพื้นที่สีเขียว\n{second}เพื่อลดการพังทลายของตลิ่ง\n"
    assert doubted(extract(ITEMS, printed)) == ["project.objectives"]


def test_list_on_one_line_is_told() -> None:
    assert doubted(extract(ITEMS, ITEMS.replace("\n๒", " ๒"))) == ["project.objectives"]


@pytest.mark.parametrize("sign", ["+", "→", "—", "☐", ">"])
def test_sign_that_two_lines_begin_with_marks_items(sign: str) -> None:
    printed = f"{sign} เพื่อเพิ่มพื้นที่สีเขียว\n{sign} เพื่อลดการพังทลายของตลิ่ง\n"
    assert extract(ITEMS, printed).project == PLAIN.project


@pytest.mark.parametrize("remark", ["(สะสม)", "ของแผน"])
def test_remark_behind_a_percent_is_told_and_no_part_of_it(remark: str) -> None:
    report = extract("5.00 % :", f"5.00 % {remark} :")
    assert (report.entries, doubted(report)) == (PLAIN.entries, ["entries.0.percent"])


def test_date_of_another_weekday_is_no_part_of_the_narrative() -> None:
    report = extract("8/10/2562 :", "วันศุกร์ที่ 8 ตุลาคม 2562 :")
    assert (report.entries[0].date, report.entries[0].narrative) == (None, PLAIN.entries[0].narrative)


def test_number_of_a_damaged_head_stands_behind_its_label() -> None:
    report = extract("รายงานครั้งที่ 2 ::", "รายงานครั้งที่ 2/2563 ::")
    assert [entry.number for entry in report.entries] == [1, 2]


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("date", ["8/10/2562", "15/3/2561"])
@pytest.mark.parametrize("behind", ["สำรวจพื้นที่\n", "ซื้อต้นกล้า\n"])
def test_whole_entry_quoted_in_a_narrative_is_told(number: int, date: str, behind: str) -> None:
    quoted = extract(behind, f"{behind}{entry(number, date, 'งานของโครงการอื่น')}จึงทำต่อ\n")
    strange = [index for index, each in enumerate(quoted.entries) if "โครงการอื่น" in (each.narrative or "")]
    paths = {warning.path or "" for warning in quoted.warnings}
    assert all(any(path.startswith(f"entries.{index}") for path in paths) for index in strange)
    assert strange


@pytest.mark.parametrize("entries", [1, 2])
def test_report_that_may_be_cut_behind_an_entry_is_told(entries: int) -> None:
    printed = "".join(entry(number) for number in range(1, entries + 1))
    assert ("certificate-missing", "entries") in told(parsers.extract((HEADER + printed).encode()))
    signed = parsers.extract(f"{HEADER}{printed}ลงชื่อ.....(ผู้รับผิดชอบโครงการ)\nตำแหน่ง\n".encode())
    assert ("certificate-missing", "entries") not in told(signed)


def test_entries_of_another_report_in_the_file_are_told() -> None:
    other = HEADER.replace("99010000-0001", "99010000-0002") + ENTRIES
    report = parsers.extract((HEADER + ENTRIES + other).encode())
    assert {"entries.2", "entries.3"} <= set(doubted(report))
    assert not {"entries.0", "entries.1"} & set(doubted(report))


@pytest.mark.parametrize(
    ("first", "second", "rest", "paths"),
    [
        (
            "เริ่มต้นโครงการ : 2019-10-0",
            "สิ้นสุดโครงการ : 2020-09-30",
            "1",
            ("project.start_date", "project.end_date"),
        ),
        (
            "หน่วยงานที่รับผิดชอบ. : สำนักตัวอย่าง / กอง",
            "ชื่อผู้รับผิดชอบ... : นายก้าน ตัวอย่าง 0011",
            "ต้นไม้",
            ("project.agency", "project.officer"),
        ),
    ],
)
def test_what_stands_below_a_line_of_two_fields_is_told_at_both(
    first: str, second: str, rest: str, paths: tuple[str, ...]
) -> None:
    labels = tuple(label.partition(" : ")[0] for label in (first, second))
    lines = [line for line in HEADER.split("\n") if not line.startswith(labels)]
    lines.insert(6, f"{first}     {second}\n{rest}")
    report = parsers.extract(("\n".join(lines) + ENTRIES).encode())
    assert set(paths) <= set(doubted(report))


@pytest.mark.parametrize(
    ("items", "doubts"),
    [
        ("1) สวน\n - ๑) ริมน้ำ\n - ๒) กลางเมือง\n", []),
        ("๑) สวน\n  - ๑) ริมน้ำ\n  - ๒) กลางเมือง\n  - ๓) ชานเมือง\n", []),
        ("1. สวน\n2.50 ไร่ และ 2.75 ไร่\n", []),
        ("1) สวน 2) คลอง\n", ["project.objectives"]),
        ("1) สวน - ๑) ริมน้ำ - ๒) กลางเมือง 2) คลอง\n", ["project.objectives"]),
        ("1 แห่ง ริมน้ำ\n2 แห่ง กลางเมือง\n", ["project.objectives"]),
    ],
)
def test_item_that_holds_an_inner_list_is_no_several(items: str, doubts: list[str]) -> None:
    report = extract(ITEMS, items)
    assert report.project is not None
    assert (len(report.project.objectives), doubted(report)) == (1, doubts)


def test_entry_whose_head_is_lost_is_told_at_its_narrative_and_those_behind_it_at_theirs() -> None:
    third = "\nรายงานครั้งที่ 3 :: 10/12/2562 : ปลูกต้นไม้\nตามรายงานครั้งที่ 1 :: 8/10/2562 : เดิม\n"
    tail = "::ความก้าวหน้าของงานฯ = 30.00 % : งบประมาณที่เบิกใช้ (ครั้งที่ 3) = 0 บาท\n: เป็นไปตามแผน\n: เป็นไปตามเป้าหมาย\n"
    head = re.search(r"[^\n]*รายงานครั้งที่ 2 :: [^\n]*\n", REPORT)
    assert head is not None
    report = extract(head[0], "เขียนแบบ\n")
    assert [entry.number for entry in report.entries] == [1, None]
    assert ("label-damaged", "entries.1.narrative") in told(report)
    report = parsers.extract(
        REPORT.replace(head[0], "เขียนแบบ\n").replace("\nขอรับรอง", third + tail + "\nขอรับรอง").encode()
    )
    assert [entry.number for entry in report.entries] == [1, None, 3]
    assert ("entry-quoted", "entries.2.narrative") in told(report)


def test_head_that_is_damaged_is_told_at_its_entry() -> None:
    report = extract("รายงานครั้งที่ 2 ::", "รายงนครั้งที 2 ::")
    assert ("label-damaged", "entries.1") in told(report)


def test_values_of_which_the_first_stands_beside_the_last_label_are_doubted() -> None:
    report = extract(
        DATES,
        "เริ่มต้นโครงการ : สิ้นสุดโครงการ : 2020-09-30 00:00:00\n2019-10-01 00:00:00\nงบประมาณที่ได้รับ : 500,000 บาท\n",
    )
    assert {"project.start_date", "project.end_date"} <= set(doubted(report))


def test_report_without_entries_is_told_at_them() -> None:
    assert ("no-entries", "entries") in told(parsers.extract(f"{HEADER}\n".encode()))


def test_signature_behind_an_earlier_certificate_is_told() -> None:
    ending = REPORT[REPORT.index("ขอรับรองว่า") :]
    first = ending.replace("ลงชื่อ.....", "ลงชื่อ..นางสาวใบเขียว ตัวอย่างดี..")
    report = parsers.extract((REPORT.replace(ending, first) + ending).encode())
    assert report.signatory is None
    assert {"signatory", "position"} <= set(doubted(report))


@pytest.mark.parametrize("leaders", ["......", "………", "____"])
def test_value_below_the_leaders_behind_its_label_is_read(leaders: str) -> None:
    printed = re.sub(
        r"(?m)^((?:ชื่อโครงการ|รหัสโครงการ|สิ้นสุดโครงการ|หน่วยงานที่รับผิดชอบ|ตัวชี้วัด)[^:\n]*:) ", rf"\1 {leaders}\n", REPORT
    )
    report = parsers.extract(printed.encode())
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert (report.warnings, report.residue) == ((), ())


def test_leaders_with_another_label_below_them_are_nothing() -> None:
    report = parsers.extract(re.sub("(?m)^(รหัสโครงการ[^:]*:).*$", r"\1 ......", REPORT).encode())
    assert report.project is not None
    assert report.project.code is None
    assert [path for _, path in told(report)] == ["project.code"]


def test_value_of_a_lost_label_below_the_name_is_told_at_the_name() -> None:
    report = parsers.extract(re.sub("(?m)^รหัสโครงการ[^:]*: *", "", REPORT).encode())
    assert "project.name" in doubted(report)


def test_leaders_with_a_colon_within_a_name_are_told() -> None:
    name = re.search("ชื่อโครงการ[^:]*: ", REPORT)
    assert name is not None
    assert doubted(extract(name[0], f"{name[0]}99010000-0001   .... : ")) == ["project.name"]


@pytest.mark.parametrize(
    ("heading", "body", "path"),
    [
        ("1.3 ", "", "project.coordinator"),
        ("1.4 ", "เพื่อเพิ่มพื้นที่สีเขียว\n", "project.rationale"),
        ("1.5 ", "- เพื่อเพิ่มพื้นที่สีเขียว\n- เพื่อลดการพังทลายของตลิ่ง\n", "project.objectives"),
        ("1.5 ", "", "project.objectives"),
    ],
)
def test_section_that_may_hold_another_whose_heading_is_lost_is_told(heading: str, body: str, path: str) -> None:
    line = re.search(rf"(?m)^{re.escape(heading)}.*\n", REPORT)
    assert line is not None
    report = parsers.extract(REPORT.replace(line[0], "").replace(ITEMS, body).encode())
    assert path in doubted(report)


def test_section_with_nothing_before_a_lost_heading_is_no_doubt() -> None:
    report = parsers.extract(re.sub(r"(?m)^1\.5 .*\n.*\n", "", REPORT).replace(ITEMS, "\n").encode())
    assert doubted(report) == []
