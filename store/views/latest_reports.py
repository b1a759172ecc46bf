"""The view `latest_reports`: a project in one row."""

from typing import Any

from sqlalchemy import Column, ScalarSelect, func, select, type_coerce
from sqlalchemy.sql.selectable import SelectBase

from store.calendar import thai_date
from store.columns import BAHT
from store.tables import ENTRIES, REPORTS, WARNINGS
from store.views.versions import VERSIONS
from store.views.view import View, agency, count, of_entries

_VERSIONS = VERSIONS.table


def _latest_reports() -> SelectBase:
    last_date = _of_last_entry(ENTRIES.c.date)
    return (
        select(
            REPORTS.c.id.label("report_id"),
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            REPORTS.c.name,
            agency().label("agency"),
            REPORTS.c.start_date,
            thai_date(REPORTS.c.start_date).label("start_date_be"),
            REPORTS.c.end_date,
            thai_date(REPORTS.c.end_date).label("end_date_be"),
            REPORTS.c.budget_allocated,
            REPORTS.c.budget_spent,
            of_entries(type_coerce(func.round(func.sum(ENTRIES.c.spent), 2), BAHT)).label("entries_spent"),
            of_entries(func.count() - func.count(ENTRIES.c.spent)).label("spent_unknown"),
            _VERSIONS.c.entries,
            last_date.label("last_entry_date"),
            thai_date(last_date).label("last_entry_date_be"),
            _of_last_entry(ENTRIES.c.percent).label("last_percent"),
            _of_last_entry(ENTRIES.c.plan_status).label("last_plan_status"),
            _of_last_entry(ENTRIES.c.target_status).label("last_target_status"),
            REPORTS.c.certified,
            _VERSIONS.c.versions,
            count(WARNINGS).label("warnings"),
            _VERSIONS.c.path,
        )
        .join_from(REPORTS, _VERSIONS, _VERSIONS.c.report_id == REPORTS.c.id)
        .where(_VERSIONS.c.latest)
    )


def _of_last_entry(field: Column[Any]) -> ScalarSelect[Any]:
    return (
        select(field)
        .where(ENTRIES.c.report_id == REPORTS.c.id)
        .order_by(ENTRIES.c.position.desc())
        .limit(1)
        .correlate(REPORTS)
        .scalar_subquery()
    )


LATEST_REPORTS = View(
    "latest_reports",
    "One row for each project: its newest report, without the persons named in it.",
    {
        "report_id": "the report",
        "code": "the project's code",
        "fiscal_year": "in the Buddhist Era",
        "name": "the project's name",
        "agency": "the path of units, from the largest to the smallest",
        "start_date": "of the project",
        "start_date_be": "the same in the Buddhist Era (`1/10/2562`)",
        "end_date": "of the project",
        "end_date_be": "the same in the Buddhist Era",
        "budget_allocated": "in baht",
        "budget_spent": "in baht, as the header states it",
        "entries_spent": "in baht, the sum over the entries; amounts that are not known are left out",
        "spent_unknown": "number of entries whose amount is not known",
        "entries": "number of entries",
        "last_entry_date": "date of the last entry as printed",
        "last_entry_date_be": "the same in the Buddhist Era",
        "last_percent": "percent of the last entry",
        "last_plan_status": "plan status of the last entry",
        "last_target_status": "target status of the last entry",
        "certified": "the certificate's sentence stands there",
        "versions": "how many versions of the report there are",
        "warnings": "number of warnings about this one",
        "path": "the file",
    },
    _latest_reports(),
)
