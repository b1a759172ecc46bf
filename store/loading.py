"""Reports as they stand in the database, read back into the model: without the places of their values."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from model import (
    Document,
    Entry,
    Person,
    Places,
    PlanStatus,
    Project,
    Report,
    ReportWarning,
    Source,
    Strategy,
    TargetStatus,
    WarningCode,
)
from store.columns import BAHT, PERCENT, exact
from store.driver import Driver, listed
from store.rows import SEPARATOR
from store.tables import AGENCIES, DOCUMENTS, ENTRIES, PASSAGES, REPORTS, TEXTS, WARNINGS

_CODES = frozenset(WarningCode)  # another version of raingan may have written others
_NOWHERE = Places(Document("", (), (), "", None, 0, ""), "", {})
_HEADERS = (
    select(
        REPORTS.c.id,
        REPORTS.c.form,
        DOCUMENTS.c.sha256,
        DOCUMENTS.c.media_type,
        DOCUMENTS.c.encoding,
        DOCUMENTS.c.pages,
        DOCUMENTS.c.text_from,
        DOCUMENTS.c.exported_at,
        REPORTS.c.code,
        REPORTS.c.name,
        REPORTS.c.fiscal_year,
        REPORTS.c.start_date,
        REPORTS.c.end_date,
        REPORTS.c.budget_allocated,
        REPORTS.c.budget_spent,
        AGENCIES.c.path,
        *(
            REPORTS.c[f"{role}_{field}"]
            for role in ("officer", "coordinator")
            for field in ("name", "position", "phone")
        ),
        REPORTS.c.strategy_issue,
        REPORTS.c.strategy_sub_issue,
        REPORTS.c.strategy_goal,
        REPORTS.c.strategy_indicator,
        REPORTS.c.certified,
        REPORTS.c.signatory,
        REPORTS.c.signatory_position,
    )
    .join_from(REPORTS, DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)
    .outerjoin(AGENCIES, AGENCIES.c.id == REPORTS.c.agency_id)
    .where(REPORTS.c.id.in_(listed()))
)
_TEXTS = (
    select(PASSAGES.c.report_id, PASSAGES.c.value_path, TEXTS.c.text)
    .join_from(PASSAGES, TEXTS, TEXTS.c.id == PASSAGES.c.text_id)
    .where(PASSAGES.c.report_id.in_(listed()))
)
_ENTRIES = (
    select(
        ENTRIES.c.report_id,
        ENTRIES.c.position,
        ENTRIES.c.number,
        ENTRIES.c.date,
        ENTRIES.c.percent,
        ENTRIES.c.spent_number,
        ENTRIES.c.spent,
        ENTRIES.c.plan_status,
        ENTRIES.c.target_status,
    )
    .where(ENTRIES.c.report_id.in_(listed()))
    .order_by(ENTRIES.c.report_id, ENTRIES.c.position)
)
_WARNINGS = (
    select(
        WARNINGS.c.report_id,
        WARNINGS.c.code,
        WARNINGS.c.message,
        WARNINGS.c.page,
        WARNINGS.c.line,
        WARNINGS.c.value_path,
    )
    .where(WARNINGS.c.report_id.in_(listed()))
    .order_by(WARNINGS.c.report_id, WARNINGS.c.position)
)


def reports(driver: Driver, keys: Iterable[int]) -> dict[int, Report]:
    """Return the reports with the ids `keys`; their places and their residue are left out."""
    wanted = list(keys)
    if not wanted:
        return {}
    texts: dict[int, dict[str, str]] = defaultdict(dict)
    for key, path, text in driver.among(_TEXTS, wanted):
        texts[key][path] = text
    entries: dict[int, list[Entry]] = defaultdict(list)
    for key, position, *row in driver.among(_ENTRIES, wanted):
        entries[key].append(_entry(row, texts[key].get(f"entries.{position}.narrative")))
    warnings: dict[int, list[ReportWarning]] = defaultdict(list)
    for key, code, *told in driver.among(_WARNINGS, wanted):
        if code in _CODES:
            warnings[key].append(ReportWarning(WarningCode(code), *told))
    return {
        key: _report(row, texts[key], tuple(entries[key]), tuple(warnings[key]))
        for key, *row in driver.among(_HEADERS, wanted)
    }


def as_date(value: object) -> dt.date:
    """Return a date as a driver gives it."""
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))


def as_text(time: object) -> str | None:
    """Return a time as a driver gives it, as text to the second; None for none."""
    if time is None:
        return None
    return time.isoformat(" ", "seconds") if isinstance(time, dt.datetime) else str(time)[:19]


def _report(
    row: list[Any], texts: dict[str, str], entries: tuple[Entry, ...], warnings: tuple[ReportWarning, ...]
) -> Report:
    form, sha256, media_type, encoding, pages, text_from, exported_at, *told = row
    code, name, fiscal_year, start, end, allocated, spent, agency, *rest = told
    exported = as_text(exported_at)
    source = Source(
        sha256,
        media_type,
        encoding,
        pages,
        text_from,
        None if exported is None else dt.datetime.fromisoformat(exported),
    )
    project = Project(
        code=code,
        name=name,
        fiscal_year=fiscal_year,
        start_date=_date(start),
        end_date=_date(end),
        budget_allocated=_baht(allocated),
        budget_spent=_baht(spent),
        agency=() if agency is None else tuple(agency.split(SEPARATOR)),
        officer=Person(*rest[:3]),
        coordinator=Person(*rest[3:6]),
        rationale=texts.get("project.rationale"),
        objectives=_list(texts, "project.objectives"),
        targets=_list(texts, "project.targets"),
        strategy=Strategy(*rest[6:10]),
    )
    certified, signatory, position = rest[10:]
    return Report(form, source, project, entries, bool(certified), signatory, position, (), warnings, _NOWHERE)


def _entry(row: list[Any], narrative: str | None) -> Entry:
    number, date, percent, spent_number, spent, plan, target = row
    return Entry(
        number,
        _date(date),
        narrative,
        None if percent is None else exact(percent, PERCENT.scale),
        spent_number,
        _baht(spent),
        None if plan is None else PlanStatus(plan),
        None if target is None else TargetStatus(target),
    )


def _list(texts: dict[str, str], path: str) -> tuple[str, ...]:
    found = {int(name.removeprefix(f"{path}.")): text for name, text in texts.items() if name.startswith(f"{path}.")}
    return tuple(found[position] for position in sorted(found))


def _date(value: object) -> dt.date | None:
    return None if value is None else as_date(value)


def _baht(value: object) -> Decimal | None:
    return None if value is None else exact(value, BAHT.scale)
