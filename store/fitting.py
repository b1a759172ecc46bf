"""What the columns hold: a value beyond them is left out with a warning, never rounded or cut."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from model import Report, ReportWarning, WarningCode
from store.bounds import BAHT_SCALE, LARGEST_NUMBER, PERCENT_SCALE, YEARS, fits

CODE = re.compile(r".{8}-.{4}", re.DOTALL)


def fitting(report: Report) -> Report:
    """Return `report` with every value that no column holds taken out and doubted; nearly always `report` itself."""
    beyond = dict(_beyond(report))
    if not beyond:
        return report
    unknown: dict[str, Any] = {name: None for name in PROJECT if f"project.{name}" in beyond}
    project = replace(report.project, **unknown)
    entries = tuple(
        replace(entry, **{name: None for name in ENTRY if f"entries.{position}.{name}" in beyond})
        for position, entry in enumerate(report.entries)
    )
    doubts = tuple(_doubt(report, path, value) for path, value in beyond.items())
    return replace(report, project=project, entries=entries, warnings=report.warnings + doubts)


def _beyond(report: Report) -> Iterator[tuple[str, object]]:
    project = report.project
    for name, holds in PROJECT.items():
        value = getattr(project, name)
        if value is not None and not holds(value):
            yield f"project.{name}", value
    for position, entry in enumerate(report.entries):
        for name, holds in ENTRY.items():
            value = getattr(entry, name)
            if value is not None and not holds(value):
                yield f"entries.{position}.{name}", value


def _doubt(report: Report, path: str, value: object) -> ReportWarning:
    place = report.places.get(path)
    return ReportWarning(
        WarningCode.VALUE_INVALID,
        f"{path} is beyond what the database holds: {value}",
        None if place is None else place.page,
        None if place is None else place.line,
        path,
    )


def _baht(value: Decimal) -> bool:
    return fits(value, BAHT_SCALE)


def _percent(value: Decimal) -> bool:
    return fits(value, PERCENT_SCALE)


def _number(value: int) -> bool:
    return 0 <= value <= LARGEST_NUMBER


PROJECT: dict[str, Any] = {
    "code": CODE.fullmatch,
    "fiscal_year": lambda year: YEARS[0] <= year <= YEARS[1],
    "budget_allocated": _baht,
    "budget_spent": _baht,
}
ENTRY: dict[str, Any] = {"number": _number, "spent_number": _number, "percent": _percent, "spent": _baht}
