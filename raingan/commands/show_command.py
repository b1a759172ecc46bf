"""`raingan show`: one project's report as a readable page, the newest or as it stood on a day."""

import argparse
import sys

from sqlalchemy import Connection

from raingan import database, reports
from raingan.exits import Exit
from raingan.page import page_lines
from raingan.reports import Missing, day
from store.database import Unusable, explained, readable
from store.reading import page, version

EPILOG = """\
Unknown values are shown as ?, and each has a warning. p2:14 is page 2, line 14 of the file.

exit status: 0 shown, 3 there is no such project, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    reports.add_options(parser)
    parser.add_argument(
        "--as-of", type=day, metavar="DATE", help="as it stood at the end of that day (either calendar)"
    )
    parser.add_argument("--persons", action="store_true", help="also names, positions and telephones: personal data")
    database.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print the page."""
    try:
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            key = _key(connection, arguments)
            for line in page_lines(page(connection, key), reports.width(), arguments.persons):
                print(line)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    except Missing as missing:
        print(f"raingan: {missing}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    return Exit.OK


def _key(connection: Connection, arguments: argparse.Namespace) -> int:
    code, year = reports.chosen(connection, arguments)
    key = version(connection, code, year, arguments.as_of)
    if key is None:
        raise Missing(
            f"no report on {code} from {arguments.as_of} or before; raingan history {code} shows what there is"
        )
    return key
