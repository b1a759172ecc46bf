"""`raingan schedule`: let the night's work be done every night."""

import argparse
import datetime as dt
import subprocess
import sys
from pathlib import Path

from raingan.exits import Exit
from raingan.settings import NAME, BadSettings, settings
from raingan.timetable import UNIT, Timetable, unit_folder

EPILOG = """\
Without --install nothing is changed: the files, or the line, are printed, and when the next run would be.
A systemd timer is installed for the current user: `loginctl enable-linger` lets it run when nobody is logged in.
Airflow, Dagster and Prefect call the same command: docs/nightly.md.

exit status: 0 printed or installed, 2 wrong settings, 9 systemd or cron does not take it"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--config", metavar="FILE", default=NAME, help=f"the settings (default: {NAME})")
    parser.add_argument("--at", metavar="HH:MM", type=_time, default=dt.time(2, 30), help="when (default: 02:30)")
    parser.add_argument("--with", dest="by", choices=("systemd", "cron"), default="systemd", help="what starts it")
    parser.add_argument("--install", action="store_true", help="install it for the current user")
    parser.add_argument("--dry-run", action="store_true", help="with --install: say what would be done")
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print what is to be installed, or install it; say when the next run is."""
    try:
        settings(arguments.config)
    except BadSettings as bad:
        print(f"raingan: {bad}", file=sys.stderr)
        return Exit.USAGE
    timetable = Timetable(arguments.at, Path(arguments.config).absolute())
    try:
        (_cron if arguments.by == "cron" else _systemd)(timetable, arguments)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"raingan: {arguments.by} does not take it: {_words(error)}", file=sys.stderr)
        return Exit.UNHEALTHY
    verb = "is" if arguments.install and not arguments.dry_run else "would be"
    next_run = timetable.next_after(dt.datetime.now().astimezone())
    print(f"raingan: the next run {verb} on {next_run:%Y-%m-%d at %H:%M %Z}", file=sys.stderr)
    return Exit.OK


def _systemd(timetable: Timetable, arguments: argparse.Namespace) -> None:
    folder = unit_folder()
    commands = (["systemctl", "--user", "daemon-reload"], ["systemctl", "--user", "enable", "--now", f"{UNIT}.timer"])
    for name, text in timetable.units.items():
        print(f"# {folder / name}\n{text}")
    if not arguments.install or arguments.dry_run:
        print("\n".join(f"# then: {' '.join(command)}" for command in commands))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in timetable.units.items():
        (folder / name).write_text(text, "utf-8")
    for command in commands:
        subprocess.run(command, check=True, capture_output=True, text=True)


def _cron(timetable: Timetable, arguments: argparse.Namespace) -> None:
    print(timetable.cron_line)
    if not arguments.install or arguments.dry_run:
        return
    listed = subprocess.run(["crontab", "-l"], check=False, capture_output=True, text=True).stdout
    config = f"--config {timetable.config}"
    others = [line for line in listed.splitlines() if " run " not in line or config not in line]
    table = "\n".join([*others, timetable.cron_line, ""])
    subprocess.run(["crontab", "-"], check=True, input=table, capture_output=True, text=True)


def _words(error: OSError | subprocess.CalledProcessError) -> str:
    said = error.stderr if isinstance(error, subprocess.CalledProcessError) else str(error)
    return " ".join((said or str(error)).split())[:200]


def _time(text: str) -> dt.time:
    return dt.datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 an hour of the day, on any day
