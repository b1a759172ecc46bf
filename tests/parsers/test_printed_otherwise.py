"""What people and programs print otherwise and a reader takes for the same: values, warnings, and nothing left over."""

import re

import pytest
from printed import REPORT

import parsers
from model import Report
from parsers.furniture import TITLE

PLAIN = parsers.extract(REPORT.encode())
PAGE = f"\n** {TITLE} **\n"
NUMBERED_PAGE = f"\n** {TITLE} ** {{}}\n"


def extract(before: str, after: str) -> Report:
    assert before in REPORT
    return parsers.extract(REPORT.replace(before, after, 1).encode())


def codes(report: Report) -> list[str]:
    return [str(warning.code) for warning in report.warnings]


@pytest.mark.parametrize(
    "signs",
    [
        {":": "∶"},
        {":": "﹕"},
        {":": "꞉"},
        {"=": "＝", "%": "％", ",": "，", "(": "（", ")": "）"},
        {"/": "／"},
        {"0": "０", "1": "１", "2": "２"},
    ],
)
def test_signs_and_figures_of_other_sets_are_the_plain_ones(signs: dict[str, str]) -> None:
    report = parsers.extract(REPORT.translate(str.maketrans(signs)).encode())
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert (report.warnings, report.residue) == ((), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # amounts of an entry
        ("= 12,000 บาท\n:", "= 12,000 บาท.\n:"),
        ("= 12,000 บาท\n:", "= 12,000 บาท:\n:"),
        ("= 12,000 บาท\n:", "= 12,000 บาท -\n:"),
        ("= 12,000 บาท\n:", "= (12,000 บาท)\n:"),
        ("= 12,000 บาท\n:", "= 12,000\n:"),
        ("= 12,000 บาท\n:", "= 12\n,000\n:"),
        ("= 12,000 บาท\n:", "= 12,\n000\n:"),
        # values of the header, parted or ended with what is no part of them
        ("งบประมาณที่ใช้ไป : 12,000 บาท", "งบประมาณที่ใช้ไป : 120\n00 บาท"),
        ("99010000-0001", "99010000-0001."),
        ("99010000-0001", "(99010000-0001)"),
        ("0011", "/0011"),
        ("0011", "[0011]"),
        ("0011", "0011."),
        ("0011", "หมายเลข 0011"),
        ("0011", "มท. 0011"),
        ("0011", "โทรศั\nพท์ : 0011"),
        ("0011", "มือ\nถือ 0011"),
        (" บาท\nสิ้นสุดโครงการ", " บาทสิ้นสุดโครงการ"),
        # dates and times that a line ends in
        (":: 9/11/2562 :", ":: 9 พฤศจิกายน 25\n62 :"),
        (":: 9/11/2562 :", ":: 9–11–2562 :"),
        (":: 9/11/2562 :", ":: 2019-11-09 00:0\n0:00 :"),
        (":: 9/11/2562 :", ":: 2019-11-09 00:00:\n00 :"),
        ("2019-10-01 00:00:00", "1 ตุลาคม 25\n62"),
        # a page's number beside its header; a heading parted from its number
        (" / กองต้นไม้", f" / {NUMBERED_PAGE.format('หน้า 2/5')}กองต้นไม้"),
        (" / กองต้นไม้", f" /\n- 2 - ** {TITLE} **\nกองต้นไม้"),
        ("1.3 หลัก", f"1.3{PAGE}หลัก"),
        ("1.4 วัตถุ", f"1.4{PAGE}วัตถุ"),
        ("2. รายงาน", f"2.{PAGE}รายงาน"),
        # what else ends a line
        ("สำรวจพื้นที่\n::", "สำรวจพื้นที่\v::"),
        (" : งบประมาณที่เบิกใช้ (ครั้งที่ 2)", "\u2028: งบประมาณที่เบิกใช้ (ครั้งที่ 2)"),
        ("1.5 เป้าหมาย", "1.5\x85เป้าหมาย"),
    ],
)
def test_value_is_the_same(before: str, after: str) -> None:
    report = extract(before, after)
    assert (report.project, report.entries, report.certified) == (PLAIN.project, PLAIN.entries, True)
    assert (codes(report), report.residue) == ([], ())


@pytest.mark.parametrize(
    "tail",
    [
        "งบประมาณที่เบิกใช้ (ครั้งที่ 2) = 12,000 บาท\n: เป็นไปตามแผน\n: เป็นไปตามเป้าหมาย",
        "12,000 บาท\n: เป็นไปตามแผน\n: เป็นไปตามเป้าหมาย",
        "เป็นไปตามแผน\n: เป็นไปตามเป้าหมาย",
        "เป็นไปตามเป้าหมาย",
        "หน้าของงานฯ = 20.00 %",
        "ที่เบิกใช้ (ครั้งที่ 2) = 12,000 บาท",
        "ตามแผน\n: เป็นไปตามเป้าหมาย\nขอรับรอง",
    ],
)
def test_wrong_label_behind_a_page_break_within_a_tail_begins_no_entry(tail: str) -> None:
    at = REPORT.rindex(tail)
    printed = f"{REPORT[:at].rstrip(': ' + chr(10))} {PAGE}- รายงานครั้งที่ 3 : {REPORT[at:]}"
    if tail.startswith("12"):
        printed = printed.replace(f"(ครั้งที่ 2) {PAGE}", f"(ครั้งที่ 2) ={PAGE}").replace(f"= {PAGE}", f"={PAGE}")
    report = parsers.extract(printed.encode())
    assert (report.entries, codes(report), report.residue) == (PLAIN.entries, ["fragment-joined"], ())


def test_number_on_the_line_of_each_header_counts_pages_and_one_alone_is_text() -> None:
    header = f"** {TITLE} **"
    printed = REPORT.replace(header, f"{header} 1").replace(" / กองต้นไม้", f" / \n{header} 2\nกองต้นไม้")
    report = parsers.extract(printed.encode())
    assert (report.project, codes(report), report.residue) == (PLAIN.project, [], ())
    report = extract("สำรวจพื้นที่", f"สำรวจพื้นที่ครบ พ.ศ.\n{header} 2563\nแล้ว")
    assert report.entries[0].narrative == "สำรวจพื้นที่ครบ พ.ศ. 2563 แล้ว"


@pytest.mark.parametrize("cut", ["\n2{}", "{}2 "])
def test_number_that_a_word_asks_for_is_no_pages_number(cut: str) -> None:
    """Where no other page bears a number."""
    page = f"\n** {TITLE} **\n"
    report = extract("สำรวจพื้นที่", f"ตรวจรับงานงวดที่{cut.format(page)}แล้ว{page}จัดทำร่าง{page}ครบ")
    assert report.entries[0].narrative == "ตรวจรับงานงวดที่ 2 แล้ว จัดทำร่าง ครบ"
    assert codes(report) == []


@pytest.mark.parametrize(
    "line",
    [
        "ระบบบริหารโครงการ พิมพ์โดยเจ้าหน้าที่ตัวอย่าง วันที่ 3 เมษายน 2563",
        "รายงานจากระบบ R-0{page}",
        "หน้า {page} จากทั้งหมด 3 หน้า",
        "- {page}",
        "{page} -",
        "( {page} )",
        "({page})",
    ],
)
def test_line_at_the_edge_of_each_page_is_the_pages(line: str) -> None:
    lines = [line.replace("{page}", str(page)) for page in (1, 2, 3)]
    first, second, third = (
        REPORT.replace("สำรวจพื้นที่", "สำรวจพื้นที่\n\fครบ").replace("\n2. รายงาน", "\n\f2. รายงาน").split("\f")
    )
    printed = f"{first}{lines[0]}\n\f{second}{lines[1]}\n\f{third}{lines[2]}\n"
    report = parsers.extract(printed.encode())
    assert report.project == PLAIN.project
    assert report.entries[0].narrative == "สำรวจพื้นที่ ครบ"
    assert (report.entries[1], codes(report), report.residue) == (PLAIN.entries[1], [], ())


def test_line_at_the_foot_of_a_page_of_two_lines_is_the_pages() -> None:
    feet = iter(f"พิมพ์เมื่อ 12/03/2563 10:22 น. หน้า {page}/3\n" for page in (1, 2, 3))
    pages = REPORT.replace("\n2. รายงาน", "\n\f2. รายงาน").replace("\n ตำแหน่ง", "\n\f ตำแหน่ง").split("\f")
    report = parsers.extract("\f".join(page + next(feet) for page in pages).encode())
    assert (report.project, report.entries, codes(report), report.residue) == (PLAIN.project, PLAIN.entries, [], ())
    assert (report.signatory, report.position) == (None, None)


@pytest.mark.parametrize("counts", [("1/3", "2/3", "2/3", "3/3"), ("1/2", "2/2", "1/2", "2/2")])
@pytest.mark.parametrize("header", ["", f"** {TITLE} **\n"])
def test_lines_that_count_pages_are_the_pages_where_the_count_goes_back(counts: tuple[str, ...], header: str) -> None:
    marks = iter(f"\nหน้า {count}\n{header}" for count in counts)
    printed = re.sub("(?=\n(?:1\\.2|1\\.3|1\\.4|2\\.) )", lambda _: next(marks), REPORT)
    report = parsers.extract(printed.encode())
    assert (report.project, report.entries, codes(report), report.residue) == (PLAIN.project, PLAIN.entries, [], ())


def test_denial_on_a_line_of_its_own_denies_the_certificate() -> None:
    for denial in ("ไม่อาจ\n", "หมายเหตุ : หน่วยงานไม่อาจ\n"):
        report = extract("ขอรับรองว่า", f"{denial}ขอรับรองว่า")
        assert (report.certified, "certificate-missing" in codes(report)) == (False, True)


def test_line_below_a_position_is_told_and_no_part_of_it() -> None:
    report = extract(" ตำแหน่ง\n", " ตำแหน่ง นายช่าง\nโยธาอาวุโส\n")
    assert report.position == "นายช่าง"
    assert ("value-doubtful", "position") in [(warning.code, warning.path) for warning in report.warnings]


def test_fragment_that_begins_with_an_address_on_the_web_has_no_date() -> None:
    report = extract("ซื้อต้นกล้า", f"ซื้อต้นกล้า ดูที่{PAGE}รายงานครั้งที่ 2 : https://example.go.th/a?b=1")
    assert (len(report.entries), codes(report)) == (2, ["fragment-joined"])
    assert report.entries[1].narrative == "ซื้อต้นกล้า ดูที่ https://example.go.th/a?b=1"


def test_remark_behind_an_amount_is_left_over_and_no_status() -> None:
    report = extract("= 12,000 บาท\n:", "= 12,000 บาท (ยืม)\n:")
    assert report.entries == PLAIN.entries
    assert [rest.text for rest in report.residue] == ["(ยืม)", ":"] or [rest.text for rest in report.residue] == ["(ยืม)"]


def test_values_of_two_labels_stand_on_one_line_with_a_space_between() -> None:
    before = (
        "เริ่มต้นโครงการ : 2019-10-01 00:00:00\nงบประมาณที่ได้รับ : 500,000 บาท\n"
        "สิ้นสุดโครงการ : 2020-09-30 00:00:00\nงบประมาณที่ใช้ไป : 12,000 บาท\n"
    )
    after = (
        "เริ่มต้นโครงการ : งบประมาณที่ได้รับ :\n2019-10-01 00:00:00 500,000 บาท\n"
        "สิ้นสุดโครงการ : งบประมาณที่ใช้ไป :\n2020-09-30 00:00:00 12,000 บาท\n"
    )
    report = extract(before, after)
    assert (report.project, codes(report)) == (PLAIN.project, ["field-misplaced"] * 2)


def test_officer_and_coordinator_stand_below_both_labels() -> None:
    before = "ชื่อผู้รับผิดชอบ... : นางสาวใบเขียว ตัวอย่างดี 0011\nผู้ประสานงาน สยป : นายราก สมมติกุล 0012"
    after = "ชื่อผู้รับผิดชอบ... :\nผู้ประสานงาน สยป :\nนางสาวใบเขียว ตัวอย่างดี 0011\nนายราก สมมติกุล 0012"
    report = extract(before, after)
    assert (report.project, codes(report)) == (PLAIN.project, ["field-misplaced"])


def test_telephone_on_a_line_that_looks_like_another_field_is_told() -> None:
    report = extract("นางสาวใบเขียว ตัวอย่างดี 0011", "นางสาวใบ\nเขียว ตัวอย่างดี : 0011")
    assert ("value-doubtful", "project.officer") in [(warning.code, warning.path) for warning in report.warnings]


def test_number_that_a_word_asks_for_beside_a_page_break_is_told() -> None:
    report = extract("ด้านที่ ๒ - เมือง", f"ด้านที่{PAGE}๒\n- เมือง")
    assert ("value-doubtful", "project.strategy.issue") in [(warning.code, warning.path) for warning in report.warnings]


def test_status_that_ends_in_a_denial_does_not_deny_the_certificate() -> None:
    at = REPORT.rindex("เป็นไปตามเป้าหมาย")
    report = parsers.extract((REPORT[:at] + "ยังประเมินไม่ได้" + REPORT[at + len("เป็นไปตามเป้าหมาย") :]).encode())
    assert (report.certified, codes(report), report.residue) == (True, ["status-unknown"], ())


@pytest.mark.parametrize(
    ("printed", "signatory", "position"),
    [
        ("ตรวจสอบ ลงชื่อ นายกิ่ง สมมติ (ผู้รับผิดชอบโครงการ)\n ตำแหน่ง\n", "นายกิ่ง สมมติ", None),
        (f"ตรวจสอบ\nลงชื่อ...\n2\n\f** {TITLE} **\n..(ผู้รับผิดชอบโครงการ)\n ตำแหน่ง\n", None, None),
    ],
)
def test_signature_is_read_however_lines_end(printed: str, signatory: str | None, position: str | None) -> None:
    report = extract("ตรวจสอบ\nลงชื่อ.....(ผู้รับผิดชอบโครงการ)\n ตำแหน่ง\n", printed)
    assert (report.signatory, report.position, report.certified) == (signatory, position, True)
    assert (codes(report), report.residue) == ([], ())


@pytest.mark.parametrize("read_as", ["latin-1", "cp874"])
def test_all_characters_of_a_misread_text_are_decoded_again(read_as: str) -> None:
    printed = REPORT.replace("โครงการปลูก", "โครงการ\xa0ปลูก").replace("ดี 0011", "ดี\u3000\u200b0011")
    misread = "".join(
        bytes([byte]).decode(read_as) if read_as == "latin-1" or byte not in _HOLES else chr(byte)
        for byte in printed.encode()
    )
    report = parsers.extract(misread.encode())
    plain = parsers.extract(REPORT.replace("โครงการปลูก", "โครงการ ปลูก").encode())
    assert (report.project, report.entries, codes(report)) == (plain.project, plain.entries, ["text-redecoded"])


_HOLES = {byte for byte in range(0x80, 0x100) if not bytes([byte]).decode("cp874", "ignore")}


@pytest.mark.parametrize(("before", "after"), [("= 5.00 %", "= 5.00² %"), ("0011", "0011¹"), ("(ครั้งที่ 1)", "(ครั้งที่ 1³)")])
def test_raised_number_of_a_note_is_told_and_no_part_of_the_value(before: str, after: str) -> None:
    report = extract(before, after)
    assert (report.project, report.entries) == (PLAIN.project, PLAIN.entries)
    assert codes(report) == ["value-doubtful"]


def test_status_behind_a_full_stop_and_an_unknown_one_is_read() -> None:
    report = extract("= 12,000 บาท\n: เป็นไปตามแผน", "= 12,000 บาท.\n: ยกเลิกโครงการ")
    assert (report.entries[1].plan_status, report.entries[1].target_status) == (None, PLAIN.entries[1].target_status)
    assert codes(report) == ["status-unknown"]


def test_denial_within_the_last_status_denies_nothing_however_it_is_printed() -> None:
    at = REPORT.rindex(":", 0, REPORT.index("ขอรับรอง"))
    for printed in (": ยังประเมินไม่ได้\n\n", ":\nยังประเมินไม่ได้\n\n"):
        report = parsers.extract((REPORT[:at] + printed + REPORT[REPORT.index("ขอรับรอง") :]).encode())
        assert (report.certified, codes(report)) == (True, ["status-unknown"])
