"""Words in narratives, found fast: few texts hold them, and only there is looked closely."""

import re
from collections.abc import Iterator, Mapping

from audit.facts import Page
from audit.wording import quoted

AROUND = 24  # letters before and behind what was found: enough to understand it


def mentions(page: Page, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, str]]:
    """Yield the texts of the page in which a pattern is found, and the words there.

    Each pattern begins with its word, which is looked for first.
    """
    for row, text in enumerate(page.texts):
        if text is not None:
            match = found(text, patterns)
            if match is not None:
                yield row, passage(text, match)


def found(text: str, patterns: Mapping[str, re.Pattern[str]]) -> re.Match[str] | None:
    """Return where the first of the patterns matches that does so at its word, or None."""
    for word, pattern in patterns.items():
        at = text.find(word)
        while at >= 0:
            match = pattern.match(text, at)
            if match is not None:
                return match
            at = text.find(word, at + 1)
    return None


def after(word: str, denied: tuple[str, ...], behind: str = "") -> re.Pattern[str]:
    """Return the pattern of `word` where none of `denied` stands before it, and the pattern `behind` follows.

    >>> after("ล่าช้า", ("ไม่",)).search("งานไม่ล่าช้า") is None
    True
    """
    return re.compile("".join(f"(?<!{each})" for each in denied) + word + behind)


def passage(text: str, match: re.Match[str]) -> str:
    """Return what was found with a few letters around it, cut at a space where there is one.

    >>> passage("ประชุมแล้ว และโอนเงินให้ชุมชน", re.search("โอนเงิน", "ประชุมแล้ว และโอนเงินให้ชุมชน"))
    'ประชุมแล้ว และโอนเงินให้ชุมชน'
    """
    begin, end = max(match.start() - AROUND, 0), min(match.end() + AROUND, len(text))
    before, behind = text[begin : match.start()], text[match.end() : end]
    if begin > 0:
        before = f"…{before.split(maxsplit=1)[-1]}" if " " in before.strip() else f"…{before.lstrip()}"
    if end < len(text):
        behind = f"{behind.rsplit(maxsplit=1)[0]}…" if " " in behind.strip() else f"{behind.rstrip()}…"
    return quoted(before + match[0] + behind)
