"""Who answers for a project: a person or a unit, with position and telephone."""

import re

from model import Person, Span, WarningCode
from normalize import person
from normalize.people import plainly_printed
from parsers.fields import LOST, Sheet, quoted
from parsers.wording import end_before_fill, is_nothing

LONGEST_PERSON = 160
_LABELLED_LINE = re.compile(r"\n(?![^\n]{0,12}(?:โทร|tel|มือถือ))[^\n:]{2,60}+\s*+[:：]", re.IGNORECASE)
_PHONE_WORDS = ("หมายเลข", "เบอร์", "โทรศัพท์", "โทร", "มือถือ", "มท.")


def _broken_word(word: str) -> str:
    return r"\s*".join(map(re.escape, word))


_WORDS_BETWEEN = ("โทรสาร", *_PHONE_WORDS, "tel", "ipphone", "ตำแหน่ง", "ภายใน", "ต่อ")
_BETWEEN_PARTS = re.compile(
    rf"[\s():,./;\-–\[\]☎☏📞📱]+|(?:{'|'.join(map(_broken_word, _WORDS_BETWEEN))})[\s.:]*",
    re.IGNORECASE,
)
# the line below, if it may bear the person's telephone
_MAY_BE_PHONE = re.compile(r"\n[^\n:]{2,60}[:：]\s*(?:[0-9๐-๙][0-9๐-๙ \-]{2,11})(?=\s)")
# digits or a word of a telephone, half a bracket, or a colon, in what should be words
_LEFT_OVER = re.compile(
    r"[0-9๐-๙]{3,}|(?<![0-9๐-๙])[0๐](?![0-9๐-๙])|(?:โทร|ต่อ)\.?\s*(?:[0-9๐-๙]+|$)|(?<=\s)ต่อ(?=\s)|[()\[\]:]"
    # signs that no name bears
    rf"|[^\w\s\u0e00-\u0e7f.,\-–/\"'“”‘’?…&{LOST}]"
)
_BRACKETED = re.compile(r"\(([^()]*)\)")
# the words for a telephone, and a telephone, broken by the end of a line
_BROKEN_WORD = re.compile(rf"{'|'.join(map(_broken_word, _PHONE_WORDS))}|{_broken_word('ต่อ')}(?=\s*[0-9๐-๙])")
_BROKEN_PHONE = re.compile(
    r"(?<![0-9๐-๙\-])(?<![0-9๐-๙\-] )(?P<first>[0-9๐-๙]+-?)\s*\n\s*"
    r"(?P<rest>[0-9๐-๙]+)(?![0-9๐-๙\-]| [0-9๐-๙])"
)
_NOT_PLAIN = ("\n", "  ", "..")
_LEAST_FIGURES = 3  # of a telephone
_PHONE_LENGTHS = (4, 9, 10)  # within the house; of the city's exchange; of a mobile
# a number of the city's exchange that is cut short
_CUT_SHORT = re.compile(r"(?:^|, )([0๐][0-9๐-๙]?[ \-](?:[ \-]?[0-9๐-๙]){0,6})(?=,|$)")
_DATE = re.compile(r"([0-9๐-๙]{1,2}/[0-9๐-๙]{1,2}/[0-9๐-๙]{2,4})")
# what parts the telephones of two people: brackets, a word for a telephone, a name
_BETWEEN_PHONES = re.compile(
    r"[\s(),/]*(?:และ.*|(?:นาย|นาง|น\.ส\.|ว่าที่|[ก-ฮ]{1,2}\.).*|(?:โทร|มือถือ|tel).*)?", re.IGNORECASE
)
_FIRST_ENDS_WITH_NUMBER = re.compile(r"[^\n]*[0-9๐-๙]{3}\s*\)?[ \t]*(?=\n\s*[ก-ฮเ-ไ])(?![^:]*[0-9๐-๙(])")


def named_person(sheet: Sheet, path: str, field: Span | None) -> Person:
    """Return the person printed in `field` for the value at `path`; what follows the person there stays unfiled."""
    if field is None:
        return Person()
    plain = _plainly(sheet, path, field)
    if plain is not None:
        return plain
    start, end = span = _first_lines(sheet.text, (field[0], end_before_fill(sheet.text, *field)))
    printed = sheet.paragraphs.flowed(start, end).replace("\n", " ")
    printed = _BROKEN_WORD.sub(lambda word: "".join(word[0].split()), printed)
    for parted in _BROKEN_PHONE.finditer(sheet.text, start, end) if "\n" in sheet.text[start:end].strip() else ():
        whole = parted["first"] + parted["rest"]
        if "-" in whole or len(whole) in _PHONE_LENGTHS:
            printed = printed.replace(f"{parted['first']} {parted['rest']}", whole, 1)
    if is_nothing(printed):
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
    doubtful = _doubtful(found, printed, _MAY_BE_PHONE.match(sheet.text, end, field[1]))
    if doubtful is not None:
        message = f"{path}: what {quoted(doubtful)} means in {quoted(printed)} is not certain"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, start, path)
    return found


def _plainly(sheet: Sheet, path: str, field: Span) -> Person | None:
    """The person in `field`, if no more is printed there than name, position and telephone, as most forms print them.

    Of those nothing can be doubted.
    """
    raw = sheet.text[slice(*field)]
    words = raw.strip()
    printed = None if any(map(words.__contains__, _NOT_PLAIN)) else plainly_printed(words)
    if printed is None:
        return None
    start = field[0] + len(raw) - len(raw.lstrip())
    name, position = printed["name"].rstrip(), printed["position"]
    sheet.know(start, start + len(words))
    sheet.place(f"{path}.name", start, start + len(name))
    if position is not None:
        position, at = position.rstrip(), start + printed.start("position")
        sheet.place(f"{path}.position", at, at + len(position))
    phone = printed["phone"]
    if phone is not None:
        sheet.place(f"{path}.phone", start + printed.start("phone"), start + printed.end("phone"))
    return Person(name, position, phone)


def _doubtful(found: Person, printed: str, behind: re.Match[str] | None) -> str | None:
    """Return what of `printed` may have been taken for something that it is not, None if all is as usual."""
    for part in (found.name, found.position):
        left_over = part and _LEFT_OVER.search(_BRACKETED.sub(r"\1", part) if "(" in part else part)
        if left_over:
            return left_over[0]
    if found.phone is None:
        return None if behind is None else behind[0]
    if sum(map(str.isdecimal, found.phone)) < _LEAST_FIGURES:
        return found.phone
    doubtful = _CUT_SHORT.search(found.phone) or ("/" in found.phone and _DATE.search(found.phone))
    if doubtful:
        return doubtful[1]
    if ", " not in found.phone or found.phone in printed:
        return None
    first, second = found.phone.split(", ")[:2]
    between = printed.partition(first)[2].partition(second)[0]
    return None if _BETWEEN_PHONES.fullmatch(between) else between


def _first_lines(text: str, span: Span) -> Span:
    """The part of `span` that can be a person: not what runs on for lines, nor a line that bears a label of its own."""
    start, end = span
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    own_label = _LABELLED_LINE.search(text, start + lead, end)
    if own_label and not any(
        word.start() < own_label.start() < word.end() - 1
        for word in _BROKEN_WORD.finditer(text, start, own_label.end())
    ):
        end = own_label.start()
    numbered = _FIRST_ENDS_WITH_NUMBER.match(text, start + lead, end)
    if numbered:
        return start, numbered.end()
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
        place = (at, at + len(part)) if at >= 0 else _broken(sheet.text, span, part)
        sheet.file(path, *(place or span))
        position = place[1] if place else position


def _broken(text: str, span: Span, part: str) -> Span | None:
    """Where `part` stands in `text[slice(*span)]`, broken by the ends of lines."""
    raw, words = text[slice(*span)], "".join(part.split())
    at = "".join(raw.split()).find(words)
    if at < 0:
        return None
    printed = [index for index, character in enumerate(raw, span[0]) if not character.isspace()]
    return printed[at], printed[at + len(words) - 1] + 1
