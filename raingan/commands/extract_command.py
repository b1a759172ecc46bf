"""`raingan extract`: what stands in reports, as JSON on standard output."""

import argparse

from ingest import server
from raingan.exits import Exit

EPILOG = """\
A PATH is a file, a folder, a pattern ('inbox/**/*.pdf'), an archive (.zip, .tar.gz, .7z) or an address (s3://…).
PDFs are read in processes of their own: one that never ends, or takes all memory, is refused and the next is read.

exit status: 0 all read, 1 some refused, 3 nothing found"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a text or PDF export, or where such lie")
    parser.add_argument(
        "--format",
        choices=("jsonl", "json"),
        default="jsonl",
        help="one object a line (the default), or one indented array",
    )
    parser.add_argument(
        "--draw", metavar="DIR", help="also draw each PDF's pages into DIR as PNG, every value in a frame, for the eye"
    )
    parser.add_argument("--places", action="store_true", help="add the page, line and box of every value")
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print an object for each report, in the order of the arguments; say of each other file why it gives none."""
    server.begin(arguments.paths, stores=False)
    from raingan.extracting import extracted  # what it needs is loaded while the server loads what reads

    return extracted(arguments)
