"""Lines that a page break or an editor printed twice within one value."""

import re
from collections.abc import Iterator
from itertools import count, pairwise, takewhile

from model import Span, WarningCode
from parsers.fields import Sheet, quoted

LEAST = 25  # characters: shorter lines are often the same, as "-" and the statuses are
LEAST_ITEM = 60  # characters of an item without a number
_BULLETS = ("-", "–", "•")  # a list without numbers may say the same twice
_LISTS = ("project.objectives", "project.targets")
_LINE = re.compile(r"\S[^\n]*")


def warn_of_doubled(sheet: Sheet) -> None:
    """Note each value in which a long line follows itself, or in which lines that follow one another come again."""
    text = sheet.text
    several = [
        (path, span)
        for path, span in sheet.spans.items()
        if span[1] - span[0] > 2 * LEAST and text.find("\n", *span) >= 0 and not path.startswith(_LISTS)
    ]
    for path, span in several:
        if _may_stand_twice(text[slice(*span)]):
            _warn_of_doubled(sheet, {path: span})
    for name in _LISTS:
        paths = takewhile(sheet.spans.__contains__, (f"{name}.{index}" for index in count()))
        items = {path: sheet.spans[path] for path in paths}
        if items and _may_stand_twice(text[_line(text, items[f"{name}.0"][0]) : items[next(reversed(items))][1]]):
            _warn_of_doubled(sheet, items)


def _line(text: str, at: int) -> int:
    """Return where the line begins that holds what stands at `at`."""
    return text.rfind("\n", 0, at) + 1


def _warn_of_doubled(sheet: Sheet, parts: dict[str, Span]) -> None:
    """Note the first line that stands twice in a value; `parts` are its items in order, or all of it."""
    start, end = next(iter(parts.values()))[0], next(reversed(parts.values()))[1]
    for first, second in _again(sheet.text, (_line(sheet.text, start), end)):
        if _is_one_too_many(sheet, first, second):
            path = next(path for path, (_, end) in parts.items() if second[1] <= end)
            message = f"{path}: {quoted(sheet.text[slice(*second)])} stands twice"
            sheet.warn(WarningCode.VALUE_DOUBTFUL, message, second[0], path)
            return


def _may_stand_twice(text: str) -> bool:
    """Whether a long line of `text` stands right below itself, or twice below one line."""
    printed = [*filter(None, map(str.strip, text.split("\n")))]
    if len(set(printed)) == len(printed):
        return False
    pairs = [pair for pair in pairwise(printed) if len(pair[1]) >= LEAST]
    return any(above == line for above, line in pairs) or len(set(pairs)) < len(pairs)


def _again(text: str, span: Span) -> Iterator[tuple[Span, Span]]:
    """The spans of long lines that stood before in `span`: right before, or behind the same line as here."""
    before: dict[str, Span] = {}
    above: dict[Span, str] = {}
    last = ""
    for line in _LINE.finditer(text, *span):
        words = line[0].rstrip()
        place = line.start(), line.start() + len(words)
        if len(words) >= LEAST:
            first = before.get(words)
            if first and last in (words, above[first]):
                yield first, place
            before[words], above[place] = place, last
        last = words


def _is_one_too_many(sheet: Sheet, first: Span, second: Span) -> bool:
    """Whether two lines of one value are no two paragraphs and no two items."""
    if second[1] - second[0] < LEAST_ITEM and sheet.text.startswith(_BULLETS, second[0]):
        return False
    between = sheet.text[first[1] : second[0]]
    return between.strip() != "" or between.count("\n") == 1 or sheet.begins_page(second[0])
