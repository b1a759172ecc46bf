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
from parsers.wording import SPACE, either, is_nothing, loosely

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
_SET_BEFORE = r"[\[(•●▪■*\-–]"
_SET_HEADING_LINE = re.compile(rf"\n[ \t]*+(?:{_SET_BEFORE}[ \t]*+)?(?=[12๑๒])(?:{_ANY})")
_NUMBERS = tuple(HEADINGS)
_BARE = {
    number: re.compile(rf"^[ \t]*{loosely(words[0])}[ \t.…:]*$", re.MULTILINE) for number, words in HEADINGS.items()
}
_MOST_CANDIDATES = 100
_RANKS = {number: rank for rank, number in enumerate(HEADINGS)}
_HELD = {
    "1.3": "project.rationale",
    "1.4": "project.objectives",
    "1.5": "project.targets",
    "1.6": "project.strategy",
    "2": "entries",
}
# the heading of 1.6 goes on in brackets, over as many lines as the page needs
_PLAN = rf"{SPACE}{loosely('กทม.')}{SPACE}{loosely('ระยะ')}{SPACE}[0-9๐-๙]{{1,2}}{SPACE}{loosely('ปี')}"
_REST = re.compile(
    rf"{_PLAN}{SPACE}\([^()]{{0,200}}\)[ \t.…:\]]*$"
    r"|[^\n(]{0,80}\s*\([^()]{0,200}\)[ \t.…:\]]*$|[^\n]{0,80}?[ \t.…]*$",
    re.MULTILINE,
)
_PLAN_WORDS = f"{PLAN_HEADING}]{PLAN_HEADING})"  # as they are printed, with what closes a bracket around them
# a line of the end of an entry, or of a signature
_OF_ENTRY = re.compile(r"\n[^\n]*(?:[:：]|\.{3})")
_LEADERS = re.compile(r"[ \t.…]*[:：]?(?:[ \t]*[\])](?=[ \t]*\n))?")
_BEFORE_NUMBER = re.compile(rf"[ \t]*(?:{_SET_BEFORE}|ข้อ(?:ที่)?)[ \t]*")
_LINE_ENDS = ("", "\n")
_ENDS_LINE = re.compile(r"[ \t.…:：\])]*$", re.MULTILINE)


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
        first = next(iter(pieces(sheet.text, start, len(sheet.text)).heads), None) or CERTIFICATE.search(
            sheet.text, start
        )
        bodies["2"] = (first.start() if first else len(sheet.text), len(sheet.text))
        bodies[last] = (start, bodies["2"][0]) if last in headings else bodies["2"]
        _warn_of_ends(sheet, bodies[last])
    bodies["0"] = (0, starts[0] if starts else 0)
    return bodies


def _warn_of_ends(sheet: Sheet, body: Span) -> None:
    """Warn of the last field of section 1.6 where lines that may end an entry, or sign, stand behind it."""
    last = labels(sheet.text, [body], STRATEGY_LABELS)[0][-1:]
    if last and _OF_ENTRY.search(sheet.text, last[0].end, body[1]):
        message = "its end may be the end of an entry whose head is not printed"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, last[0].start, last[0].path)


def _headings(sheet: Sheet) -> dict[str, Span]:
    """The headings that bear their number, then, between them, those whose number is lost."""
    text = sheet.text
    first = _HEADING.match(text)
    printed = [*([_heading(first)] if first else ()), *map(_heading, _HEADING_LINE.finditer(text))]
    chain = _longest_chain(_alone(text, printed))
    if len(chain) < len(HEADINGS):
        set_off = list(map(_heading, _SET_HEADING_LINE.finditer(text)))
        chain = max(chain, _longest_chain(_alone(text, set_off)), key=len)
    if len(chain) <= MOST_WITHOUT_LINES:
        # the line breaks are lost
        words = (_HEADING.match(text, match.start()) for match in re.finditer(r"(?<=\s)[12๑๒]", text))
        chain = _longest_chain([_heading(match) for match in words if match]) or chain
    if len(printed) > len(chain):
        chain = _told_others(sheet, chain, printed)
    found = {number: (_heading_begin(text, start), _heading_end(text, number, end)) for number, start, end in chain}
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


def _told_others(sheet: Sheet, chain: list[Heading], printed: list[Heading]) -> list[Heading]:
    """Return `chain` with a heading that stands twice, one behind the other, as one; tell it, and those in sections."""
    one_behind_other: dict[str, Heading] = {}
    for number, start, end in printed:
        before = max((heading for heading in chain if heading[1] < start), key=_heading_start, default=None)
        if (number, start, end) in chain or before is None or before[0] == "2" or not _is_alone(sheet.text, end):
            continue
        before = one_behind_other.get(before[0], before)
        is_twice = before[0] == number and not sheet.text[before[2] : start].strip(" \t\n.…:")
        if is_twice:
            one_behind_other[number] = number, before[1], end
        where = "stands twice" if is_twice else f"stands in section {before[0]}"
        message = f"the heading of section {number} {where}"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, start, _HELD.get(before[0]))
        if not is_twice and number in _HELD:
            # either may be the section's own
            sheet.warn(WarningCode.VALUE_DOUBTFUL, message, start, _HELD[number])
    return [one_behind_other.get(heading[0], heading) for heading in chain]


def _heading_start(heading: Heading) -> int:
    return heading[1]


def _is_alone(text: str, end: int) -> bool:
    """Whether nothing stands on the line behind a heading that ends at `end`."""
    return _ENDS_LINE.match(text, end) is not None


@cache
def _nearly(number: str) -> Any:
    """A heading behind its number, some of its letters wrong, lost or too many."""
    import regex

    words = HEADINGS[number][0]
    errors = len(words) // LETTERS_AN_ERROR
    # behind a number alone on its line stands no heading
    begins = rf"^[ \t]*+{_number(number)}[ \t.)]*+(?=[^\n]{{{len(words) // 3}}})"
    return regex.compile(rf"(?b){begins}(?:{regex.escape(words)}){{e<={errors}}}", regex.MULTILINE)


def _heading(match: re.Match[str]) -> Heading:
    group = match.lastindex or 0
    return _NUMBERS[group - 1], match.start(group), match.end()


def _alone(text: str, candidates: list[Heading]) -> list[Heading]:
    """Return `candidates` without those that share their line with other words, if the same stands alone elsewhere."""
    if len(candidates) <= len(HEADINGS):
        numbers = [number for number, _, _ in candidates]
        if len(set(numbers)) == len(numbers):
            return candidates
    alone = [candidate for candidate in candidates if _is_alone(text, candidate[2])]
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
    """Return where the line begins, if no more than a bracket, a bullet or "ข้อ" stands before the heading at `at`."""
    if text[at - 1 : at] in _LINE_ENDS:
        return at
    line = text.rfind("\n", 0, at) + 1
    return line if _BEFORE_NUMBER.fullmatch(text, line, at) else at


def _heading_end(text: str, number: str, end: int) -> int:
    rest = (_REST if number == "1.6" else _LEADERS).match(text, end)
    return rest.end() if rest else end


def _know_plan_heading(sheet: Sheet, start: int, end: int) -> None:
    """The heading of 1.6 is long enough for other words to stand in it."""
    match = _NUMBERED["1.6"].search(sheet.text, start, end)
    words = match.end() if match else start
    sheet.know(start, words)
    sheet.know_words(words, end, _PLAN_WORDS)


def _missing(sheet: Sheet, number: str, bodies: dict[str, Span]) -> Span:
    at = max((end for _, end in bodies.values()), default=0)
    if number not in {"1", "1.1", "1.2"}:
        message = f"section {number} ({HEADINGS[number][0]}) is not printed"
        sheet.warn(WarningCode.SECTION_MISSING, message, None, _HELD.get(number))
        before = next((other for other in reversed(bodies) if bodies[other][0] < bodies[other][1]), None)
        # the heads of entries tell where section 2 begins
        path = _may_go_on(sheet.text, bodies[before], before, number) if before and number != "2" else None
        if before and path:
            message = f"its end may be section {number}, whose heading is not printed"
            sheet.warn(WarningCode.VALUE_DOUBTFUL, message, bodies[before][0], path)
    return (at, at)


def _may_go_on(text: str, body: Span, before: str, number: str) -> str | None:
    """Return the path of what may hold section `number` in `body`, of the section before it; None if nothing may."""
    if before == "1.2":
        # its last field, if that has more than a line
        last = labels(text, [body], HEADER_LABELS)[0][-1:]
        return last[0].path if last and "\n" in text[last[0].end : body[1]].strip() else None
    if number == "1.6" and not any(labels(text, [body], STRATEGY_LABELS)[0]):
        return None
    return None if is_nothing(text[slice(*body)]) else _HELD.get(before)
