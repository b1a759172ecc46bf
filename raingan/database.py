"""The option that names a database, the same in every command."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.originals import Originals

VARIABLE = "RAINGAN_DB"
DEFAULT = "sqlite:///raingan.db"
ORIGINALS = "RAINGAN_ORIGINALS"


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add `--db`."""
    parser.add_argument(
        "--db",
        metavar="URL",
        default=os.environ.get(VARIABLE) or DEFAULT,
        help=f"the database, a URL or an SQLite file (default: ${VARIABLE} or {DEFAULT})",
    )


def originals(address: str, folder: str | None) -> "Originals":
    """Return where the originals of the database at `address` lie: in `folder`, or beside it."""
    from store.originals import Originals, beside

    return beside(address) if folder is None else Originals(Path(folder))
