"""`raingan quarantine`: what gave no report, why, and another try."""

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.archives.member import WITHIN
from ingest.cell import quiet
from ingest.event import State
from ingest.limits import Limits
from ingest.reading import LocalReaders
from ingest.run import Provenance, Wanted, run_with
from ingest.visible import visible
from model import Refusal
from raingan import __version__, night_database, results
from raingan.exits import Exit
from raingan.settings import BadSettings
from store.database import Unusable, explained, readable, settled, writable
from store.quarantine import Quarantined, quarantined, release

ESCAPED = re.compile(r"\\x([89a-f][0-9a-f])")
PATIENCE = 4  # times the limits of a run: who asks for another try has time

EPILOG = """\
  raingan quarantine list                    every file that gave no report, with its code and reason
  raingan quarantine show PATH|CODE|SHA256   one of them, or those of one code, and what to do
  raingan quarantine retry [PATH|CODE|SHA256 …]   read them again, with four times the limits

The codes are in docs/exit-statuses.md.

exit status: 0 done, 1 some are refused again, 2 wrong settings, 3 there is none, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("action", choices=("list", "show", "retry"), help="what to do")
    parser.add_argument("which", metavar="PATH|CODE|SHA256", nargs="*", help="of which files (default: all)")
    night_database.add_options(parser)
    results.add_option(parser)
    parser.add_argument("--dry-run", action="store_true", help="with retry: say what would be read again")
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Do what `action` says."""
    quiet()
    try:
        arguments.db = night_database.address(arguments)
        with explained(arguments.db):
            lying = _chosen(quarantined(readable(arguments.db)), arguments.which)
            if not lying:
                print("raingan: nothing of that lies in quarantine", file=sys.stderr)
                return Exit.NOTHING_FOUND
            return ACTIONS[arguments.action](lying, arguments)
    except BadSettings as bad:
        print(f"raingan: {bad}", file=sys.stderr)
        return Exit.USAGE
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE


def _chosen(lying: Sequence[Quarantined], which: Sequence[str]) -> list[Quarantined]:
    if not which:
        return list(lying)
    return [
        each
        for each in lying
        if {each.path, visible(each.path), each.refusal, each.sha256} & set(which)
        or any(each.path.startswith(path + WITHIN) for path in which)
    ]


def _listed(lying: list[Quarantined], arguments: argparse.Namespace) -> Exit:
    results.show(Quarantined._fields, lying, arguments.format)
    return Exit.OK


def _shown(lying: list[Quarantined], arguments: argparse.Namespace) -> Exit:
    for each in lying:
        print(f"{visible(each.path)}\n  {each.refusal}: {visible(each.refusal_detail)}")
        print(f"  to do: {Refusal(each.refusal).words}")
        print(f"  since {each.first_seen_at}, sha256 {each.sha256 or 'unknown, for it could not be read'}")
    return Exit.OK


def _retried(lying: list[Quarantined], arguments: argparse.Namespace) -> Exit:
    paths = list(dict.fromkeys(_name(each.path.partition(WITHIN)[0]) for each in lying))
    if arguments.dry_run:
        for path in paths:
            print(visible(path))
        return Exit.OK
    usual = Limits()
    patient = replace(usual, memory=PATIENCE * usual.memory, seconds=PATIENCE * usual.seconds)
    engine = writable(arguments.db)
    release(engine, lying)
    counted: Counter[State] = Counter()
    with LocalReaders(1, patient) as readers:
        for outcome in run_with(readers, Wanted(paths, __version__, Provenance()), engine):
            counted[outcome.state] += outcome.number
            if outcome.state == State.REFUSED:
                print(f"raingan: {outcome.path}: {outcome.reason}", file=sys.stderr)
    settled(engine)
    print(f"read again {counted.total()}: " + ", ".join(f"{counted[state]} {state}" for state in State))
    return Exit.REFUSED if counted[State.REFUSED] else Exit.OK


def _name(path: str) -> str:
    """The name of a file that is known by the text of it, in which bytes that are no UTF-8 are written out."""
    raw = ESCAPED.sub(lambda match: chr(0xDC00 + int(match[1], 16)), path)
    return raw if not os.path.lexists(path) and os.path.lexists(raw) else path


ACTIONS = {"list": _listed, "show": _shown, "retry": _retried}
