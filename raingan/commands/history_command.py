"""`raingan history`: the versions of a report, and what each changed in the one before it."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from sqlalchemy import RowMapping

from ingest.visible import visible
from raingan import database, reports, results
from raingan.changes import change_lines
from raingan.exits import Exit
from raingan.reports import Missing
from raingan.screen import one_line
from store.database import Unusable, explained, readable
from store.reading import history, versions

DATED = {
    "pdf": "the PDF's date",
    "manifest": "a manifest",
    "file": "the file's time",
    "entry": "its newest entry",
    None: "nothing",
}
EPILOG = """\
Changes are told from mere differences in printing (spacing, quotes, digits); --all shows those too, and values that
were not read for certain. p2:14 is page 2, line 14 of the file. docs/history.md explains every kind of change.

exit status: 0 shown, 3 there is no such project, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    reports.add_options(parser)
    parser.add_argument(
        "--all", action="store_true", help="also what differs in print only, or was not read for certain"
    )
    database.add_option(parser)
    results.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print the versions and their changes."""
    try:
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            code, year = reports.chosen(connection, arguments)
            found = versions(connection, code, year)
            changes = [row for row in history(connection, code, year) if arguments.all or row["nature"] == "real"]
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    except Missing as missing:
        print(f"raingan: {missing}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    if arguments.format == "table":
        for line in _lines(found, changes):
            print(line)
    else:
        columns = tuple(changes[0].keys()) if changes else ("report_id", "version", "kind", "before", "after")
        results.show(columns, (tuple(row.values()) for row in changes), arguments.format)
    return Exit.OK


def _lines(found: Sequence[RowMapping], changes: Sequence[RowMapping]) -> Iterator[str]:
    yield f"{found[-1]['code']} · {found[-1]['fiscal_year']} · versions: {len(found)}"
    for version in found:
        since = version["valid_from"]
        told = f"from {str(since)[:10]} ({DATED[version['dated_from']]})" if since else "of no known day"
        newest = " · the newest" if version["latest"] else ""
        yield ""
        yield f"version {version['version']} · {told} · {version['entries']} entries{newest}"
        yield f"  {one_line(visible(version['path']))}"
        changed = [row for row in changes if row["report_id"] == version["report_id"]]
        if version["version"] > 1 and not changed:
            yield "  nothing was changed"
        for line in change_lines(changed, reports.width() - 2, persons=False):
            yield f"  {line}"
