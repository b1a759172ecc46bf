"""A copy of the database while others use it, and a role that can only read."""

import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy.engine import make_url

from store.database import Unusable, explained, readable, writable

PAGES = 2000  # of an SQLite database that are copied before others have their turn
ROLE = re.compile("[a-z_][a-z0-9_]{0,62}")
PERSONAL_TABLES = ("places", "warnings", "residue", "changes", "reports")  # which the views show without persons


def backup(address: str, to: Path) -> None:
    """Write a copy of the database at `address` to the file `to`: SQLite's own form, or that of pg_dump.

    The copy is one moment of the database, however long it takes and whoever writes meanwhile.

    Raises:
        Unusable: there is no database, `to` is there already, or it cannot be written.
    """
    if to.exists():
        raise Unusable(f"{to} is there already; name another file")
    engine = readable(address)
    partly = to.with_name(f".{to.name}.part")
    try:
        if engine.dialect.name == "sqlite":
            with explained(str(to)), engine.connect() as connection:
                source = connection.connection.driver_connection
                assert isinstance(source, sqlite3.Connection)
                connection.commit()
                target = sqlite3.connect(partly)
                source.backup(target, pages=PAGES)
                target.close()
        else:
            _dump(address, partly)
        os.replace(partly, to)
    except OSError as error:
        raise Unusable(f"{to} cannot be written: {error.strerror}") from error
    finally:
        partly.unlink(missing_ok=True)
        engine.dispose()


def _dump(address: str, to: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise Unusable("pg_dump is not installed; it comes with PostgreSQL's client programs (postgresql-client)")
    url = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    done = subprocess.run(
        [program, "--format=custom", f"--file={to}", url], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Unusable(f"pg_dump: {' '.join(done.stderr.split())[:200]}")


def auditor(address: str, role: str) -> None:
    """Make a role of the server that can read the views and tables without persons' data, and nothing else.

    It cannot log in by itself: grant it to whoever audits, as in `GRANT auditor TO somchai`.

    Raises:
        Unusable: the database is no server's, or the role cannot be made.
    """
    if ROLE.fullmatch(role) is None:
        raise Unusable(f"{role!r} is no name of a role: small letters, digits and _")
    engine = writable(address)
    if engine.dialect.name == "sqlite":
        engine.dispose()
        raise Unusable(
            "an SQLite file has no roles: give the auditor read permission on the file (chmod a+r), or a copy of it "
            "(raingan db backup)"
        )
    with explained(address), engine.begin() as connection:
        schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
        known = connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).first()
        if known is None:
            connection.exec_driver_sql(f"CREATE ROLE {role} NOLOGIN")
        connection.exec_driver_sql(f"ALTER ROLE {role} SET default_transaction_read_only = on")
        connection.exec_driver_sql(f'GRANT USAGE ON SCHEMA "{schema}" TO {role}')
        connection.exec_driver_sql(f'GRANT SELECT ON ALL TABLES IN SCHEMA "{schema}" TO {role}')
        connection.exec_driver_sql(f'ALTER DEFAULT PRIVILEGES IN SCHEMA "{schema}" GRANT SELECT ON TABLES TO {role}')
        for table in PERSONAL_TABLES:
            connection.exec_driver_sql(f"REVOKE ALL ON {table} FROM {role}")
    engine.dispose()
