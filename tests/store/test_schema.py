"""Each schema stays as it was released, and every database can be brought to the newest one."""

import pytest

from store.migrations.snapshot import DIALECTS, SCHEMAS, snapshot, statements
from store.tables import REVISION


@pytest.mark.parametrize("database", DIALECTS)
def test_snapshot_of_this_revision_is_what_the_tables_are(database: str) -> None:
    written = (SCHEMAS / f"{REVISION}.{database}.sql").read_text("utf-8")
    assert written == snapshot(database), "the tables have changed: python -m store.migrations.snapshot (see there)"


@pytest.mark.parametrize("database", DIALECTS)
def test_each_revision_has_its_snapshot(database: str) -> None:
    for number in range(1, int(REVISION) + 1):
        assert statements(f"{number:04}", database)
