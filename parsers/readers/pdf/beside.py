"""Two pages printed side by side on one sheet: they are read one behind the other."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from parsers.readers.pdf.pdfium import Sheet

_LEAST_LETTERS = 60  # on either side: a page that is nearly empty bears the form's last lines
_BROADEST = 2.0  # times as broad as high, two sheets of paper are
_TINY = 0.5  # of the type that half of the sheet's letters have
_MARGINS = 0.015  # of the sheet's breadth: the inner margins of both pages


def halves(sheet: Sheet) -> Iterator[Sheet]:
    """Return the pages that stand side by side on `sheet`, from the left, or the sheet itself.

    They do on a sheet that is broader than high, in whose middle a strip is bare: the title of a page, and any line of
    prose, would cross it. Characters of the other half are marked as put in, which are not printed.
    """
    if not sheet.height < sheet.width < _BROADEST * sheet.height or not len(sheet.boxes):
        yield sheet
        return
    middle, printed = sheet.width / 2, sheet.upright
    # some programs print their name at the foot, too small for anybody's eye
    if printed.any():
        printed &= sheet.sizes > _TINY * np.median(sheet.sizes[printed])
    left = (sheet.boxes[:, 0] + sheet.boxes[:, 2]) / 2 < middle
    reach = _MARGINS / 2 * sheet.width
    crosses = (sheet.boxes[:, 0] < middle + reach) & (sheet.boxes[:, 2] > middle - reach) & printed
    on_left = np.count_nonzero(left & printed)
    fewest = min(on_left, np.count_nonzero(printed) - on_left)
    if crosses.any() or fewest < _LEAST_LETTERS:
        yield sheet
        return
    yield replace(sheet, put_in=sheet.put_in | ~left)
    yield replace(sheet, put_in=sheet.put_in | left)
