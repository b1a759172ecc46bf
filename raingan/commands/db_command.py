"""`raingan db`: looking after the database."""

import argparse
import sys
from pathlib import Path

from ingest.visible import visible
from raingan import database
from raingan.exits import Exit
from store.database import Unusable, explained, readable

EPILOG = """\
  raingan db upgrade              bring a database of an older raingan up to date, nothing is lost
  raingan db check                is it whole? counts, and every fault in a sentence
  raingan db backup copy.db       one moment of it, while others go on using it
  raingan db auditor              PostgreSQL: a role that can read all but persons' data, and change nothing

exit status: 0 done and nothing is wrong, 1 the check found a fault, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the commands."""
    commands = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, help_text in (
        ("upgrade", "bring a database of an older raingan up to date"),
        ("check", "is it whole?"),
        ("backup", "copy it while others go on using it"),
        ("auditor", "make a role of a PostgreSQL server that can only read"),
    ):
        action = commands.add_parser(name, help=help_text, description=f"{help_text[0].upper()}{help_text[1:]}.")
        if name == "backup":
            action.add_argument(
                "to", metavar="FILE", type=Path, help="the copy: an SQLite file, or what pg_restore reads"
            )
        if name == "auditor":
            action.add_argument("--role", default="auditor", help="its name (default: auditor)")
        database.add_option(action)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Do what is asked."""
    try:
        return ACTIONS[arguments.action](arguments)
    except Unusable as unusable:
        print(f"raingan: {visible(str(unusable))}", file=sys.stderr)
        return Exit.DATABASE


def _upgrade(arguments: argparse.Namespace) -> Exit:
    from store.tables import REVISION
    from store.upgrading import upgrade

    before = upgrade(arguments.db)
    print(f"up to date (schema {REVISION})" if before == REVISION else f"upgraded from schema {before} to {REVISION}")
    return Exit.OK


def _check(arguments: argparse.Namespace) -> Exit:
    from store.checking import counts, faults, orphans

    with explained(arguments.db), readable(arguments.db).connect() as connection:
        for name, number in counts(connection).items():
            print(f"{name:<12}{number:>12,}")
        print(f"{'orphans':<12}{orphans(connection):>12,}  texts that no report prints any more")
        found = list(faults(connection))
    for fault in found:
        print(f"raingan: {visible(fault)}", file=sys.stderr)
    print("a fault was found" if found else "no fault found")
    return Exit.REFUSED if found else Exit.OK


def _backup(arguments: argparse.Namespace) -> Exit:
    from store.backing_up import backup

    backup(arguments.db, arguments.to)
    print(f"{visible(str(arguments.to))}: {arguments.to.stat().st_size:,} bytes")
    return Exit.OK


def _auditor(arguments: argparse.Namespace) -> Exit:
    from store.backing_up import auditor

    auditor(arguments.db, arguments.role)
    print(f"the role {arguments.role} can read and change nothing; grant it: GRANT {arguments.role} TO somebody")
    return Exit.OK


ACTIONS = {"upgrade": _upgrade, "check": _check, "backup": _backup, "auditor": _auditor}
