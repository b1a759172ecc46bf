"""Numbered and bulleted lists: where an item begins, and which items are of the outermost level."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from model import Span

_BULLET = r"[-–•●▪◦*]"
_NUMBER = r"[0-9๐-๙]{1,2}"
_MARK = re.compile(
    rf"(?P<indent>[ \t\f]*)(?P<bullet>{_BULLET}[ \t]*)?"
    rf"(?:(?P<open>\()?(?P<number>{_NUMBER}(?:\.{_NUMBER})*|[ก-ฮa-z](?=[.)][ \t]))(?P<close>[.)]+)(?![0-9๐-๙])"
    rf"|(?P<deep>{_NUMBER}(?:\.{_NUMBER})+)(?=[ \t]))?[ \t]*"
)
_FIRST = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙-–•●▪◦*(")
_SECOND = frozenset(".)")
_PLAIN_BULLET = re.compile(rf"{_BULLET}(?=[ \t])|[•●▪◦]|[-–](?=[ก-ฮเ-ไ])")


class Mark(NamedTuple):
    """What stands before an item: its kind (bullet, closing, depth, indent) and its last number, 0 for a bullet."""

    bullet: str
    close: str
    depth: int
    indent: int
    thai: bool
    number: int
    start: int
    end: int


def begins_with_word(line: str) -> bool:
    """Return whether `line` begins with a Thai letter that is no item's mark: one look, for the many lines that do."""
    return "ก" <= line[0] <= "ไ" and line[1:2] not in _SECOND


def begins_item(line: str) -> bool:
    """Return whether `line`, with no white space before it, begins with an item's number or bullet.

    >>> begins_item("๑) จัดกิจกรรม"), begins_item("1.8 ล้านบาท"), begins_item("- ๑) จัด")
    (True, False, True)
    """
    # most lines begin with a word: one look tells
    return (line[0] in _FIRST or line[1:2] in _SECOND) and mark(line, 0) is not None


def mark(text: str, start: int) -> Mark | None:
    """Return the item mark at the beginning of the line that begins at `start`, or None."""
    match = _MARK.match(text, start)
    if match is None:
        return None
    bullet = (match["bullet"] or "").strip()
    printed = match["number"] or match["deep"] or ""
    if not printed and not (bullet and _PLAIN_BULLET.match(text, match.start("bullet"))):
        return None
    last = printed.rsplit(".", 1)[-1]
    return Mark(
        bullet=bullet,
        close=(match["open"] or "") + (match["close"] or ""),
        depth=printed.count("."),
        indent=len(match["indent"].expandtabs(8)),
        thai=last[:1] > "9",
        number=(int(last) if last.isdecimal() else ord(last)) if printed else 0,
        start=start + len(match["indent"]),
        end=match.end(),
    )


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


def _items(text: str, start: int, end: int) -> Iterator[Mark]:
    last: Mark | None = None
    inner: dict[tuple[str, str, int], int] = {}
    for line_start in _line_starts(text, start, end):
        if begins_with_word(text[line_start : line_start + 2] or "\n"):
            continue
        found = mark(text, line_start)
        if found is None or found.end > end:
            continue
        kind = (found.bullet, found.close, found.depth)
        if last is None or (_is_next(found, last) and inner.get(kind) != found.number - 1):
            last, inner = found, {}
            yield found
        else:
            inner[kind] = found.number


def _line_starts(text: str, start: int, end: int) -> Iterator[int]:
    while start < end:
        yield start
        feed = text.find("\n", start, end)
        if feed < 0:
            return
        start = feed + 1


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
