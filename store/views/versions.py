"""The view `versions`: which report of a project is older, which is the newest."""

from sqlalchemy import select
from sqlalchemy.sql.selectable import SelectBase

from store.tables import DOCUMENTS, REPORTS
from store.views.view import View, path, versions


def _versions() -> SelectBase:
    return select(
        REPORTS.c.id.label("report_id"),
        REPORTS.c.project_id,
        REPORTS.c.code,
        REPORTS.c.fiscal_year,
        REPORTS.c.version,
        versions().label("versions"),
        REPORTS.c.latest,
        REPORTS.c.previous_id,
        REPORTS.c.dated_at.label("valid_from"),
        REPORTS.c.replaced_at.label("valid_to"),
        REPORTS.c.dated_from,
        DOCUMENTS.c.exported_at,
        REPORTS.c.newest_entry_date,
        REPORTS.c.entries,
        DOCUMENTS.c.first_seen_at,
        path().label("path"),
    ).join_from(REPORTS, DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)


VERSIONS = View(
    "versions",
    "Every report, with its place among the reports of the same form, project and fiscal year. What puts them in "
    "order is when they were exported: the PDF's own date, else a manifest, else the day of the file's time where that "
    "may be that of the export, else the day of the newest entry; then the number of entries. The order of "
    "loading does not matter.",
    {
        "report_id": "the report; it is the id of its document too",
        "project_id": "the project; NULL where the code or the year is not known",
        "code": "the project's code",
        "fiscal_year": "in the Buddhist Era",
        "version": "counted from 1, the oldest",
        "versions": "how many there are",
        "latest": "whether it is the newest",
        "previous_id": "the version before this one; NULL for the oldest",
        "valid_from": "from when on it is the state of the project, in Bangkok time",
        "valid_to": "until when, which is `valid_from` of the next version; NULL if it is the newest",
        "dated_from": "what tells `valid_from`: `pdf`, `manifest`, `file` or `entry`",
        "exported_at": "when the document was made, if it says so itself",
        "newest_entry_date": "the latest date of its entries",
        "entries": "number of entries",
        "first_seen_at": "when it was loaded, in Bangkok time",
        "path": "the file (the first in the alphabet if there are several)",
    },
    _versions(),
)
