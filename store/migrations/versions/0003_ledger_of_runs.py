"""A ledger of runs, the files that need not be read again, and the reasons of refusals that came with isolation."""

from alembic import op
from sqlalchemy import Connection

from store.migrations.snapshot import statements

revision = "0003"
down_revision = "0002"

TABLES = ("runs", "seen_files")
REFUSED = ("documents", "paths")


def upgrade() -> None:
    """Make the tables, and let the others hold the new reasons."""
    connection = op.get_bind()
    new = statements(revision, connection.dialect.name)
    for statement in new:
        if any(f" {table} (" in statement or f" ON {table} " in statement for table in TABLES):
            op.execute(statement)
    for table in REFUSED:
        before, after = (_check(statements(of, connection.dialect.name), table) for of in (down_revision, revision))
        _replace(connection, table, before, after)


def _check(schema: list[str], table: str) -> str:
    """The line of the constraint that names the reasons."""
    created = next(statement for statement in schema if f"CREATE TABLE {table} (" in statement)
    (line,) = (line for line in created.splitlines() if f"CONSTRAINT ck_{table}_refusal CHECK" in line)
    return line.strip().rstrip(",")


def _replace(connection: Connection, table: str, before: str, after: str) -> None:
    if connection.dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_refusal")
        op.execute(f"ALTER TABLE {table} ADD {after}")
        return
    # SQLite cannot alter a constraint, and a table that others refer to is not to be made anew: its text is replaced,
    # in the way that SQLite's page on ALTER TABLE gives for this
    number = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?", (before, after, table)
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {number + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
