"""`raingan query`: ask the database a question in SQL, read-only."""

import argparse
import sys

from raingan import database, results
from raingan.exits import Exit
from store.database import Unusable, explained, readable
from store.query import BadQuery, answer
from store.views import VIEWS

EPILOG = """\
Views to start from: {views}.
docs/database.md describes them and the tables, with the questions of an auditor answered.

  raingan query "SELECT code, date_be, percent, cumulative_spent FROM progress"
  raingan query "SELECT raw, page, line, path FROM evidence WHERE value_path = 'project.budget_spent'" --format csv

exit status: 0 answered, 2 the query is wrong or would write, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("query", metavar="SQL", help="one SELECT")
    database.add_option(parser)
    results.add_option(parser)
    parser.epilog = EPILOG.format(views=", ".join(view.name for view in VIEWS))


def run(arguments: argparse.Namespace) -> Exit:
    """Print the answer."""
    try:
        with explained(arguments.db):
            given = answer(readable(arguments.db), arguments.query)
            results.show(given.columns, given.rows, arguments.format)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    except BadQuery as wrong:
        print(f"raingan: {wrong}", file=sys.stderr)
        return Exit.USAGE
    return Exit.OK
