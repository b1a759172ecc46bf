"""The tables of the audit. Views and the search index are dropped: `store.upgrading` makes them anew."""

from alembic import op

from store.migrations.snapshot import statements

revision = "0003"
down_revision = "0002"

VIEWS = (
    "refusals",
    "agency_levels",
    "targets",
    "objectives",
    "evidence",
    "doubts",
    "agency_codes",
    "history",
    "progress",
    "all_progress",
    "latest_reports",
    "all_reports",
    "versions",
)
INDEX = ("words", "trigrams", "text_index")
APPEND_ONLY = {
    "sqlite": (
        "CREATE TRIGGER audit_actions_no_update BEFORE UPDATE ON audit_actions "
        "BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END",
        "CREATE TRIGGER audit_actions_no_delete BEFORE DELETE ON audit_actions "
        "BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END",
        "CREATE TRIGGER audit_actions_no_replace BEFORE INSERT ON audit_actions "
        "WHEN EXISTS (SELECT 1 FROM audit_actions WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION audit_actions_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit_actions is append-only'; END $$",
        "CREATE TRIGGER audit_actions_no_change BEFORE UPDATE OR DELETE ON audit_actions "
        "FOR EACH ROW EXECUTE FUNCTION audit_actions_append_only()",
        "CREATE TRIGGER audit_actions_no_truncate BEFORE TRUNCATE ON audit_actions "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_actions_append_only()",
    ),
}


def upgrade() -> None:
    """Make the tables of the audit, and what keeps its log as it is."""
    connection = op.get_bind()
    for view in VIEWS:
        op.execute(f"DROP VIEW IF EXISTS {view}")
    for table in INDEX:
        op.execute(f"DROP TABLE IF EXISTS {table}")
    # the order of versions is derived anew, and only where it is not known yet
    op.execute("UPDATE reports SET dated_at = NULL, dated_from = NULL, replaced_at = NULL")
    for statement in statements(revision, connection.dialect.name):
        if "audit_" in statement.splitlines()[0]:
            op.execute(statement)
    for statement in APPEND_ONLY[connection.dialect.name]:
        connection.exec_driver_sql(statement)
