"""The table `[thresholds]` of `raingan.toml`, from the current folder."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

FILE = "raingan.toml"


class BadSettings(Exception):
    """The configuration cannot be used; the one argument says why, in one line for the user."""


def threshold_settings() -> Mapping[str, object]:
    """Return the table, empty where there is none.

    Raises:
        BadSettings: the file is no TOML, or `thresholds` in it is no table.
    """
    path = Path(FILE)
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8")).get("thresholds", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadSettings(f"{FILE}: {' '.join(str(error).split())}") from error
    if not isinstance(table, Mapping):
        raise BadSettings(f"{FILE}: thresholds is a table: write [thresholds], and lines as M3.gap = 0.3 under it")
    return table
