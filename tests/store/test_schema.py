"""The schema's version changes with the schema."""

import hashlib
from pathlib import Path

from store.database import writable
from store.tables import VERSION

# where this differs, the tables or views have changed: a database made before cannot be used any more
DIGEST = {1: "7e688ade13c24212"}


def test_schema_of_this_version_is_the_one_that_was_released(tmp_path: Path) -> None:
    engine = writable(str(tmp_path / "reports.db"))
    with engine.connect() as connection:
        statements = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        schema = "\n".join(statements.scalars())
    engine.dispose()
    assert hashlib.sha256(schema.encode()).hexdigest()[:16] == DIGEST[VERSION], "count VERSION up, and note its digest"
