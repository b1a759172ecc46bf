"""The view `doubts`: a warning in one row."""

from sqlalchemy import case, null, select
from sqlalchemy.sql.selectable import SelectBase

from store.tables import REPORTS, WARNINGS
from store.views.versions import VERSIONS
from store.views.view import View, is_personal

_VERSIONS = VERSIONS.table


def _doubts() -> SelectBase:
    return (
        select(
            WARNINGS.c.report_id,
            _VERSIONS.c.version,
            _VERSIONS.c.latest,
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            REPORTS.c.name,
            WARNINGS.c.code.label("warning"),
            # a warning about a person's name quotes it
            case((is_personal(WARNINGS.c.value_path), null()), else_=WARNINGS.c.message).label("message"),
            WARNINGS.c.page,
            WARNINGS.c.line,
            WARNINGS.c.value_path,
            _VERSIONS.c.path,
        )
        .join_from(WARNINGS, REPORTS, REPORTS.c.id == WARNINGS.c.report_id)
        .join(_VERSIONS, _VERSIONS.c.report_id == REPORTS.c.id)
    )


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
