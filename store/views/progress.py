"""The views `all_progress` and `progress`: an entry in one row."""

from sqlalchemy import String, and_, cast, select
from sqlalchemy.sql.selectable import SelectBase

from store.calendar import fiscal_quarter, fiscal_year, thai_date
from store.tables import AGENCIES, ENTRIES, PASSAGES, REPORTS, TEXTS
from store.views.view import View, path


def _all_progress() -> SelectBase:
    value_path = "entries." + cast(ENTRIES.c.position, String)
    passage = and_(PASSAGES.c.report_id == ENTRIES.c.report_id, PASSAGES.c.value_path == value_path + ".narrative")
    # no joins: SQLite would look up the text of each entry for a query that does not ask for it
    text_id = select(PASSAGES.c.text_id).where(passage).correlate(ENTRIES)
    narrative = select(TEXTS.c.text).join(PASSAGES, PASSAGES.c.text_id == TEXTS.c.id).where(passage).correlate(ENTRIES)
    return (
        select(
            ENTRIES.c.report_id,
            REPORTS.c.version,
            REPORTS.c.latest,
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            REPORTS.c.name,
            AGENCIES.c.path.label("agency"),
            ENTRIES.c.position,
            ENTRIES.c.number,
            ENTRIES.c.date,
            thai_date(ENTRIES.c.date).label("date_be"),
            fiscal_year(ENTRIES.c.date).label("date_fiscal_year"),
            fiscal_quarter(ENTRIES.c.date).label("date_fiscal_quarter"),
            ENTRIES.c.percent,
            ENTRIES.c.spent_number,
            ENTRIES.c.spent,
            ENTRIES.c.cumulative_spent,
            ENTRIES.c.spent_unknown,
            REPORTS.c.budget_allocated,
            REPORTS.c.budget_spent,
            ENTRIES.c.plan_status,
            ENTRIES.c.target_status,
            narrative.scalar_subquery().label("narrative"),
            text_id.scalar_subquery().label("narrative_id"),
            value_path.label("value_path"),
            ENTRIES.c.page,
            ENTRIES.c.line,
            path().label("path"),
        )
        .join_from(ENTRIES, REPORTS, REPORTS.c.id == ENTRIES.c.report_id)
        .outerjoin(AGENCIES, AGENCIES.c.id == REPORTS.c.agency_id)
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
    "narrative_id": "of that text in `texts`: the same wherever the same words are printed",
    "value_path": "`entries.3`: put `.percent` behind it to find the value in `evidence`",
    "page": "on which the entry begins",
    "line": "on which the entry begins",
    "path": "the file",
}

ALL_PROGRESS = View("all_progress", "The entries of every version of every report.", _COLUMNS, _all_progress())
_ALL = ALL_PROGRESS.table
PROGRESS = View("progress", "The entries of each project's newest report.", _COLUMNS, select(_ALL).where(_ALL.c.latest))
