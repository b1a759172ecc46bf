"""A report as rows of the tables, each value as every database's driver takes it."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from model import Entry, Person, Report, Source

BANGKOK = dt.timezone(dt.timedelta(hours=7))  # without daylight saving since 1920
NOTHING_DESCRIBED = (None, None, None, None, None)

Row = Sequence[object]


def now() -> str:
    """Return the time in Bangkok, to the second, as a database takes it."""
    return bangkok(dt.datetime.now(BANGKOK))


def bangkok(time: dt.datetime) -> str:
    """Return `time` in Bangkok, to the second, as a database takes it; a time without a zone is one of Bangkok."""
    local = time if time.tzinfo is None else time.astimezone(BANGKOK).replace(tzinfo=None)
    return local.isoformat(" ", "seconds")


def parts(key: int, report: Report) -> dict[str, list[Row]]:
    """Return the rows that belong to a report with the id `key`, by their table."""
    project = report.project
    places = list(report.places.items())
    return {
        "agency_levels": [(key, *row) for row in enumerate(project.agency)],
        "objectives": [(key, *row) for row in enumerate(project.objectives)],
        "targets": [(key, *row) for row in enumerate(project.targets)],
        "entries": [(key, position, *_entry(entry)) for position, entry in enumerate(report.entries)],
        "places": [(key, path, raw, page, line) for path, (page, line, _, raw) in places],
        "boxes": [(key, path, *box) for path, (_, _, box, _) in places if box is not None],
        "warnings": [
            (key, position, str(warning.code), warning.message, warning.page, warning.line, warning.path)
            for position, warning in enumerate(report.warnings)
        ],
        "residue": [(key, position, rest.text, rest.page, rest.line) for position, rest in enumerate(report.residue)],
    }


def header(report: Report) -> Row:
    """Return the header's columns of `reports`, in their order."""
    project, strategy = report.project, report.project.strategy
    return (
        report.form,
        project.code,
        project.name,
        project.fiscal_year,
        _date(project.start_date),
        _date(project.end_date),
        _decimal(project.budget_allocated),
        _decimal(project.budget_spent),
        *_person(project.officer),
        *_person(project.coordinator),
        project.rationale,
        strategy.issue,
        strategy.sub_issue,
        strategy.goal,
        strategy.indicator,
        report.certified,
        report.signatory,
        report.position,
    )


def _entry(entry: Entry) -> Row:
    return (
        entry.number,
        _date(entry.date),
        entry.narrative,
        _decimal(entry.percent),
        entry.spent_number,
        _decimal(entry.spent),
        entry.plan_status and str(entry.plan_status),
        entry.target_status and str(entry.target_status),
    )


def _person(person: Person) -> Row:
    return (person.name, person.position, person.phone)


def _date(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def described(source: Source) -> Row:
    """Return the columns of `documents` that describe a document which was read."""
    exported_at = None if source.exported_at is None else bangkok(source.exported_at)
    return (source.media_type, source.encoding, source.pages, source.text_from, exported_at)
