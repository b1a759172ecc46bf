"""The time of day behind a date: `เวลา 13.30 น.`, `00:00:00.000`."""

import datetime as dt
import re

_UNIT = r"(?: ?(?:น\.?|นาฬิกา))?"
_SECOND = r"[.:](?P<second>[0-9]{2})(?P<fraction>\.[0-9]{1,9})?"
_HOURS = rf"(?P<hour>[0-9]{{1,2}})[.:](?P<minute>[0-9]{{2}})(?:{_SECOND})?{_UNIT}"
_TOGETHER = r"(?P<together>[0-9]{4}) ?(?:น\.|นาฬิกา)"
_SPOKEN = r"(?P<hours>[0-9]{1,2}) ?(?:นาฬิกา|น\.)(?: ?(?P<minutes>[0-9]{1,2}) ?นาที)?"
_UNTIL = rf"(?: ?(?:-|ถึง) ?(?P<until_hour>[0-9]{{1,2}})[.:](?P<until_minute>[0-9]{{2}}){_UNIT})?"
_START = r"(?:T|,? |(?=เวลา)|(?= ?\()| ?/ ?)(?P<open> ?\()?(?:เวลา ?)?"
# an offset other than Thailand's would move the date
_END = r"(?: ?\+07:?00)?\.?(?(open) ?\))(?: ?เป็นต้นไป)?"
_FORM = re.compile(
    rf"{_START}(?:{_HOURS}(?: ?(?P<half>[AP])M)?|{_TOGETHER}|{_SPOKEN}){_UNTIL}{_END}",
    re.IGNORECASE,
)
# in acts, the year of the reign stands behind the date
_NOTHING = re.compile(r"(?: ?เป็นปีที่ [0-9]+ ในรัชกาลปัจจุบัน)?\.?")


def clock_times(text: str) -> tuple[dt.timedelta, ...] | None:
    """Return the times of day in `text`, which stands behind a date: none, one, or two for a span of hours.

    None if it is anything else. 24:00 is a time.

    >>> clock_times(" เวลา 13.30 น."), clock_times(""), clock_times(" 25:00")
    ((datetime.timedelta(seconds=48600),), (), None)
    """
    if _NOTHING.fullmatch(text):
        return ()
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    together = match["together"] or ""
    hour = match["hour"] or match["hours"] or together[:2]
    minute = match["minute"] or match["minutes"] or together[2:] or "0"
    times = [_time(hour, minute, match["second"] or "0", match["fraction"] or "", match["half"])]
    if match["until_hour"]:
        times.append(_time(match["until_hour"], match["until_minute"], "0", "", None))
    found = tuple(time for time in times if time is not None)
    return found if len(found) == len(times) else None


def _time(hour: str, minute: str, second: str, fraction: str, half: str | None) -> dt.timedelta | None:
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half in "Pp" else 0)
    micros = int(f"{fraction[1:]:0<6}"[:6])
    time = dt.timedelta(hours=hours, minutes=int(minute), seconds=int(second), microseconds=micros)
    exists = int(minute) < 60 and int(second) < 60 and time <= dt.timedelta(days=1)
    return time if exists else None
