"""`raingan findings`: list the findings of the checks, or say what became of one."""

import argparse
import getpass
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Result

from audit.checks import CHECKS
from ingest.visible import visible
from model.finding import Action, Severity
from raingan import database, results
from raingan.exits import Exit
from raingan.screen import one_line, wrapped
from raingan.tables import listing
from store.database import Unusable, explained, readable, settled, writable
from store.findings import act
from store.findings_reading import Wanted, findings, log, number, one, values, was_checked

ACTIONS = {"explain": Action.EXPLAINED, "dismiss": Action.DISMISSED, "refer": Action.REFERRED}
HELP = {
    "explain": "record why it is as it is; the finding is listed on",
    "dismiss": "keep it quiet until its evidence changes",
    "refer": "record to whom it was handed on; the finding is listed on",
    "show": "one finding in full: its values with their places, and what was done with it",
}
SHORT = {
    "finding": "finding",
    "check_id": "check",
    "severity": "severity",
    "code": "code",
    "fiscal_year": "year",
    "state": "state",
    "decision": "decision",
    "others": "others",
}  # what stands in the row on a terminal, and its heading there; the sentence stands below
NUMERIC = ("fiscal_year", "others")
INDENT = 12  # columns

EPILOG = """\
A finding is a reason to look, and no verdict. Of each project those are listed that lead its three gravest causes;
`others` counts the findings of the same cause. --all, --check, --state and --decision list every finding that fits.
A dismissed finding is not listed until its evidence changes: then it is back, and its decision is `returned`.

  raingan findings --severity high --agency สำนักสวนสาธารณะตัวอย่าง
  raingan findings --all --format csv > findings.csv
  raingan findings dismiss 0123456789ab --note "paid in the month after, see the ledger of June"

exit status: 0 listed or recorded, 3 there is none, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--project", metavar="CODE", help="of this project")
    parser.add_argument("--agency", metavar="TEXT", help="of agencies in whose path of units this stands")
    parser.add_argument("--year", type=int, help="of this fiscal year, in the Buddhist Era")
    parser.add_argument(
        "--severity", type=Severity, choices=list(Severity), help="so grave or graver", metavar="SEVERITY"
    )
    parser.add_argument(
        "--check",
        metavar="ID",
        nargs="+",
        type=str.upper,
        choices=[check.id for check in CHECKS],
        help="of these checks",
    )
    parser.add_argument("--state", choices=("new", "persisting", "changed", "gone"), help="as of the last run")
    parser.add_argument("--decision", choices=("open", *map(str, Action), "returned"), help="what became of it")
    parser.add_argument("--all", action="store_true", help="every finding that stands, not only the gravest")
    database.add_option(parser)
    results.add_option(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="with one finding")
    for name, words in HELP.items():
        action = actions.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        action.add_argument("finding", metavar="ID", help="as `raingan findings` lists it")
        if name in ACTIONS:
            action.add_argument("--note", required=True, help="why: it stands in the log for good")
            action.add_argument("--by", metavar="NAME", help="who (default: the user of this machine)")
        action.add_argument("--db", metavar="URL", default=argparse.SUPPRESS, help="the database")
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """List findings, show one, or record what became of it."""
    try:
        if arguments.action in ACTIONS:
            return _recorded(arguments)
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            return _shown(connection, arguments.finding) if arguments.action else _listed(connection, arguments)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE


def _recorded(arguments: argparse.Namespace) -> Exit:
    note, actor = arguments.note.strip(), (_user() if arguments.by is None else arguments.by).strip()
    if not note or not actor:
        print("raingan: the log needs who and why: --by NAME --note …", file=sys.stderr)
        return Exit.USAGE
    readable(arguments.db).dispose()  # to write is no reason to make a database
    with explained(arguments.db):
        engine = writable(arguments.db)
        known = act(engine, arguments.finding, ACTIONS[arguments.action], actor, note)
        settled(engine)
    if not known:
        return _unknown(arguments.finding)
    print(f"{arguments.finding} {ACTIONS[arguments.action]}")
    return Exit.OK


def _user() -> str:
    """The user of this machine, empty where it has no name for him."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _unknown(finding: str) -> Exit:
    print(f"raingan: there is no finding {visible(finding)}; `raingan findings` lists them", file=sys.stderr)
    return Exit.NOTHING_FOUND


def _listed(connection: Connection, arguments: argparse.Namespace) -> Exit:
    wanted = Wanted(
        code=arguments.project,
        agency=arguments.agency,
        year=arguments.year,
        severity=arguments.severity,
        checks=arguments.check or (),
        state=arguments.state,
        decision=arguments.decision,
        everything=arguments.all,
    )
    printed = _printed(connection.execute(findings(wanted)), arguments.format)
    if not printed:
        words = "no finding" if was_checked(connection) else "the reports were not checked yet: raingan check"
        print(f"raingan: {words}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    more = number(connection, replace(wanted, everything=True)) - printed
    told = f", and {more} less grave or of the same cause: --all" if more else ""
    print(f"raingan: {printed} listed{told}; each is a reason to look, not a verdict", file=sys.stderr)
    return Exit.OK


def _printed(found: Result[Any], form: str) -> int:
    if form != "table" or not sys.stdout.isatty():
        return results.show(tuple(found.keys()), found, form)
    rows = found.mappings().all()
    cells = [["?" if row[name] is None else str(row[name]) for name in SHORT] for row in rows]
    told = [row["sentence_th"] for row in rows]
    columns = shutil.get_terminal_size().columns
    if rows:
        for line in listing(list(SHORT.values()), cells, [name in NUMERIC for name in SHORT], told, columns):
            print(line)
    return len(rows)


def _shown(connection: Connection, fingerprint: str) -> Exit:
    finding = one(connection, fingerprint)
    if finding is None:
        return _unknown(fingerprint)
    columns = shutil.get_terminal_size().columns
    for label, text in _lines(connection, finding):
        first, *more = wrapped(one_line(text), columns - INDENT) if text else [""]
        print(f"{label:{INDENT}}{first}".rstrip())
        for line in more:
            print(f"{'':{INDENT}}{line}".rstrip())
    return Exit.OK


def _lines(connection: Connection, finding: Any) -> Iterator[tuple[str, str]]:
    yield "finding", f"{finding['finding']} · {finding['notice']}"
    yield "check", f"{finding['check_id']} {finding['check_name']} · {finding['severity']} · {finding['cause']}"
    yield "project", f"{finding['code'] or '?'} · {finding['fiscal_year'] or '?'} · {finding['name'] or '?'}"
    yield "agency", finding["agency"] or "?"
    yield "", finding["sentence_th"]
    yield "", finding["sentence_en"]
    yield "formula", finding["formula"]
    yield "state", f"{finding['state']}, found {finding['first_found_at']} to {finding['last_found_at']}"
    for value in values(connection, finding["finding"]):
        place = "" if value["page"] is None else f" · p{value['page']}:{value['line']} of {value['path']}"
        yield "value", f"{value['label']}: {value['text']}{place}"
    for row in log(connection, finding["finding"]):
        yield str(row["action"]), f"{row['acted_at']} · {row['actor']}: {row['note']}"
