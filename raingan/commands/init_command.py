"""`raingan init`: the settings of a night, commented, in a new file."""

import argparse
import os
import sys
from pathlib import Path

from raingan.exits import Exit
from raingan.settings import NAME, TEMPLATE

EPILOG = """\
exit status: 0 written, 2 there is such a file already"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", metavar="FILE", nargs="?", default=NAME, help=f"where to (default: {NAME})")
    parser.add_argument("--dry-run", action="store_true", help="print it, and write nothing")
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Write the settings; what is there is never written over."""
    if arguments.dry_run:
        print(TEMPLATE, end="")
        return Exit.OK
    try:
        with open(arguments.file, "x", encoding="utf-8") as file:
            file.write(TEMPLATE)
            os.fsync(file.fileno())
    except OSError as error:
        print(f"raingan: {Path(arguments.file)} cannot be written: {error.strerror}", file=sys.stderr)
        return Exit.USAGE
    print(f"wrote {arguments.file}: name your sources in it, then: raingan run")
    return Exit.OK
