"""A page's lines from PDFium's characters all at once, in arrays: what `parsers.lines` does one by one, for most pages.

Where a page holds anything out of the common, such as turned text, letters drawn twice or raised ones, there is no
answer, and the page is set character by character.
"""

from dataclasses import replace

import numpy as np

from parsers.lines import STAMPED
from parsers.readers.pdf.bases import bases
from parsers.readers.pdf.composition import Marks, SetPage, Stray, composed
from parsers.readers.pdf.kinds import MARK, ODD, codes_of
from parsers.readers.pdf.letters import Array, Flags, letters
from parsers.readers.pdf.pdfium import Sheet
from parsers.readers.pdf.rows import shown

_NO_LINES = SetPage("", np.zeros((0, 4), dtype=np.float32))


def set_page(sheet: Sheet) -> SetPage | None:
    """Return the lines of a page, or None if it needs a closer look."""
    printed = ~sheet.put_in
    if sheet.turned or sheet.latin or not _common(printed, sheet) or _is_stamped(sheet.sizes[printed]):
        return None
    is_mark = (sheet.kinds == MARK) & printed
    marks = is_mark.nonzero()[0]
    codes = codes_of(sheet.text)
    found = letters(sheet, codes, (printed & ~is_mark).nonzero()[0])
    if found.is_space.all():
        return None if len(marks) else _NO_LINES
    lines = shown(found)
    if lines is None:
        return None
    base = bases(marks, found, sheet)
    standing = base >= 0
    page = composed(lines, found, Marks(marks[standing], codes[marks[standing]], base[standing]), sheet.boxes)
    if not sheet.within:
        np.clip(page.boxes, 0, np.array([sheet.width, sheet.height] * 2, dtype=np.float32), out=page.boxes)
    if standing.all():
        return page
    left = sheet.boxes[:, 0]
    return replace(page, stray=tuple(Stray(sheet.text[at], float(left[at])) for at in marks[~standing].tolist()))


def _is_stamped(sizes: Array) -> bool:
    """Whether some type is so large that it may be stamped over the page."""
    return bool(len(sizes)) and float(sizes.max()) > STAMPED * float(sizes.mean())


def _common(printed: Flags, sheet: Sheet) -> bool:
    """Whether every printed character is a plain one that has a place and a size."""
    if ((sheet.kinds == ODD) & printed).any() or not np.isfinite(sheet.boxes.sum() + sheet.origins.sum()):
        return False
    return bool((sheet.sizes[printed] > 0).all())
