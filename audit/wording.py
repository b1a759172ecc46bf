"""Figures, days and lists as sentences have them, in both languages."""

import datetime as dt
from collections.abc import Sequence

from model.finding import Words

BUDDHIST = 543  # years that the Buddhist Era is ahead
MONTHS = (
    ("January", "มกราคม"),
    ("February", "กุมภาพันธ์"),
    ("March", "มีนาคม"),
    ("April", "เมษายน"),
    ("May", "พฤษภาคม"),
    ("June", "มิถุนายน"),
    ("July", "กรกฎาคม"),
    ("August", "สิงหาคม"),
    ("September", "กันยายน"),
    ("October", "ตุลาคม"),
    ("November", "พฤศจิกายน"),
    ("December", "ธันวาคม"),
)
SHOWN = 90  # letters of a quotation: enough to find it on the page


def money(satang: float) -> str:
    """Return an amount in baht.

    >>> money(17160000), money(17160050)
    ('171,600', '171,600.50')
    """
    whole = round(satang)
    return f"{whole / 100:,.2f}" if whole % 100 else f"{whole // 100:,}"


def decimal(value: float) -> str:
    """Return a percent or a number without needless zeros.

    >>> decimal(70.0), decimal(22.5), decimal(-14.973), decimal(-0.001)
    ('70', '22.5', '−14.97', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")
    return "0" if text == "−0" else text


def share(value: float) -> str:
    """Return a share with three digits behind the point.

    >>> share(0.59535)
    '0.595'
    """
    return f"{value:.3f}"


def date(day: float) -> dt.date:
    """Return the date that is so many days after 1970 begins.

    >>> date(18451)
    datetime.date(2020, 7, 8)
    """
    return dt.date(1970, 1, 1) + dt.timedelta(days=int(day))


def day(number: float) -> Words:
    """Return a day in words; in Thai its year is of the Buddhist Era.

    >>> day(18451)
    Words(en='8 July 2020', th='8 กรกฎาคม 2563')
    """
    found = date(number)
    english, thai = MONTHS[found.month - 1]
    return Words(f"{found.day} {english} {found.year}", f"{found.day} {thai} {found.year + BUDDHIST}")


def month(number: int) -> Words:
    """Return a month in words, counted from January 1970.

    >>> month(606)
    Words(en='July 2020', th='กรกฎาคม 2563')
    """
    year, index = divmod(number, 12)
    english, thai = MONTHS[index]
    return Words(f"{english} {1970 + year}", f"{thai} {1970 + year + BUDDHIST}")


def listed(items: Sequence[Words]) -> Words:
    """Return a list in words.

    >>> listed([Words("a", "ก"), Words("b", "ข"), Words("c", "ค")])
    Words(en='a, b and c', th='ก ข และค')
    >>> listed([Words("1", "1"), Words("2", "2"), Words("3", "3")]).th
    '1, 2 และ 3'
    """
    english, thai = [item.en for item in items], [item.th for item in items]
    if len(items) == 1:
        return items[0]
    # Thai parts numbers by commas and words by spaces; its "and" stands by itself before a number only
    comma, space = (", ", " ") if thai[-1][0].isascii() else (" ", "")
    return Words(f"{', '.join(english[:-1])} and {english[-1]}", f"{comma.join(thai[:-1])} และ{space}{thai[-1]}")


def quoted(text: str) -> str:
    """Return a quotation on one line, cut where it is long.

    >>> quoted("ได้รับ" + chr(10) + "อนุมัติ")
    'ได้รับ อนุมัติ'
    """
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
