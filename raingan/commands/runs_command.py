"""`raingan runs`: past runs, the newest first."""

import argparse
import sys

from raingan import night_database, results
from raingan.exits import Exit
from raingan.settings import BadSettings
from store.database import Unusable, explained, readable
from store.runs import past

COLUMNS = ("id", "started_at", "finished_at", "state", "found", "loaded", "unchanged", "quarantined", "skipped")
MORE = ("newly_read", "newly_quarantined", "exit_status", "machine", "process", "raingan_version", "detail")

EPILOG = """\
found = loaded + unchanged + quarantined + skipped. A run that was killed is `lost` when the next one begins.

exit status: 0 listed, 2 wrong settings, 3 there is none, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    night_database.add_options(parser)
    parser.add_argument("--last", metavar="N", type=int, default=20, help="how many (default: 20)")
    results.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print the runs."""
    try:
        address = night_database.address(arguments)
        with explained(address):
            rows = past(readable(address), max(arguments.last, 0))
    except BadSettings as bad:
        print(f"raingan: {bad}", file=sys.stderr)
        return Exit.USAGE
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    if not rows:
        print("raingan: no run yet; the first: raingan run", file=sys.stderr)
        return Exit.NOTHING_FOUND
    names = COLUMNS if arguments.format == "table" else (*COLUMNS, *MORE)
    results.show(names, [[getattr(row, name) for name in names] for row in rows], arguments.format)
    return Exit.OK
