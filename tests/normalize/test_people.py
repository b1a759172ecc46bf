"""Officers, agencies, project codes and statuses, in the forms that the records print."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import people, values
from model import Person, PlanStatus, TargetStatus
from normalize import agency, person, plan_status, project_code, target_status
from normalize import people as people_of
from normalize.statuses import PLAN, TARGET

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
NAME = "นางสาวปุณณดา สุขสมมติ"


@pytest.mark.parametrize(
    ("text", "name", "position", "phone"),
    [
        (f"{NAME} 3484", NAME, None, "3484"),
        (f"{NAME} (3027)", NAME, None, "3027"),
        (f"{NAME} (โทร. 6822-3 )", NAME, None, "6822-3"),
        (f"{NAME} (นักจัดการงานทั่วไปชำนาญการ โทร.5338)", NAME, "นักจัดการงานทั่วไปชำนาญการ", "5338"),
        ("(นักจัดการงานทั่วไปชำนาญการ โทร.5338)", None, "นักจัดการงานทั่วไปชำนาญการ", "5338"),
        (f"{NAME} (นักวิชาการ) โทร. 1234", NAME, "นักวิชาการ", "1234"),
        (f"{NAME} (นักวิชาการ) (1234)", NAME, "นักวิชาการ", "1234"),
        (f"{NAME} 1234 (นักวิชาการ)", NAME, "นักวิชาการ", "1234"),
        ("ศูนย์บริการตัวอย่าง 99 (ฝ่ายทั่วไป)", "ศูนย์บริการตัวอย่าง 99", "ฝ่ายทั่วไป", None),
        (f"{NAME} (นักวิชาการ)", NAME, "นักวิชาการ", None),
        (f"{NAME} ตำแหน่ง นักวิชาการ โทร. 1234", NAME, "นักวิชาการ", "1234"),
        ("หัวหน้าฝ่ายพัฒนาชุมชนฯ โทร. 7184", "หัวหน้าฝ่ายพัฒนาชุมชนฯ", None, "7184"),
        (f"{NAME} โทร.7135 - 7136", NAME, None, "7135 - 7136"),
        (f"{NAME} โทร.5884,5885", NAME, None, "5884,5885"),
        (f"{NAME} 0 2225 7615 ต่อ 3", NAME, None, "0 2225 7615 ต่อ 3"),
        (f"{NAME} โทร. ๐ ๒๒๒๕ ๗๖๑๕ ต่อ ๓", NAME, None, "๐ ๒๒๒๕ ๗๖๑๕ ต่อ ๓"),
        (f"{NAME} 0812345678", NAME, None, "0812345678"),
        (f"{NAME} +66 81 234 5678", NAME, None, "+66 81 234 5678"),
        (f"{NAME} (02) 999 1234", NAME, None, "(02) 999 1234"),
        (f"{NAME} โทรศัพท์/โทรสาร 1234", NAME, None, "1234"),
        (f"{NAME} โทร. 1234 โทรสาร 1235 อีเมล a.b@example.go.th", NAME, None, "1234"),
        (f"{NAME}", NAME, None, None),
        (f"{NAME} โทร. -", NAME, None, None),
        ("... (โทร. 5338)", None, None, "5338"),
        (f"{NAME} (... 5338)", NAME, None, "5338"),
        (f"{NAME} (โทร. )", NAME, None, None),
        ("นายชยุต และนางอิงฟ้า โทร. 1234", "นายชยุต และนางอิงฟ้า", None, "1234"),
        ("นายชยุต 1234 และ นางอิงฟ้า 5678", "นายชยุต และ นางอิงฟ้า", None, "1234, 5678"),
        ("1. นายชยุต โทร. 1234 2. นางอิงฟ้า โทร. 5678", "1. นายชยุต 2. นางอิงฟ้า", None, "1234, 5678"),
        ("ว่าที่ร้อยตรีชยุต บุญสร้างเรื่อง ๓๔๘๔", "ว่าที่ร้อยตรีชยุต บุญสร้างเรื่อง", None, "๓๔๘๔"),
        ("น.ส.อิงฟ้า ทองนิทาน 1234", "น.ส.อิงฟ้า ทองนิทาน", None, "1234"),
        ("พ.ต.อ.ดร.ชยุต ทองนิทาน โทร 1234", "พ.ต.อ.ดร.ชยุต ทองนิทาน", None, "1234"),
        ("คณะทำงานปี 2563", "คณะทำงานปี 2563", None, None),
        ("สถานีดับเพลิง 2", "สถานีดับเพลิง 2", None, None),
        (f"{NAME}\n(นักวิชาการ\nโทร. 1234)", NAME, "นักวิชาการ", "1234"),
        ("นางสํารวย แก้วตัวอย่าง 1234", "นางสำรวย แก้วตัวอย่าง", None, "1234"),
    ],
)
def test_person_in_a_printed_form(text: str, name: str | None, position: str | None, phone: str | None) -> None:
    assert person(text) == Person(name, position, phone)


_PRINTED = st.tuples(
    *map(
        st.sampled_from,
        (
            ("นายก ข", "น.ส. โย", "กองคลัง", "... "),
            (" ", "", " .. "),
            ("", "(", "( "),
            ("", "นักวิชาการ", "นักวิชาการ ", "น.ส.", ".."),
            ("", ")", ") "),
            ("", "โทร.", "โทร. ", "โทร ", "ต่อ "),
            ("", "5338", "0 2999 5699", "0 2999 5699 ต่อ 8", "089-999-0646", "02-999-0646", "5338,5339", "๕๓๓๘"),
            ("", ")", " )", ".", " ก"),
        ),
    )
).map("".join)


@given(_PRINTED)
def test_what_is_plainly_printed_is_what_the_long_way_finds(text: str) -> None:
    words = " ".join(text.split())
    # the long way takes a number to be a name's that sticks to its full stop, and leaves half a bracket in the name
    if (
        text.count("(") != text.count(")")
        or re.search(r"\.[0-9๐-๙]", words)
        or people_of.plainly_printed(words) is None
    ):
        return
    with pytest.MonkeyPatch.context() as patch:
        quickly = person(words)
        patch.setattr(people_of, "plainly_printed", lambda _: None)
        assert quickly == person(words)


def test_every_invented_officer_comes_back() -> None:
    random = Random(5)
    for _ in range(3000):
        officer = people.officer(random)
        assert person(officer.text) == Person(officer.name, officer.position, officer.phone), officer.text


@pytest.mark.parametrize("text", ["", "-", "....", " ", "()", "ก" * 2000])
def test_nothing_is_no_person(text: str) -> None:
    with pytest.raises(ValueError, match="not a person"):
        person(text)


@given(st.text("นายก ข(3484)๐-,/.โทร ต่อ@a", max_size=80))
def test_any_text_is_a_person_or_an_error_and_nothing_is_invented(text: str) -> None:
    try:
        found = person(text)
    except ValueError:
        return
    assert found != Person()
    for part in (found.name, found.position):
        assert part is None or part.strip() == part != ""


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("สำนักการโยธา / กองวิศวกรรมทาง / กองวิศวกรรมทาง", ("สำนักการโยธา", "กองวิศวกรรมทาง", "กองวิศวกรรมทาง")),
        ("สำนักการโยธา /\nกองวิศวกรรมทาง", ("สำนักการโยธา", "กองวิศวกรรมทาง")),
        ("ฝ่ายแผนงาน/งบประมาณ", ("ฝ่ายแผนงาน/งบประมาณ",)),
        ("สํานักการโยธา / ฝ่ายแผนงาน/งบประมาณ", ("สำนักการโยธา", "ฝ่ายแผนงาน/งบประมาณ")),
        ("สำนักการโยธา / ", ("สำนักการโยธา",)),
        ("", ()),
        ("-", ()),
        ("........", ()),
    ],
)
def test_agency_is_the_path_as_printed(text: str, units: tuple[str, ...]) -> None:
    assert agency(text) == units


def test_every_invented_agency_comes_back() -> None:
    random = Random(6)
    for _ in range(500):
        names = values.agency_names(values.agency(random))
        assert agency(" / ".join(names)) == tuple(names)


@given(st.from_regex(r"[0-9]{8}-[0-9]{4}", fullmatch=True), st.sampled_from(["-", " - ", "–", "- ", "\n-"]))
def test_every_project_code_comes_back(code: str, hyphen: str) -> None:
    assert project_code(code.replace("-", hyphen)) == code
    assert project_code(code.replace("-", hyphen).translate(THAI)) == code


@pytest.mark.parametrize(
    "text", ["", "9000000-4050", "09000000-405", "090000004050", "09000000-40500", "0900000x-4050"]
)
def test_what_is_no_project_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a project code"):
        project_code(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("เป็นไปตามแผน", PlanStatus.ON_PLAN),
        ("เป็นไป\nตามแผน", PlanStatus.ON_PLAN),
        (" เป็นไปตามแผน.", PlanStatus.ON_PLAN),
        ("เป็นไปตามเเผน", PlanStatus.ON_PLAN),
        ("เป็นไปตามแผนงานที่กำหนดไว้", PlanStatus.ON_PLAN),
        ("ไม่เป็นไปตามแผน", PlanStatus.OFF_PLAN),
        ("ช้ากว่าแผน", PlanStatus.BEHIND_PLAN),
        ("ล่าช้ากว่าแผน", PlanStatus.BEHIND_PLAN),
        ("ล่าช ้ากว่าแผน", PlanStatus.BEHIND_PLAN),
        ("เร็วกว่าแผน", PlanStatus.AHEAD_OF_PLAN),
    ],
)
def test_plan_status_in_a_plain_wording(text: str, status: PlanStatus) -> None:
    assert plan_status(text) is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("เป็นไปตามเป้าหมาย", TargetStatus.ON_TARGET),
        ("เป็นไปตาม\nเป้าหมาย", TargetStatus.ON_TARGET),
        ("ไม่เป็นไปตามเป้าหมาย", TargetStatus.OFF_TARGET),
        ("ต่ำกว่าเป้าหมาย", TargetStatus.BELOW_TARGET),
        ("ตํ่ากว่าเป้าหมาย", TargetStatus.BELOW_TARGET),
        ("ต ่ากว่าเป้าหมาย", TargetStatus.BELOW_TARGET),
        ("สูงกว่าเป้าหมาย", TargetStatus.ABOVE_TARGET),
        ("สูงกว่าเป้าหมายที่ตั้งไว้", TargetStatus.ABOVE_TARGET),
    ],
)
def test_target_status_in_a_plain_wording(text: str, status: TargetStatus) -> None:
    assert target_status(text) is status


@pytest.mark.parametrize("text", ["", "-", "ดี", "แผน", "คาดว่าเป็นไปตามแผน", "เป็นไปตามแผนบางส่วน", "เกือบเป็นไปตามเป้าหมาย"])
def test_other_wording_is_refused(text: str) -> None:
    for status in (plan_status, target_status):
        with pytest.raises(ValueError, match="status"):
            status(text)


def test_no_wording_of_the_plan_is_one_of_the_target() -> None:
    assert not set(PLAN) & set(TARGET)
    for wording in PLAN:
        with pytest.raises(ValueError, match="not a target status"):
            target_status(wording)
    for wording in TARGET:
        with pytest.raises(ValueError, match="not a plan status"):
            plan_status(wording)


def test_dots_within_a_name_take_no_time() -> None:
    assert person(f"นายก้าน {'.' * 300} ตัวอย่าง").name == f"นายก้าน {'.' * 300} ตัวอย่าง"
