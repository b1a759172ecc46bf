"""The sections of the form, by their printed headings."""

import re

from model import Span, WarningCode
from parsers.fields import Sheet
from parsers.forms.bma_progress_report.pieces import kinds, pieces
from parsers.forms.bma_progress_report.wordings import (
    CERTIFICATE,
    HEADER_LABELS,
    HEADINGS,
    STRATEGY_LABELS,
    labels,
)
from parsers.furniture import page_headers
from parsers.wording import SPACE, either, loosely

FEWEST_ELEMENTS = 4
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def _number(number: str) -> str:
    parts = (f"[{digit}{digit.translate(_THAI_DIGITS)}]" for digit in number.split("."))
    return rf"{SPACE}\.{SPACE}".join(parts)


_NUMBERED = {
    number: re.compile(rf"^[ \t]*{_number(number)}[ \t]*[.)]?[ \t\n]*{either(*words)}(?![ก-ฺเ-๎])", re.MULTILINE)
    for number, words in HEADINGS.items()
}
# where the line breaks are lost
_INLINE = {
    number: re.compile(rf"(?<=[ \t]){_number(number)}[.)]?[ \t\n]+{either(*words)}(?![ก-ฺเ-๎])")
    for number, words in HEADINGS.items()
}
_BARE = {
    number: re.compile(rf"^[ \t]*{loosely(words[0])}[ \t.…:]*$", re.MULTILINE) for number, words in HEADINGS.items()
}
# the heading of 1.6 goes on in brackets, over as many lines as the page needs
_REST = re.compile(r"[^\n(]{0,80}\s*\([^()]{0,200}\)[ \t.…:]*$|[^\n]{0,80}?[ \t.…]*$", re.MULTILINE)
_LEADERS = re.compile(r"[ \t.…]*:?")


def has_enough(text: str) -> bool:
    """Return whether enough different parts of the form stand in `text`: title, headings, pieces of entries, labels."""
    found = bool(page_headers(text)) + kinds(text)
    if found < FEWEST_ELEMENTS:
        found += sum(piece.search(text) is not None for piece in (*_NUMBERED.values(), CERTIFICATE))
    if found < FEWEST_ELEMENTS:
        found += len({label.path for label in labels(text, [(0, len(text))], {**HEADER_LABELS, **STRATEGY_LABELS})[0]})
    return found >= FEWEST_ELEMENTS


def sections(sheet: Sheet) -> dict[str, Span]:
    """Return the body of each section by its number, the headings filed; an empty span for a section that is missing.

    "0" is what stands before the first heading.
    """
    headings = _headings(sheet)
    bodies: dict[str, Span] = {}
    bounds = sorted(headings.values())
    for number in HEADINGS:
        if number not in headings:
            bodies[number] = _missing(sheet, number, bodies)
            continue
        start, end = headings[number]
        sheet.know(start, end)
        bodies[number] = (end, next((other for other, _ in bounds if other >= end), len(sheet.text)))
    if "2" not in headings:
        first = next(iter(pieces(sheet.text, bodies["2"][0], len(sheet.text)).heads), None)
        bodies["2"] = (first.start() if first else len(sheet.text), len(sheet.text))
        last = max((number for number in bodies if number in headings), default="2")
        bodies[last] = (bodies[last][0], min(bodies[last][1], bodies["2"][0]))
    bodies["0"] = (0, bounds[0][0] if bounds else 0)
    return bodies


def _headings(sheet: Sheet) -> dict[str, Span]:
    """Each heading behind the one before; first those that bear their number, then those whose number is lost."""
    text = sheet.text
    found: dict[str, Span] = {}
    position = 0
    for number, pattern in _NUMBERED.items():
        match = pattern.search(text, position) or _INLINE[number].search(text, position)
        if match:
            found[number] = (match.start(), _heading_end(text, number, match.end()))
            position = found[number][1]
    numbers = list(HEADINGS)
    for index, number in enumerate(numbers):
        if number not in found:
            after = max((found[other][1] for other in numbers[:index] if other in found), default=0)
            before = min((found[other][0] for other in numbers[index:] if other in found), default=len(text))
            match = _BARE[number].search(text, after, before)
            if match:
                found[number] = match.span()
    return found


def _heading_end(text: str, number: str, end: int) -> int:
    rest = (_REST if number == "1.6" else _LEADERS).match(text, end)
    return rest.end() if rest else end


def _missing(sheet: Sheet, number: str, bodies: dict[str, Span]) -> Span:
    at = max((end for _, end in bodies.values()), default=0)
    if number not in {"1", "1.1", "1.2"}:
        sheet.warn(WarningCode.SECTION_MISSING, f"section {number} ({HEADINGS[number][0]}) is not printed")
    return (at, at)
