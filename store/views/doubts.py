"""The view `doubts`: a warning in one row."""

from sqlalchemy import and_, case, func, literal, null, select, union_all
from sqlalchemy.sql.selectable import SelectBase

from store.tables import PLACES, REPORTS, WARNINGS
from store.views.agency_codes import AGENCY_CODES, PREFIX
from store.views.latest_reports import LATEST_REPORTS
from store.views.view import View, is_personal, path

CLASH = "agency-clash"  # the one doubt that no single report gives
_LATEST = LATEST_REPORTS.table
_CODES = AGENCY_CODES.table


def _doubts() -> SelectBase:
    return union_all(_warnings(), _clashes())


def _clashes() -> SelectBase:
    """A code whose first digits are known to be another office's."""
    known = _CODES.alias("known")
    said = (
        literal("the code begins with ")
        + known.c.prefix
        + " as those of "
        + known.c.office
        + ", but names "
        + _LATEST.c.office
    )
    return (
        select(
            _LATEST.c.report_id,
            _LATEST.c.version,
            _LATEST.c.latest,
            _LATEST.c.code,
            _LATEST.c.fiscal_year,
            _LATEST.c.name,
            literal(CLASH).label("warning"),
            said.label("message"),
            PLACES.c.page,
            PLACES.c.line,
            literal("project.code").label("value_path"),
            _LATEST.c.path,
        )
        .join_from(_LATEST, known, known.c.prefix == func.substr(_LATEST.c.code, 1, PREFIX))
        .outerjoin(PLACES, and_(PLACES.c.report_id == _LATEST.c.report_id, PLACES.c.value_path == "project.code"))
        .where(known.c.known, known.c.offices > 1, known.c.office != _LATEST.c.office)
    )


def _warnings() -> SelectBase:
    return select(
        WARNINGS.c.report_id,
        REPORTS.c.version,
        REPORTS.c.latest,
        REPORTS.c.code,
        REPORTS.c.fiscal_year,
        REPORTS.c.name,
        WARNINGS.c.code.label("warning"),
        # a warning about a person's name quotes it
        case((is_personal(WARNINGS.c.value_path), null()), else_=WARNINGS.c.message).label("message"),
        WARNINGS.c.page,
        WARNINGS.c.line,
        WARNINGS.c.value_path,
        path().label("path"),
    ).join_from(WARNINGS, REPORTS, REPORTS.c.id == WARNINGS.c.report_id)


DOUBTS = View(
    "doubts",
    "Every warning, with the report and the file that it concerns.",
    {
        "report_id": "the report",
        "version": "of the report",
        "latest": "whether it is the newest version",
        "code": "the project's code",
        "fiscal_year": "in the Buddhist Era",
        "name": "the project's name",
        "warning": "the code of the warning, explained in `docs/warnings.md`",
        "message": "the doubt in one sentence; NULL where it quotes a person's name or telephone",
        "page": "counted from 1",
        "line": "as in `places`",
        "value_path": "the value concerned, if it is one",
        "path": "the file",
    },
    _doubts(),
)
