"""Files that are no progress reports, some of which speak of one."""

from random import Random

from benchmarks.corpus import prose, values
from benchmarks.corpus.prose import plain
from benchmarks.corpus.rows import TITLE


def stranger(random: Random) -> bytes:
    """Return the bytes of a file that must be refused."""
    return random.choice(STRANGERS)(random)


def _empty(random: Random) -> bytes:
    return random.choice((b"", b"\n\n\n", b"   \r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x0c"))


def _binary(random: Random) -> bytes:
    head = random.choice(
        (b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\x7fELF", b"GIF89a", b"\x00\x01\x02", b"\xff\xd8\xff\xe0")
    )
    return head + random.randbytes(random.randint(20, 4000))


def _letter(random: Random) -> bytes:
    body = "\n".join(plain(prose.paragraph(random)) for _ in range(random.randint(2, 8)))
    text = (
        f"บันทึกข้อความ\nที่ กท ๐๙๐๑/๒๒๑๔ วันที่ ๓ ธันวาคม ๒๕๖๒\nเรื่อง ขอส่งรายงานความก้าวหน้าของโครงการ\n"
        f"เรียน ผู้อำนวยการกอง\n{body}\nจึงเรียนมาเพื่อโปรดทราบ\n({values.full_name(random)})\n"
    )
    return _encoded(random, text)


def _reminder(random: Random) -> bytes:
    text = (
        f'เรียน ทุกหน่วยงาน\nขอให้จัดพิมพ์ "{TITLE}" จากระบบ และกรอกรหัสโครงการ ปีงบประมาณ พ.ศ. และ '
        f"งบประมาณที่ได้รับ ให้ครบถ้วนก่อนวันที่ 8/10/2562 มิฉะนั้นจะไม่ได้รับการพิจารณา\n"
        f"{plain(prose.paragraph(random))}\nขอแสดงความนับถือ\n"
    )
    return _encoded(random, text)


def _minutes(random: Random) -> bytes:
    items = "\n".join(
        f"ระเบียบวาระที่ {i} {plain(prose.sentence(random))}\n{i}.1 {plain(prose.paragraph(random))}"
        for i in range(1, random.randint(3, 6))
    )
    head = f"รายงานการประชุม ครั้งที่ {random.randint(1, 9)}/2563\nผู้มาประชุม\n1. {values.full_name(random)}"
    text = f"{head}\n{items}\nเลิกประชุมเวลา 16.30 น.\n"
    return _encoded(random, text)


def _other_form(random: Random) -> bytes:
    text = (
        "แบบขออนุมัติโครงการ\n1. ชื่อโครงการ : "
        f"{plain(prose.project_name(random))}\n2. หลักการและเหตุผล\n{plain(prose.reasons(random))}\n"
        "3. วัตถุประสงค์\n1) เพื่อเสนอขออนุมัติ\n4. งบประมาณ : 50,000 บาท\n5. รายงานความก้าวหน้า : ทุกเดือน\nลงชื่อ.....ผู้เสนอ\n"
    )
    return _encoded(random, text)


def _sister_form(random: Random) -> bytes:
    text = (
        "แบบรายงานความก้าวหน้าการดำเนินงานประจำเดือน\nหน่วยงาน กองแผนงาน\n1. โครงการ "
        f"{plain(prose.project_name(random))}\n2. ผลการดำเนินงาน\nรายงานครั้งที่ 1 วันที่ 8/10/2562\n"
        f"{plain(prose.paragraph(random))}\nความก้าวหน้าของงาน = 50 % เป็นไปตามแผน\n3. ปัญหาอุปสรรค\nไม่มี\n"
    )
    return _encoded(random, text)


def _english(_: Random) -> bytes:
    return b"Dear colleague,\nplease find the progress report 1 :: 8/10/2019 : attached.\nProgress = 5.00 % : on plan\n"


def _table(random: Random) -> bytes:
    rows = "\n".join(f"50110000-{i:04},{plain(prose.project_name(random))},2563,{i}00000" for i in range(1, 9))
    return _encoded(random, f"รหัสโครงการ,ชื่อโครงการ/กิจกรรม,ปีงบประมาณ พ.ศ.,งบประมาณที่ได้รับ\n{rows}\n")


STRANGERS = (_empty, _binary, _letter, _reminder, _minutes, _other_form, _sister_form, _english, _table)


def _encoded(random: Random, text: str) -> bytes:
    return text.encode(random.choice(("utf-8", "utf-8-sig", "cp874", "utf-16")), "replace")
