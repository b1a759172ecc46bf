"""`raingan doctor`: whether a night can be done here, and how to mend what is in its way."""

import argparse
import sys

from ingest.visible import visible
from raingan.exits import Exit
from raingan.health import Grade, findings
from raingan.settings import NAME, BadSettings, settings

EPILOG = """\
Each line is `ok`, `note` (it works, and could be better) or `wrong` (a night would fail), with what mends it.

exit status: 0 a night can be done, 2 wrong settings, 9 something is wrong"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--config", metavar="FILE", default=NAME, help=f"the settings (default: {NAME})")
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print how each thing stands."""
    try:
        wanted = settings(arguments.config)
    except BadSettings as bad:
        print(f"raingan: {bad}", file=sys.stderr)
        return Exit.USAGE
    status = Exit.OK
    for finding in findings(wanted):
        print(
            f"{finding.grade:5} {visible(finding.what)}" + (f": {visible(finding.mending)}" if finding.mending else "")
        )
        if finding.grade == Grade.ILL:
            status = Exit.UNHEALTHY
    return status
