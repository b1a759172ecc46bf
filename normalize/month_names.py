"""The names of the months and of the weekdays, as officials write and misspell them."""

import re

# full names first, then what is left of them in haste, then misspellings that were seen
_NAMES = (
    "มกราคม มกรา มกรคม มการาคม มกราค มกราม Jan January",
    "กุมภาพันธ์ กุมภา กุมภาพันธ กุมภาพัน กุมภาพันธุ์ กุมภาพันธ์์ กุมพาพันธ์ กุมภาพนธ์ กุมภาพันท์ กุมภาฯ Feb February",
    "มีนาคม มีนา มีนคม มีนาค Mar March",
    "เมษายน เมษา เมษายาน เมษยน เมษายณ แมษายน Apr April",
    "พฤษภาคม พฤษภา พฤกษภาคม พฤศภาคม พฤษภคม พฤษภาค พฤษาคม พฤภาคม พฤษภม May",
    "มิถุนายน มิถุนา มิถุนายณ มิถุนยน มิถุยายน มิุถนายน Jun June",
    "กรกฎาคม กรกฎา กรกฏาคม กรกฏา กรกฎคม กรกฏคม กรกฎษคม กรกดาคม กรกฎาค กรฎาคม Jul July",
    "สิงหาคม สิงหา สิงหคม สิหาคม สิงหาค Aug August",
    "กันยายน กันยา กันยยน กันยายณ กัยายน กันยาน Sep Sept September",
    "ตุลาคม ตุลา ตุลคม ตุลาค ตลาคม Oct October",
    "พฤศจิกายน พฤศจิกา พฤษจิกายน พฤจิกายน พฤศจิกยน พฤศจิกายณ พฤกษจิกายน พฤศิจกายน Nov November",
    "ธันวาคม ธันวา ธันวคม ธันวาค ธันวาคน Dec December",
)
ENGLISH = re.compile("[a-z]+", re.IGNORECASE)
_ABBREVIATIONS = ("ม ค", "ก พ", "มี ค", "เม ย", "พ ค", "มิ ย", "ก ค", "ส ค", "ก ย", "ต ค", "พ ย", "ธ ค")
_DAYS = (
    "จันทร์ จันทร จ. จ Mon Monday",
    "อังคาร อ. อ Tue Tuesday",
    "พุธ พ. พุทธ Wed Wednesday",
    "พฤหัสบดี พฤหัสฯ พฤหัส พฤ. พฤ Thu Thursday",
    "ศุกร์ ศุกร ศ. Fri Friday",
    "เสาร์ เสาร ส. Sat Saturday",
    "อาทิตย์ อาทิตย อา. Sun Sunday",
)
WEEKDAYS = tuple(names.split()[0] for names in _DAYS)


def _longest_first(names: list[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTHS = {name.casefold(): number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTHS |= {short.replace(" ", ""): number for number, short in enumerate(_ABBREVIATIONS, 1)}
MONTH = _longest_first(
    [name for names in _NAMES for name in names.split()]
    + [short.replace(" ", r" ?\.? ?") + r" ?\.?" for short in _ABBREVIATIONS]
)
_WEEKDAYS = {name.casefold(): number for number, names in enumerate(_DAYS) for name in names.split()}
WEEKDAY = _longest_first([re.escape(name) for names in _DAYS for name in names.split()])


# as a calendar prints them, or without the last full stop
PRINTED = {names.split()[0]: number for number, names in enumerate(_NAMES, 1)}
PRINTED |= {
    short.replace(" ", ".") + stop: number for number, short in enumerate(_ABBREVIATIONS, 1) for stop in (".", "")
}


def month_number(name: str) -> int:
    """Return the number of the month that `MONTH` matched, from 1.

    >>> month_number("มิ.ย.")
    6
    """
    return _MONTHS[name.replace(".", "").replace(" ", "").casefold()]


def weekday_number(name: str) -> int:
    """Return the number of the weekday that `WEEKDAY` matched, from 0 for Monday."""
    return _WEEKDAYS[name.casefold()]
