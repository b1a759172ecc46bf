"""The options of every command that reads many documents: how many at a time, and where."""

import argparse
import os
from typing import TYPE_CHECKING

from raingan import __version__

if TYPE_CHECKING:
    from ingest.limits import Limits
    from ingest.reading import Readers


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--jobs` and `--dask`."""
    parser.add_argument(
        "--jobs",
        type=jobs,
        default=None,
        metavar="N",
        help="read up to N documents at a time; the results and their order stay (default: one for each processor)",
    )
    parser.add_argument("--dask", metavar="ADDRESS", help="read on the Dask cluster with this scheduler (tcp://…:8786)")


def opened(number: int | None, address: str | None, limits: "Limits") -> "Readers":
    """Return the readers that the options name."""
    from ingest.reading import LocalReaders

    if address is None:
        return LocalReaders(number or os.cpu_count() or 1, limits)
    from ingest.cluster import ClusterReaders

    return ClusterReaders(address, limits, __version__)


def jobs(text: str) -> int:
    """Return a number of documents at a time.

    Raises:
        ValueError: `text` is none.
    """
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
