"""The form's own words with characters lost in them: what is printed on every form can be known again."""

import re

from parsers.fields import LOST
from parsers.forms.bma_progress_report.pieces import ENTRY, MONEY, WORK
from parsers.forms.bma_progress_report.wordings import CERTIFICATE_WORDS, HEADER_LABELS, HEADINGS, STRATEGY_LABELS
from parsers.furniture import TITLE

# how plan and target statuses are worded: other wordings are not known again
STATUSES = ("เป็นไปตามแผน", "ช้ากว่าแผน", "เร็วกว่าแผน", "เป็นไปตามเป้าหมาย", "ต่ำกว่าเป้าหมาย", "สูงกว่าเป้าหมาย")
MOST_LOST = 1 / 3


def mended(text: str) -> str:
    """Return `text` with lost characters put back where they stand in words of the form; as long as before.

    Only what the rest of the word proves is put back: a narrative keeps its lost characters.

    >>> mended("รายงานครั\ufffdงที\ufffd 4 :: โครงการที\ufffd 2")
    'รายงานครั้งที่ 4 :: โครงการที\ufffd 2'
    """
    if LOST not in text:
        return text
    for words, pattern in _PATTERNS:
        for printed in set(pattern.findall(text)):
            if printed.count(LOST) <= MOST_LOST * len(words):
                text = text.replace(printed, words)
    return text


def _words() -> list[str]:
    tables = (*HEADINGS.values(), *HEADER_LABELS.values(), *STRATEGY_LABELS.values())
    words = {word for wordings in tables for word in wordings}
    words |= {TITLE, ENTRY, WORK, MONEY, "(ครั้งที่", *STATUSES, *CERTIFICATE_WORDS}
    return sorted((word for word in words if not word.isascii()), key=len, reverse=True)


_PATTERNS = [(word, re.compile("".join(f"[{re.escape(letter)}{LOST}]" for letter in word))) for word in _words()]
