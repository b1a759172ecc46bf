"""Progress entries: where they begin and end, whatever stands between."""

import datetime as dt
from decimal import Decimal

import pytest
from printed import ENDING, HEADER, entry, report

import parsers
from model import PlanStatus, Report, TargetStatus

TITLE = "**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****"
SECOND = entry(2, "9/11/2562", "ซื้อต้นกล้า", spent="0")


def codes(found: Report) -> list[str]:
    return [str(warning.code) for warning in found.warnings]


def narratives(found: Report) -> list[str | None]:
    return [one.narrative for one in found.entries]


@pytest.mark.parametrize(
    "quoted",
    [
        "ตามรายงานครั้งที่ 2 ที่แจ้งไว้ : เป็นไปตามแผน",
        "เบิกแล้ว 50 % เป็นเงิน 60,000 บาท เมื่อ 1/2/2563",
        "(ดูรายงานครั้งที่ 2 :: 9/11/2562 : ซื้อต้นกล้า)",
        "ความก้าวหน้าของงาน = 50 % ตามแผนเดิม",
        "งบประมาณที่เบิกใช้ (ครั้งที่ 9) = 5 บาท ตามสัญญา",
        'ผู้ว่าฯ กล่าวว่า "เร็วกว่าแผน : สูงกว่าเป้าหมาย"',
        "ขอรับรองว่าจะดำเนินการ",
        "รหัสโครงการ : 11111111-1111",
        "1.4 วัตถุประสงค์ของโครงการ",
    ],
)
def test_look_alikes_stay_in_the_narrative(quoted: str) -> None:
    found = parsers.extract(report(entry(1, text=f"สำรวจพื้นที่ {quoted} แล้วเสร็จ"), SECOND))
    assert narratives(found) == [f"สำรวจพื้นที่ {quoted} แล้วเสร็จ", "ซื้อต้นกล้า"]
    assert [one.percent for one in found.entries] == [Decimal("5.00")] * 2
    assert found.project.code == "99010000-0001"


def test_look_alike_at_the_beginning_of_a_line_stays_in_the_narrative() -> None:
    quoting = entry(3, text="ทบทวนผลงาน\nรายงานครั้งที่ 2 : ปลูกแล้ว 40 ต้น\nรายงานครั้งที่ 2 :: 9/11/2562 : ซื้อต้นกล้า", spent="0")
    found = parsers.extract(report(entry(1), SECOND, quoting))
    assert [one.number for one in found.entries] == [1, 2, 3]
    assert "ปลูกแล้ว 40 ต้น" in (found.entries[2].narrative or "")
    assert codes(found) == ["entry-quoted"]


@pytest.mark.parametrize(
    "label", ["- รายงานครั้งที่ 2 : ", "- รายงานครั้งที่ 2 :: ", "รายงานครั้งที่ 1 : ", "- รายงานครั้งที่ 1 :: 8/10/2562 : "]
)
def test_fragment_behind_a_page_break_is_joined_with_a_warning(label: str) -> None:
    split = entry(1, text=f"ดังนี้\n1) สำรวจ\n{TITLE}\n{label}2) ประชุม")
    found = parsers.extract(report(split, SECOND))
    assert [one.number for one in found.entries] == [1, 2]
    assert narratives(found)[0] == "ดังนี้\n1) สำรวจ\n2) ประชุม"
    assert codes(found) == ["fragment-joined"]


@pytest.mark.parametrize("at", range(10, len(entry(1)), 7))
def test_running_header_anywhere_in_an_entry_changes_nothing(at: int) -> None:
    whole = entry(1)
    while whole[at - 1].strip() and whole[at].strip():
        at += 1
    found = parsers.extract(report(f"{whole[:at]}\n\n{TITLE}\n\n{whole[at:]}", SECOND))
    expected = parsers.extract(report(whole, SECOND))
    assert found.entries == expected.entries
    assert found.source.pages == 2
    assert (codes(found), found.residue) == ([], ())


@pytest.mark.parametrize(
    ("printed", "percent", "code"),
    [
        ("14,70", Decimal("14.70"), None),
        ("100.0000", Decimal(100), None),
        ("๒๒.๕", Decimal("22.5"), None),
        ("22.\n5", Decimal("22.5"), None),
        ("2\n2.5", Decimal("22.5"), None),
        ("2\n2", None, "value-invalid"),
        ("05.00", Decimal(5), None),
        ("104.25", Decimal("104.25"), "percent-over-100"),
        ("", None, "field-empty"),
        ("มาก", None, "value-invalid"),
    ],
)
def test_percent_is_read_or_warned_of(printed: str, percent: Decimal | None, code: str | None) -> None:
    found = parsers.extract(report(entry(1, percent=printed)))
    assert found.entries[0].percent == percent
    assert codes(found) == ([code] if code else [])


@pytest.mark.parametrize("date", ["31/2/2561", "0000-00-00", "7/8/2020", "", "-"])
def test_date_that_cannot_be_right_is_null_with_a_warning(date: str) -> None:
    found = parsers.extract(report(entry(1, date)))
    assert found.entries[0].date is None
    assert narratives(found) == ["สำรวจพื้นที่"]
    assert [warning.path for warning in found.warnings] == ["entries.0.date"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("8/10/2562", 8),
        ("8 ตุลาคม\n2562", 8),
        ("8/10/25\n62", 8),
        ("8/1\n0/2562", 8),
        ("8/10/2562 13:30", 8),
        ("๘ ต.ค. ๖๒", 8),
        ("10/26/2019", 26),
    ],
)
def test_dates_of_every_form_are_read(printed: str, day: int) -> None:
    found = parsers.extract(report(entry(1, printed)))
    assert found.entries[0].date == dt.date(2019, 10, day)
    assert codes(found) == []


def test_number_that_a_line_break_parts_is_one() -> None:
    found = parsers.extract(report(entry(9), entry(10).replace("ครั้งที่ 10", "ครั้งที่ 1\n0")))
    assert [(one.number, one.spent_number) for one in found.entries] == [(9, 9), (10, 10)]


def test_date_years_from_the_fiscal_year_is_told() -> None:
    found = parsers.extract(report(entry(1, "8/10/2652")))
    assert found.entries[0].date == dt.date(2109, 10, 8)
    assert [(str(warning.code), warning.path) for warning in found.warnings] == [("value-doubtful", "entries.0.date")]


def test_amount_that_is_not_filled_in_is_null_with_a_warning() -> None:
    found = parsers.extract(report(entry(1, spent="-")))
    assert found.entries[0].spent is None
    assert codes(found) == ["not-filled-in"]


@pytest.mark.parametrize(
    ("plan", "target", "status", "codes_expected"),
    [
        ("ล่าช้ากว่าแผน", "ต่ำกว่าเป้าหมาย", (PlanStatus.BEHIND_PLAN, TargetStatus.BELOW_TARGET), []),
        ("เป็นไป\nตามแผน", "เป็นไปตาม\nเป้าหมาย", (PlanStatus.ON_PLAN, TargetStatus.ON_TARGET), []),
        ("รอทบทวน", "เป็นไปตามเป้าหมาย", (None, TargetStatus.ON_TARGET), ["status-unknown"]),
        ("", "เป็นไปตามเป้าหมาย", (None, TargetStatus.ON_TARGET), ["field-empty"]),
        (
            "เป็นไปตามแผน\nบางส่วน",
            "เป็นไปตามเป้าหมาย",
            (PlanStatus.ON_PLAN, TargetStatus.ON_TARGET),
            ["value-doubtful", "residue"],
        ),
    ],
)
def test_statuses_are_read_or_warned_of(plan: str, target: str, status: object, codes_expected: list[str]) -> None:
    found = parsers.extract(report(entry(1, plan=plan, target=target)))
    assert (found.entries[0].plan_status, found.entries[0].target_status) == status
    assert codes(found) == codes_expected


def test_text_behind_the_statuses_is_residue() -> None:
    found = parsers.extract(report(entry(1) + "หมายเหตุท้ายรายงาน\n"))
    assert [rest.text for rest in found.residue] == ["หมายเหตุท้ายรายงาน"]
    assert codes(found) == ["residue"]
    assert found.entries[0].target_status is TargetStatus.ON_TARGET


def test_entry_without_its_tail_does_not_swallow_the_next() -> None:
    found = parsers.extract(report("รายงานครั้งที่ 1 :: 8/10/2562 : สำรวจพื้นที่\n", entry(2, "9/11/2562", "ซื้อต้นกล้า")))
    assert narratives(found) == ["สำรวจพื้นที่", "ซื้อต้นกล้า"]
    assert found.entries[0].percent is None
    assert {warning.path for warning in found.warnings} >= {
        "entries.0.percent",
        "entries.0.spent",
        "entries.0.plan_status",
    }


def test_head_with_a_damaged_label_is_an_entry_with_a_warning() -> None:
    damaged = entry(2, "9/11/2562", "ซื้อต้นกล้า", spent="0").replace("รายงานครั้งที่ 2", "รายงนครัที่ 2", 1)
    found = parsers.extract(report(entry(1), damaged))
    assert [(one.number, one.narrative) for one in found.entries] == [(1, "สำรวจพื้นที่"), (2, "ซื้อต้นกล้า")]
    assert codes(found) == ["label-damaged"]


@pytest.mark.parametrize("word", ["(กขค)", "กขค :", "- กขค"])
@pytest.mark.parametrize("date", ["8/10/2562", "๘ ตุลาคม ๒๕๖๒", "2019-10-08"])
def test_word_in_the_head_of_an_entry_loses_nothing(word: str, date: str) -> None:
    heads = (f"รายงานครั้งที่ 1 {word}::", f"รายงานครั้งที่ {word} 1 ::")
    for head in heads:
        first = entry(1, date).replace("รายงานครั้งที่ 1 ::", head)
        found = parsers.extract(report(first, SECOND))
        assert [(one.number, one.percent) for one in found.entries] == [(1, Decimal(5)), (2, Decimal(5))]
        assert found.entries[0].date == dt.date(2019, 10, 8)
        assert codes(found) == ["label-damaged"]


def test_double_colon_behind_a_head_is_part_of_the_narrative() -> None:
    found = parsers.extract(report(entry(1, text="หมายเหตุ :: รอเอกสาร"), SECOND))
    assert narratives(found) == ["หมายเหตุ :: รอเอกสาร", "ซื้อต้นกล้า"]
    assert codes(found) == []


def test_whole_entry_in_a_narrative_is_a_quotation() -> None:
    whole = " ".join(entry(1, spent="0").split())
    found = parsers.extract(report(entry(1), entry(2, "9/11/2562", f'ทบทวน "{whole}" แล้ว', percent="20", spent="0")))
    assert [(one.number, one.percent) for one in found.entries] == [(1, Decimal(5)), (2, Decimal(20))]
    assert codes(found) == ["entry-quoted"]


def test_tail_that_stands_twice_is_told() -> None:
    tail = ":: ความก้าวหน้าของงานฯ = 6.00 % : งบประมาณที่เบิกใช้ (ครั้งที่ 1) = 7 บาท :"
    found = parsers.extract(report(entry(1, text=f"สำรวจพื้นที่ {tail} รอผล"), SECOND))
    assert (found.entries[0].percent, found.entries[0].spent) == (Decimal(5), Decimal(12000))
    assert [(str(warning.code), warning.path) for warning in found.warnings] == [("entry-quoted", "entries.0")]


def test_head_of_a_far_entry_before_the_tail_is_a_quotation() -> None:
    quoting = entry(1, text="สำรวจพื้นที่\nรายงานครั้งที่ 9 :: 1/1/2562 : ตามเดิม")
    found = parsers.extract(report(quoting, SECOND))
    assert [one.number for one in found.entries] == [1, 2]
    assert codes(found) == ["entry-quoted"]


@pytest.mark.parametrize("date", ["ตุลาคม 2562", "8 - 10 ตุลาคม 2562"])
def test_month_or_range_in_place_of_the_date_is_quoted(date: str) -> None:
    found = parsers.extract(report(entry(1, date)))
    assert (found.entries[0].date, found.entries[0].narrative) == (None, "สำรวจพื้นที่")
    assert [date in warning.message for warning in found.warnings] == [True]


@pytest.mark.parametrize("printed", ["12,000 บาท (หนึ่งหมื่นสองพันบาทถ้วน)", "12,000\n", "12,000.-"])
def test_amount_is_read_in_every_form(printed: str) -> None:
    found = parsers.extract(report(entry(1).replace("12,000 บาท", printed)))
    assert found.entries[0].spent == Decimal(12000)
    assert found.entries[0].plan_status is PlanStatus.ON_PLAN
    assert codes(found) == []


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ((1, 1), "number-repeated"),
        ((1, 3), "number-missing"),
        ((2, 1), "number-out-of-order"),
        ((2, 3), "number-missing"),
    ],
)
def test_numbers_stay_as_printed_with_a_warning(numbers: tuple[int, int], code: str) -> None:
    found = parsers.extract(report(entry(numbers[0]), entry(numbers[1], spent="0")))
    assert tuple(one.number for one in found.entries) == numbers
    assert code in codes(found)


def test_number_of_the_money_is_kept_where_it_differs() -> None:
    found = parsers.extract(report(entry(1, spent_number="4")))
    assert (found.entries[0].number, found.entries[0].spent_number) == (1, 4)
    assert codes(found) == ["spent-number-differs"]


def test_report_without_entries_or_certificate_says_so() -> None:
    found = parsers.extract(HEADER.encode())
    assert found.entries == ()
    assert not found.certified
    assert {"no-entries", "certificate-missing"} <= set(codes(found))


@pytest.mark.parametrize("denial", ["ไม่", "ไม่ได้", "ยังไม่ ", "ไม่อาจ", "ไม่สามารถ"])
def test_certificate_that_is_denied_certifies_nothing(denial: str) -> None:
    found = parsers.extract(report(entry(1)).replace("ขอรับรองว่า".encode(), f"{denial}ขอรับรองว่า".encode()))
    assert not found.certified
    (warning,) = (each for each in found.warnings if each.code == "certificate-missing")
    assert denial.strip()[-3:] in warning.message
    assert found.entries[0].narrative == parsers.extract(report(entry(1))).entries[0].narrative


@pytest.mark.parametrize(
    ("ending", "signatory", "position"),
    [
        (ENDING, None, None),
        (ENDING.replace(".....", " นายราก สมมติกุล "), "นายราก สมมติกุล", None),
        (ENDING.replace(" ตำแหน่ง", "(นายราก สมมติกุล)\nตำแหน่ง ผู้อำนวยการกอง"), "นายราก สมมติกุล", "ผู้อำนวยการกอง"),
        (ENDING.replace(" ตำแหน่ง", "( .......... )\nตำแหน่ง .........."), None, None),
        (ENDING.replace(" ตำแหน่ง", "(นายราก สมมติกุล)\nตาแหน่ง นักวิชาการ"), "นายราก สมมติกุล", "นักวิชาการ"),
    ],
)
def test_signature_is_read_where_it_is_filled_in(ending: str, signatory: str | None, position: str | None) -> None:
    found = parsers.extract((HEADER + entry(1) + ending).encode())
    assert (found.signatory, found.position, found.certified) == (signatory, position, True)
    assert found.residue == ()


def test_tail_with_damaged_words_is_read_with_a_warning() -> None:
    damaged = entry(1).replace("ความก้าวหน้าของงานฯ", "ความกาวหนาของงาน").replace("งบประมาณที่เบิกใช้", "งบประมาณทีเบกใช")
    found = parsers.extract(report(damaged, SECOND))
    assert [(one.percent, one.spent) for one in found.entries] == [
        (Decimal(5), Decimal(12000)),
        (Decimal(5), Decimal(0)),
    ]
    assert narratives(found) == ["สำรวจพื้นที่", "ซื้อต้นกล้า"]
    assert codes(found) == ["label-damaged"]


def test_narrative_that_nothing_ends_is_told() -> None:
    whole = report(entry(1), SECOND).decode()
    found = parsers.extract(whole[: whole.index("\n:: ความก้าวหน้า", whole.index("ซื้อต้นกล้า"))].encode())
    assert narratives(found) == ["สำรวจพื้นที่", "ซื้อต้นกล้า"]
    assert [warning.path for warning in found.warnings if warning.path and "narrative" in warning.path] == [
        "entries.1.narrative"
    ]
