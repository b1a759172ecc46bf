"""The rows of a report before they are broken into lines: labels with their values, headings, entries."""

from dataclasses import dataclass

from benchmarks.corpus.draft import Draft, EntryDraft
from benchmarks.corpus.style import Style

TITLE = "แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ"
LABELS = {
    "name": "ชื่อโครงการ/กิจกรรม",
    "code": "รหัสโครงการ",
    "fiscal_year": "ปีงบประมาณ พ.ศ.",
    "start_date": "เริ่มต้นโครงการ",
    "budget_allocated": "งบประมาณที่ได้รับ",
    "end_date": "สิ้นสุดโครงการ",
    "budget_spent": "งบประมาณที่ใช้ไป",
    "agency": "หน่วยงานที่รับผิดชอบ",
    "officer": "ชื่อผู้รับผิดชอบ",
    "coordinator": "ผู้ประสานงาน สยป",
    "strategy.issue": "ประเด็นยุทธศาสตร์",
    "strategy.sub_issue": "ประเด็นยุทธศาสตร์ย่อย",
    "strategy.goal": "เป้าหมายที่",
    "strategy.indicator": "ตัวชี้วัด",
}
STRATEGY_HEADING = "สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of print: segments of markup, each with what it belongs to.

    `of` is "" outside the entries, else "head", "narrative" or "tail"; `entry` is the index of the entry.
    """

    segments: tuple[tuple[str, str], ...]
    entry: int = -1


def rows(draft: Draft, style: Style) -> list[Row]:
    """Return the rows of the whole report, without page headers."""
    return [*_header(draft, style), *_sections(draft, style), *_progress(draft, style), *map(_row, draft.ending)]


def _header(draft: Draft, style: Style) -> list[Row]:
    fields = [path for path in style.order if path in draft.header]
    rows = [
        *_strays(draft, "title"),
        _row(f"{style.section('1.')} ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ"),
        _row(f"{style.section('1.1')} รหัสโครงการและชื่อโครงการ"),
        *_fields(draft, style, [path for path in fields if path in {"name", "code"}]),
    ]
    rest = [path for path in fields if path not in {"name", "code"}]
    if style.columns:
        pairs = [rest[i : i + 2] for i in range(0, len(rest), 2)]
        rows += [_row(style.columns.join(_one_line(draft, style, path) for path in pair)) for pair in pairs]
    else:
        rows += _fields(draft, style, rest)
    rows.append(_row(f"{style.section('1.2')} หน่วยงานที่รับผิดชอบ"))
    return rows + _fields(draft, style, ["agency", "officer", "coordinator"])


def _sections(draft: Draft, style: Style) -> list[Row]:
    bodies = {
        "1.3": ("หลักการและเหตุผล", [*map(_row, draft.rationale)]),
        "1.4": (f"วัตถุประสงค์ของโครงการ{style.leader}", _items(draft.objectives, style)),
        "1.5": (f"เป้าหมายของโครงการ{style.leader}", _items(draft.targets, style)),
        "1.6": (STRATEGY_HEADING, _fields(draft, style, [path for path in LABELS if path.startswith("strategy.")])),
    }
    rows = []
    for number, (heading, body) in bodies.items():
        if number not in draft.dropped:
            end = "" if number == "1.6" else style.heading_end
            rows += [_row(f"{style.section(number)} {heading}{end}"), *body]
    return rows


def _items(items: list[list[str]], style: Style) -> list[Row]:
    return [_row(style.indent * (i > 0) + line) for item in items for i, line in enumerate(item)]


def _progress(draft: Draft, style: Style) -> list[Row]:
    rows = [_row(f"{style.section('2.')} รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ"), *_strays(draft, "progress")]
    entries = [row for index, entry in enumerate(draft.entries) for row in _entry(entry, index, style)]
    bullets = any(paragraph.lstrip()[:1] in "-•" for entry in draft.entries for paragraph in entry.paragraphs)
    # behind an entry without its end, a head within a line could as well be a quotation
    open_end = "tail-missing" in draft.oddities
    if style.run_on and entries and not bullets and not open_end and not draft.calm:
        draft.oddities.append("run-on")
        return [*rows, Row(tuple(("", text) for row in entries for _, text in row.segments))]
    return rows + entries


def _entry(entry: EntryDraft, index: int, style: Style) -> list[Row]:
    bulleted = index >= style.first_bulleted
    form = "{}รายงาน|ครั้งที่{}::{}:" if style.tight else "{}รายงาน|ครั้งที่ {} :: {} :"
    head = form.format("- " if bulleted else "", entry.number, entry.date)
    narrative = [("narrative", paragraph) for paragraph in entry.paragraphs]
    tail = [("tail", piece) for piece in _tail(entry, style, bulleted)]
    if style.flowing and not any(paragraph.lstrip()[:1] in "-•" for paragraph in entry.paragraphs):
        return [Row((("head", head), *narrative, *tail), index)]
    # a narrative that is a list begins on a line of its own, as in the real export
    below = bool(entry.paragraphs) and entry.paragraphs[0][:1] in "12๑๒-•("
    first = Row((("head", head), *(narrative[:1] if not below else ())), index)
    rest = [Row((segment,), index) for segment in narrative[0 if below else 1 :]]
    if bulleted:
        return [first, *rest, *([Row(tuple(tail), index)] if tail else ())]
    joined = [Row(tuple(tail[:2]), index), *(Row((piece,), index) for piece in tail[2:])]
    return [first, *rest, *(row for row in joined if row.segments)]


def _tail(entry: EntryDraft, style: Style, bulleted: bool) -> list[str]:
    """Return the pieces behind the narrative, each with the colons before it."""
    gap, pieces = "" if style.tight else " ", []
    if entry.percent is not None:
        pieces.append(f"::{gap}{style.progress_label}{gap}={gap}{entry.percent}")
    if entry.spent is not None:
        colon = "" if bulleted and not style.percent_colon and pieces else f":{gap}" if pieces else f"::{gap}"
        number = f"(ครั้งที่{gap}{entry.spent_number}){gap}" if entry.spent_number else ""
        pieces.append(f"{colon}งบประมาณ|ที่เบิกใช้{gap}{number}={gap}{entry.spent}")
    return pieces + [f":{gap}{status}" for status in (entry.plan, entry.target) if status is not None]


def _fields(draft: Draft, style: Style, paths: list[str]) -> list[Row]:
    rows: list[Row] = []
    for path in paths:
        if path not in draft.header:
            continue
        label, value = LABELS[path] + style.leader, draft.header[path]
        if style.label == "line":
            rows.append(_row(_one_line(draft, style, path)))
        elif style.label == "value-below":
            rows += [_row(label + style.colon.rstrip()), *([_row(value)] if value.strip() else [])]
        else:
            rows += [_row(label), _row(f"{style.colon.lstrip() or ': '}{value}")]
    return rows


def _one_line(draft: Draft, style: Style, path: str) -> str:
    return f"{LABELS[path]}{style.leader}{style.colon}{draft.header[path]}"


def _strays(draft: Draft, under: str) -> list[Row]:
    return [_row(draft.strays[under])] if under in draft.strays else []


def _row(markup: str) -> Row:
    return Row((("", markup),))
