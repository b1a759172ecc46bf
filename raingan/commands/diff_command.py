"""`raingan diff`: two versions of a report, compared."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy import RowMapping

from ingest.visible import visible
from raingan import database, reports, results
from raingan.changes import HIDDEN, PERSONAL, change_lines
from raingan.exits import Exit
from raingan.reports import Missing
from raingan.screen import one_line
from store.database import Unusable, explained, readable
from store.reading import difference, versions

EPILOG = """\
Versions are counted from 1, the oldest; `raingan history CODE` lists them. Without A and B, the two newest.

exit status: 0 they say the same, 1 they differ, 3 there is no such project or version, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    reports.add_options(parser)
    parser.add_argument(
        "versions", metavar="A B", nargs="*", type=int, help="the two versions (default: the two newest)"
    )
    parser.add_argument(
        "--all", action="store_true", help="also what differs in print only, or was not read for certain"
    )
    parser.add_argument("--persons", action="store_true", help="also names, positions and telephones: personal data")
    database.add_option(parser)
    results.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print what differs."""
    try:
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            code, year = reports.chosen(connection, arguments)
            before, after = _chosen(versions(connection, code, year), arguments.versions)
            found = difference(connection, before["report_id"], after["report_id"])
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    except Missing as missing:
        print(f"raingan: {missing}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    rows = [row for row in found if arguments.all or row["nature"] == "real"]
    if arguments.format == "table":
        for sign, version in (("-", before), ("+", after)):
            print(f"{sign} version {version['version']} · {one_line(visible(version['path']))}")
        for line in change_lines(rows, reports.width(), arguments.persons):
            print(line)
        if not rows:
            print("they say the same")
    else:
        if not arguments.persons:
            for row in rows:
                if row["kind"] in PERSONAL:
                    row |= {side: HIDDEN for side in ("before", "after") if row[side] is not None}
        columns = tuple(rows[0]) if rows else ("kind", "before", "after")
        results.show(columns, (tuple(row.values()) for row in rows), arguments.format)
    return Exit.REFUSED if rows else Exit.OK


def _chosen(found: Sequence[RowMapping], numbers: list[int]) -> tuple[RowMapping, RowMapping]:
    """The versions that are meant.

    Raises:
        Missing: there is none of this number, or there are not two.
    """
    if len(found) < 2:
        raise Missing("there is one version only: nothing to compare")
    wanted = numbers or [found[-2]["version"], found[-1]["version"]]
    if len(wanted) != 2:
        raise Missing("name two versions, as in: raingan diff CODE 1 2")
    by_number = {version["version"]: version for version in found}
    unknown = [str(number) for number in wanted if number not in by_number]
    if unknown:
        raise Missing(f"no version {', '.join(unknown)}; there are 1 to {len(found)}")
    return by_number[wanted[0]], by_number[wanted[1]]
