"""The command line: which command, and with what status it ends; a command's module is imported when it is called."""

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from ingest.collector import spare
from raingan import __version__
from raingan.ending import Terminated, terminable
from raingan.exits import Exit

COMMANDS = {
    "extract": "print what stands in reports, as JSON",
    "import": "load reports, files or whole folders, into a database",
    "run": "do a night's work as raingan.toml says: read, judge, load, report",
    "init": "write raingan.toml, the settings of a night",
    "runs": "list the runs, what each found and how it ended",
    "quarantine": "list, show and retry what gave no report",
    "schedule": "let a night's work be done every night, by systemd or cron",
    "doctor": "check everything that a night needs, and say how to mend it",
    "projects": "list the projects in the database",
    "show": "show one project's report, page by page readable",
    "check": "look for contradictions in all reports, and store the findings",
    "findings": "list the findings of the checks, or say what became of one",
    "history": "tell what each version of a report changed in the one before it",
    "diff": "compare two versions of a report",
    "search": "find words in what the reports say, inside unspaced Thai too",
    "query": "ask the database a question in SQL, read-only",
    "export": "write tables for spreadsheets and analysis: CSV, XLSX, Parquet, JSON lines",
    "reparse": "read the kept originals again with this version, and show what that changes",
    "db": "look after the database: upgrade, check, backup, auditor",
    "normalize": "read Thai dates, amounts and text, one value a line",
    "schema": "print the JSON Schema of what extract prints",
}
FULL = (errno.ENOSPC, errno.EDQUOT)
DESCRIPTION = """\
raingan (รายงาน, "report") turns the progress reports of Thai government projects, exported as text or PDF,
into a database that an auditor can trust: every value leads back to its place on the page, and whatever is
doubtful is said."""
EPILOG = """\
first steps:
  raingan extract report.pdf                      what stands in one report
  raingan import archive/                         load a folder into raingan.db
  raingan projects                                what was loaded
  raingan show 99210000-0077                      one report, readable
  raingan COMMAND --help                          more of each command"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see `Exit`)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Thai is written whatever the locale says, and a name that is no UTF-8 is written out
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with terminable():
            status = _ran(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("raingan: interrupted", file=sys.stderr)
        return Exit.INTERRUPTED
    except Terminated:
        print("raingan: terminated; what was saved stays", file=sys.stderr)
        return Exit.TERMINATED
    except BrokenPipeError:
        # the reader of our output has gone (`| head`): not an error, and nothing is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except OSError as error:
        if error.errno not in FULL:
            raise
        print("raingan: the disk is full; make room and run the same command again", file=sys.stderr)
        return Exit.DISK
    return status


def _ran(words: Sequence[str]) -> Exit:
    parsed = _parser(words).parse_args(words)
    command = import_module(f"raingan.commands.{parsed.command}_command")
    spare()
    status: Exit = command.run(parsed)
    return status


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of the command line; only the command that `words` call brings its arguments."""
    parser = argparse.ArgumentParser(
        prog="raingan", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"raingan {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    called = next((word for word in words if word in COMMANDS), None)
    # where the first word says it all, no other command need be known
    named = [called] if called is not None and words[0] == called else COMMANDS
    for name in named:
        help_text = COMMANDS[name]
        command = commands.add_parser(
            name,
            help=help_text,
            description=help_text[0].upper() + help_text[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name == called:
            import_module(f"raingan.commands.{name}_command").configure(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
