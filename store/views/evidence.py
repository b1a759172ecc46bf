"""The view `evidence`: a value's place in one row."""

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, select
from sqlalchemy.sql.selectable import SelectBase

from store.tables import BOXES, DOCUMENTS, PASSAGES, PLACES, REPORTS, TEXTS
from store.views.view import View, is_personal, path


def _evidence() -> SelectBase:
    return (
        select(
            PLACES.c.report_id,
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            PLACES.c.value_path,
            func.coalesce(PLACES.c.raw, TEXTS.c.text).label("raw"),
            PLACES.c.page,
            PLACES.c.line,
            _edge(func.min(BOXES.c.x0)).label("x0"),
            _edge(func.min(BOXES.c.top)).label("top"),
            _edge(func.max(BOXES.c.x1)).label("x1"),
            _edge(func.max(BOXES.c.bottom)).label("bottom"),
            path().label("path"),
            DOCUMENTS.c.sha256,
        )
        .join_from(PLACES, REPORTS, REPORTS.c.id == PLACES.c.report_id)
        .join(DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)
        .outerjoin(
            PASSAGES, and_(PASSAGES.c.report_id == PLACES.c.report_id, PASSAGES.c.value_path == PLACES.c.value_path)
        )
        .outerjoin(TEXTS, TEXTS.c.id == PASSAGES.c.text_id)
        .where(~is_personal(PLACES.c.value_path))
    )


def _edge(outermost: ColumnElement[Any]) -> ScalarSelect[Any]:
    """An edge of the box that encloses the value's boxes on the page on which it begins."""
    return (
        select(outermost)
        .where(
            BOXES.c.report_id == PLACES.c.report_id,
            BOXES.c.value_path == PLACES.c.value_path,
            BOXES.c.page == PLACES.c.page,
        )
        .correlate(PLACES)
        .scalar_subquery()
    )


EVIDENCE = View(
    "evidence",
    "Where each value is printed, and its text there; names and telephones of persons are left out.",
    {
        "report_id": "the report",
        "code": "the project's code",
        "fiscal_year": "in the Buddhist Era",
        "value_path": "which value, as `entries.3.percent`",
        "raw": "what is printed there; of long texts what they say, without the line breaks of the page",
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
