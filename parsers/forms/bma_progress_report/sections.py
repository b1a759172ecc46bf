"""The sections of the form, by their printed headings."""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import Any

from model import Span, WarningCode
from parsers.fields import Sheet, quoted
from parsers.forms.bma_progress_report.pieces import kinds, pieces
from parsers.forms.bma_progress_report.wordings import (
    CERTIFICATE,
    HEADER_LABELS,
    HEADINGS,
    LETTERS_AN_ERROR,
    PLAN_HEADING,
    STRATEGY_LABELS,
    labels,
)
from parsers.furniture import page_headers
from parsers.wording import SPACE, either, loosely

FEWEST_ELEMENTS = 4
MOST_WITHOUT_LINES = 2  # headings that a text has at the beginnings of lines, if its line breaks are lost
Heading = tuple[str, int, int]  # number, where it begins, where its words end
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def _number(number: str) -> str:
    parts = (f"[{digit}{digit.translate(_THAI_DIGITS)}]" for digit in number.split("."))
    return rf"{SPACE}\.{SPACE}".join(parts)


_NUMBERED = {
    number: re.compile(rf"{_number(number)}[ \t]*+[.)]?[ \t\n]*+{either(*words)}(?![ก-ฺเ-๎])")
    for number, words in HEADINGS.items()
}
# any of them, its number told by the group
_ANY = "|".join(f"({pattern.pattern})" for pattern in _NUMBERED.values())
_HEADING = re.compile(_ANY)
_HEADING_LINE = re.compile(rf"\n[ \t]*+(?=[12๑๒])(?:{_ANY})")
_NUMBERS = tuple(HEADINGS)
_BARE = {
    number: re.compile(rf"^[ \t]*{loosely(words[0])}[ \t.…:]*$", re.MULTILINE) for number, words in HEADINGS.items()
}
_MOST_CANDIDATES = 100
_RANKS = {number: rank for rank, number in enumerate(HEADINGS)}
_HELD = {"1.3": "project.rationale", "1.4": "project.objectives", "1.5": "project.targets", "2": "entries"}
# the heading of 1.6 goes on in brackets, over as many lines as the page needs
_PLAN = rf"{SPACE}{loosely('กทม.')}{SPACE}{loosely('ระยะ')}{SPACE}[0-9๐-๙]{{1,2}}{SPACE}{loosely('ปี')}"
_REST = re.compile(
    rf"{_PLAN}{SPACE}\([^()]{{0,200}}\)[ \t.…:]*$" r"|[^\n(]{0,80}\s*\([^()]{0,200}\)[ \t.…:]*$|[^\n]{0,80}?[ \t.…]*$",
    re.MULTILINE,
)
_LEADERS = re.compile(r"[ \t.…]*:?")
_BEFORE_NUMBER = re.compile(r"[ \t]*(?:[(\[]|ข้อ(?:ที่)?)[ \t]*")
_ENDS_LINE = re.compile(r"[ \t.…:：]*$", re.MULTILINE)


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
    starts = sorted(start for start, _ in headings.values())
    for number in HEADINGS:
        if number not in headings:
            bodies[number] = _missing(sheet, number, bodies)
            continue
        start, end = headings[number]
        if number == "1.6":
            _know_plan_heading(sheet, start, end)
        else:
            sheet.know(start, end)
        bodies[number] = (end, next(iter(starts[bisect_left(starts, end) :]), len(sheet.text)))
    if "2" not in headings:
        last = max((number for number in bodies if number in headings), default="2")
        start = bodies[last][0] if last in headings else 0
        first = next(iter(pieces(sheet.text, start, len(sheet.text)).heads), None)
        bodies["2"] = (first.start() if first else len(sheet.text), len(sheet.text))
        bodies[last] = (start, bodies["2"][0]) if last in headings else bodies["2"]
    bodies["0"] = (0, starts[0] if starts else 0)
    return bodies


def _headings(sheet: Sheet) -> dict[str, Span]:
    """The headings that bear their number, then, between them, those whose number is lost."""
    text = sheet.text
    first = _HEADING.match(text)
    printed = [*([_heading(first)] if first else ()), *map(_heading, _HEADING_LINE.finditer(text))]
    chain = _longest_chain(_alone(text, printed))
    if len(chain) <= MOST_WITHOUT_LINES:
        # the line breaks are lost
        words = (_HEADING.match(text, match.start()) for match in re.finditer(r"(?<=\s)[12๑๒]", text))
        chain = _longest_chain([_heading(match) for match in words if match]) or chain
    found = {number: (start, _heading_end(text, number, end)) for number, start, end in chain}
    numbers = list(HEADINGS)
    for index, number in enumerate(numbers):
        if number not in found:
            after = max((found[other][1] for other in numbers[:index] if other in found), default=0)
            before = min((found[other][0] for other in numbers[index:] if other in found), default=len(text))
            match = (
                _BARE[number].search(text, after, before)
                or _nearly(number).search(text, after, before)
                or _NUMBERED[number].search(text, after, before)
            )
            if match:
                found[number] = (_heading_begin(text, match.start()), _heading_end(text, number, match.end()))
                message = f"{quoted(match[0])} was read as the heading of section {number}"
                sheet.warn(WarningCode.LABEL_DAMAGED, message, match.start())
    return found


@cache
def _nearly(number: str) -> Any:
    """A heading behind its number, some of its letters wrong, lost or too many."""
    import regex

    words = HEADINGS[number][0]
    errors = len(words) // LETTERS_AN_ERROR
    return regex.compile(
        rf"(?b)^[ \t]*{_number(number)}[ \t.)]*(?:{regex.escape(words)}){{e<={errors}}}", regex.MULTILINE
    )


def _heading(match: re.Match[str]) -> Heading:
    group = match.lastindex or 0
    return _NUMBERS[group - 1], match.start(group), match.end()


def _alone(text: str, candidates: list[Heading]) -> list[Heading]:
    """Return `candidates` without those that share their line with other words, if the same stands alone elsewhere."""
    if len(candidates) <= len(HEADINGS):
        numbers = [number for number, _, _ in candidates]
        if len(set(numbers)) == len(numbers):
            return candidates
    alone = [candidate for candidate in candidates if _ENDS_LINE.match(text, candidate[2])]
    numbers_alone = {number for number, _, _ in alone}
    return [one for one in candidates if one in alone or one[0] not in numbers_alone]


def _longest_chain(candidates: list[Heading]) -> list[Heading]:
    """Return the most candidates whose numbers rise: a narrative may name a heading, but out of its order.

    Of chains of one length, the one that ends first.
    """
    candidates = candidates[:_MOST_CANDIDATES]
    ranks = [_RANKS[number] for number, _, _ in candidates]
    if all(rank < other for rank, other in pairwise(ranks)):
        return candidates
    chains: list[list[Heading]] = []
    for candidate, rank in zip(candidates, ranks, strict=True):
        before = max((chain for chain in chains if _RANKS[chain[-1][0]] < rank), key=len, default=[])
        chains.append([*before, candidate])
    return max(chains, key=len, default=[])


def _heading_begin(text: str, at: int) -> int:
    """Return where the line begins, if it sets no more than a bracket or "ข้อ" before the heading at `at`; else `at`."""
    line = text.rfind("\n", 0, at) + 1
    return line if _BEFORE_NUMBER.fullmatch(text, line, at) else at


def _heading_end(text: str, number: str, end: int) -> int:
    rest = (_REST if number == "1.6" else _LEADERS).match(text, end)
    return rest.end() if rest else end


def _know_plan_heading(sheet: Sheet, start: int, end: int) -> None:
    """The heading of 1.6 is long enough for other words to stand in it."""
    match = _NUMBERED["1.6"].match(sheet.text, start, end)
    words = match.end() if match else start
    sheet.know(start, words)
    sheet.know_words(words, end, PLAN_HEADING)


def _missing(sheet: Sheet, number: str, bodies: dict[str, Span]) -> Span:
    at = max((end for _, end in bodies.values()), default=0)
    if number not in {"1", "1.1", "1.2"}:
        message = f"section {number} ({HEADINGS[number][0]}) is not printed"
        sheet.warn(WarningCode.SECTION_MISSING, message, None, _HELD.get(number))
    return (at, at)
