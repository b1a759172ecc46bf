"""The option that names a database, the same in every command."""

import argparse
import os

VARIABLE = "RAINGAN_DB"
DEFAULT = "sqlite:///raingan.db"


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add `--db`."""
    parser.add_argument(
        "--db",
        metavar="URL",
        default=os.environ.get(VARIABLE) or DEFAULT,
        help=f"the database, a URL or an SQLite file (default: ${VARIABLE} or {DEFAULT})",
    )
