"""`raingan export`: tables for spreadsheets and analysis."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from ingest.visible import visible
from raingan import database
from raingan.exits import Exit
from raingan.exporting import FORMATS, exported
from raingan.reports import day
from store.database import Unusable, explained, readable
from store.exports import TABLES, Value, tables

EPILOG = """\
CSV is UTF-8 with its mark, as Excel wants it; cells that a spreadsheet would take for a formula are disarmed by a '.
dictionary.csv, in XLSX the sheet dictionary, tells what every column means. Names, positions and telephones of persons
are left out unless --persons asks for them. Files of the same name are replaced.

  raingan export out/                          every table as CSV
  raingan export reports.xlsx                  one workbook
  raingan export out/ --format parquet --tables projects entries

exit status: 0 written, 1 the files cannot be written, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("to", metavar="TO", help="a folder, or a file that ends in .xlsx")
    parser.add_argument("--format", choices=FORMATS, help="default: csv, or xlsx for such a file")
    parser.add_argument("--tables", choices=tuple(TABLES), nargs="+", default=list(TABLES), help="default: all")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="projects and entries as at the end of that day")
    parser.add_argument("--persons", action="store_true", help="also names, positions and telephones: personal data")
    database.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Write the files and print their names."""
    to = Path(arguments.to)
    form = arguments.format or ("xlsx" if to.suffix == ".xlsx" else "csv")
    wanted = tables(arguments.tables, arguments.as_of, arguments.persons)
    try:
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            for path in exported(wanted, connection, to, form, _ticking()):
                print(visible(str(path)))
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    except OSError as error:
        print(f"raingan: {visible(str(to))} cannot be written: {error.strerror or error}", file=sys.stderr)
        return Exit.REFUSED
    return Exit.OK


def _ticking() -> Callable[[Iterable[tuple[Value, ...]]], Iterable[tuple[Value, ...]]]:
    """What passes rows on and, on a terminal, draws how many they are."""
    if not sys.stderr.isatty():
        return lambda rows: rows
    from raingan.progress import tracked

    return lambda rows: tracked(rows, "exporting", None)
