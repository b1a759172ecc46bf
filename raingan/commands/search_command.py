"""`raingan search`: what the reports say, found by words or parts of words."""

import argparse
import shutil
import sys
from collections.abc import Iterator

from ingest.visible import visible
from raingan import database, results
from raingan.exits import Exit
from raingan.screen import one_line, wrapped
from store.database import Unusable, explained, readable
from store.search import Found, Hit, Question, search

LIMIT = 20
COLUMNS = (
    "code",
    "fiscal_year",
    "name",
    "version",
    "latest",
    "value_path",
    "before",
    "said",
    "after",
    "page",
    "line",
    "path",
    "reports",
    "score",
)
INDENT = "  "

EPILOG = """\
All words must stand in one text: a name, an agency, a rationale, an objective, a target or a narrative. Thai needs no
spaces: a word is found inside a sentence, and so is a part of a word of three letters or more. Thai and Arabic digits
are alike, and so are both spellings of sara am. The best hits come first; p2:14 is page 2, line 14 of the file.

  raingan search ขุดลอกคลอง
  raingan search ยกเลิก กิจกรรม --year 2563 --agency การศึกษา

exit status: 0 found, 2 nothing is asked that could be looked up, 3 nothing found, 4 the database cannot be used"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("words", metavar="WORD", nargs="+", help="what must stand in the text")
    parser.add_argument("--year", type=int, help="only of this fiscal year, in the Buddhist Era")
    parser.add_argument("--agency", metavar="PART", help="only of agencies whose path has this in it")
    parser.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"at most N hits (default: {LIMIT})")
    database.add_option(parser)
    results.add_option(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print the hits."""
    asked = " ".join(arguments.words)
    question = Question(asked, arguments.year, arguments.agency, max(arguments.limit, 1))
    try:
        with explained(arguments.db), readable(arguments.db).connect() as connection:
            found = search(connection, question)
    except Unusable as unusable:
        print(f"raingan: {unusable}", file=sys.stderr)
        return Exit.DATABASE
    except ValueError as error:
        print(f"raingan: {visible(str(error))}", file=sys.stderr)
        return Exit.USAGE
    if not found.hits:
        print(f"raingan: nothing found for {visible(asked)}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    _print(found, arguments.format)
    return Exit.OK


def _print(found: Found, form: str) -> None:
    if form == "table":
        columns = min(shutil.get_terminal_size().columns, 120)
        for hit in found.hits:
            for line in _lines(hit, columns):
                print(line)
        if found.more:
            print("raingan: there is more; --limit, --year, --agency or another word", file=sys.stderr)
    else:
        results.show(COLUMNS, ([getattr(hit, name) for name in COLUMNS] for hit in found.hits), form)


def _lines(hit: Hit, columns: int) -> Iterator[str]:
    where = " · ".join(
        str(part)
        for part in (
            hit.code or "?",
            hit.fiscal_year or "?",
            hit.value_path,
            f"p{hit.page}:{hit.line}" if hit.page is not None else None,
            one_line(visible(hit.path)),
            None if hit.latest else f"an older version ({hit.version})",
            f"{hit.reports} versions" if hit.reports > 1 else None,
        )
        if part is not None
    )
    yield where
    marks = ("\x1b[1;7m", "\x1b[0m") if sys.stdout.isatty() else ("«", "»")
    said = f"{visible(hit.before)}\x00{visible(hit.said)}\x01{visible(hit.after)}"
    for line in wrapped(said.replace("\x00", "«").replace("\x01", "»"), columns - len(INDENT)):
        shown = line.replace("«", marks[0]).replace("»", marks[1]) if marks[0] != "«" else line
        yield INDENT + shown
    yield ""
