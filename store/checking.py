"""Whether a database is whole: what the database itself finds, and what must follow from the reports."""

from collections.abc import Iterator

from sqlalchemy import Connection, Select, and_, func, select, text

from store.tables import CHANGES, DOCUMENTS, ENTRIES, PASSAGES, PATHS, PROJECTS, REPORTS, TEXTS, WARNINGS

COUNTED = (DOCUMENTS, PATHS, PROJECTS, REPORTS, ENTRIES, PASSAGES, TEXTS, CHANGES, WARNINGS)
_following = REPORTS.alias("following")
_entries = select(func.count()).where(ENTRIES.c.report_id == REPORTS.c.id).correlate(REPORTS).scalar_subquery()
_warnings = select(func.count()).where(WARNINGS.c.report_id == REPORTS.c.id).correlate(REPORTS).scalar_subquery()
_latest = (
    select(func.count())
    .select_from(REPORTS)
    .where(REPORTS.c.project_id == PROJECTS.c.id, REPORTS.c.latest)
    .correlate(PROJECTS)
    .scalar_subquery()
)

# each a SELECT that finds nothing where all is well; what it finds is an id
RULES: dict[str, Select[tuple[int]]] = {
    "documents that were loaded but have no report": select(DOCUMENTS.c.id)
    .outerjoin(REPORTS, REPORTS.c.id == DOCUMENTS.c.id)
    .where(DOCUMENTS.c.refusal.is_(None), REPORTS.c.id.is_(None)),
    "documents that were refused and yet have a report": select(DOCUMENTS.c.id)
    .join(REPORTS, REPORTS.c.id == DOCUMENTS.c.id)
    .where(DOCUMENTS.c.refusal.is_not(None)),
    "documents of which no path is known": select(DOCUMENTS.c.id).where(
        ~select(PATHS.c.id).where(PATHS.c.document_id == DOCUMENTS.c.id).exists()
    ),
    "projects without one newest report": select(PROJECTS.c.id).where(_latest != 1),
    "reports that are not the version after the one before them": select(REPORTS.c.id)
    .outerjoin(_following, _following.c.id == REPORTS.c.previous_id)
    .where(func.coalesce(_following.c.version, 0) + 1 != REPORTS.c.version),
    "reports without a version": select(REPORTS.c.id).where(REPORTS.c.version.is_(None)),
    "reports that count other entries than they have": select(REPORTS.c.id).where(REPORTS.c.entries != _entries),
    "reports that count other warnings than they have": select(REPORTS.c.id).where(REPORTS.c.warnings != _warnings),
    "changes against a report that is not the version before": select(CHANGES.c.report_id)
    .join(REPORTS, REPORTS.c.id == CHANGES.c.report_id)
    .where(and_(REPORTS.c.previous_id.is_distinct_from(CHANGES.c.before_id))),
}
SHOWN = 5  # ids of each fault


def faults(connection: Connection) -> Iterator[str]:
    """Yield each fault of the database in a sentence; none where all is well."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check")):
            if said != "ok":
                yield f"the file is damaged: {said}"
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"a row of {row[0]} refers to one of {row[2]} that is not there"
    for fault, found in RULES.items():
        keys = connection.scalars(found.limit(SHOWN)).all()
        if keys:
            yield f"{fault}: {', '.join(map(str, keys))}{' …' if len(keys) == SHOWN else ''}"
    unindexed = connection.scalar(text(_UNINDEXED[connection.dialect.name]))
    if unindexed:
        yield f"texts that the search does not find: {unindexed}"


def counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of the main tables."""
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in COUNTED}


def orphans(connection: Connection) -> int:
    """Return the number of texts that no report prints any more: they are kept, and found by no search."""
    unused = select(func.count()).select_from(TEXTS)
    return (
        connection.scalar(unused.where(~select(PASSAGES.c.text_id).where(PASSAGES.c.text_id == TEXTS.c.id).exists()))
        or 0
    )


_UNINDEXED = {
    # of the index itself SQLite gives no rows, but the length of each text that is in it
    "sqlite": "SELECT COUNT(*) FROM texts WHERE id NOT IN (SELECT id FROM words_docsize)",
    "postgresql": "SELECT COUNT(*) FROM texts t WHERE NOT EXISTS (SELECT 1 FROM text_index i WHERE i.text_id = t.id)",
}
