"""`raingan show`: one project's newest report as a readable page."""

import argparse
import shutil
import sys

from sqlalchemy import Connection

from ingest.visible import visible
from raingan import database
from raingan.exits import Exit
from raingan.page import page_lines
from store.database import Unusable, explained, readable
from store.reading import near_codes, page, version, years

READING_WIDTH = 120  # columns: longer lines are hard to follow
PIPED_WIDTH = 100

EPILOG = """\
Unknown values are shown as ?, and each has a warning. p2:14 is page 2, line 14 of the file.

exit status: 0 shown, 3 there is no such project, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("code", metavar="CODE", help="the project's code, as 09000000-0001")
    parser.add_argument("--year", type=int, help="the fiscal year in the Buddhist Era (default: the newest)")
    parser.add_argument("--persons", action="store_true", help="also names, positions and telephones: personal data")
    database.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print the page."""
    try:
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            return _shown(connection, arguments)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE


def _shown(connection: Connection, arguments: argparse.Namespace) -> Exit:
    code = arguments.code.strip()
    found = years(connection, code)
    year = arguments.year if arguments.year is not None else found[-1] if found else None
    if year not in found:
        print(f"raingan: {_missing(connection, code, found, year)}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    key = version(connection, code, year, None)
    assert key is not None
    for line in page_lines(page(connection, key), _width(), arguments.persons):
        print(line)
    others = [str(other) for other in found if other not in (None, year)]
    if others:
        print(f"raingan: also in fiscal year {', '.join(others)}: --year {others[-1]}", file=sys.stderr)
    return Exit.OK


def _missing(connection: Connection, code: str, found: list[int | None], year: int | None) -> str:
    if found:
        return f"no report on {visible(code)} in fiscal year {year}; there is one in {', '.join(map(str, found))}"
    near = near_codes(connection, code)
    advice = f"did you mean {' or '.join(near)}?" if near else "`raingan projects` lists what there is"
    return f"no report on {visible(code)} in the database; {visible(advice)}"


def _width() -> int:
    return min(shutil.get_terminal_size().columns, READING_WIDTH) if sys.stdout.isatty() else PIPED_WIDTH
