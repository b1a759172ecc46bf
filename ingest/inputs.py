"""The inputs of a run, in one syntax: files, folders, patterns, archives, and addresses of other places."""

import os
from collections.abc import Iterable, Iterator
from glob import has_magic

from ingest.folders import Stamps, inside, nothing_known, of_pattern, shallow
from ingest.found import Input, Known, Met, Skipped
from ingest.names import is_archive

__all__ = ["Input", "Known", "Met", "Skipped", "inputs", "met"]


def inputs(paths: Iterable[str]) -> Iterator[Input]:
    """Yield the inputs at `paths` in their order; a folder's in the order of their names, with those of its folders.

    A path is a file, a folder, a pattern (`inbox/*.pdf`), an archive, or the address of any of them (`s3://…`).
    A file that is named is always tried, whatever its name; in a folder or an archive, those that are texts or PDFs
    by their names.
    """
    return (found for found in met(paths) if isinstance(found, Input))


def met(paths: Iterable[str], known: Stamps = nothing_known) -> Iterator[Met]:
    """Yield what `inputs` yields, each thing that it passes over, and how many files are as they were `known`."""
    for path in paths:
        for found in _at(path, known):
            yield from _opened(found)


def _at(path: str, known: Stamps) -> Iterator[Met]:
    if "://" in path:
        from ingest.remote import at

        yield from at(path)
    elif os.path.isdir(path):
        yield from inside(path, known)
    elif has_magic(path) and not os.path.lexists(path):
        yield from of_pattern(path, known)
    else:
        yield from shallow(path, known)


def _opened(found: Met) -> Iterator[Met]:
    """Yield the members of an archive, or else what was found."""
    if isinstance(found, Input) and found.refused is None and is_archive(found.name):
        from ingest.unpacking import members  # heavy, and few inputs are archives

        yield from members(found)
    else:
        yield found
