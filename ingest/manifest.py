"""A manifest: when each file was exported, where neither the file nor its own text tells."""

import csv
import datetime as dt
import os
from pathlib import Path

from normalize import thai_date, thai_datetime
from store.rows import BANGKOK

COLUMNS = ("path", "exported_at")


class BadManifest(Exception):
    """A manifest cannot be used; the one argument says why, in one line for the user."""


def manifest(path: str) -> dict[str, dt.datetime]:
    """Return when each file was exported, by its absolute path, from the CSV file at `path`.

    It has the columns `path`, relative to the manifest, and `exported_at`: a date with or without a time, of either
    calendar, a time without a zone being one of Bangkok.

    Raises:
        BadManifest: it cannot be read, or a line tells no date.
    """
    folder = Path(path).parent
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if rows.fieldnames is None or not set(COLUMNS) <= set(rows.fieldnames):
                raise BadManifest(f"{path}: the first line must name the columns {' and '.join(COLUMNS)}")
            return {
                os.path.abspath(folder / row["path"]): _time(row["exported_at"], path, rows.line_num) for row in rows
            }
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadManifest(f"{path} cannot be read: {error}") from error


def _time(text: str, path: str, line: int) -> dt.datetime:
    for read in (dt.datetime.fromisoformat, thai_datetime, _midnight):
        try:
            time = read(text.strip())
        except (ValueError, AttributeError):
            continue
        return time if time.tzinfo is not None else time.replace(tzinfo=BANGKOK)
    raise BadManifest(f"{path}, line {line}: this is no date: {text!r}")


def _midnight(text: str) -> dt.datetime:
    return dt.datetime.combine(thai_date(text), dt.time())
