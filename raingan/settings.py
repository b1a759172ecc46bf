"""`raingan.toml`: what a night does, where it finds and leaves things, and what may not happen."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ingest.gate import Gate
from ingest.limits import Limits

NAME = "raingan.toml"
SQLITE = "sqlite:///"
TEMPLATE = """\
# What `raingan run` does every night. Paths are from the folder of this file.

# Files, folders, patterns ("archive/**/*.zip"), archives (.zip, .tar.gz, .7z), addresses ("s3://bucket/reports").
sources = ["inbox"]

# An SQLite file, or "postgresql://user@host/database" (the password belongs into ~/.pgpass).
database = "raingan.db"

# A folder for the lock, the log, and a report of each run.
state = "raingan.state"

# How many documents are read at a time: 0 is one for each processor.
jobs = 0

# Read on a Dask cluster instead (docs/cluster.md): its scheduler.
# dask = "tcp://scheduler.example:8786"

# Whether the bytes of every file are kept beside the database, for `raingan reparse`.
originals = true

[limits]          # of one document; more seconds are given for each page
memory = 1024     # MiB
seconds = 10      # of the processor

[gate]            # a night that is far from usual is held back: nothing is loaded, `raingan run` ends with 6
refused = 0.2     # more than usual of what is new may give no report: 0.2 is 20 of 100
missing = 0.5     # of what is usually found may be missing

[thresholds]      # of the checks, each with its default in docs/checks.md
# M3.gap = 0.25

[after]           # what to do when a night is loaded; the path of the run's report is in $RAINGAN_REPORT
check = true      # look for contradictions: `raingan findings` lists them, docs/checks.md explains them
# command = ["raingan", "export", "night.xlsx"]
"""


class BadSettings(Exception):
    """The settings cannot be used; the one argument says why, in one line for the user."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, with absolute paths."""

    sources: tuple[str, ...]
    database: str
    state: Path
    jobs: int
    dask: str | None
    originals: bool
    limits: Limits
    gate: Gate
    check: bool
    thresholds: Mapping[str, object]
    command: tuple[str, ...]


def settings(path: str) -> Settings:
    """Return the settings in the file at `path`.

    Raises:
        BadSettings: it cannot be read, or something in it is wrong or unknown.
    """
    try:
        with open(path, "rb") as file:
            given = tomllib.load(file)
    except FileNotFoundError as error:
        raise BadSettings(f"there is no {path}; make one: raingan init") from error
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: {error}") from error
    try:
        return _settings({**tomllib.loads(TEMPLATE), **given}, Path(path).absolute().parent)
    except ValueError as error:
        raise BadSettings(f"{path}: {error}") from error


def _settings(given: Mapping[str, Any], folder: Path) -> Settings:
    known = {*(field.name for field in fields(Settings)), "after"} - {"command", "check"}
    _no_others(given, known, "")
    limits = _section(given, "limits", {"memory": int, "seconds": int})
    gate = _section(given, "gate", {"refused": (int, float), "missing": (int, float)})
    after = _section(given, "after", {"command": list, "check": bool})
    sources = _texts(given["sources"], "sources")
    if not sources:
        raise ValueError("sources names nothing to read")
    return Settings(
        tuple(source if "://" in source else os.path.join(folder, source) for source in sources),
        _database(_of(given, "database", str), folder),
        folder / _of(given, "state", str),
        _of(given, "jobs", int),
        _of(given, "dask", str) if "dask" in given else None,
        _of(given, "originals", bool),
        Limits(**limits),
        Gate(**gate),
        after.get("check", True),
        _of(given, "thresholds", dict),
        _texts(after.get("command", []), "after.command"),
    )


def _section(given: Mapping[str, Any], name: str, kinds: Mapping[str, Any]) -> dict[str, Any]:
    section = _of(given, name, dict)
    _no_others(section, set(kinds), f"{name}.")
    values = {key: _of(section, key, kinds[key]) for key in section}
    if any(isinstance(value, int | float) and value < 0 for value in values.values()):
        raise ValueError(f"[{name}] has a number below nothing")
    return values


def _no_others(given: Mapping[str, Any], known: set[str], prefix: str) -> None:
    for name in given:
        if name not in known:
            raise ValueError(f"{prefix}{name} is unknown; known are {', '.join(sorted(known))}")


def _of(given: Mapping[str, Any], name: str, kind: Any) -> Any:
    if not isinstance(given[name], kind) or (isinstance(given[name], bool) and kind is not bool):
        raise ValueError(f"{name} = {given[name]!r} is of the wrong kind")
    return given[name]


def _texts(given: Any, name: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
        raise ValueError(f"{name} must be a list of texts")
    return tuple(given)


def _database(address: str, folder: Path) -> str:
    if "://" not in address:
        return os.path.join(folder, address)
    if address.startswith(SQLITE):
        return os.path.join(folder, address.removeprefix(SQLITE))
    return address
