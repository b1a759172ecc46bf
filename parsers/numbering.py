"""Numbered and bulleted lists: where an item begins, and which items are of the outermost level."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from model import Span

# what Thai typists and word processors set before an item, the shapes of symbol fonts at private code points among it
_SYMBOLS = "•●▪◦■□○◆◇▸►▶➢➤‣⁃∙✓✔·\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
_BULLET = rf"[-–*{_SYMBOLS}]"
_BROKEN = r"(?:[ \t]*\n\s*|[ \t](?=[.)][ \tก-ฮเ-ไ]))?"  # the end of a line, or of a page, within a mark; or a space
_PLAIN_BULLET = rf"(?:[-–*](?=[ \t\n])|[{_SYMBOLS}]|[-–](?=[ก-ฮเ-ไ])|[?o](?=[ \t]))"
_NUMBER = r"[0-9๐-๙]{1,2}"
_LETTER = r"(?:[ก-ฮa-z]|[ivx]{2,4})(?=[.)][ \t])"
_COUNT = (
    rf"(?:(?P<open>[(\[]{_BROKEN})?"
    rf"(?P<number>{_NUMBER}(?:\.{_NUMBER})*{_BROKEN}|{_LETTER})"
    rf"(?P<close>[.)\]]+|[/:](?=[ \t])|[ \t]*-[ \t](?=[ก-ฮเ-ไ]))(?![0-9๐-๙])"
    rf"|(?P<article>ข้อ(?:ที่)?)[ \t]*(?P<of_article>{_NUMBER})(?:[.):/]?(?=[ \t])|[.)])"
    rf"|(?P<circled>[①-⑳])"
    rf"|(?P<deep>{_NUMBER}(?:\.{_NUMBER})+)(?=[ \t]))"
)
_MARK = re.compile(rf"(?P<indent>[ \t\f]*)(?:(?P<bullet>{_BULLET}\s*)?{_COUNT}|(?P<plain>{_PLAIN_BULLET}))[ \t]*")
# the beginning of an item, and of a line that begins with a Thai letter that is no item's mark
ITEM = re.sub(r"\?P<\w+>", "?:", rf"(?:(?:{_BULLET}\s*)?{_COUNT}|{_PLAIN_BULLET})")
WORD = r"[ก-ไ](?![.)])"
_ITEM = re.compile(ITEM)
# a line that may begin with a mark, by its first characters
_LINE = re.compile(rf"\n(?=[ \t\f]*(?:{_BULLET}|[(\[0-9๐-๙①-⑳]|ข้อ|[ก-ฮa-z][.)]|[ivx]{{2,4}}[.)]|[?o][ \t]))")
# figures alone before an item's words; only what counts on from one is a list
_BARE_NUMBER = re.compile(rf"(?:(?<=\n)|\A)[ \t\f]*(?P<number>{_NUMBER})[ \t]+(?=[ก-ฮเ-ไ])")
_ZERO_CIRCLED = ord("①") - 1
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


class Mark(NamedTuple):
    """What stands before an item: its kind (bullet, closing, depth) and its last number, 0 for a bullet."""

    bullet: str
    close: str
    depth: int
    indent: int
    thai: bool
    number: int
    start: int
    bullet_end: int
    end: int

    @property
    def counts_on(self) -> bool:
        """Whether a bullet and a number are one mark, and not a bullet before a sentence that begins with a number."""
        return self.number < 2 or not self.bullet


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
    indent, bullet, opening, number, closing, article, of_article, circled, deep, plain = match.groups("")
    printed = (number or of_article or circled or deep).rstrip()
    last = printed[printed.rfind(".") + 1 :]
    value = (
        0
        if not printed
        else int(last)
        if last.isdecimal()
        else _ROMAN.get(last) or ord(last) - _ZERO_CIRCLED * bool(circled)
    )
    kind = (bullet or plain).strip(), article + opening[:1] + closing.strip(), printed.count(".")
    return Mark(
        *kind,
        len(indent.expandtabs(8)) if indent else 0,
        last[:1] > "9",
        value,
        start + len(indent),
        match.end("bullet"),
        match.end(),
    )


def outermost(text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the outermost items of the list in `text[start:end]`, their own marks taken off.

    What stands before the first item is a span of its own. An item runs to the next one of its level; a list that
    begins inside it stays in it. A mark is of the outermost level if it is of the first mark's kind and goes on
    counting; a count that begins again belongs to an inner list.
    """
    items = list(_items(text, start, end)) or _bare_items(text, start, end)
    bounds = [*(item.start for item in items[1:]), end]
    spans = [(item.end, bound) for item, bound in zip(items, bounds, strict=False)]
    if not items:
        spans = [(start, end)]
    elif text[start : items[0].start].strip():
        spans.insert(0, (start, items[0].start))
    return [span for span in spans if text[span[0] : span[1]].strip()]


def _items(text: str, start: int, end: int) -> Iterator[Mark]:
    last: Mark | None = None
    inner: dict[tuple[str, str, int], int] = {}
    for line_start in (start, *(match.end() for match in _LINE.finditer(text, start, end))):
        found = mark(text, line_start)
        if found is None or found.end > end:
            continue
        if last is None and found.depth and found.number != 1 and not found.bullet:
            continue  # a decimal number begins the sentence
        kind = (found.bullet, found.close, found.depth)
        if not (found.counts_on or (last and last.number) or inner.get(kind) == found.number - 1):
            found = found._replace(close="", depth=0, number=0, end=found.bullet_end)
            kind = (found.bullet, "", 0)
        if last is None or (_is_next(found, last) and inner.get(kind) != found.number - 1):
            last, inner = found, {}
            yield found
        else:
            inner[kind] = found.number


def _bare_items(text: str, start: int, end: int) -> list[Mark]:
    """The items of a list whose numbers nothing closes: those that count on from one, if the first begins the list."""
    found: list[Mark] = []
    for match in _BARE_NUMBER.finditer(text[start:end]):
        if int(match["number"]) == len(found) + 1 and (found or not text[start : start + match.start()].strip()):
            at = start + match.start("number")
            found.append(Mark("", "", 0, 0, match["number"] > "9", len(found) + 1, at, at, start + match.end()))
    return found if len(found) > 1 else []


def _is_next(found: Mark, last: Mark) -> bool:
    if found.depth != last.depth or bool(found.number) != bool(last.number):
        return False
    if found.number == 0:
        return found.bullet == last.bullet and found.indent <= last.indent + 1
    same_kind = (found.bullet, found.close) == (last.bullet, last.close)
    goes_on = found.number == last.number + 1
    if same_kind and found.thai == last.thai:
        return goes_on or (found.number in (last.number, last.number + 2) and found.indent <= last.indent)
    return goes_on and found.indent <= last.indent + 1
