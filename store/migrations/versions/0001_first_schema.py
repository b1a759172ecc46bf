"""The first schema: reports, entries and places, the texts of each report in its own rows."""

from alembic import op

from store.migrations.snapshot import statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    for statement in statements(revision, op.get_bind().dialect.name):
        op.execute(statement)
