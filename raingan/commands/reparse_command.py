"""`raingan reparse`: read the kept originals again with this version, and show what that changes."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from ingest.cell import quiet
from ingest.rereading import Reread, reparse, reread
from ingest.visible import visible
from raingan import __version__, database, reports
from raingan.changes import change_lines
from raingan.exits import Exit
from store.database import Unusable, explained, readable, settled, writable
from store.history import Change, Nature
from store.rereading import Read, read_before, without_original

EPILOG = """\
Every document that another version of raingan has read is read again from its original, which `raingan import` keeps
beside the database. What is read otherwise now is shown and stored; versions and their changes follow.

exit status: 0 done, 1 some originals are gone or damaged, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--all", action="store_true", help="also what this version has read")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--originals", metavar="DIR", help="where the originals lie (default: beside the database)")
    parser.add_argument("--persons", action="store_true", help="also names, positions and telephones: personal data")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="read up to N PDFs at a time"
    )
    database.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Read again, print each document of which something is read otherwise, and the counts."""
    quiet()
    try:
        with explained(arguments.db):
            engine = readable(arguments.db) if arguments.dry_run else writable(arguments.db)
            version = None if arguments.all else __version__
            with engine.connect() as connection:
                documents = read_before(connection, version)
                missing = without_original(connection, version)
            lying = database.originals(arguments.db, arguments.originals or os.environ.get(database.ORIGINALS))
            jobs = max(arguments.jobs, 1)
            read = (
                reread(documents, lying, engine, jobs)
                if arguments.dry_run
                else reparse(documents, lying, engine, __version__, jobs)
            )
            faults = _shown(_with_progress(read, documents), arguments, len(documents))
            settled(engine)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    if missing:
        print(f"raingan: of {missing} documents no original is kept; import their files again", file=sys.stderr)
    return Exit.REFUSED if faults else Exit.OK


def _shown(read: Iterable[Reread], arguments: argparse.Namespace, number: int) -> int:
    """Print what is news; return how many originals could not be read."""
    changed = faults = 0
    for each in read:
        if each.fault is not None:
            faults += 1
            print(f"raingan: {visible(each.read.content.path)}: {each.fault}", file=sys.stderr)
        elif each.is_news:
            changed += 1
            for line in _lines(each, arguments.persons):
                print(line)
    would = "would be " if arguments.dry_run else ""
    print(f"read again {number}: {changed} {would}changed, {number - changed - faults} as before, {faults} unread")
    return faults


def _lines(reread: Reread, persons: bool) -> Iterator[str]:
    yield f"{reread.read.code or '?'} · {visible(reread.read.content.path)}"
    if reread.refusal is not None:
        yield f"  gives no report now: {visible(reread.refusal)}"
    if reread.found:
        yield "  gives a report now"
    for line in change_lines(map(_row, reread.changes), reports.width() - 2, persons):
        yield f"  {line}"


def _row(change: Change) -> dict[str, object]:
    nature = "" if change.nature == Nature.REAL else change.nature
    places = dict.fromkeys(("before_page", "before_line", "page", "line"))
    told = {"kind": change.kind, "nature": nature, "number": change.number}
    return {**told, "before": change.before, "after": change.after, **places}


def _with_progress(read: Iterator[Reread], documents: Sequence[Read]) -> Iterable[Reread]:
    if not sys.stderr.isatty():
        return read
    from raingan.progress import tracked

    return tracked(read, "reading again", len(documents))
