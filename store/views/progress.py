"""The views `all_progress` and `progress`: an entry in one row."""

from typing import Any

from sqlalchemy import Column, FunctionElement, Over, ScalarSelect, String, cast, func, select, type_coerce
from sqlalchemy.sql.selectable import SelectBase

from store.calendar import fiscal_quarter, fiscal_year, thai_date
from store.columns import BAHT
from store.tables import ENTRIES, PLACES, REPORTS
from store.views.versions import VERSIONS
from store.views.view import View, agency

_VERSIONS = VERSIONS.table


def _all_progress() -> SelectBase:
    return (
        select(
            ENTRIES.c.report_id,
            _VERSIONS.c.version,
            _VERSIONS.c.latest,
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            REPORTS.c.name,
            agency().label("agency"),
            ENTRIES.c.position,
            ENTRIES.c.number,
            ENTRIES.c.date,
            thai_date(ENTRIES.c.date).label("date_be"),
            fiscal_year(ENTRIES.c.date).label("date_fiscal_year"),
            fiscal_quarter(ENTRIES.c.date).label("date_fiscal_quarter"),
            ENTRIES.c.percent,
            ENTRIES.c.spent_number,
            ENTRIES.c.spent,
            type_coerce(func.round(_so_far(func.sum(ENTRIES.c.spent)), 2), BAHT).label("cumulative_spent"),
            (_so_far(func.count()) - _so_far(func.count(ENTRIES.c.spent))).label("spent_unknown"),
            REPORTS.c.budget_allocated,
            REPORTS.c.budget_spent,
            ENTRIES.c.plan_status,
            ENTRIES.c.target_status,
            ENTRIES.c.narrative,
            ("entries." + cast(ENTRIES.c.position, String)).label("value_path"),
            _entry_place(PLACES.c.page).label("page"),
            _entry_place(PLACES.c.line).label("line"),
            _VERSIONS.c.path,
        )
        .join_from(ENTRIES, REPORTS, REPORTS.c.id == ENTRIES.c.report_id)
        .join(_VERSIONS, _VERSIONS.c.report_id == REPORTS.c.id)
    )


def _so_far(aggregate: FunctionElement[Any]) -> Over[Any]:
    """An aggregate over the entries of the report up to this one."""
    return aggregate.over(partition_by=ENTRIES.c.report_id, order_by=ENTRIES.c.position)


def _entry_place(field: Column[Any]) -> ScalarSelect[Any]:
    """The page or line on which the entry begins: that of the first of its values."""
    value = PLACES.alias("value")
    return (
        select(value.c[field.name])
        .where(
            value.c.report_id == ENTRIES.c.report_id,
            value.c.value_path.like("entries." + cast(ENTRIES.c.position, String) + ".%"),
        )
        .order_by(value.c.page, value.c.line)
        .limit(1)
        .correlate(ENTRIES)
        .scalar_subquery()
    )


_COLUMNS = {
    "report_id": "the report",
    "version": "of the report, counted from 1, the oldest",
    "latest": "whether it is the newest version",
    "code": "the project's code",
    "fiscal_year": "of the project, in the Buddhist Era",
    "name": "the project's name",
    "agency": "the path of units, from the largest to the smallest",
    "position": "of the entry in the document, counted from 0",
    "number": "of รายงานครั้งที่, as printed",
    "date": "of the entry",
    "date_be": "the same in the Buddhist Era (`8/10/2562`)",
    "date_fiscal_year": "the fiscal year in which the date lies, in the Buddhist Era",
    "date_fiscal_quarter": "1 is October to December",
    "percent": "of the work, as printed",
    "spent_number": "of (ครั้งที่ …) behind the amount",
    "spent": "in baht, in this period",
    "cumulative_spent": "in baht, up to this entry; amounts that are not known are left out",
    "spent_unknown": "number of entries up to this one whose amount is not known",
    "budget_allocated": "in baht",
    "budget_spent": "in baht, as the header states it",
    "plan_status": "against the plan",
    "target_status": "against the target",
    "narrative": "what was done",
    "value_path": "`entries.3`: put `.percent` behind it to find the value in `evidence`",
    "page": "on which the entry begins",
    "line": "on which the entry begins",
    "path": "the file",
}

ALL_PROGRESS = View("all_progress", "The entries of every version of every report.", _COLUMNS, _all_progress())
_ALL = ALL_PROGRESS.table
PROGRESS = View("progress", "The entries of each project's newest report.", _COLUMNS, select(_ALL).where(_ALL.c.latest))
