"""`raingan projects`: list the projects in the database."""

import argparse
import shutil
import sys
from decimal import Decimal
from typing import Any

from sqlalchemy import Result

from raingan import database, results
from raingan.exits import Exit
from raingan.reports import day
from raingan.tables import listing
from store.database import Unusable, explained, readable
from store.reading import Choice, projects

UNKNOWN = "?"
SHORT = {
    "code": "code",
    "fiscal_year": "year",
    "budget_allocated": "allocated",
    "budget_spent": "spent",
    "last_entry_date": "last entry",
    "last_percent": "percent",
    "versions": "ver.",
    "warnings": "warn.",
}  # what stands in the row on a terminal, and its heading there; name and agency stand below
NUMERIC = frozenset(SHORT) - {"code", "last_entry_date"}

EPILOG = """\
One row for each project, from its newest report; persons are left out. ? and NULL are values that are not known.
Percent and date are those of the last entry; spent is what the report's header states.

exit status: 0 listed, 3 there is none, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--agency", metavar="PART", help="only of agencies whose path has this in it")
    parser.add_argument("--year", type=int, help="only of this fiscal year, in the Buddhist Era")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="as at the end of that day (either calendar)")
    parser.add_argument("--limit", type=_count, metavar="N", help="at most N projects")
    parser.add_argument("--offset", type=_count, default=0, metavar="N", help="without the first N")
    database.add_option(parser)
    results.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print the projects."""
    choice = Choice(arguments.agency, arguments.year, arguments.as_of, arguments.limit, arguments.offset)
    try:
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            printed = _printed(connection.execute(projects(choice)), arguments.format)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    if not printed:
        narrowed = choice != Choice()
        words = "no such project" if narrowed else "no project yet; load reports: raingan import FOLDER"
        print(f"raingan: {words}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    return Exit.OK


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _printed(found: Result[Any], form: str) -> int:
    if form != "table" or not sys.stdout.isatty():
        return results.show(tuple(found.keys()), found, form)
    rows = found.mappings().all()
    cells = [[_cell(row[name]) for name in SHORT] for row in rows]
    told = [" · ".join(text for text in (row["name"], row["agency"]) if text is not None) for row in rows]
    columns = shutil.get_terminal_size().columns
    for line in listing(list(SHORT.values()), cells, [name in NUMERIC for name in SHORT], told, columns):
        print(line)
    return len(rows)


def _cell(value: object) -> str:
    return UNKNOWN if value is None else f"{value:,f}" if isinstance(value, Decimal) else str(value)
