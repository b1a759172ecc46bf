"""`raingan check`: look for contradictions in all reports, and store the findings."""

import argparse
import sys
from collections.abc import Sequence

from audit.check import Check
from audit.checking import CANNOT_TELL, Checked, Request, checked, limits
from audit.checks import CHECKS
from audit.thresholds import BadThreshold
from model.finding import Severity
from raingan import __version__, database, results
from raingan.exits import Exit
from raingan.threshold_settings import BadSettings, threshold_settings
from store.database import Unusable, explained, readable
from store.findings_reading import Wanted, number

REASONS = 2  # of those why a check cannot tell: the rest is in the table audit_totals

EPILOG = """\
One row for each check: how many projects it flags, how many pass, of how many it cannot tell and why. With --project
one row for each check, with what it says of that project. A finding is a reason to look, and no verdict; what was
found is stored, and `raingan findings` lists it. docs/checks.md explains every check.
Thresholds are read from the table [thresholds] of raingan.toml in the current folder.

  raingan check
  raingan check --only M1 M2 --fail-on critical
  raingan check --project 99210000-0077

exit status: 0 checked, 2 no such check or threshold, 3 no project, 4 the database cannot be used,
11 there are findings as grave as --fail-on says"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    ids = [check.id for check in CHECKS]
    parser.add_argument(
        "--only", metavar="ID", nargs="+", type=str.upper, choices=ids, help=f"these checks alone: {', '.join(ids)}"
    )
    parser.add_argument("--project", metavar="CODE", help="this project alone, as 09000000-0001")
    parser.add_argument(
        "--fail-on",
        type=Severity,
        choices=list(Severity),
        metavar="SEVERITY",
        help=f"end with status 11 if there are findings so grave: {', '.join(Severity)} (the dismissed do not count)",
    )
    database.add_option(parser)
    results.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Check, print the totals, and say on standard error what is new."""
    chosen = [check for check in CHECKS if arguments.only is None or check.id in arguments.only]
    code = None if arguments.project is None else arguments.project.strip()
    try:
        request = Request(__version__, chosen, limits(threshold_settings()), code)
        with explained(arguments.db):
            done = checked(arguments.db, request)
        if not done.projects:
            print(f"raingan: {_nothing(code)}", file=sys.stderr)
            return Exit.NOTHING_FOUND
        _print(done, chosen, arguments.format)
        return _status(arguments, chosen, code)
    except (BadThreshold, BadSettings) as wrong:
        print(f"raingan: {wrong}", file=sys.stderr)
        return Exit.USAGE
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE


def _print(done: Checked, chosen: Sequence[Check], form: str) -> None:
    if done.answers:
        columns = ("check", "name", "severity", "outcome", "said_th", "said_en", "formula")
        rows = [
            (
                answer.check.id,
                answer.check.slug,
                str(answer.check.severity),
                answer.outcome,
                answer.said.th or None,
                answer.said.en or None,
                answer.formula or None,
            )
            for answer in done.answers
        ]
        results.show(columns, rows, form)
    else:
        columns = ("check", "name", "severity", "flag", "pass", "cannot_tell", "because")
        results.show(columns, [_row(check, done) for check in chosen], form)
    news = done.news
    print(
        f"raingan: checked {done.projects} {'project' if done.projects == 1 else 'projects'}; "
        f"findings: {news.new} new, {news.changed} with other evidence, {news.persisting} as before, {news.gone} gone; "
        "each is a reason to look, not a verdict: raingan findings",
        file=sys.stderr,
    )


def _row(check: Check, done: Checked) -> tuple[object, ...]:
    totals = [total for total in done.totals if total.check == check.id]
    flag, passed, *unknown = totals
    because = sorted(unknown, key=lambda total: -total.projects)
    told = [f"{total.reason.en} ({total.projects})" for total in because[:REASONS]]
    if len(because) > REASONS:
        told.append("…")
    cannot = sum(total.projects for total in totals if total.outcome == CANNOT_TELL)
    return (check.id, check.slug, str(check.severity), flag.projects, passed.projects, cannot, "; ".join(told) or None)


def _status(arguments: argparse.Namespace, chosen: Sequence[Check], code: str | None) -> Exit:
    if arguments.fail_on is None:
        return Exit.OK
    wanted = Wanted(code=code, severity=arguments.fail_on, checks=[check.id for check in chosen], everything=True)
    engine = readable(arguments.db)
    with explained(arguments.db), engine.connect() as connection:
        found = number(connection, wanted)
    engine.dispose()
    return Exit.FINDINGS if found else Exit.OK


def _nothing(code: str | None) -> str:
    if code is None:
        return "no project yet; load reports: raingan import FOLDER"
    return f"no report on {code} in the database; `raingan projects` lists what there is"
