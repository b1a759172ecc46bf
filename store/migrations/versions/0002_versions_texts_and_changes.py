"""Versions in order, texts stored once, agencies as a tree, typed changes. What follows from the rest is left out.

`store.upgrading` derives it afterwards: the order of versions, sums, changes, and the search index.
"""

from collections.abc import Iterator
from hashlib import blake2b

from alembic import op
from sqlalchemy import Connection, inspect

from store.migrations.snapshot import statements

revision = "0002"
down_revision = "0001"

VIEWS = ("refusals", "evidence", "doubts", "progress", "all_progress", "latest_reports", "versions")
OLD = (
    "residue",
    "warnings",
    "boxes",
    "places",
    "entries",
    "targets",
    "objectives",
    "agency_levels",
    "reports",
    "projects",
    "paths",
    "documents",
    "import_runs",
)  # each before those that it refers to
PERSONS = "officer_name, officer_position, officer_phone, coordinator_name, coordinator_position, coordinator_phone"
HEADER = (
    "id, project_id, form, code, name, fiscal_year, start_date, end_date, budget_allocated, budget_spent, "
    f"{PERSONS}, strategy_issue, strategy_sub_issue, strategy_goal, strategy_indicator, certified, signatory, "
    "signatory_position"
)
DOCUMENT = (
    "id, run_id, sha256, size, media_type, encoding, pages, text_from, exported_at, parser_version, refusal, "
    "refusal_detail, first_seen_at"
)
ENTRY = "report_id, position, number, date, percent, spent_number, spent, plan_status, target_status"
COPIES = (
    "INSERT INTO import_runs (id, raingan_version, started_at, finished_at, found, loaded, unchanged, refused, skipped)"
    " SELECT id, raingan_version, started_at, finished_at, found, loaded, unchanged, refused, skipped"
    " FROM old_import_runs",
    f"INSERT INTO documents ({DOCUMENT}, original_kept) SELECT {DOCUMENT}, false FROM old_documents",
    "INSERT INTO paths (id, path, document_id, refusal, refusal_detail, first_seen_at)"
    " SELECT id, path, document_id, refusal, refusal_detail, first_seen_at FROM old_paths",
    "INSERT INTO projects (id, form, code, fiscal_year)"
    " SELECT p.id, COALESCE((SELECT MIN(form) FROM old_reports r WHERE r.project_id = p.id), 'bma-progress-report'),"
    " p.code, p.fiscal_year FROM old_projects p",
    f"INSERT INTO reports ({HEADER}, entries, spent_unknown, warnings) SELECT {HEADER}, 0, 0, 0 FROM old_reports",
    f"INSERT INTO entries ({ENTRY}, spent_unknown) SELECT {ENTRY}, 0 FROM old_entries",
    "INSERT INTO places (report_id, value_path, raw, page, line)"
    " SELECT report_id, value_path, raw, page, line FROM old_places",
    "INSERT INTO boxes (report_id, value_path, position, page, x0, top, x1, bottom)"
    " SELECT b.report_id, b.value_path, 0, p.page, b.x0, b.top, b.x1, b.bottom FROM old_boxes b"
    " JOIN old_places p ON p.report_id = b.report_id AND p.value_path = b.value_path",
    "INSERT INTO warnings (report_id, position, code, message, page, line, value_path)"
    " SELECT report_id, position, code, message, page, line, value_path FROM old_warnings",
    "INSERT INTO residue (report_id, position, text, page, line)"
    " SELECT report_id, position, text, page, line FROM old_residue",
)
PASSAGES = (
    ("SELECT id, 'project.name', name FROM old_reports WHERE name <> ''"),
    ("SELECT id, 'project.rationale', rationale FROM old_reports WHERE rationale <> ''"),
    ("SELECT report_id, 'project.objectives.' || position, text FROM old_objectives WHERE text <> ''"),
    ("SELECT report_id, 'project.targets.' || position, text FROM old_targets WHERE text <> ''"),
    ("SELECT report_id, 'entries.' || position || '.narrative', narrative FROM old_entries WHERE narrative <> ''"),
)
COUNTED = ("import_runs", "documents", "paths", "projects")  # the tables whose keys count up
CHUNK = 1000


def upgrade() -> None:
    """Set the old tables aside, make the new ones, copy, and drop the old."""
    connection = op.get_bind()
    for view in VIEWS:
        op.execute(f"DROP VIEW IF EXISTS {view}")
    _set_aside(connection)
    for statement in statements(revision, connection.dialect.name):
        op.execute(statement)
    for statement in COPIES:
        op.execute(statement)
    _copy_texts(connection)
    _copy_agencies(connection)
    for table in OLD:
        op.execute(f"DROP TABLE old_{table}")
    op.execute("DROP TABLE schema_version")
    for table in (*COUNTED, "texts", "agencies"):
        _count_on(connection, table)


def _set_aside(connection: Connection) -> None:
    for table in OLD:
        for index in inspect(connection).get_indexes(table):
            if not index.get("duplicates_constraint"):
                op.execute(f"DROP INDEX {index['name']}")
    for table in OLD:
        if connection.dialect.name == "postgresql":
            # the names of constraints are those of indexes, which are the schema's
            for constraint in _constraints(connection, table):
                op.execute(f"ALTER TABLE {table} RENAME CONSTRAINT {constraint} TO old_{constraint}")
            if table in COUNTED:
                op.execute(f"ALTER SEQUENCE {table}_id_seq RENAME TO old_{table}_id_seq")
        op.execute(f"ALTER TABLE {table} RENAME TO old_{table}")


def _constraints(connection: Connection, table: str) -> Iterator[str]:
    inspector = inspect(connection)
    key = inspector.get_pk_constraint(table)["name"]
    if key is not None:
        yield key
    for unique in inspector.get_unique_constraints(table):
        if unique["name"] is not None:
            yield unique["name"]


def _copy_texts(connection: Connection) -> None:
    ids: dict[bytes, int] = {}
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    three = f"VALUES ({mark}, {mark}, {mark})"
    for select in PASSAGES:
        rows = connection.exec_driver_sql(select)
        while chunk := rows.fetchmany(CHUNK):
            texts, passages = [], []
            for report, path, text in chunk:
                digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
                if digest not in ids:
                    ids[digest] = len(ids) + 1
                    texts.append((ids[digest], digest, text))
                passages.append((report, path, ids[digest]))
            if texts:
                connection.exec_driver_sql(f"INSERT INTO texts (id, digest, text) {three}", texts)
            connection.exec_driver_sql(f"INSERT INTO passages (report_id, value_path, text_id) {three}", passages)


def _copy_agencies(connection: Connection) -> None:
    """Make the tree of the paths, and lead each report to its smallest unit."""
    paths: dict[int, list[str]] = {}
    for report, name in connection.exec_driver_sql(
        "SELECT report_id, name FROM old_agency_levels ORDER BY 1, position"
    ):
        paths.setdefault(report, []).append(name)
    ids: dict[tuple[str, ...], int] = {}
    units: list[tuple[int, int | None, int | None, int, str, str]] = []
    for path in paths.values():
        for depth in range(1, len(path) + 1):
            unit = tuple(path[:depth])
            if unit not in ids:
                ids[unit] = len(ids) + 1
                above = (ids[unit[:-1]], ids[unit[:1]]) if depth > 1 else (None, None)
                units.append((ids[unit], *above, depth - 1, unit[-1], " / ".join(unit)))
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    if units:
        marks = ", ".join([mark] * 6)
        connection.exec_driver_sql(
            f"INSERT INTO agencies (id, parent_id, root_id, level, name, path) VALUES ({marks})", units
        )
        connection.exec_driver_sql(
            f"UPDATE reports SET agency_id = {mark} WHERE id = {mark}",
            [(ids[tuple(path)], report) for report, path in paths.items()],
        )
        marks = f"VALUES ({mark}, 'project.agency', {mark})"
        _copy_paths(connection, paths, marks)


def _copy_paths(connection: Connection, paths: dict[int, list[str]], marks: str) -> None:
    """The path of units is a text, too, which the search finds."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    known = {bytes(digest): key for digest, key in connection.exec_driver_sql("SELECT digest, id FROM texts")}
    for report, path in paths.items():
        text = " / ".join(path)
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest not in known:
            known[digest] = len(known) + 1
            connection.exec_driver_sql(
                f"INSERT INTO texts (id, digest, text) VALUES ({mark}, {mark}, {mark})", (known[digest], digest, text)
            )
        connection.exec_driver_sql(
            f"INSERT INTO passages (report_id, value_path, text_id) {marks}", (report, known[digest])
        )


def _count_on(connection: Connection, table: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
            f" (SELECT COALESCE(MAX(id), 0) + 1 FROM {table}), false)"
        )
