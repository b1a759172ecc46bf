"""Persons, with position and telephone, or a unit in place of a person."""

import re

from model import Person
from normalize.plain import refusal
from normalize.text import normal

_D = "0-9๐-๙"
_WORD = (
    r"(?:(?:หมายเลข|เบอร์) ?)?(?:โทรศัพท์|โทรฯ|โทร|โทน|มือถือ|เบอร์|สายใน|ภายใน|(?:มท\.?|หมายเลข)(?= ?[0-9๐-๙])"
    r"|tel(?:ephone)?|mobile|ip ?phone|[☎☏📞📱])"
    r"(?:(?:ภายใน|สายใน|มือถือ|ติดต่อ)|\.? ?/ ?โทรสาร)?(?: ?[.:])* ?"
)
_NUMBER = (
    rf"(?:\+|\([{_D}]{{1,3}}\) ?)?[{_D}]"
    # a number with a full stop or a bracket before a name numbers a list
    rf"(?:[{_D}]|[ \-–—‐‑−,./](?![{_D}]{{1,2}}[.)] ?[ก-ฮเ-ไ])|(?:ต่อ|ถึง|และ|หรือ|\#|ext\.?) ?(?=[{_D} ]))*(?<=[{_D}])"
)
# what most officers look like: words, a position in brackets, a telephone in them or behind them, or a part of that
_SHORT_NUMBER = (
    rf"[{_D}]{{3,10}}(?:(?: ?- ?|,)[{_D}]{{1,10}})?|[0๐][{_D}]{{1,2}}-[{_D}]{{3}}-[{_D}]{{4}}"
    rf"|[0๐] [{_D}]{{4}} [{_D}]{{4}}(?: ต่อ [{_D}]{{1,5}})?"
)
_WORDS = r"(?=[. ]*(?:[ก-ฮเแใไ]|โ(?!ทร)))(?:[ก-฿เแใ-๎. ]|โ(?!ทร))++"
_PRINTED = re.compile(
    rf"(?P<name>{_WORDS})(?:\( ?(?:(?P<position>{_WORDS})(?P<closed>\) ?)?)?)?"
    rf"(?:(?:โทร\.? ?)?(?P<phone>{_SHORT_NUMBER}))?(?P<closes> ?\))?"
).fullmatch
_NO_NAME = re.compile(r"มท\.|โทน|เบอร์|มือถือ|สายใน|ภายใน|หมายเลข|แฟกซ์|แฟ็กซ์|อีเมล|ตำแหน่ง|ต่อ|ถึง|ปี|พ.ศ| \.")
_CALLED = re.compile(rf"(?P<word>{_WORD})(?P<number>{_NUMBER})", re.IGNORECASE)
_ALONE = re.compile(
    rf"(?:^|(?<=[ก-๎ ()/\[\-]))(?P<number>{_NUMBER})(?= ?[)\]]? ?\.?$| ?\)| ?\([ก-ฮเ-ไ]| (?:และ|,))", re.IGNORECASE
)
_OTHER = re.compile(
    rf"(?:(?<!/)(?:โทรสาร|แฟกซ์|แฟ็กซ์|fax)[ .:]*{_NUMBER})|(?:(?:e-?mail|อีเมลล?์?)[ .:]*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
# a word for a telephone with no number behind it
_UNCALLED = re.compile(rf"{_WORD}[ .…_\-]*(?=\)|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
_POSITION = re.compile(r"(?<=[ )])ตำแหน่ง ?:? ?(?P<position>[^()]+)")
_YEAR = re.compile(r"(?:ปี|พ\.ศ\.|พ\.ศ) ?$")
_LEAST_DIGITS = 3
# several people with their positions
LONGEST = 1000
_BLANK = re.compile(r"[\s.…·\-–—_:,/()*]*")
# what a telephone leaves that stood in it
_LEFT = re.compile(r" (?:\[ ?\]|[.\-])+$")
_EDGES = " ,;:-–—/"


def person(text: str) -> Person:
    """Return the person printed in `text`, or the unit in place of one; the telephone as printed.

    What stands in brackets and is no telephone is the position. Of several people the names stay together, and the
    telephones too. Fax numbers and e-mail addresses are left out.

    Raises:
        ValueError: nothing is printed but dots and dashes, or far too much.

    >>> person("นางสาวมุกตาภา แก้วตัวอย่าง (นักจัดการงานทั่วไปชำนาญการ โทร.5338)")
    Person(name='นางสาวมุกตาภา แก้วตัวอย่าง', position='นักจัดการงานทั่วไปชำนาญการ', phone='5338')
    """
    words = " ".join(normal(text).split()) if len(text) <= LONGEST else ""
    if _BLANK.fullmatch(words):
        raise refusal("a person", text)
    if (printed := plainly_printed(words)) is not None:
        name, position, phone = printed.group("name", "position", "phone")
        return Person(name.rstrip(), position and position.rstrip(), phone)
    words = _OTHER.sub(" ", words)
    phones: list[str] = []
    for pattern in (_CALLED, _ALONE):
        words = pattern.sub(lambda match: _taken(match, phones), words)
    words = _UNCALLED.sub(" ", words)
    positions = [bracket.strip(_EDGES) for bracket in _BRACKETS.findall(words)]
    words = _UNCALLED.sub(" ", " ".join(_BRACKETS.sub(" ", words).split()))
    named = _POSITION.search(" " + words)
    if named is not None:
        positions.append(named["position"].strip(_EDGES))
        words = (" " + words).replace(named[0], " ")
    name = _LEFT.sub("", " ".join(words.split()).strip(_EDGES))
    name, position = ("" if _BLANK.fullmatch(words) else words for words in (name, " ".join(filter(None, positions))))
    found = Person(name or None, position or None, ", ".join(phones) or None)
    if found == Person():
        raise refusal("a person", text)
    return found


def plainly_printed(words: str) -> re.Match[str] | None:
    """Return the match of a name or a unit, its position and its telephone, if `words` are no more than that.

    Its groups are "name" and "position", with the spaces behind them, and "phone". `words` are repaired, with single
    spaces.
    """
    printed = _PRINTED(words)
    if printed is None or _NO_NAME.search(printed["name"]):
        return None
    position = printed["position"]
    if position is None:
        return printed if printed["phone"] or printed.end("name") == len(words) else None
    is_whole = (printed["closed"] is None) != (printed["closes"] is None)
    return printed if is_whole and not _NO_NAME.search(position) else None


def _taken(match: re.Match[str], phones: list[str]) -> str:
    number = match["number"]
    if "word" not in match.groupdict():
        digits = sum(character.isdecimal() for character in number)
        if digits < _LEAST_DIGITS or _YEAR.search(match.string, 0, match.start()):
            return match[0]
    phones.append(number)
    return " "
