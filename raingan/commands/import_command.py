"""`raingan import`: load reports, files or whole folders, into a database."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing

import ingest.run
from ingest.inputs import SUFFIXES, met
from ingest.manifest import BadManifest, manifest
from ingest.reading import quiet
from ingest.run import Outcome, Provenance, State
from ingest.visible import visible
from raingan import __version__, database
from raingan.database import ORIGINALS, originals
from raingan.exits import Exit
from store.database import Unusable, explained, settled, writable

NAMES_SHOWN = 5  # of skipped files: enough to see of what kind they are

EPILOG = """\
A folder is searched with its folders for {suffixes}; other files in it are skipped and counted.
A file that you name is always tried. The same content is loaded once, under whatever names it is found.
What was loaded stays when you interrupt: run the same command again to go on.

exit status: 0 all loaded or known, 1 some refused, 2 wrong manifest, 3 nothing found, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a text or PDF export, or a folder of them")
    database.add_option(parser)
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=os.cpu_count() or 1,
        metavar="N",
        help="read up to N PDFs at a time where there are many (default: one for each processor)",
    )
    parser.add_argument(
        "--manifest",
        metavar="CSV",
        help="when files were exported: columns path (from the manifest's folder), exported_at",
    )
    parser.add_argument(
        "--originals",
        metavar="DIR",
        default=os.environ.get(ORIGINALS) or None,
        help=f"where the files' bytes are kept for `raingan reparse` (default: ${ORIGINALS} or beside the database)",
    )
    parser.add_argument("--no-originals", action="store_true", help="keep no copy of the files")
    parser.epilog = EPILOG.format(suffixes=", ".join(SUFFIXES))


def run(arguments: argparse.Namespace) -> Exit:
    """Load the reports; print the counts, and on standard error each refused file with its reason."""
    quiet()
    counted: Counter[State] = Counter()
    skipped: list[str] = []
    try:
        provenance = Provenance(
            None if arguments.no_originals else originals(arguments.db, arguments.originals),
            {} if arguments.manifest is None else manifest(arguments.manifest),
        )
        engine = writable(arguments.db)
        with (
            explained(arguments.db),
            closing(ingest.run.run(arguments.paths, engine, __version__, arguments.jobs, provenance)) as outcomes,
        ):
            for outcome in _with_progress(outcomes, arguments.paths):
                counted[outcome.state] += 1
                if outcome.state == State.REFUSED:
                    print(f"raingan: {outcome.path}: {outcome.reason}", file=sys.stderr)
                elif outcome.state == State.SKIPPED and len(skipped) < NAMES_SHOWN:
                    skipped.append(outcome.path)
            settled(engine)
    except BadManifest as bad:
        print(f"raingan: {visible(str(bad))}", file=sys.stderr)
        return Exit.USAGE
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    return _summary(arguments, counted, skipped)


def _summary(arguments: argparse.Namespace, counted: Counter[State], skipped: list[str]) -> Exit:
    if counted[State.SKIPPED]:
        names = ", ".join(skipped) + (", …" if counted[State.SKIPPED] > len(skipped) else "")
        words = f"skipped {counted[State.SKIPPED]}, by their names neither text nor PDF: {names}"
        print(f"raingan: {words}", file=sys.stderr)
    found = sum(counted[state] for state in State if state != State.SKIPPED)
    if not found:
        print(
            f"raingan: no report found in {', '.join(map(visible, arguments.paths))}: "
            f"name a file, or a folder with {' or '.join(SUFFIXES)} in it",
            file=sys.stderr,
        )
        return Exit.NOTHING_FOUND
    print(f"found {found}: " + ", ".join(f"{counted[state]} {state}" for state in State if state != State.SKIPPED))
    return Exit.REFUSED if counted[State.REFUSED] else Exit.OK


def _with_progress(outcomes: Iterable[Outcome], paths: list[str]) -> Iterable[Outcome]:
    return _shown(outcomes, paths) if sys.stderr.isatty() else outcomes


def _shown(outcomes: Iterable[Outcome], paths: list[str]) -> Iterator[Outcome]:
    """Yield `outcomes` and draw how far they are on the terminal."""
    from raingan.progress import tracked

    yield from tracked(outcomes, "importing", sum(1 for _ in met(paths)))


def _jobs(text: str) -> int:
    jobs = int(text)
    if jobs < 1:
        raise ValueError(text)
    return jobs
