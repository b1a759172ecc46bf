"""What happens in a run, for machines: a log of JSON lines, and a JSON report of each run, written whole or not."""

import datetime as dt
import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from ingest.visible import visible

LARGEST = 10 * 2**20  # bytes of a log before the next one begins
KEPT = 5
LOG = logging.getLogger("raingan.run")


class _Lines(logging.Formatter):
    """A record as one JSON object on a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        time = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        told: Mapping[str, Any] = record.args if isinstance(record.args, dict) else {}
        values = {key: visible(value) if isinstance(value, str) else value for key, value in told.items()}
        return json.dumps({"time": time, "level": record.levelname, "event": record.msg, **values}, ensure_ascii=False)


@contextmanager
def logged(path: Path) -> Iterator[None]:
    """Write what `happened` is told, inside the block, to the log at `path`."""
    handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(_Lines())
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    try:
        yield
    finally:
        LOG.removeHandler(handler)
        handler.close()


def happened(event: str, **values: object) -> None:
    """Write that `event` has happened, with its values."""
    LOG.info(event, values)


def failed(event: str, **values: object) -> None:
    """Write that `event` has gone wrong, with its values."""
    LOG.error(event, values)


def report(path: Path, values: Mapping[str, object]) -> None:
    """Write `values` to the file at `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partly = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        partly.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")
        os.replace(partly, path)
    finally:
        partly.unlink(missing_ok=True)
