"""Which documents another version of the parser has read, and can be read again from their originals."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from model import Report
from store.content import Content
from store.driver import Driver
from store.history import Change, changes
from store.loading import reports
from store.tables import DOCUMENTS, PATHS, REPORTS


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read: its content, the code of its report, and why it gave none, if it did not."""

    id: int
    content: Content
    code: str | None
    refusal: str | None


def read_before(connection: Connection, version: str | None) -> Sequence[Read]:
    """Return the documents whose originals are kept and that `version` has not read; all for None."""
    path = select(func.min(PATHS.c.path)).where(PATHS.c.document_id == DOCUMENTS.c.id).scalar_subquery()
    found = (
        select(
            DOCUMENTS.c.id,
            DOCUMENTS.c.sha256,
            DOCUMENTS.c.size,
            DOCUMENTS.c.refusal,
            REPORTS.c.code,
            path.label("path"),
        )
        .outerjoin_from(DOCUMENTS, REPORTS, REPORTS.c.id == DOCUMENTS.c.id)
        .where(DOCUMENTS.c.original_kept)
        .order_by(DOCUMENTS.c.id)
    )
    if version is not None:
        found = found.where(DOCUMENTS.c.parser_version != version)
    return [
        Read(row.id, Content(row.path, row.sha256, row.size, original_kept=True), row.code, row.refusal)
        for row in connection.execute(found)
    ]


def without_original(connection: Connection, version: str | None) -> int:
    """Return how many documents should be read again, but their originals are not kept."""
    found = select(func.count()).select_from(DOCUMENTS).where(~DOCUMENTS.c.original_kept)
    if version is not None:
        found = found.where(DOCUMENTS.c.parser_version != version)
    return connection.scalar(found) or 0


def reread_changes(connection: Connection, key: int, report: Report) -> list[Change]:
    """Return what `report` says otherwise than the report that is stored of the same document."""
    stored = reports(Driver.on(connection), (key,)).get(key)
    return [] if stored is None else changes(stored, report)
