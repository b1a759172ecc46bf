"""Thai digits to ASCII digits."""

import re

ASCII_DIGITS = {ord("๐") + value: str(value) for value in range(10)}

_THAI_DIGIT = re.compile("[๐-๙]")


def digits(text: str) -> str:
    """Return `text` with Thai digits as ASCII digits, and nothing else changed.

    >>> digits("๒๕64")
    '2564'
    """
    return text.translate(ASCII_DIGITS) if _THAI_DIGIT.search(text) else text
