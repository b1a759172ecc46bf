"""Dates in both calendars, as SQL expressions that every database takes."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, String, case, cast, extract

BUDDHIST = 543  # years that the Buddhist Era is ahead


def thai_date(date: ColumnElement[Any]) -> ColumnElement[str]:
    """Return `date` as the export prints it: day, month and Buddhist Era, unpadded (`8/10/2562`)."""
    day, month, year = (cast(extract(field, date), Integer) for field in ("day", "month", "year"))
    return cast(day, String) + "/" + cast(month, String) + "/" + cast(year + BUDDHIST, String)


def fiscal_year(date: ColumnElement[Any]) -> ColumnElement[int]:
    """Return the fiscal year of `date` in the Buddhist Era: 1 October belongs to the next."""
    month = extract("month", date)
    return cast(extract("year", date), Integer) + BUDDHIST + case((month >= 10, 1), else_=0)


def fiscal_quarter(date: ColumnElement[Any]) -> ColumnElement[int]:
    """Return 1 for October to December, and so on to 4; NULL for no date."""
    month = extract("month", date)
    return case((month >= 10, 1), (month <= 3, 2), (month <= 6, 3), (month <= 9, 4))
