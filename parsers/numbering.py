"""Numbered and bulleted lists: where an item begins, and which items are of the outermost level."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from model import Span

# what word processors set before an item, the shapes of symbol fonts at private code points among it
_SYMBOLS = "•●▪◦■□○◆◇▸►▶➢➤‣⁃∙✓✔\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
_BULLET = rf"[-–*{_SYMBOLS}]"
_BROKEN = r"(?:[ \t]*+\n\s*+)?"  # the end of a line, or of a page, within a mark
_PLAIN_BULLET = rf"(?:[-–*](?=[ \t\n])|[{_SYMBOLS}]|[-–](?=[ก-ฮเ-ไ]))"
_NUMBER = r"[0-9๐-๙]{1,2}"
_COUNT = (
    rf"(?:(?P<open>\({_BROKEN})?(?P<number>{_NUMBER}(?:\.{_NUMBER})*{_BROKEN}|[ก-ฮa-z](?=[.)][ \t]))"
    rf"(?P<close>[.)]+)(?![0-9๐-๙])"
    rf"|(?P<deep>{_NUMBER}(?:\.{_NUMBER})+)(?=[ \t])|(?P<circled>[①-⑳]))"
)
_MARK = re.compile(rf"(?P<indent>[ \t\f]*+)(?:(?P<bullet>{_BULLET}\s*+)?{_COUNT}|(?P<plain>{_PLAIN_BULLET}))[ \t]*+")
# other signs before an item: no letter, and nothing that a sentence or an amount begins with
_SIGN = "(?:[?o]|[^\\w\\s\u0e00-\u0e7f\"'“”‘’()\\[\\]{}<.,:;%฿&/=\\\\|\\-]{1,2})"
# what is a mark only where others of its kind count on from it
_UNSURE = re.compile(
    rf"(?P<indent>[ \t\f]*)(?:(?P<article>ข้อ(?:ที่)?)\s*(?P<of_article>{_NUMBER})(?:[ \t]*[.):](?![0-9๐-๙])|(?=\s))"
    rf"|(?P<open>[(\[][ \t]*)?(?P<number>{_NUMBER})[ \t]*(?P<close>[.)\]])(?![0-9๐-๙])"
    rf"|(?P<roman>[ivx]{{2,5}})(?P<behind>[.)])(?=[ \t])|(?P<plain>{_SIGN})(?=[ \t]))[ \t]*"
)
# the beginning of an item, and of a line that begins with a Thai letter that is no item's mark
ITEM = re.sub(r"\?P<\w+>", "?:", rf"(?:(?:{_BULLET}\s*+)?{_COUNT}|{_PLAIN_BULLET})")
WORD = r"[ก-ไ](?![.)])"
_ITEM = re.compile(ITEM)
# a line that may begin with a mark, by its first characters
_LINE = re.compile(rf"\n(?=[ \t\f]*+(?:{_BULLET}|[(\[0-9๐-๙①-⑳]|ข้อ|[ก-ฮa-z][.)]|[ivx]{{2,5}}[.)]|{_SIGN}[ \t]))")
_ROMAN = {
    ten + one: 10 * tens + ones
    for tens, ten in enumerate(("", "x"))
    for ones, one in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
} | {"xx": 20}
_ZERO_CIRCLED = ord("①") - 1


class Mark(NamedTuple):
    """What stands before an item: its kind (bullet, closing, depth) and its last number, 0 for a bullet.

    `outer` are the numbers before the last one, `is_sure` is False for what alone proves no list.
    """

    bullet: str
    close: str
    depth: int
    indent: int
    thai: bool
    number: int
    start: int
    end: int
    bullet_end: int = -1
    outer: str = ""
    is_sure: bool = True

    @property
    def kind(self) -> tuple[str, str, int]:
        """What its sisters share."""
        return self.bullet, self.close, self.depth


def begins_item(line: str) -> bool:
    """Return whether `line`, with no white space before it, begins with an item's number or bullet.

    >>> begins_item("๑) จัดกิจกรรม"), begins_item("1.8ล้านบาท"), begins_item("- ๑) จัด")
    (True, False, True)
    """
    return _ITEM.match(line) is not None


def mark(text: str, start: int) -> Mark | None:
    """Return the item mark at the beginning of the line that begins at `start`, or None."""
    match = _MARK.match(text, start)
    if match is None:
        return None
    printed = match[0]
    shape = _shapes.get(printed)
    if shape is None:
        if len(_shapes) == _MOST_SHAPES:
            _shapes.clear()
        shape = _shapes[printed] = _shape(match.groups(""))
    kind, close, depth, indent, length, thai, value, outer, is_sure, bullet_length = shape
    bullet_end = start + bullet_length if bullet_length else -1
    return Mark(kind, close, depth, indent, thai, value, start + length, match.end(), bullet_end, outer, is_sure)


_Shape = tuple[str, str, int, int, int, bool, int, str, bool, int]
_MOST_SHAPES = 1024
_shapes: dict[str, _Shape] = {}  # of marks as they are printed: a report's lists are marked alike


def _shape(parts: tuple[str, ...]) -> _Shape:
    """What its printed parts make a mark: bullet, closing, depth, how far it is set in and by how many characters,
    whether it counts in Thai, its number, those before it, whether it is sure, and how long it is with its bullet.
    """
    indent, bullet, opening, number, closing, deep, circled, plain = parts
    printed = (number or deep or circled).rstrip()
    outer, point, last = printed.rpartition(".")
    value = 0 if not printed else int(last) if last.isdecimal() else ord(last) - _ZERO_CIRCLED * bool(circled)
    depth = printed.count(".") if point else 0
    # a bullet, or nothing, before a sentence that begins with a number
    is_sure = value == 1 or not (depth or (bullet and value))
    kind, close = (bullet or plain).strip(), opening[:1] + closing
    bullet_length = len(indent) + len(bullet) if bullet else 0
    return kind, close, depth, _width(indent), len(indent), last[:1] > "9", value, outer, is_sure, bullet_length


def _unsure(text: str, start: int) -> Mark | None:
    match = _UNSURE.match(text, start)
    if match is None:
        return None
    indent, article, of_article, opening, number, closing, roman, behind, plain = match.groups("")
    printed = of_article or number
    if roman and roman not in _ROMAN:
        return None
    value = _ROMAN[roman] if roman else int(printed) if printed else 0
    close = "roman" + behind if roman else article + opening[:1] + " " + closing
    return Mark(
        plain, close, 0, _width(indent), printed[:1] > "9", value, start + len(indent), match.end(), is_sure=False
    )


def _width(indent: str) -> int:
    return len(indent.expandtabs(8)) if indent else 0


def outermost(text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the outermost items of the list in `text[start:end]`, their own marks taken off.

    What stands before the first item is a span of its own. An item runs to the next one of its level; a list that
    begins inside it stays in it. A mark is of the outermost level if it is of the first mark's kind and goes on
    counting; a count that begins again belongs to an inner list.
    """
    items = list(_items(text, start, end))
    bounds = [*(item.start for item in items[1:]), end]
    spans = [(item.end, bound) for item, bound in zip(items, bounds, strict=False)]
    if not items:
        spans = [(start, end)]
    elif text[start : items[0].start].strip():
        spans.insert(0, (start, items[0].start))
    return [span for span in spans if text[span[0] : span[1]].strip()]


def _marks(text: str, start: int, end: int) -> list[Mark]:
    """The marks of the lines in `text[start:end]`: those that are sure, and those whose sisters prove them."""
    found: list[Mark] = []
    starts = [match.end() for match in _LINE.finditer(text, start, end)]
    for line_start in starts if text[start : start + 1] == "\n" else (start, *starts):
        one = mark(text, line_start) or _unsure(text, line_start)
        if one is not None and one.end <= end:
            found.append(one)
    if all(one.is_sure for one in found):
        return found
    found = _romans(text, found)
    unsure = {one.kind for one in found if not one.is_sure}
    proved = {kind for kind in unsure if _proved([one for one in found if one.kind == kind])}
    kept: list[Mark] = []
    for one in found:
        goes_on = bool(kept) and 0 < kept[-1].number == one.number - 1 and kept[-1].thai == one.thai and not one.bullet
        known = one if goes_on and not one.depth else _as_it_stands(one, proved)
        if known is not None:
            kept.append(known)
    return kept


def _romans(text: str, found: list[Mark]) -> list[Mark]:
    """The single letters of a list that goes on with two of them are Roman numbers too."""
    behind = {one.close[-1] for one in found if one.close.startswith("roman")}
    return [
        one._replace(close="roman" + one.close, number=_ROMAN[text[one.start]], is_sure=False)
        if one.close in behind and text[one.start] in _ROMAN
        else one
        for one in found
    ]


def _proved(ones: list[Mark]) -> bool:
    """Whether marks of one kind count on, or are bullets, and are more than one."""
    numbers = [one.number for one in ones]
    is_bullet = not any(numbers)
    if len(ones) < 2 or (not is_bullet and numbers != list(range(numbers[0], numbers[0] + len(ones)))):
        return False
    # what begins a sentence as well, begins its list
    begins = is_bullet or numbers[0] == 1 or bool(ones[0].bullet or ones[0].depth)
    return begins and len({one.outer for one in ones}) == 1


def _as_it_stands(one: Mark, proved: set[tuple[str, str, int]]) -> Mark | None:
    """The mark if it is one; the bullet before a sentence that begins with a number; or None."""
    if one.is_sure or one.kind in proved:
        return one
    return one._replace(close="", depth=0, number=0, end=one.bullet_end, outer="") if one.bullet_end >= 0 else None


def _items(text: str, start: int, end: int) -> Iterator[Mark]:
    last: Mark | None = None
    inner: dict[tuple[str, str, int], int] = {}
    for found in _marks(text, start, end):
        if last is None or (_is_next(found, last) and (not inner or inner.get(found.kind) != found.number - 1)):
            last, inner = found, {}
            yield found
        else:
            inner[found.kind] = found.number


def _is_next(found: Mark, last: Mark) -> bool:
    if found.depth != last.depth or bool(found.number) != bool(last.number):
        return False
    if found.number == 0:
        return found.bullet == last.bullet and found.indent <= last.indent + 1
    goes_on = found.number == last.number + 1
    if found.bullet == last.bullet and found.close == last.close and found.thai == last.thai:
        return goes_on or (found.number in (last.number, last.number + 2) and found.indent <= last.indent)
    return goes_on and found.indent <= last.indent + 1
