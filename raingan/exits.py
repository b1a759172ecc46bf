"""The exit statuses of every command; `docs/exit-statuses.md` is their table."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    NOTHING_FOUND = 3
    DATABASE = 4
    FINDINGS = 5
    INTERRUPTED = 130
