"""The view `refusals`: a file that gave no report in one row."""

from sqlalchemy import String, and_, cast, null, select, union_all
from sqlalchemy.sql.selectable import SelectBase

from store.tables import DOCUMENTS, PATHS
from store.views.view import View


def _refusals() -> SelectBase:
    read = select(
        PATHS.c.path, DOCUMENTS.c.refusal, DOCUMENTS.c.refusal_detail, PATHS.c.first_seen_at, DOCUMENTS.c.sha256
    ).join_from(PATHS, DOCUMENTS, and_(DOCUMENTS.c.id == PATHS.c.document_id, DOCUMENTS.c.refusal.is_not(None)))
    unread = select(
        PATHS.c.path,
        PATHS.c.refusal,
        PATHS.c.refusal_detail,
        PATHS.c.first_seen_at,
        cast(null(), String).label("sha256"),
    ).where(PATHS.c.document_id.is_(None))
    return union_all(read, unread)


REFUSALS = View(
    "refusals",
    "Every file that gave no report, and why.",
    {
        "path": "the file",
        "refusal": "a stable code",
        "refusal_detail": "the reason in words",
        "first_seen_at": "in Bangkok time",
        "sha256": "of its bytes; NULL if it could not be read",
    },
    _refusals(),
)
