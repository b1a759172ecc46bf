"""The quarantine: contents that gave no report, and paths that could not be read."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Engine, delete, select

from store.tables import DOCUMENTS, PATHS
from store.views.refusals import REFUSALS


class Quarantined(NamedTuple):
    """A file that gave no report; `sha256` is None if it could not be read at all."""

    path: str
    refusal: str
    refusal_detail: str
    first_seen_at: object
    sha256: str | None


def quarantined(engine: Engine) -> Sequence[Quarantined]:
    """Return what lies in quarantine, in the order of paths."""
    with engine.connect() as connection:
        rows = connection.execute(select(REFUSALS.table)).all()
    return sorted((Quarantined(*row) for row in rows), key=lambda each: (each.path, each.sha256 or ""))


def release(engine: Engine, chosen: Sequence[Quarantined]) -> None:
    """Forget what is known of the files `chosen`, so that the next run reads them as if they were new."""
    digests = sorted({each.sha256 for each in chosen if each.sha256 is not None})
    unread = sorted({each.path for each in chosen if each.sha256 is None})
    with engine.begin() as connection:
        for digest in digests:
            connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.sha256 == digest, DOCUMENTS.c.refusal.is_not(None)))
        for path in unread:
            connection.execute(delete(PATHS).where(PATHS.c.path == path, PATHS.c.document_id.is_(None)))
