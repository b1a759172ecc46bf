"""Dates: every date of 100 years comes back from every form in which officials print it."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import AmbiguousDate, ContradictedDate, buddhist, thai_date, thai_datetime

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
FULL = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
FIRST, LAST = dt.date(1957, 1, 1), dt.date(2056, 12, 31)
# `d`, `m`, `y`: day, month, Buddhist year; `yy`: its last two digits; `ce`: Common Era year
FORMS = (
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}/{m}/{yy:02}",
    "{d:02}/{m:02}/{yy:02}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "{d}.{m}.{yy:02}",
    "{d} / {m} / {y}",
    "{ce}-{m:02}-{d:02}",
    "({ce}-{m:02}-{d:02})",
    "{ce}-{m:02}-{d:02} 00:00:00",
    "{ce}-{m:02}-{d:02} 00:00:00.000",
    "{y}-{m:02}-{d:02}",
    "{d} {full} {y}",
    "{d} {full} พ.ศ. {y}",
    "{d} {full} {ce}",
    "{d}{full}{y}",
    "วันที่ {d} {full} {y}",
    "วันที่ {d} เดือน {full} พ.ศ. {y}",
    "เมื่อวันที่ {d} {full} {y}",
    "ณ วันที่ {d} {full} พ.ศ.{y}",
    "วัน{weekday}ที่ {d} {full} {y}",
    "{d} {full} {y} เวลา 13.30 น.",
    "{d} {short} {y}",
    "{d} {short} {yy:02}",
    "{d}{short}{yy:02}",
    "{d} {bare} {yy:02}",
    "{d}{bare}{yy:02}",
    "{d} {cut} {y}",
    "{d}-{short}-{yy:02}",
)


def printed(date: dt.date, form: str) -> str:
    """Return `date` in `form`."""
    short = SHORT[date.month - 1]
    return form.format(
        d=date.day,
        m=date.month,
        y=date.year + 543,
        yy=(date.year + 543) % 100,
        ce=date.year,
        full=FULL[date.month - 1],
        short=short,
        bare=short.replace(".", ""),
        cut=short.removesuffix("."),
        weekday=WEEKDAYS[date.weekday()],
    )


def days() -> list[dt.date]:
    """Return every date of 100 years."""
    return [FIRST + dt.timedelta(days=days) for days in range((LAST - FIRST).days + 1)]


@pytest.mark.parametrize("form", FORMS)
def test_every_date_of_100_years_comes_back(form: str) -> None:
    for index, date in enumerate(days()):
        text = printed(date, form)
        assert thai_date(text.translate(THAI) if index % 2 else text) == date, text


@given(st.dates(FIRST, LAST), st.sampled_from(FORMS), st.sampled_from(["", " ", "\n", "\u00a0", "\u200b"]))
def test_date_comes_back_with_white_space_around_and_invisible_characters(date: dt.date, form: str, space: str) -> None:
    assert thai_date(f"{space}{printed(date, form)}{space}") == date


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from("/-."))
def test_common_era_date_in_numbers_is_right_or_ambiguous(date: dt.date, joint: str) -> None:
    swapped = date.day <= 12 and date.day != date.month
    for text in (
        f"{date.month}{joint}{date.day}{joint}{date.year}",
        f"{date.day}{joint}{date.month}{joint}{date.year}",
    ):
        if swapped:
            with pytest.raises(AmbiguousDate) as raised:
                thai_date(text)
            assert date in raised.value.readings
            assert list(raised.value.readings) == sorted(raised.value.readings)
        else:
            assert thai_date(text) == date


@given(st.dates(FIRST, LAST), st.integers(0, 6), st.sampled_from(["วัน{}ที่ {} {} {}", "{} {} {} {}"]))
def test_weekday_that_contradicts_the_date_is_told(date: dt.date, weekday: int, form: str) -> None:
    text = form.format(WEEKDAYS[weekday], date.day, FULL[date.month - 1], date.year + 543)
    if weekday == date.weekday():
        assert thai_date(text) == date
        return
    with pytest.raises(ContradictedDate, match=WEEKDAYS[date.weekday()]) as raised:
        thai_date(text)
    assert raised.value.date == date


@given(st.dates(FIRST, LAST), st.integers(0, 23), st.integers(0, 59))
def test_date_and_time_come_back(date: dt.date, hour: int, minute: int) -> None:
    moment = dt.datetime.combine(date, dt.time(hour, minute))
    day = f"{moment.day} {SHORT[moment.month - 1]} {moment.year + 543}"
    assert thai_datetime(f"{day} เวลา {moment:%H.%M} น.") == moment
    assert thai_datetime(f"{day} {moment:%H:%M:%S}") == moment
    assert thai_datetime(f"{moment:%Y-%m-%d %H:%M:%S}") == moment


@pytest.mark.parametrize("year", range(2484, 2700))
def test_29_february_is_a_date_in_leap_years_only(year: int) -> None:
    text = f"29/2/{year}"
    common = year - 543
    if common % 4 == 0 and (common % 100 != 0 or common % 400 == 0):
        assert thai_date(text) == dt.date(common, 2, 29)
    else:
        with pytest.raises(ValueError, match="no such day"):
            thai_date(text)


def test_errors_quote_the_text_and_cut_it_to_80_characters() -> None:
    with pytest.raises(ValueError, match="31/2/2561"):
        thai_date("31/2/2561")
    with pytest.raises(ValueError, match="not a date") as raised:
        thai_date("ก" * 5000)
    assert len(str(raised.value)) < 120


def test_errors_survive_a_process_boundary() -> None:
    for text in ("7/8/2020", "วันพุธที่ 17 มีนาคม 2563"):
        with pytest.raises(ValueError, match=r"may be|contradicts") as raised:
            thai_date(text)
        again = pickle.loads(pickle.dumps(raised.value))
        assert (type(again), str(again)) == (type(raised.value), str(raised.value))


@given(st.dates(dt.date(1941, 1, 1), dt.date(2156, 12, 31)))
def test_buddhist_is_how_the_forms_print_a_date(date: dt.date) -> None:
    assert thai_date(buddhist(date)) == date
