"""The view `versions`: which report of a project is older, which is the newest."""

from sqlalchemy import Integer, func, select, type_coerce
from sqlalchemy.sql.selectable import SelectBase, Subquery

from store.tables import DOCUMENTS, ENTRIES, REPORTS
from store.views.view import View, count, of_entries, path


def _versions() -> SelectBase:
    counted = _counted()
    # a report without a known project is the one version of itself
    group = func.coalesce(counted.c.project_id, -counted.c.report_id)
    order = (
        func.coalesce(counted.c.exported_at, counted.c.newest_entry_date).nulls_first(),
        counted.c.newest_entry_date.nulls_first(),
        counted.c.entries,
        counted.c.report_id,
    )
    version = type_coerce(func.row_number().over(partition_by=group, order_by=order), Integer)
    versions = func.count().over(partition_by=group)
    return select(
        counted.c.report_id,
        counted.c.project_id,
        counted.c.code,
        counted.c.fiscal_year,
        version.label("version"),
        versions.label("versions"),
        (version == versions).label("latest"),
        counted.c.exported_at,
        counted.c.newest_entry_date,
        counted.c.entries,
        counted.c.first_seen_at,
        counted.c.path,
    )


def _counted() -> Subquery:
    return (
        select(
            REPORTS.c.id.label("report_id"),
            REPORTS.c.project_id,
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            DOCUMENTS.c.exported_at,
            of_entries(func.max(ENTRIES.c.date)).label("newest_entry_date"),
            count(ENTRIES).label("entries"),
            DOCUMENTS.c.first_seen_at,
            path().label("path"),
        )
        .join_from(REPORTS, DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)
        .subquery("counted")
    )


VERSIONS = View(
    "versions",
    "Every report, with its place among the reports of the same project. The order is that of `exported_at`; where a "
    "document does not tell it, its newest entry's date stands for it; then the number of entries, then the order of "
    "loading.",
    {
        "report_id": "the report; it is the id of its document too",
        "project_id": "the project; NULL where the code or the year is not known",
        "code": "the project's code",
        "fiscal_year": "in the Buddhist Era",
        "version": "counted from 1, the oldest",
        "versions": "how many there are",
        "latest": "whether it is the newest",
        "exported_at": "when the document was made, if it says so",
        "newest_entry_date": "the latest date of its entries",
        "entries": "number of entries",
        "first_seen_at": "when it was loaded, in Bangkok time",
        "path": "the file (the first path under which it was found)",
    },
    _versions(),
)
