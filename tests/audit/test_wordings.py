"""What narratives say, and what they only seem to say."""

import pytest

from audit.checking import limits
from audit.checks.copied_from_other_agency import other_owners
from audit.checks.copied_narrative import copies
from audit.checks.empty_text import short_texts
from audit.checks.impossible_text_date import impossible_dates
from audit.checks.paid_without_text import preparations
from audit.checks.scope_cancelled import cuts
from audit.checks.text_says_paid import payments
from audit.checks.trouble_words import troubles
from audit.facts import Page, Scan


def says(scan: Scan, text: str, before: str | None = None, agency: str | None = "สำนักงานเขตสมมติ / ฝ่ายโยธา") -> bool:
    """Return whether the scan finds something in the text."""
    return bool(list(scan(Page([text], [before], [agency], limits({})))))


@pytest.mark.parametrize(
    "text",
    [
        "สำรวจชุมชนครบ และโอนเงินกิจกรรมที่ ๒ ให้ ๑๒ ชุมชน",
        "ตรวจรับงานและเบิกจ่ายแล้ว",
        "จ่ายเงินแล้วครบทุกราย",
        "เบิกจ่ายเงินงวดที่ 1 เรียบร้อยแล้ว",
        "ดำเนินการเบิกจ่ายเงินให้ผู้รับจ้างเรียบร้อยแล้ว",
        "เบิกจ่ายค่าตอบแทนวิทยากรแล้ว",
    ],
)
def test_text_tells_of_a_payment(text: str) -> None:
    assert says(payments, text)


@pytest.mark.parametrize(
    "text",
    [
        "อยู่ระหว่างการรวบรวมเอกสารประกอบการเบิก - จ่าย",
        "รวบรวมเอกสารประกอบการเบิกจ่ายเรียบร้อยแล้ว",
        "ยังไม่ได้เบิกจ่ายแล้วแต่กรณี",
        "อยู่ระหว่างโอนเงินให้ชุมชน",
        "เตรียมโอนเงินให้ชุมชน",
        "ขออนุมัติโอนเงินงบประมาณ",
        "ได้รับอนุมัติโอนเงินเหลือจ่าย",
        "จะโอนเงินในเดือนหน้า",
        "ยังไม่โอนเงิน",
        "แจ้งโอนเงินเดือนครู",
    ],
)
def test_payment_is_yet_to_come_or_none(text: str) -> None:
    assert not says(payments, text)


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("อยู่ระหว่างจัดทำร่างขอบเขตของงาน", True),
        ("เตรียมสถานที่และประสานวิทยากร", True),
        ("จัดอบรมเตรียมความพร้อมผู้สูงอายุ", False),
        ("จัดประชุมผู้ปกครองและครอบครัวในชุมชน", False),
        ("ได้จัดอบรมไปแล้ว อยู่ระหว่างสรุปผล", False),
        ("อยู่ระหว่างเบิกจ่ายค่าจ้าง", False),
        ("ปลูกต้นไม้ริมคลองสามสาย", False),
    ],
)
def test_text_tells_of_nothing_finished(text: str, unfinished: bool) -> None:
    assert says(preparations, text) is unfinished


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("ผู้บริหารให้ยกเลิกกิจกรรมที่ 2 ล่องเรือชมคลอง", True),
        ("ขอปรับลดจำนวนกิจกรรมเหลือ ๒ ครั้ง", True),
        ("เปลี่ยนแปลงรูปแบบการจัดกิจกรรมเป็นออนไลน์", True),
        ("กิจกรรมที่ 2 ถูกยกเลิกเนื่องจากโรคระบาด", True),
        ("กิจกรรมที่ ๒ ยกเลิก", True),
        ("ไม่มีการยกเลิกกิจกรรม", False),
        ("ไม่มีการเปลี่ยนแปลงกิจกรรม", False),
        ("จัดกิจกรรมรับมือการเปลี่ยนแปลงสภาพภูมิอากาศ", False),
        ("ยกเลิกประกาศเชิญชวนฉบับเดิม", False),
        ("จัดกิจกรรมครบทุกครั้ง", False),
    ],
)
def test_text_tells_of_an_activity_that_was_cut(text: str, cut: bool) -> None:
    assert says(cuts, text) is cut


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("ผู้รับจ้างทำงานล่าช้า", True),
        ("พบปัญหาน้ำท่วมพื้นที่ก่อสร้าง", True),
        ("ปัญหา อุปสรรค : ฝนตกชุก", True),
        ("ยังไม่ได้ผู้รับจ้าง", True),
        ("รอการอนุมัติแบบก่อสร้าง", True),
        ("ไม่มีปัญหาและอุปสรรค", False),
        ("ปัญหา/อุปสรรค - ไม่มี", False),
        ("งานไม่ล่าช้า", False),
        ("ลงพื้นที่แก้ไขปัญหาขยะ", False),
        ("รับฟังปัญหาของชุมชน", False),
        ("ดำเนินการแล้วเสร็จ", False),
    ],
)
def test_text_speaks_of_trouble(text: str, trouble: bool) -> None:
    assert says(troubles, text) is trouble


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("เมื่อวันที่จันทร์ที่\n31 ธันวาคม 2562 ที่ผ่านมา", True),
        ("ประชุมวันอังคารที่ 31 ธันวาคม 2562", False),
        ("ประชุมวันที่ 31 เมษายน 2563", True),
        ("ประชุมวันที่ ๒๙ กุมภาพันธ์ ๒๕๖๒", True),
        ("ประชุมวันที่ ๒๙ กุมภาพันธ์ ๒๕๖๓", False),
        ("ตรวจรับเมื่อ 31/2/2563", True),
        ("ตรวจรับเมื่อ 28/2/2563", False),
        ("ตามหนังสือที่ สม ๐๑๐๑/๒๒๒ ลงวันที่ ๑๙ พฤษภาคม ๒๕๖๓", False),
        ("ระหว่างวันที่ 20 - 30 มิถุนายน 2563", False),
        ("ประจำเดือนมีนาคม 2563", False),
        ("Monday 31 February 2020", False),
        ("คลังเลขที่ 45 มีนาคม 2563", False),
    ],
)
def test_text_names_a_day_that_does_not_exist(text: str, impossible: bool) -> None:
    assert says(impossible_dates, text) is impossible


def test_copy_is_found_whatever_its_numbers_and_spaces() -> None:
    text = "อยู่ระหว่างดำเนินการตรวจรับงานงวดที่ ๒ จากทั้งหมด 12 งวด"
    assert says(copies, text, "อยู่ระหว่าง ดำเนินการตรวจรับงานงวดที่ 11 จากทั้งหมด ๑๒ งวด")
    assert not says(copies, text, "ประชุมคณะทำงานและสำรวจแนวปลูกต้นไม้ริมคลอง")
    assert not says(copies, text, None)
    assert not says(copies, "ดำเนินการแล้ว", "ดำเนินการแล้ว")


def test_only_another_office_that_is_responsible_is_another_owner() -> None:
    assert says(other_owners, "โดยสำนักงานเขตตัวอย่างเป็นผู้รับผิดชอบโครงการ")
    assert not says(other_owners, "โดยสำนักงานเขตสมมติเป็นผู้รับผิดชอบโครงการ")
    assert not says(other_owners, "ประสานสำนักงานเขตตัวอย่างเพื่อขอใช้สถานที่")
    assert not says(other_owners, "โดยสำนักงานเขตตัวอย่างเป็นผู้รับผิดชอบโครงการ", agency=None)


def test_letters_are_counted_and_not_digits_or_signs() -> None:
    assert says(short_texts, "100 % (1,234,567.00 บาท) ๑๒๓๔๕๖๗๘๙๐ -- // --")
    assert says(short_texts, "")
    assert not says(short_texts, "ดำเนินการปลูกต้นไม้แล้ว")
