"""The views `all_reports` and `latest_reports`: a report in one row."""

from sqlalchemy import func, select
from sqlalchemy.sql.selectable import SelectBase

from store.calendar import thai_date
from store.tables import AGENCIES, DOCUMENTS, REPORTS
from store.views.view import View, path, versions

_ROOTS = AGENCIES.alias("roots")


def _all_reports() -> SelectBase:
    return (
        select(
            REPORTS.c.id.label("report_id"),
            REPORTS.c.project_id,
            REPORTS.c.version,
            REPORTS.c.latest,
            REPORTS.c.dated_at.label("valid_from"),
            REPORTS.c.replaced_at.label("valid_to"),
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            REPORTS.c.name,
            REPORTS.c.agency_id,
            AGENCIES.c.path.label("agency"),
            func.coalesce(_ROOTS.c.name, AGENCIES.c.name).label("office"),
            REPORTS.c.start_date,
            thai_date(REPORTS.c.start_date).label("start_date_be"),
            REPORTS.c.end_date,
            thai_date(REPORTS.c.end_date).label("end_date_be"),
            REPORTS.c.budget_allocated,
            REPORTS.c.budget_spent,
            REPORTS.c.entries_spent,
            REPORTS.c.spent_unknown,
            REPORTS.c.entries,
            REPORTS.c.newest_entry_date,
            REPORTS.c.last_entry_date,
            thai_date(REPORTS.c.last_entry_date).label("last_entry_date_be"),
            REPORTS.c.last_percent,
            REPORTS.c.last_plan_status,
            REPORTS.c.last_target_status,
            REPORTS.c.certified,
            versions().label("versions"),
            REPORTS.c.warnings,
            DOCUMENTS.c.exported_at,
            path().label("path"),
        )
        .join_from(REPORTS, DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)
        .outerjoin(AGENCIES, AGENCIES.c.id == REPORTS.c.agency_id)
        .outerjoin(_ROOTS, _ROOTS.c.id == AGENCIES.c.root_id)
    )


_COLUMNS = {
    "report_id": "the report",
    "project_id": "the project; NULL where the code or the year is not known",
    "version": "of the report, counted from 1, the oldest",
    "latest": "whether it is the newest version",
    "valid_from": "from when on it is the state of the project, in Bangkok time",
    "valid_to": "until when; NULL if it is the newest",
    "code": "the project's code",
    "fiscal_year": "in the Buddhist Era",
    "name": "the project's name",
    "agency_id": "the smallest unit of that path, in `agencies`",
    "agency": "the path of units, from the largest to the smallest",
    "office": "the largest unit of that path",
    "start_date": "of the project",
    "start_date_be": "the same in the Buddhist Era (`1/10/2562`)",
    "end_date": "of the project",
    "end_date_be": "the same in the Buddhist Era",
    "budget_allocated": "in baht",
    "budget_spent": "in baht, as the header states it",
    "entries_spent": "in baht, the sum over the entries; amounts that are not known are left out",
    "spent_unknown": "number of entries whose amount is not known",
    "entries": "number of entries",
    "newest_entry_date": "the latest date of its entries",
    "last_entry_date": "date of the last entry as printed",
    "last_entry_date_be": "the same in the Buddhist Era",
    "last_percent": "percent of the last entry",
    "last_plan_status": "plan status of the last entry",
    "last_target_status": "target status of the last entry",
    "certified": "the certificate's sentence stands there",
    "versions": "how many versions of the report there are",
    "warnings": "number of warnings about this one",
    "exported_at": "when the document was made, if it says so itself",
    "path": "the file",
}

ALL_REPORTS = View(
    "all_reports",
    "One row for each version of each report, without the persons named in it. As it stood at the end of a day: "
    "`WHERE valid_from < '2020-06-01' AND (valid_to IS NULL OR valid_to >= '2020-06-01')` for 31 May 2020.",
    _COLUMNS,
    _all_reports(),
)
_ALL = ALL_REPORTS.table
LATEST_REPORTS = View(
    "latest_reports",
    "One row for each project: its newest report, without the persons named in it.",
    _COLUMNS,
    select(_ALL).where(_ALL.c.latest),
)
