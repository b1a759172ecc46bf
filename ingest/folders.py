"""What lies in folders of this machine: one look at each file, in the order of names, and no link followed."""

import glob
import os
import stat
from collections.abc import Callable, Iterator, Mapping

from ingest.files import file, stamp_of
from ingest.found import Input, Known, Met, Skip, Skipped, refusing, words
from ingest.names import is_hidden, is_tried
from model import Refusal

# by the absolute path of a folder: its files that were loaded, and its archives with how much was loaded and skipped
Remembered = Mapping[str, tuple[tuple[int, int, int, int], int, int]]
Stamps = Callable[[str], Remembered]


def nothing_known(_: str) -> Remembered:
    """Say of every folder that nothing in it is known."""
    return {}


def inside(folder: str, known: Stamps) -> Iterator[Met]:
    """Yield what lies in `folder` and the folders in it; what is not changed is only counted."""
    try:
        remembered = known(os.path.abspath(folder))
        loaded, skipped, others = _looked_at(folder, remembered)
    except OSError as error:
        yield refusing(folder, Refusal.UNREADABLE, words(error))
        return
    if loaded or skipped:
        yield Known(folder, loaded, skipped)
    for name, status in sorted(others):
        path = os.path.join(folder, name)
        if stat.S_ISDIR(status.st_mode) and not is_hidden(name):
            yield from inside(path, known)
        else:
            yield _one(path, name, status)


def _looked_at(folder: str, remembered: Remembered) -> tuple[int, int, list[tuple[str, os.stat_result]]]:
    """Count what is known and has not changed, and return everything else with what the system says of it."""
    loaded = skipped = 0
    others = []
    with os.scandir(folder) as listing:
        for entry in listing:
            status = entry.stat(follow_symlinks=False)
            before = remembered.get(entry.name)
            # this line is all that an unchanged file costs
            if before is not None and before[0] == (
                status.st_size,
                status.st_mtime_ns,
                status.st_ctime_ns,
                status.st_ino,
            ):
                loaded += before[1]
                skipped += before[2]
            else:
                others.append((entry.name, status))
    return loaded, skipped, others


def of_pattern(pattern: str, known: Stamps) -> Iterator[Met]:
    """Yield what lies at the paths that `pattern` fits, in the order of their names; `**` fits folders of any depth."""
    found = sorted(glob.iglob(pattern, recursive=True))
    if not found:
        yield refusing(pattern, Refusal.UNREADABLE, "no file fits the pattern")
    for path in found:
        try:
            status = os.lstat(path)
        except OSError as error:
            yield refusing(path, Refusal.UNREADABLE, words(error))
            continue
        if not stat.S_ISDIR(status.st_mode):
            yield from _known_or(_one(path, os.path.basename(path), status), known)
        elif "**" not in pattern:
            yield from inside(path, known)


def shallow(path: str, known: Stamps) -> Iterator[Met]:
    """Yield the file that is named `path`, whatever its name."""
    yield from _known_or(file(path), known)


def _known_or(found: Met, known: Stamps) -> Iterator[Met]:
    if isinstance(found, Input):
        folder, name = os.path.split(os.path.abspath(found.name))
        before = known(folder).get(name)
        try:
            unchanged = before is not None and before[0] == stamp_of(os.stat(found.name))
        except (OSError, ValueError):
            unchanged = False
        if before is not None and unchanged:
            yield Known(found.name, before[1], before[2])
            return
    yield found


def _one(path: str, name: str, status: os.stat_result) -> Met:
    if is_hidden(name):
        return Skipped(path, Skip.HIDDEN)
    if stat.S_ISLNK(status.st_mode):
        return Skipped(path, Skip.LINK)
    if not stat.S_ISREG(status.st_mode):
        return Skipped(path, Skip.SPECIAL)
    if not is_tried(name):
        return Skipped(path, Skip.NAME)
    return file(path, stamp_of(status))
