"""What a page break labels as an entry and what is the rest of another's tail."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from model import Span, WarningCode
from parsers.fields import Sheet, quoted
from parsers.forms.bma_progress_report.pieces import MONEY, WORK, Pieces, bullet_before, pieces
from parsers.wording import COLON, DIGITS, SPACE, loosely

_AMOUNT = rf"{DIGITS}[0-9๐-๙,.]*(?:[ \t]*\.?-)?{SPACE}(?:%|{loosely('บาท')})"
_STANDS = "|".join(map(loosely, ("เป็นไปตาม", "ล่าช้ากว่า", "ช้ากว่า", "เร็วกว่า", "ต่ำกว่า", "สูงกว่า")))
_STATUS = (
    rf"(?:{loosely('ไม่')}{SPACE})?(?:{_STANDS}){SPACE}(?:{loosely('แผน')}|{loosely('เป้าหมาย')})[ \t]*(?:{COLON}|\n)"
)
# what only a tail has, behind the label's one colon
_REST = re.compile(
    rf"{SPACE}(?!{COLON})(?:{loosely(WORK)}|{loosely(MONEY)}|{_AMOUNT}|{_STATUS}|%|=|\({SPACE}{loosely('ครั้งที่')}|{loosely('บาท')}{SPACE}{COLON})"
)
# what a tail is made of, and how long one of them is
_PIECES = re.compile(rf"{loosely(WORK)}ฯ?{SPACE}=|{loosely(MONEY)}{SPACE}\(|{_AMOUNT}|{COLON}{SPACE}{_STATUS}")
_LONGEST_PIECE = 80
_WORD = re.compile(r"[^\W\d_]")
_STATUSES = re.compile(
    rf"{SPACE}{COLON}?{SPACE}(?:{_STATUS}{SPACE}{COLON}?{SPACE}{_STATUS}|{_STATUS}(?!{SPACE}{COLON}))"
)


def without_labels_in_tails(sheet: Sheet, span: Span, found: Pieces) -> Pieces:
    """Blank, with a warning, the labels that page breaks put before the rest of an entry's tail in `span`.

    What stands behind such a label, money or a status without date and narrative, is no entry. Returns the pieces of
    `span`, which were `found` before.
    """
    wrong = [label for label in _first_of_pages(sheet, found) if _stands_in_tail(sheet.text, *label)]
    for start, end in wrong:
        message = f"{quoted(sheet.text[start:end])} begins no entry; what follows it was joined to the entry before"
        sheet.warn(WarningCode.FRAGMENT_JOINED, message, start)
        sheet.blank(start, end)
    return pieces(sheet.text, *span) if wrong else found


def _first_of_pages(sheet: Sheet, found: Pieces) -> Iterator[Span]:
    """The labels of entries, bullets counted in, that are the first that a page prints and that may be no entry's."""
    document, text, heads = sheet.document, sheet.text, found.heads
    begins = [head.start() for head in heads] if document.printed_pages > 1 else []
    tops = (bisect_left(document.line_leaves(), page) for page in range(2, document.printed_pages + 1))
    for top in dict.fromkeys(document.starts[line] for line in tops if line < len(document.starts)):
        index = bisect_left(begins, top)
        if index == len(begins) or _WORD.search(text, top, begins[index]):
            continue
        start = bullet_before(text, begins[index])
        may_be_wrong = len(heads[index]["colons"] or "") == 1 or _STATUSES.match(text, heads[index].end())
        if may_be_wrong and top <= start and not text[top:start].strip():
            yield start, heads[index].end()


def _stands_in_tail(text: str, start: int, end: int) -> bool:
    """Whether only the rest of a tail can stand behind the label at `text[start:end]`, or a tail's word around it."""
    if _REST.match(text, end) or _STATUSES.match(text, end):
        return True
    before = text[max(start - _LONGEST_PIECE, 0) : start].rstrip()
    around = before + text[end : end + _LONGEST_PIECE]
    return any(piece.start() < len(before) < piece.end() for piece in _PIECES.finditer(around))
