"""The view `evidence`: a value's place in one row."""

from sqlalchemy import and_, select
from sqlalchemy.sql.selectable import SelectBase

from store.tables import BOXES, DOCUMENTS, PLACES, REPORTS
from store.views.view import View, is_personal, path


def _evidence() -> SelectBase:
    return (
        select(
            PLACES.c.report_id,
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            PLACES.c.value_path,
            PLACES.c.raw,
            PLACES.c.page,
            PLACES.c.line,
            BOXES.c.x0,
            BOXES.c.top,
            BOXES.c.x1,
            BOXES.c.bottom,
            path().label("path"),
            DOCUMENTS.c.sha256,
        )
        .join_from(PLACES, REPORTS, REPORTS.c.id == PLACES.c.report_id)
        .outerjoin(BOXES, and_(BOXES.c.report_id == PLACES.c.report_id, BOXES.c.value_path == PLACES.c.value_path))
        .join(DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)
        .where(~is_personal(PLACES.c.value_path))
    )


EVIDENCE = View(
    "evidence",
    "Where each value is printed, and its text there; names and telephones of persons are left out.",
    {
        "report_id": "the report",
        "code": "the project's code",
        "fiscal_year": "in the Buddhist Era",
        "value_path": "which value, as `entries.3.percent`",
        "raw": "what is printed there",
        "page": "counted from 1",
        "line": "counted from 1: of the file in text, of the page in a PDF",
        "x0": "left edge in PDF points; NULL in text",
        "top": "upper edge in PDF points from the top of the page; NULL in text",
        "x1": "right edge",
        "bottom": "lower edge",
        "path": "the file",
        "sha256": "of the file's bytes",
    },
    _evidence(),
)
