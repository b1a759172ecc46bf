"""Printed words as patterns: the page may break a line between any two clusters of a word."""

import re
from collections.abc import Iterator

from model import Span

SPACE = r"\s*+"  # what follows is never white space: nothing need be tried again with less of it
COLON = "[:：]"
LEADERS = r"[\s.…·_]*"
DIGITS = r"[0-9๐-๙]"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # of 0 to 9
_JOINT = r"[/.\-–‐‑−]"
DATE_START = rf"{DIGITS}{{1,4}}{SPACE}{_JOINT}{SPACE}{DIGITS}{{1,2}}{SPACE}{_JOINT}{SPACE}{DIGITS}{{1,4}}"
# what stands where nothing is filled in
_NOTHING = " \t\n\f-–—.…_"

FILLS = frozenset(".…·_")  # of the row behind a value
_FILLS_AND_SPACES = "".join(sorted(FILLS)) + " \t\n\f"
_RUN = re.compile(r"\S+")

_LOOK_BACK = 400  # characters: a blanked header stands there
CLUSTER = re.compile(r"\S[ัิ-ฺ็-๎ำ]*")


def loosely(words: str) -> str:
    r"""Return the source of a pattern that matches `words` wherever white space falls between its clusters.

    >>> bool(re.fullmatch(loosely("รหัสโครงการ"), "รหัส\n โครงการ"))
    True
    """
    return SPACE.join(re.escape(cluster) for cluster in CLUSTER.findall(words))


def occurrences(words: str, text: str) -> Iterator[Span]:
    """Return the spans at which `words` stand in `text`.

    >>> list(occurrences("แผน", "แผนงานตามแผน"))
    [(0, 3), (9, 12)]
    """
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        yield start, end
        start = text.find(words, end)


def is_nothing(text: str) -> bool:
    """Return whether `text` is what stands where nothing is filled in: dots, dashes, white space.

    >>> is_nothing(" ……\\n- "), is_nothing("- บาท")
    (True, False)
    """
    return not text.strip(_NOTHING)


def end_before_fill(text: str, start: int, end: int) -> int:
    """Return where the words in `text[start:end]` end, behind which dots or a line fill the form's row.

    >>> end_before_fill("สวน ค.ส.ล. .....", 0, 16)
    10
    """
    words = text[start:end].rstrip()
    if words[-1:] not in FILLS:
        return end
    behind = len(words)
    for run in reversed(list(_RUN.finditer(words, len(words.rstrip(_FILLS_AND_SPACES))))):
        if len(run[0]) == 1 and run[0] != "…":
            break  # the full stop of an abbreviation
        behind = run.start()
    return start + len(words[:behind].rstrip()) if behind < len(words) else end


def end_of_words(text: str, at: int) -> int:
    """Return where the last word before `at` ends, 0 if there is none."""
    near = text[max(at - _LOOK_BACK, 0) : at].rstrip()
    return max(at - _LOOK_BACK, 0) + len(near) if near else len(text[:at].rstrip())


def either(*wordings: str) -> str:
    """Return the source of a pattern that matches any of `wordings`, the longest first."""
    return "(?:" + "|".join(loosely(words) for words in sorted(wordings, key=len, reverse=True)) + ")"
