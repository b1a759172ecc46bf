"""Who answers for a project: a person or a unit, with position and telephone."""

import re

from model import Person, Span, WarningCode
from normalize import person
from parsers.fields import Sheet, quoted
from parsers.wording import NOTHING

LONGEST_PERSON = 160
_LABELLED_LINE = re.compile(r"\n(?![^\n]{0,12}(?:โทร|tel|มือถือ))[^\n:]{2,60}\s*[:：]", re.IGNORECASE)
_BETWEEN_PARTS = re.compile(
    r"[\s():,./;\-–]+|(?:หมายเลข|เบอร์)?\s*(?:โทรศัพท์|โทร|มือถือ|tel|ตำแหน่ง|ภายใน|ต่อ)[\s.:]*", re.IGNORECASE
)
_NUMBER_IN_NAME = re.compile(r"[0-9๐-๙]{3}")


def named_person(sheet: Sheet, path: str, field: Span | None) -> Person:
    """Return the person printed in `field` for the value at `path`; what follows the person there stays unfiled."""
    if field is None:
        return Person()
    start, end = span = _first_lines(sheet.text, field)
    printed = sheet.paragraphs.flowed(start, end).replace("\n", " ")
    if NOTHING.fullmatch(printed):
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
    file_parts(sheet, span, {f"{path}.{name}": part for name, part in parts.items() if part})
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


def file_parts(sheet: Sheet, span: Span, parts: dict[str, str]) -> None:
    """File each part where it is printed in `span`, one behind the other; where it is not found, all of `span`."""
    position = span[0]
    for path, part in parts.items():
        at = sheet.text.find(part, position, span[1])
        if at < 0:
            at = sheet.text.find(part, *span)
        sheet.file(path, *((at, at + len(part)) if at >= 0 else span))
        position = at + len(part) if at >= 0 else position
