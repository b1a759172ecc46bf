"""The form's printed words: headings, labels, and its end."""

import re
from functools import cache
from typing import Any, NamedTuple

from model import Span
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

# the whole heading of section 1.6
PLAN_HEADING = "สนับสนุนแผนพัฒนา ความสอดคล้องกับแผนพัฒนา กทม. ระยะ 20 ๒๐ ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)"
Table = dict[str, tuple[str, ...]]

# path of the value, and the labels that stand before it
HEADER_LABELS: Table = {
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
STRATEGY_LABELS: Table = {
    "project.strategy.issue": ("ประเด็นยุทธศาสตร์",),
    "project.strategy.sub_issue": ("ประเด็นยุทธศาสตร์ย่อย",),
    "project.strategy.goal": ("เป้าหมายที่",),
    "project.strategy.indicator": ("ตัวชี้วัด",),
}

BEHIND_LABEL = re.compile(rf"{LEADERS}{COLON}")
BEHIND_LABEL_WITHOUT_COLON = re.compile(r"(?:[.…]{2,}|[ \t]{2,}|[ \t]*\n)(?!\s*[:：])")
LETTERS_AN_ERROR = 5  # fewer letters for each error, and one label would be taken for another
_LETTER = re.compile("[ก-๛A-Za-z]")


class Label(NamedTuple):
    """A printed label: the path of its value, where it begins, and where its value begins."""

    path: str
    start: int
    end: int


def labels(text: str, spans: list[Span], table: Table, behind: re.Pattern[str] = BEHIND_LABEL) -> list[list[Label]]:
    """Return, for each of `spans`, the labels of `table` that stand in it with `behind` behind them, in order.

    No letter may stand right before a label: "ชื่อโครงการ" is the end of other words too.
    """
    whole = (spans[0][0], max(end for _, end in spans))
    found: dict[int, Label] = {}
    for path, wordings in table.items():
        printed = _plain(text, whole, path, wordings, behind) or _broken(text, whole, path, wordings, behind)
        found.update((label.start, label) for label in printed)
    ordered = [found[start] for start in sorted(found)]
    return [[label for label in ordered if start <= label.start < end] for start, end in spans]


def _plain(text: str, span: Span, path: str, wordings: tuple[str, ...], behind: re.Pattern[str]) -> list[Label]:
    found = []
    for words in wordings:
        start = text.find(words, *span)
        while start >= 0:
            end = behind.match(text, start + len(words), span[1])
            if end and not (start > span[0] and _LETTER.match(text, start - 1)):
                found.append(Label(path, start, end.end()))
            start = text.find(words, start + len(words), span[1])
    return found


def _broken(text: str, span: Span, path: str, wordings: tuple[str, ...], behind: re.Pattern[str]) -> list[Label]:
    """Labels that the page breaks between clusters."""
    matches = (
        (match.start(), behind.match(text, match.end(), span[1])) for match in _any(wordings).finditer(text, *span)
    )
    return [Label(path, start, end.end()) for start, end in matches if end]


def damaged_label(text: str, span: Span, path: str, wordings: tuple[str, ...]) -> Label | None:
    """Return the label that stands at the beginning of a line, some of its letters wrong, lost or too many."""
    match = _nearly(wordings).search(text, *span)
    return Label(path, match.start("label"), match.end()) if match else None


@cache
def _nearly(wordings: tuple[str, ...]) -> Any:
    import regex

    near = "|".join(f"(?:{regex.escape(words)}){{e<={len(words) // LETTERS_AN_ERROR}}}" for words in wordings)
    return regex.compile(rf"(?b)(?<=^[ \t]*+)(?P<label>{near}){LEADERS}{COLON}", regex.MULTILINE)


@cache
def _any(wordings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![ก-๛A-Za-z]){either(*wordings)}")


# the whole sentence of the certificate
CERTIFIES = "ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ"
CERTIFICATE_WORDS = ("ขอรับรองว่า", "ข้อมูลที่ปรากฏในเอกสาร", "ระบบงานจริง", "เพื่อเป็นหลักฐานไว้ตรวจสอบ", "ลงชื่อ", "ตำแหน่ง")
_FIRST, _WHAT, _FROM, _WHY, _SIGN, _JOB = map(loosely, CERTIFICATE_WORDS)
CERTIFICATE = re.compile(rf"{_FIRST}{SPACE}{_WHAT}(?:[^:\s]|\s++){{0,120}}?{_FROM}(?:{SPACE}{_WHY})?")
SIGNED = re.compile(rf"^[ \t]*[(]?{_SIGN}", re.MULTILINE)
ROLE = re.compile(rf"\(?{SPACE}{loosely('ผู้รับผิดชอบโครงการ')}{SPACE}\)?")
POSITION = re.compile(rf"{_JOB}[ \t.…_:]*")
