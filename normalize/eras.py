"""Years and their eras: the Buddhist Era, the Common Era, told apart by evidence."""

import datetime as dt
import re

from normalize.plain import plain, refusal

AHEAD = 543
BUDDHIST_YEARS = range(2400, 2700)
COMMON_YEARS = range(1900, 2200)
# Before, the year began on 1 April: which Common Era year is meant depends on the month.
FIRST_CALENDAR_YEAR = 2484
CENTURY = 2500

BUDDHIST = r"พ ?\.? ?ศ ?\.?|พุทธศักราช|B\.?E\.?"
COMMON = r"ค ?\.? ?ศ ?\.?|คริสต์?ศักราช|A\.?D\.?|C\.?E\.?"
# a year as it stands behind a month: `พ.ศ. 2562`, `ปี 2562`, `62`
YEAR = rf"(?:ปี ?)?(?:(?P<buddhist>{BUDDHIST})|(?P<common>{COMMON}))? ?(?P<year>[0-9]{{4}}|['’]?[0-9]{{2}})"
_YEAR = re.compile(rf"(?:(?:ใน|ประจำ) ?)?{YEAR}", re.IGNORECASE)


def buddhist_year(text: str) -> int:
    """Return the year in the Buddhist Era; two digits are the last ones of a Buddhist year.

    Raises:
        ValueError: `text` is no year, its era contradicts its size, or it is a Common Era year before 1941, part of
            which belongs to one Buddhist year and part to another.

    >>> buddhist_year("พ.ศ. ๒๕๖๓"), buddhist_year("ปี ค.ศ. 2020"), buddhist_year("63")
    (2563, 2563, 2563)
    """
    match = _YEAR.fullmatch(plain(text))
    if match is None:
        raise refusal("a year", text)
    year = printed_year(match)
    if year is None or (year < FIRST_CALENDAR_YEAR and match["year"] != str(year)):
        raise refusal("a year", text)
    return year


def printed_year(match: re.Match[str]) -> int | None:
    """Return the year that `YEAR` matched, in the Buddhist Era; None if it is of no era, or not of the printed one."""
    digits = match["year"].lstrip("'’")
    year = int(digits)
    if len(digits) == 2:
        return None if match["common"] else CENTURY + year
    if year in BUDDHIST_YEARS:
        return None if match["common"] else year
    if year in COMMON_YEARS:
        return None if match["buddhist"] else year + AHEAD
    return None


def buddhist(date: dt.date) -> str:
    """Return `date` as the forms print it.

    >>> buddhist(dt.date(2019, 10, 8))
    '8/10/2562'
    """
    return f"{date.day}/{date.month}/{date.year + AHEAD}"
