"""The header's fields: each label, and the span of what is printed behind it."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from model import Span, WarningCode
from normalize import baht, fiscal_year, project_code, thai_date
from parsers.fields import Sheet, quoted, reads
from parsers.forms.bma_progress_report.wordings import (
    BEHIND_LABEL_BARELY,
    BEHIND_LABEL_STUCK,
    BEHIND_LABEL_WITHOUT_COLON,
    OTHER_LABELS,
    Label,
    Table,
    damaged_label,
    label_around,
    labels,
)
from parsers.wording import FILLS

Converter = Callable[[str], object]

CONVERTERS: dict[str, Converter] = {
    "project.code": project_code,
    "project.fiscal_year": fiscal_year,
    "project.start_date": thai_date,
    "project.end_date": thai_date,
    "project.budget_allocated": baht,
    "project.budget_spent": baht,
}
_LINE = re.compile(r"^[ \t]*(?=\S)", re.MULTILINE)
_PRINTED_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"\S+")
_LONGEST_CELLS = 160  # a line of values
_PERSONS = ("project.officer", "project.coordinator")
# a line that is a whole person: a title, and brackets that are closed
_TITLED = re.compile(r"(?:นาย|นาง|น\.ส\.|ว่าที่|ดร\.)[^()]*(?:\([^()]*\)[^()]*)*$", re.MULTILINE)
_QUOTING = '"“'
_QUOTATION = re.compile(r'\s*+["“](?P<words>[^"“”]*)["”]\s*+')
_LEAST_QUOTATIONS = 3
CELL = re.compile(r"[^\n\t]+?(?=[ ]{2,}|\t|\n|$)")


class Labelled(NamedTuple):
    """A label of the header and the span of what is printed behind it."""

    path: str
    start: int
    value: Span


def fields_of(sheet: Sheet, bodies: list[Span], table: Table) -> dict[str, Span]:
    """Return the span of each label's value; a label that is missing, or stands twice, is a warning."""
    spans: dict[str, Span] = {}
    for body, found in zip(bodies, labels(sheet.text, bodies, table), strict=True):
        for label in _untangled(sheet, _labelled(sheet, body, found)):
            if label.path not in spans:
                spans[label.path] = label.value
            else:
                _repeat(sheet, spans, label, table[label.path][0])
    for path in table:
        if path not in spans:
            _second_look(sheet, spans, path, bodies, table)
    if any(sheet.text.find(mark, bodies[0][0], bodies[-1][1]) >= 0 for mark in _QUOTING):
        _unquote(sheet, spans)
    return spans


def _unquote(sheet: Sheet, spans: dict[str, Span]) -> None:
    """Take, in place, quotation marks off the values, if most of them stand in such: they are no part of them."""
    quotations = {path: _QUOTATION.fullmatch(sheet.text, *span) for path, span in spans.items()}
    found = {path: quotation.span("words") for path, quotation in quotations.items() if quotation}
    filled = sum(not sheet.text[start:end].isspace() for start, end in spans.values() if start < end)
    if len(found) < _LEAST_QUOTATIONS or len(found) * 2 <= filled:
        return
    for path, (start, end) in found.items():
        sheet.know(start - 1, start)
        sheet.know(end, end + 1)
        spans[path] = start, end


def _labelled(sheet: Sheet, body: Span, found: list[Label]) -> list[Labelled]:
    bounds = [*(label.start for label in found[1:]), body[1]]
    labelled: list[Labelled] = []
    for (path, start, end), bound in zip(found, bounds, strict=False):
        sheet.know(start, end)
        value = end, bound
        if sheet.text[end - 1] in FILLS and not sheet.text[end:bound].strip():
            value = end - 1, bound  # nothing is filled in: no value stands elsewhere
        if sheet.text[start] == "[":
            value = _within_bracket(sheet, value)
        labelled.append(Labelled(path, start, value))
    return labelled


def _within_bracket(sheet: Sheet, span: Span) -> Span:
    """Return `span`, behind a label with a bracket before it, without the bracket that closes it."""
    close = sheet.text.rfind("]", *span)
    if close < 0 or sheet.text[close + 1 : span[1]].strip():
        return span
    sheet.know(close, close + 1)
    return span[0], close


def _untangled(sheet: Sheet, found: list[Labelled]) -> Iterable[Labelled]:
    """Where labels stand together and their values behind them, give each its own, if all of them fit."""
    text = sheet.text
    if all(start < end and not text[start:end].isspace() for _, _, (start, end) in found):
        return found
    return _with_values(sheet, found)


def _with_values(sheet: Sheet, found: list[Labelled]) -> Iterator[Labelled]:
    """The labels of `found`, of which some have nothing behind them, each with its value where one has them all."""
    waiting: list[Labelled] = []
    for label in found:
        if not sheet.text[slice(*label.value)].strip():
            waiting.append(label)
            continue
        if not waiting:
            yield label
            continue
        group = [*waiting, label]
        cells = list(_cells(sheet.text, label.value))
        if len(cells) < len(group):
            cells = _parted_cells(sheet.text, label.value, group) or cells
        if len(cells) >= len(group) and _fit(sheet.text, group, cells):
            quotes = ", ".join(sheet.text[slice(*cell)] for cell in cells[: len(group)])
            message = f"labels stand together before their values; taken in the same order: {quotes}"
            sheet.warn(WarningCode.FIELD_MISPLACED, message, label.start)
            if not sheet.text[label.value[0] : cells[0][0]].count("\n"):
                # the first value is beside the last label, and may be its own
                for one in group:
                    message = f"{one.path}: {quotes} may stand in another order"
                    sheet.warn(WarningCode.VALUE_DOUBTFUL, message, one.start, one.path)
            cells[len(group) - 1] = (cells[len(group) - 1][0], label.value[1])
            yield from (one._replace(value=cell) for one, cell in zip(group, cells, strict=False))
        else:
            printed = sheet.text[slice(*label.value)]
            on_one_line = "\n" not in sheet.text[waiting[-1].start : label.start]
            if printed.lstrip(" \t").startswith("\n") and (on_one_line or len(cells) > 1):
                message = f"{label.path}: {quoted(printed)} stands below several labels"
                sheet.warn(WarningCode.VALUE_DOUBTFUL, message, label.start, label.path)
            yield from group
        waiting = []
    yield from waiting


def _cells(text: str, span: Span) -> Iterator[Span]:
    for match in CELL.finditer(text, *span):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            yield start, start + len(words)


def _fit(text: str, group: list[Labelled], cells: list[Span]) -> bool:
    if all(label.path in _PERSONS for label in group):
        breaks = [text.count("\n", group[-1].value[0], cell[0]) for cell in cells]
        one_a_line = breaks == list(range(1, len(group) + 1))
        return one_a_line and all(_TITLED.match(text, *cell) for cell in cells)
    return all(
        label.path not in CONVERTERS or reads(text[slice(*cell)], CONVERTERS[label.path])
        for label, cell in zip(group, cells, strict=False)
    ) and any(label.path in CONVERTERS for label in group)


def _parted_cells(text: str, span: Span, group: list[Labelled]) -> list[Span]:
    """The values of `group` on one line of `span`, with no more than a space between them: each as long as it reads."""
    if any(label.path not in CONVERTERS for label in group):
        return []
    line = _PRINTED_LINE.search(text, *span)
    if line is None or len(line[0]) > _LONGEST_CELLS:
        return []
    words = [match.span() for match in _WORD.finditer(text, *line.span())]
    cells: list[Span] = []
    for label in group:
        convert = CONVERTERS[label.path]
        read = [end for _, end in words if reads(text[words[0][0] : end], convert)] if words else []
        if not read:
            return []
        cells.append((words[0][0], read[-1]))
        words = [word for word in words if word[0] >= read[-1]]
    return cells


def _repeat(sheet: Sheet, fields: dict[str, Span], label: Labelled, words: str) -> None:
    """The first that can be read counts; the other is left as residue."""
    convert = CONVERTERS.get(label.path)
    first, second = sheet.text[slice(*fields[label.path])].strip(), sheet.text[slice(*label.value)].strip()
    better = convert is not None and not reads(first, convert) and reads(second, convert)
    if better or not first:
        fields[label.path] = label.value
    taken = second if better or not first else first
    message = f"“{words}” stands twice, with “{first[:60]}” and “{second[:60]}”; “{taken[:60]}” was taken"
    sheet.warn(WarningCode.FIELD_REPEATED, message, label.start, label.path)


def _second_look(sheet: Sheet, fields: dict[str, Span], path: str, bodies: list[Span], table: Table) -> None:
    """A label in other words counts too; one that stands around its value, has lost its colon, or is damaged, at the
    beginning of a line, with a warning.
    """
    words = table[path][0]
    if path in OTHER_LABELS:
        others = labels(sheet.text, bodies, {path: OTHER_LABELS[path]})
        for body, label in ((body, label) for body, several in zip(bodies, others, strict=True) for label in several):
            if not sheet.is_known(label.start, label.end):
                _end_before(fields, label.start)
                sheet.know(label.start, label.end)
                fields[path] = _until_known(sheet, label.end, body[1])
                return
    for body in bodies:
        around = label_around(sheet.text, body, table[path])
        if around and not any(sheet.is_known(*around.span(part)) for part in ("before", "value", "behind")):
            _end_before(fields, around.start())
            sheet.know(*around.span("before"))
            sheet.know(*around.span("behind"))
            fields[path] = around.span("value")
            message = f"{quoted(around[0])} was read as “{words}” with its value between"
            sheet.warn(WarningCode.LABEL_DAMAGED, message, around.start(), path)
            return
    if _without_colon(sheet, fields, path, bodies, table):
        return
    for body in bodies:
        damaged = damaged_label(sheet.text, _unknown_lines(sheet, body), body[1], path, table[path])
        if damaged and not sheet.is_known(damaged.start, damaged.end):
            _end_before(fields, damaged.start)
            sheet.know(damaged.start, damaged.end)
            fields[path] = _until_known(sheet, damaged.end, body[1])
            printed = sheet.text[damaged.start : damaged.end]
            sheet.warn(WarningCode.LABEL_DAMAGED, f"{quoted(printed)} was read as “{words}”", damaged.start, path)
            return
    for label in chain(*labels(sheet.text, bodies, {path: table[path]}, BEHIND_LABEL_STUCK)):
        if _begins_line(sheet.text, label.start) and not sheet.is_known(label.start, label.end):
            _doubt_before(sheet, fields, label.start, "may be another field")
    sheet.warn(WarningCode.FIELD_MISSING, f"{path}: “{words}” is not printed", None, path)


def _without_colon(sheet: Sheet, fields: dict[str, Span], path: str, bodies: list[Span], table: Table) -> bool:
    """Whether the label of `path` stands at the beginning of a line without its colon; its field is noted, and told."""
    words, convert = table[path][0], CONVERTERS.get(path)
    for behind in (BEHIND_LABEL_WITHOUT_COLON, BEHIND_LABEL_BARELY):
        found = labels(sheet.text, bodies, {path: table[path]}, behind)
        for body, label in ((body, label) for body, several in zip(bodies, found, strict=True) for label in several):
            if not _begins_line(sheet.text, label.start) or sheet.is_known(label.start, label.end):
                continue
            value = _until_known(sheet, label.end, body[1])
            if behind is BEHIND_LABEL_BARELY:
                if convert and not reads(sheet.text[slice(*value)].partition("\n")[0].strip(), convert):
                    continue
                _doubt_before(sheet, fields, label.start, "was read as another field")
            _end_before(fields, label.start)
            sheet.know(label.start, label.end)
            fields[path] = value
            sheet.warn(WarningCode.LABEL_DAMAGED, f"“{words}” stands without its colon", label.start, path)
            return True
    return False


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _doubt_before(sheet: Sheet, fields: dict[str, Span], at: int, said: str) -> None:
    """Warn of the field that runs over `at`, if words are its value."""
    for path, (start, end) in fields.items():
        if start < at < end and path not in CONVERTERS:
            line = quoted(sheet.text[at : sheet.text.find("\n", at)])
            sheet.warn(WarningCode.VALUE_DOUBTFUL, f"{path}: {line} below it {said}", at, path)


def _unknown_lines(sheet: Sheet, body: Span) -> list[int]:
    """Return where the lines of `body` begin that begin with nothing that is filed."""
    starts = [match.end() for match in _LINE.finditer(sheet.text, *body)]
    return [start for start in starts if not sheet.is_known(start, start + 1)]


def _end_before(fields: dict[str, Span], at: int) -> None:
    """End the field that runs over `at` there, where a label was found late."""
    fields.update({path: (start, at) for path, (start, end) in fields.items() if start < at < end})


def _until_known(sheet: Sheet, start: int, end: int) -> Span:
    """All up to `end`, but nothing that is filed already."""
    return start, sheet.next_known(start, end)
