"""`raingan import`: load reports, wherever they lie, into a database."""

import argparse
import os

from ingest import server
from ingest.names import ARCHIVES, SUFFIXES
from raingan import database, readers
from raingan.database import ORIGINALS
from raingan.exits import Exit

EPILOG = """\
A PATH is a file, a folder, a pattern ('inbox/**/*.pdf'), an archive ({archives}) or an address (s3://…, sftp://…).
A folder is searched with its folders for {suffixes} and archives; hidden files, links, devices, other kinds and files
that are still being written are skipped and counted. A file that you name is always tried. The same content is loaded
once, under whatever names it is found; a file that has not changed since it was loaded is not opened.
What was loaded stays when you interrupt: run the same command again to go on.

exit status: 0 all loaded or known, 1 some refused, 2 wrong manifest, 3 nothing found, 4 the database cannot be used,
7 no such cluster"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a text or PDF export, or where such lie")
    database.add_option(parser)
    readers.add_options(parser)
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
    parser.add_argument("--rehash", action="store_true", help="read every file, also those that seem unchanged")
    parser.add_argument("--dry-run", action="store_true", help="say what would be loaded, and change nothing")
    parser.epilog = EPILOG.format(suffixes=", ".join(SUFFIXES), archives=", ".join(ARCHIVES))


def run(arguments: argparse.Namespace) -> Exit:
    """Load the reports; print the counts, and on standard error each refused file with its reason."""
    if arguments.dask is None:
        server.begin(arguments.paths)
    from raingan.importing import imported  # what it needs is loaded while the server loads what reads

    return imported(arguments)
