"""What a page break labels as an entry and what is the rest of another's tail."""

import re

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
_STATUSES = re.compile(
    rf"{SPACE}{COLON}?{SPACE}(?:{_STATUS}{SPACE}{COLON}?{SPACE}{_STATUS}|{_STATUS}(?!{SPACE}{COLON}))"
)


def without_labels_in_tails(sheet: Sheet, span: Span, found: Pieces) -> Pieces:
    """Blank, with a warning, the labels that page breaks put before the rest of an entry's tail in `span`.

    What stands behind such a label, money or a status without date and narrative, is no entry. Returns the pieces of
    `span`, which were `found` before.
    """
    labels = [
        head
        for head in found.heads
        if (_REST if len(head["colons"] or "") == 1 else _STATUSES).match(sheet.text, head.end())
    ]
    wrong = [(bullet_before(sheet.text, label.start()), label.end()) for label in labels]
    wrong = [(start, end) for start, end in wrong if sheet.begins_page(start)]
    for start, end in wrong:
        message = f"{quoted(sheet.text[start:end])} begins no entry; what follows it was joined to the entry before"
        sheet.warn(WarningCode.FRAGMENT_JOINED, message, start)
        sheet.blank(start, end)
    return pieces(sheet.text, *span) if wrong else found
