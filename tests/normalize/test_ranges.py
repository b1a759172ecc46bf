"""Ranges, months and fiscal years: what stands once serves both ends, and what contradicts itself is refused."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from normalize import (
    ContradictedDate,
    FiscalQuarter,
    Month,
    buddhist_year,
    date_range,
    fiscal_quarter,
    fiscal_quarter_of,
    fiscal_year,
    fiscal_year_of,
    month,
    month_range,
    quarter_of,
    thai_date,
)

FULL = [
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
]
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
JOINTS = st.sampled_from([" - ", "-", " – ", " ถึง ", "ถึง", " ถึงวันที่ ", " จนถึงวันที่ "])
DATES = st.dates(dt.date(1957, 1, 1), dt.date(2056, 12, 31))
MONTHS = DATES.map(lambda date: Month(date.year, date.month))


def named(date: dt.date, names: list[str]) -> str:
    """Return day and month of `date`."""
    return f"{date.day} {names[date.month - 1]}"


@given(DATES, st.integers(0, 700), JOINTS, st.sampled_from([FULL, SHORT]))
def test_range_with_both_years_comes_back(first: dt.date, length: int, joint: str, names: list[str]) -> None:
    last = first + dt.timedelta(days=length)
    text = f"{named(first, names)} {first.year + 543}{joint}{named(last, names)} {last.year + 543}"
    assert date_range(text) == (first, last)
    assert date_range(f"ระหว่างวันที่ {text}") == (first, last)
    slashed = [f"{date.day}/{date.month}/{date.year + 543}" for date in (first, last)]
    assert date_range(joint.join(slashed)) == (first, last)


@given(DATES, st.integers(0, 330), JOINTS, st.sampled_from([FULL, SHORT]))
def test_range_with_one_year_comes_back_also_across_new_year(
    first: dt.date, length: int, joint: str, names: list[str]
) -> None:
    last = first + dt.timedelta(days=length)
    # the same month a year later would need its own year
    assume((first.month, first.year) == (last.month, last.year) or first.month != last.month)
    # 29 February is no day of the other year
    assume((first.month, first.day) != (2, 29) or first.year == last.year)
    assert date_range(f"{named(first, names)}{joint}{named(last, names)} {last.year + 543}") == (first, last)
    assume((last.month, last.day) != (2, 29) or first.year == last.year)
    assert date_range(f"{named(first, names)} {first.year + 543}{joint}{named(last, names)}") == (first, last)


@given(DATES, st.integers(0, 30), JOINTS, st.sampled_from([FULL, SHORT]))
def test_range_with_one_month_comes_back(first: dt.date, length: int, joint: str, names: list[str]) -> None:
    last = first + dt.timedelta(days=length)
    assume(first.month == last.month)
    assert date_range(f"{first.day}{joint}{named(last, names)} {last.year + 543}") == (first, last)
    assert date_range(f"{first.day} - {last.day}/{last.month}/{last.year + 543}") == (first, last)


@given(DATES, st.integers(1, 700), st.sampled_from([FULL, SHORT]))
def test_range_that_ends_before_it_begins_is_refused(last: dt.date, length: int, names: list[str]) -> None:
    first = last + dt.timedelta(days=length)
    text = f"{named(first, names)} {first.year + 543} - {named(last, names)} {last.year + 543}"
    with pytest.raises(ValueError, match="not a range"):
        date_range(text)


@given(DATES, st.sampled_from([FULL, SHORT]))
def test_date_is_no_range_and_range_is_no_date(date: dt.date, names: list[str]) -> None:
    assume(date.day < 28)
    with pytest.raises(ValueError, match="not a range"):
        date_range(f"{named(date, names)} {date.year + 543}")
    with pytest.raises(ValueError, match="not a date"):
        thai_date(f"{date.day} - {date.day + 1} {names[date.month - 1]} {date.year + 543}")


def test_weekday_in_a_range_is_checked_at_both_ends() -> None:
    assert date_range("วันจันทร์ที่ 18 - วันศุกร์ที่ 22 พ.ค. 63") == (dt.date(2020, 5, 18), dt.date(2020, 5, 22))
    for text in ("วันอังคารที่ 18 - วันศุกร์ที่ 22 พ.ค. 63", "วันจันทร์ที่ 18 - วันเสาร์ที่ 22 พ.ค. 63"):
        with pytest.raises(ContradictedDate):
            date_range(text)


@given(MONTHS, st.integers(0, 40), st.sampled_from([FULL, SHORT]), st.sampled_from([" - ", "-", " ถึง "]))
def test_months_and_their_ranges_come_back(first: Month, length: int, names: list[str], joint: str) -> None:
    last = first.moved(length)
    texts = [f"{names[end.number - 1]} {end.year + 543}" for end in (first, last)]
    assert month(texts[0]) == first
    assert month(f"ประจำเดือน{texts[0]}") == first
    assert month(f"{first.number}/{first.year + 543}") == first
    assert month_range(joint.join(texts)) == (first, last)
    if length < 12:
        assert month_range(f"{names[first.number - 1]}{joint}{texts[1]}") == (first, last)
    assert month(str(first)) == first


@given(DATES)
def test_month_begins_and_ends(date: dt.date) -> None:
    own = Month(date.year, date.month)
    assert own.first <= date <= own.last
    assert own.last + dt.timedelta(days=1) == own.moved(1).first
    assert own.moved(-12).year == own.year - 1


@given(DATES)
def test_fiscal_year_runs_from_october_to_september(date: dt.date) -> None:
    year = fiscal_year_of(date)
    assert dt.date(year - 544, 10, 1) <= date <= dt.date(year - 543, 9, 30)
    assert quarter_of(date) == {10: 1, 11: 1, 12: 1, 1: 2, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 4, 8: 4, 9: 4}[date.month]
    assert fiscal_quarter_of(date) == FiscalQuarter(year, quarter_of(date))
    assert fiscal_year(f"{date.day}/{date.month}/{date.year + 543}") == year
    assert fiscal_quarter(f"{named(date, SHORT)} {date.year + 543}") == fiscal_quarter_of(date)


@given(st.integers(2500, 2599), st.integers(1, 4))
def test_years_and_quarters_come_back_from_every_printed_form(year: int, quarter: int) -> None:
    thai = str(year).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    years = (str(year), thai, f"พ.ศ. {year}", f"{year % 100:02}")
    assert {buddhist_year(text) for text in years} == {year}
    prefixes = ("ปีงบประมาณ ", "ปีงบประมาณ พ.ศ. ", "ประจำปีงบประมาณ พ.ศ.", "ปีงบฯ ", "งปม. ", "FY")
    assert {
        fiscal_year(prefix + text) for prefix in prefixes for text in (str(year), thai, f"{year % 100:02}", f"{year}.")
    } == {year}
    quarters = ("ไตรมาส {}/{}", "ไตรมาสที่ {} ปีงบประมาณ {}", "ไตรมาสที่ {} ปีงบประมาณ พ.ศ. {}", "Q{}/{}")
    found = {fiscal_quarter(form.format(quarter, text)) for form in quarters for text in (str(year), thai)}
    assert found == {FiscalQuarter(year, quarter)}


@given(st.integers(2500, 2599), st.integers(1, 4), st.integers(1, 4))
def test_quarter_whose_dates_contradict_its_name_is_refused(year: int, quarter: int, other: int) -> None:
    first = Month(year - 544, 10).moved(3 * (other - 1))
    last = first.moved(2)
    days = f"{named(first.first, SHORT)} {first.year + 543} - {named(last.last, SHORT)} {last.year + 543}"
    months = f"{SHORT[first.number - 1]} - {SHORT[last.number - 1]} {last.year + 543}"
    for span in (days, months):
        for text in (f"ไตรมาสที่ {quarter} ({span})", f"ไตรมาสที่ {quarter} ปีงบประมาณ {year} ({span})"):
            if quarter == other:
                assert fiscal_quarter(text) == FiscalQuarter(year, quarter)
            else:
                with pytest.raises(ValueError, match="not a fiscal quarter"):
                    fiscal_quarter(text)
