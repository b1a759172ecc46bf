"""The form's printed words: headings, labels, and its end."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from model import Span
from parsers.numbering import mark
from parsers.wording import CLUSTER, COLON, LEADERS, SPACE, either, loosely

# number of the section, and the words behind it
HEADINGS = {
    "1": ("ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ",),
    "1.1": ("รหัสโครงการและชื่อโครงการ",),
    "1.2": ("หน่วยงานที่รับผิดชอบ",),
    "1.3": ("หลักการและเหตุผล",),
    "1.4": ("วัตถุประสงค์ของโครงการ", "วัตถุประสงค์"),
    "1.5": ("เป้าหมายของโครงการ", "เป้าหมาย"),
    "1.6": (
        "สนับสนุนแผนพัฒนา",
        "ความสอดคล้องกับแผนพัฒนา",
        "สนับสนุนแผนพัฒนากรุงเทพมหานคร",
        "ความสอดคล้องกับแผนพัฒนากรุงเทพมหานคร",
    ),
    "2": ("รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ", "รายงานความก้าวหน้าของโครงการ"),
}

# the whole heading of section 1.6
PLAN_HEADING = "สนับสนุนแผนพัฒนา ความสอดคล้องกับแผนพัฒนา กทม. ระยะ 20 ๒๐ ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)"
Table = dict[str, tuple[str, ...]]

# path of the value, and the labels that stand before it
HEADER_LABELS: Table = {
    "project.name": ("ชื่อโครงการ/กิจกรรม", "ชื่อโครงการ"),
    "project.code": ("รหัสโครงการ",),
    "project.fiscal_year": ("ปีงบประมาณ พ.ศ.", "ปีงบประมาณ พ.ศ", "ปีงบประมาณ", "ประจำปีงบประมาณ พ.ศ."),
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
    "project.strategy.indicator": ("ตัวชี้วัด", "ตัวชี้วัดที่"),
}

# words that count only where the label itself is not printed: they are the end or the beginning of others
OTHER_LABELS: Table = {
    "project.officer": ("ผู้รับผิดชอบ", "ผู้รับผิดชอบโครงการ"),
    "project.strategy.goal": ("เป้าหมาย",),
}

BEHIND_LABEL = re.compile(rf"(?:[ \t]*\(บาท\))?{LEADERS}+{COLON}(?:{SPACE}(?:[.…·_]{{2,}}+|…)(?=\s*+[^\s.…·_]))?")
BEHIND_LABEL_WITHOUT_COLON = re.compile(r"(?:[.…]{2,}|[ \t]{2,}|[ \t]*\n)(?!\s*[:：])")
# a label that nothing but a space or another sign parts from its value
BEHIND_LABEL_BARELY = re.compile(r"[ \t]*(?:[.\-–=;][ \t]*|(?<=[ \t])|(?=[0-9๐-๙]))(?=[^\s:：.…=;\-])")
BEHIND_LABEL_STUCK = re.compile(r"(?=[^\s:：])")  # no more than a doubt: words may begin with those of a label
_LETTER = re.compile("[ก-๛A-Za-z]")
_NO_LABEL_BEHIND = re.compile(rf"{_LETTER.pattern}|[(\"“]")
# the end of an amount, to which a label may stick
_UNIT = re.compile(r"[0-9๐-๙.\-] ?บาท$")
_MARK_ENDS = frozenset("-*•.)[0123456789๐๑๒๓๔๕๖๗๘๙")  # the end of a list's mark, and the bracket around a field
_LEAST_BEFORE = 3  # clusters of a label on its first line, and one more
_LONGEST_HEADER = 20_000  # characters that are searched for such a label
LETTERS_AN_ERROR = 5  # fewer letters for each error, and one label would be taken for another


class Label(NamedTuple):
    """A printed label: the path of its value, where it begins, and where its value begins."""

    path: str
    start: int
    end: int


def labels(text: str, spans: list[Span], table: Table, behind: re.Pattern[str] = BEHIND_LABEL) -> list[list[Label]]:
    """Return, for each of `spans`, the labels of `table` that stand in it with `behind` behind them, in order.

    No letter, bracket or quotation mark may stand right before a label: "ชื่อโครงการ" is the end of other words too.
    """
    whole = (spans[0][0], max(end for _, end in spans))
    pattern, paths = _plainly(tuple(table.items()), behind)
    ordered: list[Label] = []
    for match in pattern.finditer(text, *whole):
        start, end = match.span()
        before = text[start - 1 : start]
        if before.isspace() or not _NO_LABEL_BEHIND.match(before) or _UNIT.search(text[max(start - 8, 0) : start]):
            if before != "\n" and (before == "[" or text[start - 2 : start - 1] in _MARK_ENDS):
                start = _begin(text, start)
            ordered.append(Label(paths[match[1]], start, end))
    missing = table.keys() - {label.path for label in ordered}
    if missing:
        ordered += [label for path in missing for label in _broken(text, whole, path, table[path], behind)]
        ordered.sort(key=_start)
    starts = [label.start for label in ordered]
    return [ordered[bisect_left(starts, start) : bisect_left(starts, end)] for start, end in spans]


def _begin(text: str, at: int) -> int:
    """Return where the list's mark or the bracket stands that a line sets before the label at `at`; else `at`."""
    line = text.rfind("\n", 0, at) + 1
    if text[line:at].strip() == "[":
        return text.index("[", line)
    before = mark(text, line)
    return before.start if before and before.end == at else at


def _start(label: Label) -> int:
    return label.start


@cache
def _plainly(
    table: tuple[tuple[str, tuple[str, ...]], ...], behind: re.Pattern[str]
) -> tuple[re.Pattern[str], dict[str, str]]:
    """The labels of `table` on one line, and the path of each."""
    paths = {words: path for path, wordings in table for words in wordings}
    words = "|".join(map(re.escape, sorted(paths, key=len, reverse=True)))
    return re.compile(rf"({words}){behind.pattern}"), paths


def _broken(text: str, span: Span, path: str, wordings: tuple[str, ...], behind: re.Pattern[str]) -> Iterator[Label]:
    """Labels that the page breaks between clusters."""
    for match in _any(wordings).finditer(text, *span):
        end = behind.match(text, match.end(), span[1])
        if end:
            yield Label(path, match.start(), end.end())


def label_around(text: str, span: Span, wordings: tuple[str, ...]) -> re.Match[str] | None:
    """Return where a label stands around its value in `span`, as a narrow cell of a table breaks it.

    Its groups "before", "value" and "behind" are the label's beginning, the value beside it, and the label's rest.
    """
    start, end = span[0], min(span[1], span[0] + _LONGEST_HEADER)
    patterns = (
        pattern
        for words in sorted(wordings, key=len, reverse=True)
        if text.find("".join(CLUSTER.findall(words)[: _LEAST_BEFORE + 1]), start, end) >= 0
        for pattern in _around(words)
    )
    return next((match for pattern in patterns if (match := pattern.search(text, start, end))), None)


@cache
def _around(words: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each place where the first line of the label can end, from its end."""
    clusters = CLUSTER.findall(words)
    found: list[re.Pattern[str]] = []
    for cut in range(len(clusters), _LEAST_BEFORE, -1):
        before, rest = (SPACE.join(map(re.escape, part)) for part in (clusters[:cut], clusters[cut:]))
        found.append(
            re.compile(
                rf"^[ \t]*(?P<before>{before}{'' if rest else LEADERS})"
                r"(?P<value>[ \t]*(?:\n[ \t]*)?[^:：\n]*[^:：\s])"
                rf"[ \t]*\n[ \t]*(?P<behind>{rest}[ \t.…]*{COLON})[ \t]*$",
                re.MULTILINE,
            )
        )
    return tuple(found)


def damaged_label(text: str, starts: list[int], end: int, path: str, wordings: tuple[str, ...]) -> Label | None:
    """Return the label that stands at one of `starts`, some of its letters wrong, lost or too many."""
    pattern = _nearly(wordings)
    matches = [match for start in starts if (match := pattern.match(text, start, end))]
    best = min(matches, key=_errors, default=None)
    return Label(path, best.start(), best.end()) if best else None


def _errors(match: Any) -> int:
    return sum(match.fuzzy_counts)


@cache
def _nearly(wordings: tuple[str, ...]) -> Any:
    import regex

    near = "|".join(f"(?:{regex.escape(words)}){{e<={len(words) // LETTERS_AN_ERROR}}}" for words in wordings)
    return regex.compile(rf"(?b)(?:{near}){LEADERS}{COLON}")


@cache
def _any(wordings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!{_NO_LABEL_BEHIND.pattern}){either(*wordings)}")


# the whole sentence of the certificate
CERTIFIES = "ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ"
CERTIFICATE_WORDS = ("ขอรับรองว่า", "ข้อมูลที่ปรากฏในเอกสาร", "ระบบงานจริง", "เพื่อเป็นหลักฐานไว้ตรวจสอบ", "ลงชื่อ", "ตำแหน่ง")
_FIRST, _WHAT, _FROM, _WHY, _SIGN, _ = map(loosely, CERTIFICATE_WORDS)
# sara am may have lost its mark
_JOB = rf"(?:{loosely('ตำแหน่ง')}|{loosely('ตาแหน่ง')})"
CERTIFICATE = re.compile(rf"{_FIRST}{SPACE}{_WHAT}(?:[^:\s]|\s++){{0,120}}?{_FROM}(?:{SPACE}{_WHY})?")
# what stands before the sentence and turns it round
DENIES = re.compile(rf"(?:{'|'.join(map(loosely, ('ไม่ได้', 'ไม่อาจ', 'ไม่สามารถ', 'มิได้', 'มิอาจ', 'ยังมิ', 'ไม่')))}){SPACE}$")
# where it stands already, or at the beginning of a line
SIGNED_HERE = re.compile(rf"[ \t]*[(]?{_SIGN}")
SIGNED = re.compile(rf"^{SIGNED_HERE.pattern}", re.MULTILINE)
ROLE = re.compile(rf"\(?{SPACE}{loosely('ผู้รับผิดชอบโครงการ')}{SPACE}\)?")
POSITION = re.compile(rf"{_JOB}[ \t.…_:]*")
