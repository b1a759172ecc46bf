"""Lines that a page break or an editor printed twice within one value."""

import re
from collections.abc import Iterator

from model import Span, WarningCode
from parsers.fields import Sheet, quoted

LEAST = 25  # characters: shorter lines are often the same, as "-" and the statuses are
LEAST_ITEM = 60  # characters of an item without a number
_BULLETS = ("-", "–", "•")  # a list without numbers may say the same twice
_LINE = re.compile(r"\S[^\n]*")
_ITEM_NUMBER = re.compile(r"\.\d+\Z")


def warn_of_doubled(sheet: Sheet) -> None:
    """Note each value in which a long line follows itself, or in which lines that follow one another come again."""
    long = [line for line in map(str.strip, sheet.text.split("\n")) if len(line) >= LEAST]
    if len(set(long)) == len(long):
        return
    told: set[str] = set()
    for first, second in _again(sheet.text):
        at = second[1] - 1
        path = next((path for path, (start, end) in sheet.spans.items() if start <= at < end), None)
        if path is None or path in told or not _is_one_too_many(sheet, path, first, second):
            continue
        told.add(path)
        message = f"{path}: {quoted(sheet.text[slice(*second)])} stands twice"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, second[0], path)


def _again(text: str) -> Iterator[tuple[Span, Span]]:
    """The spans of long lines that stood before: right before, or behind the same line as here."""
    before: dict[str, Span] = {}
    above: dict[Span, str] = {}
    last = ""
    for line in _LINE.finditer(text):
        words, span = line[0].rstrip(), line.span()
        first = before.get(words)
        if first and len(words) >= LEAST and last in (words, above[first]):
            yield first, span
        before[words], above[span], last = span, last, words


def _is_one_too_many(sheet: Sheet, path: str, first: Span, second: Span) -> bool:
    """Whether two lines, the second of the value at `path`, are no two paragraphs and no parts of two values."""
    between = sheet.text[first[1] : second[0]]
    if between.strip():
        return _is_in_value(sheet, path, first[1] - 1)
    if second[1] - second[0] < LEAST_ITEM and sheet.text.startswith(_BULLETS, second[0]):
        return False
    return between.count("\n") == 1 or sheet.begins_page(second[0])


def _is_in_value(sheet: Sheet, path: str, at: int) -> bool:
    """Whether what stands at `at` is of the value at `path`, or of another item of its list."""
    value = _ITEM_NUMBER.sub("", path)
    return any(
        start <= at < end and _ITEM_NUMBER.sub("", other) == value for other, (start, end) in sheet.spans.items()
    )
