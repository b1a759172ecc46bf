"""Bringing an older database up to date: Alembic's migrations, then what follows from the data."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, select

from store.database import (
    FIRST_REVISION,
    FIRST_VERSION_TABLE,
    Unusable,
    create_index,
    create_views,
    explained,
    outdated,
    settled,
)
from store.derived import derive
from store.driver import Driver
from store.tables import ALEMBIC_VERSION, REVISION


def revision(connection: Connection) -> str | None:
    """Return the revision of the database's schema; None if it is none of raingan."""
    tables = inspect(connection).get_table_names()
    if ALEMBIC_VERSION.name in tables:
        return connection.execute(select(ALEMBIC_VERSION.c.version_num)).scalar_one_or_none()
    return FIRST_REVISION if FIRST_VERSION_TABLE in tables else None


def upgrade(address: str) -> str:
    """Bring the database to the newest schema, in one transaction: a failure leaves it as it was.

    Return the revision that it had.

    Raises:
        Unusable: there is no database of raingan at `address`, or it is newer than this program.
    """
    engine = outdated(address)
    with explained(address), engine.begin() as connection:
        before = revision(connection)
        if before is None:
            raise Unusable("this is not a database of raingan; name another with --db")
        if before > REVISION:
            raise Unusable(f"a newer raingan has made it (schema {before}, this one knows {REVISION}): update raingan")
        if before != REVISION:
            _migrate(connection)
    settled(engine)
    return before


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    if ALEMBIC_VERSION.name not in inspect(connection).get_table_names():
        command.stamp(config, FIRST_REVISION)
    command.upgrade(config, REVISION)
    create_index(connection)
    create_views(connection)
    derive(Driver.on(connection))
