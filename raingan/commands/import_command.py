"""`raingan import`: load reports, files or whole folders, into a database."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing

from ingest.inputs import SUFFIXES, inputs, met
from ingest.run import Outcome, State, run as outcomes
from raingan import __version__
from raingan.database_option import add_database_option
from raingan.exits import Exit
from store.database import Unusable, explained, settled, writable

NAMES_SHOWN = 5  # of skipped files: enough to see of what kind they are

EPILOG = """\
A folder is searched with its folders for {suffixes}; other files in it are skipped and counted.
A file that you name is always tried. The same content is loaded once, under whatever names it is found.
What was loaded stays when you interrupt: run the same command again to go on.

exit status: 0 all loaded or known, 1 some refused, 3 nothing found, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a text or PDF export, or a folder of them")
    add_database_option(parser)
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=len(os.sched_getaffinity(0)),
        metavar="N",
        help="read up to N PDFs at a time (default: one for each processor)",
    )
    parser.epilog = EPILOG.format(suffixes=", ".join(SUFFIXES))


def run(arguments: argparse.Namespace) -> Exit:
    """Load the reports; print the counts, and on standard error each refused file with its reason."""
    counted: Counter[State] = Counter()
    skipped: list[str] = []
    try:
        engine = writable(arguments.db)
        with explained(arguments.db), closing(outcomes(arguments.paths, engine, __version__, arguments.jobs)) as run:
            for outcome in _with_progress(run, arguments.paths):
                counted[outcome.state] += 1
                if outcome.state == State.REFUSED:
                    print(f"raingan: {outcome.path}: {outcome.reason}", file=sys.stderr)
                elif outcome.state == State.SKIPPED and len(skipped) < NAMES_SHOWN:
                    skipped.append(outcome.path)
            settled(engine)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    return _summary(arguments, counted, skipped)
