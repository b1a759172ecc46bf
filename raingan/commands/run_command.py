"""`raingan run`: the night's work, from the sources to the loaded database, as `raingan.toml` says."""

import argparse
import os
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, suppress

from sqlalchemy import Engine

from ingest.cell import quiet
from ingest.cluster import NoCluster
from ingest.event import State
from ingest.gate import objection
from ingest.lock import locked
from ingest.night import Night
from ingest.reading import Readers
from ingest.run import Provenance, Wanted, foresight, no_stamps, stamps_of
from raingan import __version__, readers
from raingan.database import ORIGINALS, originals
from raingan.ending import Terminated
from raingan.exits import Exit
from raingan.logbook import failed, happened, logged
from raingan.night_report import NightReport
from raingan.progress import watched
from raingan.settings import NAME, BadSettings, Settings, settings
from store.database import Unusable, explained, readable, settled, writable
from store.ledger import RunState
from store.runs import Accounts, Busy, End, alone, begun, ended, usual

EPILOG = """\
Everything is read first, then judged, then loaded: a night on which far more than usual is refused or missing is held
back and changes nothing. Files that have not changed since they were loaded are not opened. A report of each run lies
in the folder `state` of the settings; `raingan runs` lists them, `raingan quarantine` what gave no report.

exit status: 0 done, 1 done, and something new lies in quarantine, 2 wrong settings, 3 nothing found, 4 the database
cannot be used, 5 another run is going on, 6 held back, 7 no such cluster, 8 the disk is full, 10 the checks
or the command after the run failed"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--config", metavar="FILE", default=NAME, help=f"the settings (default: {NAME})")
    readers.add_options(parser)
    parser.add_argument("--rehash", action="store_true", help="read every file, also those that seem unchanged")
    parser.add_argument("--accept", action="store_true", help="load the night even if the gate would hold it back")
    parser.add_argument("--dry-run", action="store_true", help="read and judge, and change nothing")
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Do the night's work; print the counts, and on standard error what is new in quarantine."""
    quiet()
    try:
        wanted = settings(arguments.config)
        with explained(wanted.database):
            return _foreseen(arguments, wanted) if arguments.dry_run else _held(arguments, wanted)
    except BadSettings as bad:
        return _told(str(bad), Exit.USAGE)
    except Busy as busy:
        return _told(str(busy), Exit.BUSY)
    except NoCluster as missing:
        return _told(str(missing), Exit.CLUSTER)
    except Unusable as unusable:
        return _told(str(unusable), Exit.DATABASE)


def _told(words: str, status: Exit) -> Exit:
    print(f"raingan: {words}", file=sys.stderr)
    return status


def _held(arguments: argparse.Namespace, wanted: Settings) -> Exit:
    """Do the work alone on this machine, and in this database."""
    wanted.state.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        stack.enter_context(locked(wanted.state / "lock"))
        stack.enter_context(logged(wanted.state / "log.jsonl"))
        engine = writable(wanted.database)
        stack.callback(settled, engine)
        stack.enter_context(alone(engine))
        report = NightReport(begun(engine, __version__), wanted)
        try:
            end, accounts = _worked(arguments, wanted, engine, report)
        except (KeyboardInterrupt, Terminated) as stopped:
            status = Exit.TERMINATED if isinstance(stopped, Terminated) else Exit.INTERRUPTED
            _ended(engine, report, End(RunState.INTERRUPTED, status), None)
            raise
        except Exception as error:
            # what the run was about is told once more, where it can be: on a full disk it cannot
            try:
                _ended(engine, report, End(RunState.FAILED, Exit.DATABASE, type(error).__name__), None)
            finally:
                raise error
        _ended(engine, report, end, accounts)
    return Exit(end.exit_status)


def _worked(
    arguments: argparse.Namespace, wanted: Settings, engine: Engine, report: NightReport
) -> tuple[End, Accounts]:
    with Night(_wanted(arguments, wanted), engine, wanted.state) as night:
        with _opened(arguments, wanted) as opened:
            for outcome in watched(night.read(opened), list(wanted.sources)):
                report.read(outcome)
        happened("read", run=report.run, found=night.expected.found, newly_read=night.expected.newly_read)
        words = objection(night.expected, usual(engine), wanted.gate)
        if words is not None and not arguments.accept:
            print(f"raingan: held back, nothing is loaded: {words}; see {report.path}", file=sys.stderr)
            return End(RunState.HELD, Exit.HELD, words), night.expected
        counted: Counter[State] = Counter()
        for outcome in night.load():
            counted[outcome.state] += outcome.number
            report.loaded(outcome)
        accounts = night.accounts(counted)
    return _after(wanted, report, accounts), accounts


def _after(wanted: Settings, report: NightReport, accounts: Accounts) -> End:
    """Do what follows a night that was loaded, and judge how it ended."""
    for line in report.new_in_quarantine():
        print(f"raingan: {line}", file=sys.stderr)
    print(_line(accounts))
    end = End(RunState.DONE, Exit.REFUSED if accounts.newly_quarantined else Exit.OK)
    if not accounts.found - accounts.skipped:
        end = End(RunState.DONE, Exit.NOTHING_FOUND, "no input was found")
    report.write(end, accounts)  # which the command that follows may want to read
    for step in AFTER_LOADING:
        failure = step(wanted, report)
        if failure is not None:
            return End(RunState.DONE, Exit.AFTER, failure)
        report.write(end, accounts)
    return end


def _line(accounts: Accounts) -> str:
    states = ("loaded", "unchanged", "quarantined", "skipped")
    return f"found {accounts.found}: " + ", ".join(f"{getattr(accounts, state)} {state}" for state in states)


def _command(wanted: Settings, report: NightReport) -> str | None:
    """Run the command that the settings name, and return what went wrong."""
    if not wanted.command:
        return None
    try:
        done = subprocess.run(
            wanted.command, env={**os.environ, "RAINGAN_REPORT": str(report.path)}, check=False, stdout=sys.stderr
        )
    except OSError as error:
        return f"the command after the run cannot be started: {error.strerror}"
    return None if done.returncode == 0 else f"the command after the run ended with {done.returncode}"


def _checks(wanted: Settings, report: NightReport) -> str | None:
    """Look for contradictions, and tell how many are new."""
    from audit.checking import checked, everything
    from audit.thresholds import BadThreshold

    if not wanted.check:
        return None
    try:
        news = checked(wanted.database, everything(__version__, wanted.thresholds)).news
    except BadThreshold as bad:
        return str(bad)
    report.checked(news)
    if news.new or news.changed or news.gone:
        told = f"{news.new} new, {news.changed} with other evidence, {news.persisting} as before, {news.gone} gone"
        print(f"raingan: findings: {told}; each is a reason to look, not a verdict: raingan findings", file=sys.stderr)
    return None


# what follows a night that was loaded, in order: each returns what went wrong, or None
AFTER_LOADING = (_checks, _command)


def _ended(engine: Engine, report: NightReport, end: End, accounts: Accounts | None) -> None:
    ended(engine, report.run, end, accounts)
    report.write(end, accounts)
    (happened if end.detail is None else failed)(
        "ended", run=report.run, state=end.state, exit_status=end.exit_status, detail=end.detail
    )


def _wanted(arguments: argparse.Namespace, wanted: Settings) -> Wanted:
    kept = originals(wanted.database, os.environ.get(ORIGINALS)) if wanted.originals else None
    stamps = no_stamps if arguments.rehash else stamps_of
    return Wanted(wanted.sources, __version__, Provenance(kept), stamps)


def _opened(arguments: argparse.Namespace, wanted: Settings) -> Readers:
    return readers.opened(arguments.jobs or wanted.jobs or None, arguments.dask or wanted.dask, wanted.limits)


def _foreseen(arguments: argparse.Namespace, wanted: Settings) -> Exit:
    """Read and judge, and change nothing."""
    engine = None
    with suppress(Unusable):  # where there is no database yet, everything would be new
        engine = readable(wanted.database)
    counted: Counter[State] = Counter()
    with _opened(arguments, wanted) as opened:
        for outcome in watched(foresight(opened, _wanted(arguments, wanted), engine), list(wanted.sources)):
            counted[outcome.state] += outcome.number
            if outcome.state == State.REFUSED:
                print(f"raingan: {outcome.path}: {outcome.reason}", file=sys.stderr)
    print(_line(Accounts(*(counted[state] for state in State))) + " (nothing was changed)")
    return Exit.REFUSED if counted[State.REFUSED] else Exit.OK
