"""A report as rows of the tables, each value as every database's driver takes it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model import Entry, Person, Places, Report, Source
from store.bounds import BAHT_SCALE, fits

BANGKOK = dt.timezone(dt.timedelta(hours=7))  # without daylight saving since 1920
NOTHING_DESCRIBED = (None, None, None, None, None)
SEPARATOR = " / "  # between the units of an agency, as the form prints it

Row = Sequence[object]


def now() -> str:
    """Return the time in Bangkok, to the second, as a database takes it."""
    return bangkok(dt.datetime.now(BANGKOK))


def bangkok(time: dt.datetime) -> str:
    """Return `time` in Bangkok, to the second, as a database takes it; a time without a zone is one of Bangkok."""
    local = time if time.tzinfo is None else time.astimezone(BANGKOK).replace(tzinfo=None)
    return local.isoformat(" ", "seconds")


def texts(report: Report) -> dict[str, str]:
    """Return the texts of `report` by their paths: what `passages` holds and the search finds."""
    project = report.project
    found = {"project.name": project.name, "project.agency": SEPARATOR.join(project.agency)}
    found["project.rationale"] = project.rationale
    found |= {f"project.objectives.{position}": text for position, text in enumerate(project.objectives)}
    found |= {f"project.targets.{position}": text for position, text in enumerate(project.targets)}
    found |= {f"entries.{position}.narrative": entry.narrative for position, entry in enumerate(report.entries)}
    return {path: text for path, text in found.items() if text is not None and text != ""}


def named(report: Report) -> Row:
    """Return the columns of `reports` from `form` to `fiscal_year`, in their order; the agency follows."""
    project = report.project
    return (report.form, project.code, project.name, project.fiscal_year)


def header(report: Report) -> Row:
    """Return the columns of `reports` from `start_date` to `signatory_position`, in their order."""
    project, strategy = report.project, report.project.strategy
    return (
        _date(project.start_date),
        _date(project.end_date),
        _decimal(project.budget_allocated),
        _decimal(project.budget_spent),
        *_person(project.officer),
        *_person(project.coordinator),
        strategy.issue,
        strategy.sub_issue,
        strategy.goal,
        strategy.indicator,
        report.certified,
        report.signatory,
        report.position,
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of projects shows of a report's entries, in the order of the columns of `reports`."""

    entries: int
    newest_entry_date: str | None
    entries_spent: str | None
    spent_unknown: int
    last_entry_date: str | None
    last_percent: str | None
    last_plan_status: str | None
    last_target_status: str | None
    warnings: int

    @property
    def row(self) -> Row:
        """The columns of `reports` from `entries` to `warnings`."""
        return tuple(getattr(self, name) for name in self.__slots__)


def summary(report: Report) -> Summary:
    """Return the summary of `report`."""
    last = report.entries[-1] if report.entries else None
    spent = [entry.spent for entry in report.entries if entry.spent is not None]
    return Summary(
        len(report.entries),
        _date(max((entry.date for entry in report.entries if entry.date is not None), default=None)),
        _total(sum(spent, Decimal(0))) if spent else None,
        len(report.entries) - len(spent),
        None if last is None else _date(last.date),
        None if last is None else _decimal(last.percent),
        None if last is None else _status(last.plan_status),
        None if last is None else _status(last.target_status),
        len(report.warnings),
    )


def parts(report: Report, said: dict[str, str]) -> dict[str, list[Row]]:
    """Return the rows that belong to a report, without its id, by their table; `said` are its texts."""
    return {
        "entries": list(_entries(report)),
        "places": [(path, _unsaid(raw, said.get(path)), page, line) for path, page, line, raw in _printed(report)],
        "boxes": list(_boxes(report)),
        "fonts": list(_fonts(report)),
        "warnings": [
            (position, str(warning.code), warning.message, warning.page, warning.line, warning.path)
            for position, warning in enumerate(report.warnings)
        ],
        "residue": [(position, rest.text, rest.page, rest.line) for position, rest in enumerate(report.residue)],
    }


def spent_so_far(report: Report) -> Iterator[tuple[str | None, int]]:
    """Yield for each entry what was spent up to it, as far as it is known, and how many amounts are not known."""
    spent, unknown = Decimal(0), 0
    for position, entry in enumerate(report.entries):
        if entry.spent is None:
            unknown += 1
        else:
            spent += entry.spent
        yield (_total(spent) if unknown <= position else None), unknown


def _entries(report: Report) -> Iterator[Row]:
    for position, (entry, so_far) in enumerate(zip(report.entries, spent_so_far(report), strict=True)):
        yield (position, *_entry(entry), *so_far, *_begin(report, position))


def _begin(report: Report, position: int) -> tuple[int | None, int | None]:
    """Page and line on which an entry begins: that of the first of its values that has a place."""
    for field in ("number", "date", "narrative", "percent", "spent", "plan_status"):
        place = report.places.get(f"entries.{position}.{field}")
        if place is not None:
            return place.page, place.line
    return None, None


def _printed(report: Report) -> Iterable[tuple[str, int, int, str]]:
    if isinstance(report.places, Places):
        return report.places.printed()
    return ((path, page, line, raw) for path, (page, line, _, raw) in report.places.items())


def _boxes(report: Report) -> Iterator[Row]:
    places = report.places
    if isinstance(places, Places):
        # exported text has none
        for path in places if report.source.media_type == "application/pdf" else ():
            for position, (page, box) in enumerate(places.boxes(path)):
                yield (path, position, page, *box)
    else:
        for path, (page, _, box, _) in places.items():
            if box is not None:
                yield (path, 0, page, *box)


def _fonts(report: Report) -> Iterator[Row]:
    if isinstance(report.places, Places):
        for position, font in enumerate(report.places.document.fonts):
            told = ", ".join(f"{source} {codes}" for source, codes in font.told)
            yield (position, font.name, told or None, font.confirmed, font.contradicted, font.lost)


def _unsaid(raw: str, text: str | None) -> str | None:
    """The printed text where it says more than the value's own, which is not written twice."""
    return None if text is not None and "".join(raw.split()) == "".join(text.split()) else raw


def _entry(entry: Entry) -> Row:
    return (
        entry.number,
        _date(entry.date),
        _decimal(entry.percent),
        entry.spent_number,
        _decimal(entry.spent),
        _status(entry.plan_status),
        _status(entry.target_status),
    )


def _person(person: Person) -> Row:
    return (person.name, person.position, person.phone)


def _status(status: str | None) -> str | None:
    return None if status is None else str(status)


def _date(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _total(value: Decimal) -> str | None:
    """A sum, where a column holds it."""
    return f"{value:f}" if fits(value, BAHT_SCALE) else None


def described(source: Source) -> Row:
    """Return the columns of `documents` that describe a document which was read."""
    exported_at = None if source.exported_at is None else bangkok(source.exported_at)
    return (source.media_type, source.encoding, source.pages, source.text_from, exported_at)
