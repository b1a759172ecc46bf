"""A night's work every night: the files that systemd takes, or the line that cron takes."""

import datetime as dt
import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

UNIT = "raingan"


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every day at `time`, `raingan run` with the settings at `config`."""

    time: dt.time
    config: Path

    @property
    def command(self) -> tuple[str, ...]:
        """What is run: this very program, wherever it is installed."""
        program = Path(sys.executable).with_name("raingan")
        start = (str(program),) if program.is_file() else (sys.executable, "-m", "raingan.cli")
        return (*start, "run", "--config", str(self.config))

    @property
    def cron_line(self) -> str:
        """The line for a crontab.

        >>> Timetable(dt.time(2, 30), Path("/srv/r.toml")).cron_line.startswith("30 2 * * * ")
        True
        """
        # a percent sign is the end of a line to cron
        return f"{self.time.minute} {self.time.hour} * * * {shlex.join(self.command)}".replace("%", r"\%")

    @property
    def units(self) -> dict[str, str]:
        """The files for systemd, by their names."""
        return {f"{UNIT}.service": self._service(), f"{UNIT}.timer": self._timer()}

    def next_after(self, now: dt.datetime) -> dt.datetime:
        """Return when the next run is.

        >>> Timetable(dt.time(2, 30), Path("r.toml")).next_after(dt.datetime(2026, 1, 31, 2, 30))
        datetime.datetime(2026, 2, 1, 2, 30)
        """
        today = now.replace(hour=self.time.hour, minute=self.time.minute, second=0, microsecond=0)
        return today if today > now else today + dt.timedelta(days=1)

    def _service(self) -> str:
        command = " ".join(_quoted(word) for word in self.command)
        return f"""\
[Unit]
Description=Load project progress reports into the database
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
WorkingDirectory={str(self.config.parent).replace("%", "%%")}
ExecStart={command}
# 1 is done with something new in quarantine, 3 found nothing: neither is a failure of the service
SuccessExitStatus=1 3
Nice=10
TimeoutStopSec=15
NoNewPrivileges=true
"""

    def _timer(self) -> str:
        return f"""\
[Unit]
Description=Load project progress reports every night

[Timer]
OnCalendar=*-*-* {self.time:%H:%M}:00
# a machine that was off does it when it is on again
Persistent=true

[Install]
WantedBy=timers.target
"""


def unit_folder() -> Path:
    """Return where the user's own systemd looks for units."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _quoted(word: str) -> str:
    """A word as systemd reads it: without specifiers, variables or escapes in it."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'
