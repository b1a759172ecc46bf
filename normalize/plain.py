"""Text as the converters read it: repaired, ASCII digits, plain dashes, single spaces; and how they refuse it."""

import re

from normalize.numerals import ASCII_DIGITS
from normalize.text import normal

# No value is longer; nothing longer is looked at.
LONGEST = 400
LONGEST_QUOTE = 80
# no word of a value is parted by a space; a line break may fall inside it
_TORN = re.compile("(?<=[ก-๎]) (?=[ก-๎])")
_WIDE_DIGIT = re.compile("[０-９]")
_PLAIN = ASCII_DIGITS | dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-") | {ord("："): ":"}


def plain(text: str) -> str:
    """Return `text` repaired, with ASCII digits, "-" for any dash, ":" for a wide colon, and single spaces.

    No space is left between Thai letters. A text that is too long for any value, or has wide digits, is "".

    >>> plain(" ๑๘ –  ๒๙ พฤษภาคม\u00a0๒๕๖๓ ")
    '18 - 29 พฤษภาคม 2563'
    """
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return ""
    if text.isascii():
        return text
    if _WIDE_DIGIT.search(text):
        return ""
    repaired = normal(text)
    if repaired is not text:
        repaired = " ".join(repaired.split())
    return _TORN.sub("", repaired.translate(_PLAIN))


def refusal(kind: str, text: str, reason: str = "") -> ValueError:
    """Return the error that says that `text` is no `kind`, and why.

    >>> refusal("a date", "31/2/2561", "there is no such day")
    ValueError("not a date: '31/2/2561': there is no such day")
    """
    return ValueError(f"not {kind}: {quoted(text)}{reason and ': '}{reason}")


def quoted(text: str) -> str:
    """Return `text` in quotes, control characters escaped, cut to what a message can bear."""
    return repr(text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…")
