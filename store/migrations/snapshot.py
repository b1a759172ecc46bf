"""The tables of this revision as SQL, one file a database: `python -m store.migrations.snapshot` writes them anew.

While a revision is not released, its snapshot is written anew with every change of a table. Once it is, it stays as it
is: count `store.tables.REVISION` up, write the next snapshot, and a migration that leads to it.
"""

from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from store.audit_tables import APPEND_ONLY
from store.schema import METADATA
from store.tables import ALEMBIC_VERSION, REVISION

SCHEMAS = Path(__file__).parent / "schemas"
DIALECTS: dict[str, Dialect] = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}  # type: ignore[no-untyped-call] # of SQLAlchemy


def snapshot(database: str) -> str:
    """Return the statements that make the tables and their indexes in `database`, `sqlite` or `postgresql`."""
    statements: list[ExecutableDDLElement] = []
    for table in METADATA.sorted_tables:
        if table is not ALEMBIC_VERSION:  # which Alembic makes itself
            statements += [
                CreateTable(table),
                *map(CreateIndex, sorted(table.indexes, key=lambda index: str(index.name))),
            ]
    compiled = [str(statement.compile(dialect=DIALECTS[database])) for statement in statements]
    return ";\n\n".join(map(_lines, [*compiled, *APPEND_ONLY[database]])) + ";\n"


def statements(revision: str, database: str) -> list[str]:
    """Return the statements that make the tables of `revision`."""
    text = (SCHEMAS / f"{revision}.{database}.sql").read_text("utf-8")
    return [statement.strip() for statement in text.split(";\n") if statement.strip()]


def _lines(statement: str) -> str:
    return "\n".join(line.rstrip().replace("\t", "    ") for line in statement.splitlines() if line.strip())


if __name__ == "__main__":
    for name in DIALECTS:
        (SCHEMAS / f"{REVISION}.{name}.sql").write_text(snapshot(name), "utf-8")
