"""What a page break labels as an entry and what is the rest of another's tail."""

import re

from model import Span, WarningCode
from parsers.fields import Sheet, quoted
from parsers.forms.bma_progress_report.pieces import ENTRY, MONEY, WORK, bullet_before
from parsers.wording import COLON, DIGITS, SPACE, loosely

_AMOUNT = rf"{DIGITS}[0-9๐-๙,.]*(?:[ \t]*\.?-)?{SPACE}(?:%|{loosely('บาท')})"
_STANDS = "|".join(map(loosely, ("เป็นไปตาม", "ล่าช้ากว่า", "ช้ากว่า", "เร็วกว่า", "ต่ำกว่า", "สูงกว่า")))
_STATUS = (
    rf"(?:{loosely('ไม่')}{SPACE})?(?:{_STANDS}){SPACE}(?:{loosely('แผน')}|{loosely('เป้าหมาย')})[ \t]*(?:{COLON}|\n)"
)
# the label with one colon, and behind it no date and no narrative but what only a tail has
_FRAGMENT = re.compile(
    rf"(?P<label>{loosely(ENTRY)}{SPACE}{DIGITS}{{1,4}}{SPACE}{COLON}(?!{SPACE}{COLON}))"
    rf"(?={SPACE}(?:{loosely(WORK)}|{loosely(MONEY)}|{_AMOUNT}|{_STATUS}))"
)


def blank_labels_in_tails(sheet: Sheet, span: Span) -> None:
    """Blank, with a warning, the label that a page break puts before the rest of an entry's tail in `span`.

    What stands behind it, money or a status without date and narrative, is no entry.
    """
    for match in list(_FRAGMENT.finditer(sheet.text, *span)):
        start = bullet_before(sheet.text, match.start())
        if sheet.begins_page(start):
            raw = quoted(sheet.text[start : match.end()])
            message = f"{raw} begins no entry; what follows it was joined to the entry before"
            sheet.warn(WarningCode.FRAGMENT_JOINED, message, start)
            sheet.blank(start, match.end())
