"""What another program set before or behind each line of a text, taken off: time stamps, levels, line numbers, bars."""

import re
from collections import Counter
from itertools import pairwise

from parsers.wording import DIGITS

# headings that stand on lines of their own; before their words stands their number
_HEADINGS = (
    ("ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ", re.compile(rf"(?<!{DIGITS})(?<!\.)[1๑][ \t]?[.)]?\Z")),
    ("รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ", re.compile(rf"(?<!{DIGITS})(?<!\.)[2๒][ \t]?[.)]?\Z")),
)
_PLAIN = ("1.", "2.", "1", "2", "๑.", "๒.", "")
_LEADERS = " \t\r.…:"
_LONGEST = 80  # characters
_LONGEST_BEHIND = 400  # characters, with the blanks up to a margin
_PART = re.compile(r">(?:[ \t]*>)*|[A-Za-z0-9๐-๙]+|[ \t]+|.")
_SHAPES = (
    (re.compile(f"{DIGITS}+"), f"{DIGITS}++"),
    (re.compile("[A-Za-z0-9]+"), "[A-Za-z0-9]++"),
    (re.compile(r"[ \t]+"), r"[ \t]++"),
    (re.compile(r">[> \t]*"), r">(?:[ \t]*+>)*+"),  # mail quotes what quotes
)
_NUMBER = re.compile(f"{DIGITS}+")
_LETTERS = re.compile(r"[^\W\d_]")
# what items of lists begin with, and sentences end in: at most lines they may be the report's own
_OWN = frozenset("-–*•+.:,; ")
_NEARLY_ALL = 0.9
_LEAST = 10  # lines that bear it, from the first of them to the last
_MOST_LEFT_OUT = 20  # lines that were numbered and are not there
# what opens and closes a cell, which may be one of several on its line
_CELLS = frozenset('"“|│┃║')


def unprefixed(text: str) -> str:
    r"""Return `text` without what stands alike at a heading of the form and at most lines; line for line as before.

    >>> lines = ["1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ", "", *(f"1.{number} ชื่อ" for number in range(1, 10))]
    >>> unprefixed("\n".join(f"[09:12:{33 + at}] {line}".strip() for at, line in enumerate(lines))).split("\n") == lines
    True
    """
    before, behind = _around_heading(text)
    if not (before or behind):
        return text
    lines = text.split("\n")
    if before:
        _take_off(lines, before)
    if behind:
        _take_off_ends(lines, behind)
    return "\n".join(lines)


def _take_off(lines: list[str], words: str) -> None:
    """Take off, in place, what looks like `words` before `lines`."""
    pattern = re.compile(rf"(?P<feeds>\f*+)[ \t]*+{_shape(words)}(?P<gap>[ \t]*+)")
    matches = [pattern.match(line) for line in lines]
    found = {at: match for at in _bearing(lines, words, matches) if (match := matches[at])}
    # a line of the report may itself be set in
    gap = min((len(match["gap"]) for at, match in found.items() if match.end() < len(lines[at])), default=0)
    for at, match in found.items():
        lines[at] = match["feeds"] + lines[at][match.start("gap") + gap :]


def _take_off_ends(lines: list[str], words: str) -> None:
    """Take off, in place, what looks like `words` behind `lines`."""
    pattern = re.compile(rf"(?<![ \t])[ \t]*+{_shape(words)}[ \t]*\Z")
    matches = [pattern.search(line, max(len(line) - _LONGEST_BEHIND, 0)) for line in lines]
    for at in _bearing(lines, words, matches):
        match = matches[at]
        lines[at] = lines[at][: match.start()] if match else lines[at]


def _around_heading(text: str) -> tuple[str, str]:
    """What stands on the line of a heading before its number and behind its words; nothing in nearly every text."""
    for words, number in _HEADINGS:
        at = text.find(words)
        if at < 0:
            continue
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        before, behind = text[start:at].strip(), text[at + len(words) : end].strip(_LEADERS)
        if before in _PLAIN and not behind:
            continue
        found = number.search(before)
        before = before[: found.start()].strip() if found else ""
        if (before or behind) and max(len(before), len(behind)) <= _LONGEST:
            is_cell = before[-1:] in _CELLS and not _CELLS.isdisjoint(behind)
            return ("", "") if is_cell else (before, behind)
    return "", ""


def _shape(words: str) -> str:
    """A pattern of what looks like `words`, with other figures and Latin letters in it."""
    return "".join(
        next((shape for kind, shape in _SHAPES if kind.fullmatch(part)), re.escape(part))
        for part in _PART.findall(words)
    )


def _bearing(lines: list[str], words: str, matches: list[re.Match[str] | None]) -> list[int]:
    """Return the indexes of the `lines` that bear what `words` looks like, by their `matches`; none if few do."""
    bearing = [at for at, match in enumerate(matches) if match]
    among = lines[bearing[0] : bearing[-1] + 1] if bearing else []
    printed = sum(map(bool, map(str.strip, among)))
    least = _NEARLY_ALL if _OWN.issuperset(words) else 0.5
    if len(bearing) < _LEAST or len(bearing) <= least * printed:
        return []
    if len(_NUMBER.findall(words)) == 1 and not _LETTERS.search(words):
        return _counting(matches)
    return bearing


def _counting(matches: list[re.Match[str] | None]) -> list[int]:
    """Return the indexes of those of `matches` whose numbers count on: a line without one may bear an item's."""
    numbers = {at: int(found[0]) for at, match in enumerate(matches) if match and (found := _NUMBER.search(match[0]))}
    steps = Counter(number - before for before, number in pairwise(numbers.values()))
    step = max(1, steps.most_common(1)[0][0])
    kept: list[int] = []
    for at, number in numbers.items():
        way = number - numbers[kept[-1]] if kept else step
        if 0 < way <= step * (at - kept[-1] + _MOST_LEFT_OUT if kept else 1) or _begins_page(matches[at]):
            kept.append(at)
    return kept


def _begins_page(match: re.Match[str] | None) -> bool:
    return match is not None and ("\f" in match.string or "**" in match.string)
