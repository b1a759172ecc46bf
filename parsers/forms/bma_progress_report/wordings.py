"""The form's printed words: headings, labels, and its end."""

import re

from parsers.wording import COLON, LEADERS, SPACE, either, loosely

# number of the section, and the words behind it
HEADINGS = {
    "1": ("ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ",),
    "1.1": ("รหัสโครงการและชื่อโครงการ",),
    "1.2": ("หน่วยงานที่รับผิดชอบ",),
    "1.3": ("หลักการและเหตุผล",),
    "1.4": ("วัตถุประสงค์ของโครงการ", "วัตถุประสงค์"),
    "1.5": ("เป้าหมายของโครงการ", "เป้าหมาย"),
    "1.6": ("สนับสนุนแผนพัฒนา", "ความสอดคล้องกับแผนพัฒนา"),
    "2": ("รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ", "รายงานความก้าวหน้าของโครงการ"),
}

# path of the value, and the labels that stand before it
HEADER_LABELS = {
    "project.name": ("ชื่อโครงการ/กิจกรรม", "ชื่อโครงการ"),
    "project.code": ("รหัสโครงการ",),
    "project.fiscal_year": ("ปีงบประมาณ พ.ศ.", "ปีงบประมาณ"),
    "project.start_date": ("เริ่มต้นโครงการ", "วันที่เริ่มต้นโครงการ"),
    "project.budget_allocated": ("งบประมาณที่ได้รับ", "งบประมาณที่ได้รับจัดสรร"),
    "project.end_date": ("สิ้นสุดโครงการ", "วันที่สิ้นสุดโครงการ"),
    "project.budget_spent": ("งบประมาณที่ใช้ไป",),
    "project.agency": ("หน่วยงานที่รับผิดชอบ",),
    "project.officer": ("ชื่อผู้รับผิดชอบ", "ชื่อผู้รับผิดชอบโครงการ"),
    "project.coordinator": ("ผู้ประสานงาน สยป", "ผู้ประสานงาน"),
}
STRATEGY_LABELS = {
    "project.strategy.issue": ("ประเด็นยุทธศาสตร์",),
    "project.strategy.sub_issue": ("ประเด็นยุทธศาสตร์ย่อย",),
    "project.strategy.goal": ("เป้าหมายที่",),
    "project.strategy.indicator": ("ตัวชี้วัด",),
}


def labels(table: dict[str, tuple[str, ...]], after: str = rf"{LEADERS}{COLON}") -> re.Pattern[str]:
    """Return a pattern of all labels of `table`, each a group named by its place in the table: `f0`, `f1`, …"""
    groups = (f"(?P<f{index}>{either(*wordings)})" for index, wordings in enumerate(table.values()))
    # no letter may stand right before a label: "ชื่อโครงการ" is the end of other words too
    return re.compile(rf"(?<![ก-๛A-Za-z])(?:{'|'.join(groups)}){after}")


CERTIFICATE = re.compile(
    rf"{loosely('ขอรับรองว่า')}{SPACE}{loosely('ข้อมูลที่ปรากฏในเอกสาร')}(?:[^:\s]|\s++){{0,120}}?{loosely('ระบบงานจริง')}"
    rf"(?:{SPACE}{loosely('เพื่อเป็นหลักฐานไว้ตรวจสอบ')})?"
)
SIGNED = re.compile(rf"^[ \t]*[(]?{loosely('ลงชื่อ')}", re.MULTILINE)
ROLE = re.compile(rf"\(?{SPACE}{loosely('ผู้รับผิดชอบโครงการ')}{SPACE}\)?")
POSITION = re.compile(rf"{loosely('ตำแหน่ง')}[ \t.…_:]*")
