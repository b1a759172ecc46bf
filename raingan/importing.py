"""Loading reports into a database, as the command line asks for it."""

import argparse
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import closing, suppress

from ingest.cell import quiet
from ingest.cluster import NoCluster
from ingest.event import Outcome, State
from ingest.limits import Limits
from ingest.manifest import BadManifest, manifest
from ingest.names import SUFFIXES
from ingest.run import Provenance, Wanted, foresight, no_stamps, run_with, stamps_of
from ingest.visible import visible
from raingan import __version__, readers
from raingan.database import originals
from raingan.exits import Exit
from raingan.progress import watched
from store.database import Unusable, explained, is_there, readable, settled, writable

NAMES_SHOWN = 5  # of skipped files: enough to see of what kind they are


def imported(arguments: argparse.Namespace) -> Exit:
    """Load the reports; print the counts, and on standard error each refused file with its reason."""
    quiet()
    counted: Counter[State] = Counter()
    skipped: dict[str, list[str]] = {}
    try:
        with explained(arguments.db), closing(_outcomes(arguments)) as outcomes:
            for outcome in watched(outcomes, arguments.paths):
                counted[outcome.state] += outcome.number
                if outcome.state == State.REFUSED:
                    print(f"raingan: {outcome.path}: {outcome.reason}", file=sys.stderr)
                elif outcome.state == State.SKIPPED and outcome.reason is not None:
                    skipped.setdefault(outcome.reason, []).append(outcome.path)
    except BadManifest as bad:
        print(f"raingan: {visible(str(bad))}", file=sys.stderr)
        return Exit.USAGE
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    except NoCluster as missing:
        print(f"raingan: {missing}", file=sys.stderr)
        return Exit.CLUSTER
    return _summary(arguments, counted, skipped)


def _outcomes(arguments: argparse.Namespace) -> Generator[Outcome, None, None]:
    wanted = Wanted(
        arguments.paths,
        __version__,
        Provenance(
            None if arguments.no_originals else originals(arguments.db, arguments.originals),
            {} if arguments.manifest is None else manifest(arguments.manifest),
        ),
        no_stamps if arguments.rehash else stamps_of,
    )
    if arguments.dry_run:
        engine = None
        with suppress(Unusable):  # where there is no database yet, everything would be new
            engine = readable(arguments.db)
        with readers.opened(arguments.jobs, arguments.dask, Limits()) as reading:
            yield from foresight(reading, wanted, engine)
        return
    with readers.opened(arguments.jobs, arguments.dask, Limits()) as reading:
        if not is_there(arguments.db):
            reading.begin(reads_pdfs=False)  # nothing is known yet, so that there will be something to read
        engine = writable(arguments.db)
        yield from run_with(reading, wanted, engine)
    settled(engine)


def _summary(arguments: argparse.Namespace, counted: Counter[State], skipped: dict[str, list[str]]) -> Exit:
    for why, paths in skipped.items():
        names = ", ".join(paths[:NAMES_SHOWN]) + (", …" if len(paths) > NAMES_SHOWN else "")
        print(f"raingan: skipped {len(paths)}, {why}: {names}", file=sys.stderr)
    found = counted.total() - counted[State.SKIPPED]
    if not found:
        print(
            f"raingan: no report found in {', '.join(map(visible, arguments.paths))}: "
            f"name a file, or a folder with {' or '.join(SUFFIXES)} in it",
            file=sys.stderr,
        )
        return Exit.NOTHING_FOUND
    would = "would be " if arguments.dry_run else ""
    counts = ", ".join(f"{counted[state]} {would}{state}" for state in State if state != State.SKIPPED)
    print(f"found {found}: {counts}")
    return Exit.REFUSED if counted[State.REFUSED] else Exit.OK
