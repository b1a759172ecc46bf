"""The exit statuses of every command; `docs/exit-statuses.md` is their table."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    NOTHING_FOUND = 3
    DATABASE = 4
    BUSY = 5
    HELD = 6
    CLUSTER = 7
    DISK = 8
    UNHEALTHY = 9
    AFTER = 10
    FINDINGS = 11
    INTERRUPTED = 130
    TERMINATED = 143
