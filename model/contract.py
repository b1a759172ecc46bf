"""The JSON of a report: the one module that knows its keys."""

import datetime as dt
from decimal import Decimal
from typing import Any

from model.place import Place
from model.report import Entry, Person, Project, Report, Source


def contract(report: Report, path: str) -> dict[str, Any]:
    """Return `report`, read from the file at `path`, as plain JSON values, keys in the order of the contract."""
    return {
        "form": report.form,
        "source": _source(report.source, path),
        "project": _project(report.project),
        "entries": [_entry(entry) for entry in report.entries],
        "certified": report.certified,
        "signatory": report.signatory,
        "position": report.position,
        "residue": [{"text": rest.text, "page": rest.page, "line": rest.line} for rest in report.residue],
        "warnings": [
            {"code": str(warning.code), "message": warning.message, "page": warning.page, "line": warning.line}
            for warning in report.warnings
        ],
    }


def places(report: Report) -> dict[str, Any]:
    """Return the place of each value by its path into the report's JSON."""
    return {path: _place(place) for path, place in report.places.items()}


def _place(place: Place) -> dict[str, Any]:
    return {"page": place.page, "line": place.line, "box": None if place.box is None else list(place.box)}


def _source(source: Source, path: str) -> dict[str, Any]:
    exported_at = source.exported_at
    return {
        "path": path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "pages": source.pages,
        "text_from": source.text_from,
        "exported_at": None if exported_at is None else exported_at.isoformat(),
    }


def _project(project: Project) -> dict[str, Any]:
    strategy = project.strategy
    return {
        "code": project.code,
        "name": project.name,
        "fiscal_year": project.fiscal_year,
        "start_date": _date(project.start_date),
        "end_date": _date(project.end_date),
        "budget_allocated": _decimal(project.budget_allocated),
        "budget_spent": _decimal(project.budget_spent),
        "agency": list(project.agency),
        "officer": _person(project.officer),
        "coordinator": _person(project.coordinator),
        "rationale": project.rationale,
        "objectives": list(project.objectives),
        "targets": list(project.targets),
        "strategy": {
            "issue": strategy.issue,
            "sub_issue": strategy.sub_issue,
            "goal": strategy.goal,
            "indicator": strategy.indicator,
        },
    }


def _person(person: Person) -> dict[str, Any]:
    return {"name": person.name, "position": person.position, "phone": person.phone}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "date": _date(entry.date),
        "narrative": entry.narrative,
        "percent": _decimal(entry.percent),
        "spent_number": entry.spent_number,
        "spent": _decimal(entry.spent),
        "plan_status": entry.plan_status and str(entry.plan_status),
        "target_status": entry.target_status and str(entry.target_status),
    }


def _date(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else decimal_string(value)


def decimal_string(value: Decimal) -> str:
    """Return `value` with two places; more only where more are printed and say something: nothing is rounded away.

    >>> decimal_string(Decimal("171600")), decimal_string(Decimal("100.0000")), decimal_string(Decimal("66.667"))
    ('171600.00', '100.00', '66.667')
    """
    printed = str(value)
    if "E" in printed:
        printed = f"{value:f}"
    if printed[-3:-2] == ".":
        return printed
    whole, _, fraction = printed.partition(".")
    return f"{whole}.{fraction.rstrip('0'):0<2}"
