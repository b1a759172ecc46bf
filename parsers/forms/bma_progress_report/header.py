"""Section 1: the project, whose it is, and what it is for."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from model import Project, Span, Strategy, WarningCode
from normalize import agency, baht, fiscal_year, project_code
from parsers.fields import Sheet, quoted, reads, unbroken
from parsers.forms.bma_progress_report.labelled import CELL, CONVERTERS, Converter, fields_of
from parsers.forms.bma_progress_report.persons import file_parts, named_person
from parsers.forms.bma_progress_report.printed_heads import day
from parsers.forms.bma_progress_report.wordings import HEADER_LABELS, STRATEGY_LABELS
from parsers.numbering import outermost
from parsers.wording import FILLS, end_before_fill, is_nothing

T = TypeVar("T")

_year = lru_cache(maxsize=256)(fiscal_year)

LONGEST_VALUE = 40  # of a date, an amount or a code, good or bad
# the system prints a time with its dates, midnight; in a narrow column it stands on a line of its own
_NO_MINUTES = (":0", ":๐")  # what any such time holds
_NO_TIME = re.compile(r"[0๐](?<=\s[0๐])[0๐]?:[0๐]{2}:[0๐]{2}(?:\.[0๐]{1,6})?(?!\S)")

# a label that this form does not have: words and a leader of dots before a colon
_OTHER_LABEL = re.compile(r"(?<=\n)[ \t]*[ก-ฮเ-ไ][^:;=\n(]{2,30}[:;=]")
_DASHES = ("-", "–", "- ", "– ", "-\n", "- \n")
_OTHER_PLAN_LABEL = re.compile(r"\n[ \t]*[ก-ฮเ-ไA-Z][^:;=\n(0-9๐-๙\-]{2,30}:")
# what a list begins with: "1.", "(๑)", "ประการที่ 1"
_COUNTS = re.compile(r"\s*(?P<before>[^0-9๐-๙\sAI]{0,20} ?)(?P<one>[1๑AI])(?![0-9๐-๙A-Za-z])(?P<behind> ?[.)\]]?)")
_ONE_ARTICLE = re.compile(r"\s*ข้อ(?:ที่)?\s*[1๑](?=[\s.:)])")
_GOES_ON = re.compile(r"(?<=[0-9๐-๙])\s*[0-9๐-๙](?![0-9๐-๙]?:)")
# two cells of a row, and a line that begins with figures
_CELLS = re.compile(r"\S(?: {3,}|\t+)\S")
_FIGURES_BELOW = re.compile(r"\n\s*[0-9๐-๙,.]")
_SHORT = ("project.name", "project.agency")
_PLAN = "project.strategy."
# what a line wraps, however it looks: "ด้านที่ ๑\n- เมืองปลอดภัย"
_WRAPPED_DASH = re.compile(r"(?<=[0-9๐-๙])\n(?=- )")
_LEADERS = re.compile(r"[.…_]{2,}[ \t]*[:：]")
_FOREIGN_LABEL = re.compile(r"\n[ \t]*[^\s:.][^:\n]{0,60}?\.{2,}[ \t]*:")


def project(sheet: Sheet, parts: dict[str, Span]) -> Project:
    """Return section 1 of the form; `parts` are the bodies of its sections."""
    bodies = [parts[number] for number in ("0", "1", "1.1", "1.2")]
    fields = fields_of(sheet, bodies, HEADER_LABELS)
    for body in bodies:
        if any(sheet.text.find(no_minutes, *body) >= 0 for no_minutes in _NO_MINUTES):
            for clock in _NO_TIME.finditer(sheet.text, *body):
                sheet.know(*clock.span())
    _doubt_columns(sheet, fields)
    plan = fields_of(sheet, [parts["1.6"]], STRATEGY_LABELS)
    start, end = _scalar(sheet, fields, "project.start_date", day), _scalar(sheet, fields, "project.end_date", day)
    if start is not None and end is not None and end < start:
        message = f"the project ends ({end}) before it starts ({start})"
        sheet.warn(WarningCode.DATES_REVERSED, message, fields["project.end_date"][0], "project.end_date")
    return Project(
        code=_scalar(sheet, fields, "project.code", project_code),
        name=_text(sheet, fields, "project.name"),
        fiscal_year=_scalar(sheet, fields, "project.fiscal_year", _year),
        start_date=start,
        end_date=end,
        budget_allocated=_scalar(sheet, fields, "project.budget_allocated", baht),
        budget_spent=_scalar(sheet, fields, "project.budget_spent", baht),
        agency=_agency(sheet, fields),
        officer=named_person(sheet, "project.officer", fields.get("project.officer")),
        coordinator=named_person(sheet, "project.coordinator", fields.get("project.coordinator")),
        rationale=_text(sheet, {"project.rationale": parts["1.3"]}, "project.rationale"),
        objectives=_list(sheet, parts["1.4"], "project.objectives"),
        targets=_list(sheet, parts["1.5"], "project.targets"),
        strategy=Strategy(
            issue=_text(sheet, plan, "project.strategy.issue"),
            sub_issue=_text(sheet, plan, "project.strategy.sub_issue"),
            goal=_text(sheet, plan, "project.strategy.goal"),
            indicator=_text(sheet, plan, "project.strategy.indicator"),
        ),
    )


def _doubt_columns(sheet: Sheet, fields: dict[str, Span]) -> None:
    """Warn of the fields that share a line where text stands below it: any of them may go on there."""
    row: list[str] = []
    for path, (start, end) in sorted(fields.items(), key=_start):
        line_end = sheet.text.find("\n", start, end)
        row.append(path)
        if line_end < 0:
            continue
        below = _NO_TIME.sub("", sheet.text[line_end:end]).strip() if len(row) > 1 else ""
        if below and (_CELLS.search(below) or not _goes_on_alone(sheet.text[start:end], row)):
            message = f"{quoted(below)} below the line of {len(row)} fields may be of any"
            for one in row:
                sheet.warn(WarningCode.VALUE_DOUBTFUL, f"{one}: {message}", start, one)
        row = []


def _start(field: tuple[str, Span]) -> int:
    return field[1][0]


def _goes_on_alone(printed: str, row: list[str]) -> bool:
    """Whether what is below the line is the last field's: all of it, its unit, or more words behind mere values."""
    convert, are_values = CONVERTERS.get(row[-1]), all(path in CONVERTERS for path in row[:-1])
    first_line = printed.partition("\n")[0].strip()
    if not first_line:
        return True
    if convert is not None:
        is_needed = not _FIGURES_BELOW.search(printed) or not reads(first_line, convert)
        return is_needed and reads(printed.strip(), convert)
    return are_values and not _FIGURES_BELOW.search(printed)


def _scalar(sheet: Sheet, fields: dict[str, Span], path: str, convert: Callable[[str], T | None]) -> T | None:
    """Return the value of the field at `path`: of all of it, else of its first line or its first cell.

    What stands behind that is then nobody's, and shows as residue.
    """
    span = fields.get(path)
    if span is None:
        return None
    try:
        value = convert(sheet.text[slice(*span)].strip())
    except ValueError:
        span = span[0], end_before_fill(sheet.text, *span)
        part = _first_part(sheet.text, span, convert)
        if _GOES_ON.match(sheet.text, part[1], span[1]):
            message = f"{path}: figures stand behind {quoted(sheet.text[slice(*part)])}"
            sheet.warn(WarningCode.VALUE_DOUBTFUL, message, part[0], path)
        return sheet.take(path, part, convert)
    if value is None:
        return sheet.take(path, span, convert)
    sheet.file(path, *span)
    return value


def _first_part(text: str, span: Span, convert: Converter) -> Span:
    """The first line of `span`, or its first cell, if that can be read; else what may have been meant as the value."""
    start, end = span
    raw = text[start:end]
    if "\n" in raw and reads(unbroken(raw.strip()), convert):
        return span
    start += len(raw) - len(raw.lstrip())
    first_line = text.find("\n", start, end)
    line = (start, end if first_line < 0 else first_line)
    cell = CELL.match(text, start, end)
    candidates = [line, cell.span()] if cell else [line]
    meant = span if len(raw.strip()) <= LONGEST_VALUE else candidates[-1]
    return next((part for part in candidates if reads(text[slice(*part)].strip(), convert)), meant)


def _text(sheet: Sheet, fields: dict[str, Span], path: str) -> str | None:
    if path not in fields:
        return None
    start, end = fields[path]
    may_hold_label = path != "project.rationale" and sheet.text.find("..", start, end) >= 0
    foreign = _FOREIGN_LABEL.search(sheet.text, start, end) if may_hold_label else None
    start, end = sheet.file(path, start, foreign.start() if foreign else end)
    if is_nothing(sheet.text[start:end]):
        sheet.warn(WarningCode.FIELD_EMPTY, f"{path}: nothing is printed", start, path)
        return None
    if path != "project.rationale" and sheet.text[end - 1] in FILLS:
        end = end_before_fill(sheet.text, start, end)
        sheet.place(path, start, end)
    # a label that is missing may stand in it, unreadable
    is_of_plan = path.startswith(_PLAN)
    _doubt_other_value(sheet, path, (start, end), fields)
    may_hold_field = (is_of_plan and "\n" in sheet.text[start:end]) or (
        path in _SHORT and len(fields) < len(HEADER_LABELS)
    )
    pattern = _OTHER_PLAN_LABEL if is_of_plan else _OTHER_LABEL
    label = pattern.search(sheet.text, start, end) if may_hold_field else None
    if label and not sheet.text[start : label.start()].endswith(_DASHES):
        message = f"{path}: {quoted(label[0])} may begin another field"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, label.start(), path)
    words = sheet.paragraphs.flowed(start, end)
    return _WRAPPED_DASH.sub(" ", words) if is_of_plan and "\n" in words else words


def _doubt_other_value(sheet: Sheet, path: str, span: Span, fields: dict[str, Span]) -> None:
    """Warn of the name or the agency at `span` that holds leaders with a colon, or a value whose label is lost."""
    if path not in _SHORT:
        return
    leaders = _LEADERS.search(sheet.text, *span)
    if leaders:
        message = f"{path}: {quoted(sheet.text[span[0] : leaders.end()])} may belong to another field"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, span[0], path)
    is_whole = len(fields) == len(HEADER_LABELS)
    lost = [] if is_whole else [convert for other, convert in CONVERTERS.items() if other not in fields]
    below = sheet.text.find("\n", *span) if lost else -1
    cells = CELL.finditer(sheet.text, below, span[1]) if below >= 0 else ()
    other = next((cell for cell in cells if any(reads(cell[0].strip(), convert) for convert in lost)), None)
    if other:
        message = f"{path}: {quoted(other[0])} below it may be the value of a label that is lost"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, other.start(), path)


def _agency(sheet: Sheet, fields: dict[str, Span]) -> tuple[str, ...]:
    printed = _text(sheet, fields, "project.agency")
    if printed is None:
        return ()
    span = fields["project.agency"]
    units = agency(printed.replace("\n", " "))
    file_parts(sheet, span, {f"project.agency.{index}": unit for index, unit in enumerate(units)})
    return units


def _may_be_several(words: str) -> bool:
    """Whether a list of one item counts on, in the line or with marks that are no usual ones: "1 …", "No.1 …"."""
    first = _COUNTS.match(words)
    if first is None or _ONE_ARTICLE.match(words):
        return first is not None
    before, behind = re.escape(first["before"]), re.escape(first["behind"])
    one, two = {"A": ("A", "B"), "I": ("I", "II")}.get(first["one"], ("[1๑]", "[2๒]"))
    rest = words[first.end() :]

    def count(number: str) -> int:
        counted = rf"{before}{number}(?![0-9๐-๙A-Za-z]){behind}(?![0-9๐-๙])"
        return len(re.findall(rf"\n[ \t]*{counted}" + (rf"|\s{counted}" if first["behind"] else ""), rest))

    # a list that begins inside the item has a first mark as well as a second
    return count(two) > count(one)


def _list(sheet: Sheet, body: Span, path: str) -> tuple[str, ...]:
    """Return the outermost items of a section; an empty tuple, with a warning, for an empty one."""
    spans = [span for span in outermost(sheet.text, *body) if not is_nothing(sheet.text[slice(*span)])]
    sheet.know(*body)
    if not spans:
        if body[0] < body[1]:
            sheet.warn(WarningCode.FIELD_EMPTY, f"{path}: nothing is printed", body[0], path)
        return ()
    if len(spans) == 1 and _may_be_several(sheet.text[slice(*body)]):
        sheet.warn(WarningCode.VALUE_DOUBTFUL, f"{path}: what was read as one item may be several", body[0], path)
    for index, span in enumerate(spans):
        sheet.file(f"{path}.{index}", *span)
    return tuple(sheet.paragraphs.flowed(*span) for span in spans)
