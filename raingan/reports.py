"""Naming a report on the command line: its code, and its fiscal year where there are several."""

import argparse
import datetime as dt
import shutil
import sys

from sqlalchemy import Connection

from ingest.visible import visible
from store.reading import near_codes, years

READING_WIDTH = 120  # columns: longer lines are hard to follow
PIPED_WIDTH = 100


class Missing(Exception):
    """There is no such report; the one argument says so, and what there is instead, in one line for the user."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the report's code and `--year`."""
    parser.add_argument("code", metavar="CODE", help="the project's code, as 09000000-0001")
    parser.add_argument("--year", type=int, help="the fiscal year in the Buddhist Era (default: the newest)")


def chosen(connection: Connection, arguments: argparse.Namespace) -> tuple[str, int | None]:
    """Return the code and the fiscal year of the report that is named.

    Raises:
        Missing: there is none.
    """
    code = _code(arguments.code)
    found = years(connection, code)
    year = arguments.year if arguments.year is not None else found[-1] if found else None
    if year not in found:
        raise Missing(_missing(connection, code, found, year))
    others = [str(other) for other in found if other not in (None, year)]
    if others:
        print(f"raingan: also in fiscal year {', '.join(others)}: --year {others[-1]}", file=sys.stderr)
    return code, year


def _code(given: str) -> str:
    """Return a code as the database writes it: it may be given in Thai digits, or with the quotes of a CSV file."""
    from normalize import project_code

    words = given.strip().strip("\"'")
    try:
        return project_code(words) or words
    except ValueError:
        return words


def day(text: str) -> dt.date:
    """Return a day that the user names, of either calendar: `2020-05-31` or `31/5/2563`."""
    from normalize import thai_date

    return thai_date(text)


def width() -> int:
    """Return how wide a page is printed."""
    return min(shutil.get_terminal_size().columns, READING_WIDTH) if sys.stdout.isatty() else PIPED_WIDTH


def _missing(connection: Connection, code: str, found: list[int | None], year: int | None) -> str:
    if found:
        return f"no report on {visible(code)} in fiscal year {year}; there is one in {', '.join(map(str, found))}"
    near = near_codes(connection, code)
    advice = f"did you mean {' or '.join(near)}?" if near else "`raingan projects` lists what there is"
    return f"no report on {visible(code)} in the database; {visible(advice)}"
