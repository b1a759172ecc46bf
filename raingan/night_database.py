"""The option that names a database, in commands that look at what `raingan run` did."""

import argparse
import os

from raingan.database import DEFAULT, VARIABLE
from raingan.settings import NAME, settings


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--config` and `--db`."""
    parser.add_argument("--config", metavar="FILE", default=NAME, help=f"the settings of the night (default: {NAME})")
    parser.add_argument(
        "--db", metavar="URL", help=f"another database (default: the one in the settings, or ${VARIABLE}, or {DEFAULT})"
    )


def address(arguments: argparse.Namespace) -> str:
    """Return the address of the database.

    Raises:
        BadSettings: it is to be the one in the settings, and they cannot be used.
    """
    if arguments.db is not None:
        return str(arguments.db)
    if arguments.config != NAME or os.path.exists(NAME):
        return settings(arguments.config).database
    return os.environ.get(VARIABLE) or DEFAULT
