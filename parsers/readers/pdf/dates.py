"""The dates that PDFs bear in their properties."""

import datetime as dt
import re

_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d))?)?)?\s*(?:([+\-])(\d\d)'?(\d\d)?'?|(Z).*)?\s*", re.ASCII
)
# what programs write that have no clock, or are told to make the same file twice
_NO_DATES = {dt.datetime(year, 1, 1) for year in (1970, 1980, 2000)}  # noqa: DTZ001
_FIRST_YEAR, _BUDDHIST_YEARS, _BUDDHIST_ERA = 1993, range(2500, 2700), 543


def pdf_date(text: str) -> dt.datetime | None:
    """Return the date that a PDF's property gives, with its offset if it says one, or None for no real date.

    >>> pdf_date("D:20200709093000+07'00'")
    datetime.datetime(2020, 7, 9, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=25200)))
    >>> pdf_date("D:19700101000000Z") is None
    True
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    # a Thai system may count its years in the Buddhist Era here too
    year -= _BUDDHIST_ERA if year in _BUDDHIST_YEARS else 0
    try:
        date = dt.datetime(year, month, day, hour, minute, second)  # noqa: DTZ001
        offset = _offset(match)
    except ValueError:
        return None
    if date in _NO_DATES or not _FIRST_YEAR <= year < _BUDDHIST_YEARS.start:
        return None
    return date if offset is None else date.replace(tzinfo=offset)


def _offset(match: re.Match[str]) -> dt.timezone | None:
    sign, hours, minutes, greenwich = match.groups()[6:]
    if greenwich:
        return dt.UTC
    if sign is None:
        return None
    ahead = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
    return dt.timezone(ahead if sign == "+" else -ahead)
