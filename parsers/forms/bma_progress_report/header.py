"""Section 1: the project, whose it is, and what it is for."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from model import Person, Project, Span, Strategy, WarningCode
from normalize import agency, baht, fiscal_year, person, project_code, thai_date
from parsers.fields import Sheet, quoted
from parsers.forms.bma_progress_report.wordings import (
    BEHIND_LABEL_WITHOUT_COLON,
    HEADER_LABELS,
    STRATEGY_LABELS,
    Label,
    Table,
    damaged_label,
    labels,
)
from parsers.numbering import outermost

T = TypeVar("T")
Converter = Callable[[str], object]

CONVERTERS: dict[str, Converter] = {
    "project.code": project_code,
    "project.fiscal_year": fiscal_year,
    "project.start_date": thai_date,
    "project.end_date": thai_date,
    "project.budget_allocated": baht,
    "project.budget_spent": baht,
}
LONGEST_VALUE = 40  # of a date, an amount or a code, good or bad
_CELL = re.compile(r"[^\n\t]+?(?=[ ]{2,}|\t|\n|$)")
_NOTHING = re.compile(r"[\s\-–—.…_]*")
# the system prints a time with its dates; in a narrow column it stands on a line of its own
_NO_TIME = re.compile(r"(?<!\S)[0๐]{1,2}:[0๐]{2}:[0๐]{2}(?:\.[0๐]{1,6})?(?!\S)")
LONGEST_PERSON = 160
_LABELLED_LINE = re.compile(r"\n(?![^\n]{0,12}(?:โทร|tel|มือถือ))[^\n:]{2,60}\s*[:：]", re.IGNORECASE)
_BETWEEN_PARTS = re.compile(
    r"[\s():,./;\-–]+|(?:หมายเลข|เบอร์)?\s*(?:โทรศัพท์|โทร|มือถือ|tel|ตำแหน่ง|ภายใน|ต่อ)[\s.:]*", re.IGNORECASE
)
_NUMBER_IN_NAME = re.compile(r"[0-9๐-๙]{3}")
# a label that this form does not have: words and a leader of dots before a colon
_FOREIGN_LABEL = re.compile(r"\n[ \t]*[^\s:.][^:\n]{0,60}?\.{2,}[ \t]*:")


class Labelled(NamedTuple):
    """A label of the header and the span of what is printed behind it."""

    path: str
    start: int
    value: Span


def project(sheet: Sheet, parts: dict[str, Span]) -> Project:
    """Return section 1 of the form; `parts` are the bodies of its sections."""
    bodies = [parts[number] for number in ("0", "1", "1.1", "1.2")]
    fields = _fields(sheet, bodies, HEADER_LABELS)
    for body in bodies:
        for clock in _NO_TIME.finditer(sheet.text, *body):
            sheet.know(*clock.span())
    plan = _fields(sheet, [parts["1.6"]], STRATEGY_LABELS)

    def scalar(name: str, convert: Callable[[str], T | None]) -> T | None:
        path = f"project.{name}"
        return _scalar(sheet, path, fields[path], convert) if path in fields else None

    start, end = scalar("start_date", thai_date), scalar("end_date", thai_date)
    if start is not None and end is not None and end < start:
        message = f"the project ends ({end}) before it starts ({start})"
        sheet.warn(WarningCode.DATES_REVERSED, message, fields["project.end_date"][0], "project.end_date")
    return Project(
        code=scalar("code", project_code),
        name=_text(sheet, fields, "project.name"),
        fiscal_year=scalar("fiscal_year", fiscal_year),
        start_date=start,
        end_date=end,
        budget_allocated=scalar("budget_allocated", baht),
        budget_spent=scalar("budget_spent", baht),
        agency=_agency(sheet, fields),
        officer=_person(sheet, fields, "project.officer"),
        coordinator=_person(sheet, fields, "project.coordinator"),
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


def _fields(sheet: Sheet, bodies: list[Span], table: Table) -> dict[str, Span]:
    """Return the span of each label's value; a label that is missing, or stands twice, is a warning."""
    fields: dict[str, Span] = {}
    for body, found in zip(bodies, labels(sheet.text, bodies, table), strict=True):
        for label in _untangled(sheet, list(_labelled(sheet, body, found))):
            if label.path not in fields:
                fields[label.path] = label.value
            else:
                _repeat(sheet, fields, label, table[label.path][0])
    for path in table:
        if path not in fields:
            _second_look(sheet, fields, path, bodies, table)
    return fields


def _labelled(sheet: Sheet, body: Span, found: list[Label]) -> Iterator[Labelled]:
    bounds = [*(label.start for label in found[1:]), body[1]]
    for label, bound in zip(found, bounds, strict=False):
        sheet.know(label.start, label.end)
        yield Labelled(label.path, label.start, (label.end, bound))


def _untangled(sheet: Sheet, found: list[Labelled]) -> Iterator[Labelled]:
    """Where labels stand together and their values behind them, give each its own, if all of them fit."""
    waiting: list[Labelled] = []
    for label in found:
        if not sheet.text[slice(*label.value)].strip():
            waiting.append(label)
            continue
        group = [*waiting, label]
        cells = list(_cells(sheet.text, label.value)) if waiting else []
        if waiting and len(cells) >= len(group) and _fit(sheet.text, group, cells):
            quotes = ", ".join(sheet.text[slice(*cell)] for cell in cells[: len(group)])
            message = f"labels stand together before their values; taken in the same order: {quotes}"
            sheet.warn(WarningCode.FIELD_MISPLACED, message, label.start)
            cells[len(group) - 1] = (cells[len(group) - 1][0], label.value[1])
            yield from (one._replace(value=cell) for one, cell in zip(group, cells, strict=False))
        else:
            yield from group
        waiting = []
    yield from waiting


def _cells(text: str, span: Span) -> Iterator[Span]:
    for match in _CELL.finditer(text, *span):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            yield start, start + len(words)


def _fit(text: str, group: list[Labelled], cells: list[Span]) -> bool:
    return all(
        label.path not in CONVERTERS or _reads(text[slice(*cell)], CONVERTERS[label.path])
        for label, cell in zip(group, cells, strict=False)
    ) and any(label.path in CONVERTERS for label in group)


def _reads(raw: str, convert: Converter) -> bool:
    try:
        convert(raw)
    except ValueError:
        return False
    return True


def _repeat(sheet: Sheet, fields: dict[str, Span], label: Labelled, words: str) -> None:
    """The first that can be read counts; the other is left as residue."""
    convert = CONVERTERS.get(label.path)
    first, second = sheet.text[slice(*fields[label.path])].strip(), sheet.text[slice(*label.value)].strip()
    better = convert is not None and not _reads(first, convert) and _reads(second, convert)
    if better or not first:
        fields[label.path] = label.value
    taken = second if better or not first else first
    message = f"“{words}” stands twice, with “{first[:60]}” and “{second[:60]}”; “{taken[:60]}” was taken"
    sheet.warn(WarningCode.FIELD_REPEATED, message, label.start, label.path)


def _second_look(sheet: Sheet, fields: dict[str, Span], path: str, bodies: list[Span], table: Table) -> None:
    """A label whose colon is lost, or that is damaged, still counts at the beginning of a line, with a warning."""
    words = table[path][0]
    found = labels(sheet.text, bodies, {path: table[path]}, BEHIND_LABEL_WITHOUT_COLON)
    for body, several in zip(bodies, found, strict=True):
        for label in several:
            if not sheet.text[sheet.text.rfind("\n", 0, label.start) + 1 : label.start].strip():
                sheet.know(label.start, label.end)
                fields[path] = _until_known(sheet, label.end, body[1])
                sheet.warn(WarningCode.LABEL_DAMAGED, f"“{words}” stands without its colon", label.start, path)
                return
    for body in bodies:
        damaged = damaged_label(sheet.text, body, path, table[path])
        if damaged and not sheet.is_known(damaged.start, damaged.end):
            sheet.know(damaged.start, damaged.end)
            fields[path] = _until_known(sheet, damaged.end, body[1])
            printed = sheet.text[damaged.start : damaged.end]
            sheet.warn(WarningCode.LABEL_DAMAGED, f"{quoted(printed)} was read as “{words}”", damaged.start, path)
            return
    sheet.warn(WarningCode.FIELD_MISSING, f"{path}: “{words}” is not printed", None, path)


def _until_known(sheet: Sheet, start: int, end: int) -> Span:
    """All up to `end`, but nothing that is filed already."""
    return start, sheet.next_known(start, end)


def _scalar(sheet: Sheet, path: str, span: Span, convert: Callable[[str], T | None]) -> T | None:
    """Return the value in `span`: of all of it, else of its first line or its first cell.

    What stands behind that is then nobody's, and shows as residue.
    """
    try:
        value = convert(sheet.text[slice(*span)].strip())
    except ValueError:
        return sheet.take(path, _first_part(sheet.text, span, convert), convert)
    if value is None:
        return sheet.take(path, span, convert)
    sheet.file(path, *span)
    return value


def _first_part(text: str, span: Span, convert: Converter) -> Span:
    """The first line of `span`, or its first cell, if that can be read; else what may have been meant as the value."""
    start, end = span
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    first_line = text.find("\n", start, end)
    line = (start, end if first_line < 0 else first_line)
    cell = _CELL.match(text, start, end)
    candidates = [line, cell.span()] if cell else [line]
    meant = span if len(raw.strip()) <= LONGEST_VALUE else candidates[-1]
    return next((part for part in candidates if _reads(text[slice(*part)].strip(), convert)), meant)


def _text(sheet: Sheet, fields: dict[str, Span], path: str) -> str | None:
    if path not in fields:
        return None
    start, end = fields[path]
    foreign = _FOREIGN_LABEL.search(sheet.text, start, end) if path != "project.rationale" else None
    start, end = sheet.file(path, start, foreign.start() if foreign else end)
    if _NOTHING.fullmatch(sheet.text, start, end):
        sheet.warn(WarningCode.FIELD_EMPTY, f"{path}: nothing is printed", start, path)
        return None
    return sheet.paragraphs.flowed(start, end)


def _agency(sheet: Sheet, fields: dict[str, Span]) -> tuple[str, ...]:
    printed = _text(sheet, fields, "project.agency")
    if printed is None:
        return ()
    span = fields["project.agency"]
    units = agency(printed.replace("\n", " "))
    _file_parts(sheet, span, {f"project.agency.{index}": unit for index, unit in enumerate(units)})
    return units


def _person(sheet: Sheet, fields: dict[str, Span], path: str) -> Person:
    if path not in fields:
        return Person()
    start, end = span = _first_lines(sheet.text, fields[path])
    printed = sheet.paragraphs.flowed(start, end).replace("\n", " ")
    if _NOTHING.fullmatch(printed):
        sheet.know(start, end)
        sheet.warn(WarningCode.FIELD_EMPTY, f"{path}: nothing is printed", start, path)
        return Person()
    try:
        found = person(printed)
    except ValueError:
        sheet.file(path, *span)
        sheet.warn(WarningCode.VALUE_INVALID, f"{path}: {quoted(printed)} cannot be read", start, path)
        return Person()
    parts = {"name": found.name, "position": found.position, "phone": found.phone}
    _file_parts(sheet, span, {f"{path}.{name}": part for name, part in parts.items() if part})
    # what is neither part nor what joins them is nobody's, and shows as residue
    rest = printed
    for part in parts.values():
        rest = rest.replace(part or "", "", 1)
    if rest.strip(" ():,./-"):
        for glue in _BETWEEN_PARTS.finditer(sheet.text, *span):
            sheet.know(*glue.span())
    else:
        sheet.know(*span)
    if found.name and _NUMBER_IN_NAME.search(found.name):
        message = f"{path}.name: a number stands in {quoted(found.name)}"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, start, f"{path}.name")
    return found


def _first_lines(text: str, span: Span) -> Span:
    """The part of `span` that can be a person: not what runs on for lines, nor a line that bears a label of its own."""
    start, end = span
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    own_label = _LABELLED_LINE.search(text, start + lead, end)
    if own_label:
        end = own_label.start()
    first_line = text.find("\n", start + lead, end)
    if first_line >= 0 and len("".join(text[start:end].split())) > LONGEST_PERSON:
        end = first_line
    return start, end


def _file_parts(sheet: Sheet, span: Span, parts: dict[str, str]) -> None:
    """File each part where it is printed in `span`, one behind the other; where it is not found, all of `span`."""
    position = span[0]
    for path, part in parts.items():
        at = sheet.text.find(part, position, span[1])
        if at < 0:
            at = sheet.text.find(part, *span)
        sheet.file(path, *((at, at + len(part)) if at >= 0 else span))
        position = at + len(part) if at >= 0 else position


def _list(sheet: Sheet, body: Span, path: str) -> tuple[str, ...]:
    """Return the outermost items of a section; an empty tuple, with a warning, for an empty one."""
    spans = [span for span in outermost(sheet.text, *body) if not _NOTHING.fullmatch(sheet.text, *span)]
    sheet.know(*body)
    if not spans:
        if body[0] < body[1]:
            sheet.warn(WarningCode.FIELD_EMPTY, f"{path}: nothing is printed", body[0], path)
        return ()
    for index, span in enumerate(spans):
        sheet.file(f"{path}.{index}", *span)
    return tuple(sheet.paragraphs.flowed(*span) for span in spans)
