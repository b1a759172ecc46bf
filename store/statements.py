"""The statements that write, compiled once for each run; their values are bound by position."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ClauseElement, Dialect, Insert, Table, Update, bindparam, delete, insert, select, update

from store.tables import (
    AGENCY_LEVELS,
    BOXES,
    DOCUMENTS,
    ENTRIES,
    IMPORT_RUNS,
    OBJECTIVES,
    PATHS,
    PLACES,
    PROJECTS,
    REPORTS,
    RESIDUE,
    TARGETS,
    WARNINGS,
)


def compiled(dialect: Dialect) -> Mapping[str, str]:
    """Return the SQL of each statement by its name, as the driver of `dialect` takes it."""
    return {name: str(statement.compile(dialect=dialect)) for name, statement in STATEMENTS.items()}


def _row(table: Table) -> Insert:
    """An INSERT of every column of `table` in their order, but for a key that counts up."""
    names = [column.name for column in table.columns if column is not table.autoincrement_column]
    return insert(table).values({name: bindparam(name) for name in names})


def _change(table: Table, *names: str) -> Update:
    """An UPDATE of the columns `names`, in this order, of the row with an id, which comes last."""
    assignments: list[tuple[Any, Any]] = [(table.c[name], bindparam(name)) for name in names]
    return update(table).ordered_values(*assignments).where(table.c.id == bindparam("key"))


PARTS = (AGENCY_LEVELS, OBJECTIVES, TARGETS, ENTRIES, PLACES, BOXES, WARNINGS, RESIDUE)
STATEMENTS: dict[str, ClauseElement] = {
    "new run": _row(IMPORT_RUNS).returning(IMPORT_RUNS.c.id),
    "finished run": _change(IMPORT_RUNS, "finished_at", "found", "loaded", "unchanged", "refused", "skipped"),
    "document": select(DOCUMENTS.c.id, DOCUMENTS.c.parser_version, DOCUMENTS.c.refusal_detail).where(
        DOCUMENTS.c.sha256 == bindparam("sha256")
    ),
    "new document": _row(DOCUMENTS).returning(DOCUMENTS.c.id),
    "changed document": _change(
        DOCUMENTS,
        "run_id",
        "media_type",
        "encoding",
        "pages",
        "text_from",
        "exported_at",
        "parser_version",
        "refusal",
        "refusal_detail",
    ),
    "path": select(PATHS.c.id).where(
        PATHS.c.path == bindparam("path"), PATHS.c.document_id == bindparam("document_id")
    ),
    "unread path": select(PATHS.c.id).where(PATHS.c.path == bindparam("path"), PATHS.c.document_id.is_(None)),
    "new path": _row(PATHS),
    "path is read": delete(PATHS).where(PATHS.c.path == bindparam("path"), PATHS.c.document_id.is_(None)),
    "project": select(PROJECTS.c.id).where(
        PROJECTS.c.code == bindparam("code"), PROJECTS.c.fiscal_year == bindparam("fiscal_year")
    ),
    "new project": _row(PROJECTS).returning(PROJECTS.c.id),
    "forgotten projects": delete(PROJECTS).where(
        ~select(REPORTS.c.id).where(REPORTS.c.project_id == PROJECTS.c.id).exists()
    ),
    "no report": delete(REPORTS).where(REPORTS.c.id == bindparam("id")),
    "new report": _row(REPORTS),
    **{
        table.name: _row(table)
        for table in (AGENCY_LEVELS, OBJECTIVES, TARGETS, ENTRIES, PLACES, BOXES, WARNINGS, RESIDUE)
    },
}
