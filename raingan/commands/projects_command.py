"""`raingan projects`: list the projects in the database."""

import argparse
import sys

from raingan import database, results
from raingan.exits import Exit
from store.database import Unusable, explained, readable
from store.reading import PROJECTS

EPILOG = """\
One row for each project, from its newest report; persons are left out.
percent and date are those of the last entry, spent is what the report's header states.

exit status: 0 listed, 3 there is none, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    database.add_option(parser)
    results.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print the projects."""
    try:
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            found = connection.execute(PROJECTS)
            printed = results.show(tuple(found.keys()), found, arguments.format)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    if not printed:
        print("raingan: no project yet; load reports: raingan import FOLDER", file=sys.stderr)
        return Exit.NOTHING_FOUND
    return Exit.OK
