"""Inputs at addresses (`s3://…`, `sftp://…`, `https://…`), through fsspec: files, folders, patterns, archives."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from glob import has_magic
from posixpath import basename
from typing import Any

from ingest.files import LARGEST
from ingest.found import Data, Input, Met, Skip, Skipped, refusing, words
from ingest.names import is_archive, is_hidden, is_tried
from model import Refusal, Refused

LARGEST_ARCHIVE = 2**30  # bytes: it is held in memory while it is unpacked
HINTS = {"s3": "s3", "sftp": "sftp", "ssh": "sftp", "http": "http", "https": "http"}  # which extra brings what it needs
WEB = ("http", "https")
TIMES = ("mtime", "LastModified", "last_modified", "created", "modified")


def at(address: str) -> Iterator[Met]:
    """Yield what lies at `address`: a file, or those of a folder or a pattern in the order of their names."""
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
        found = _listed(system, path)
    except (ImportError, ValueError) as error:
        yield refusing(without_secret(address), Refusal.UNREADABLE, _hint(address, error))
        return
    except Exception as error:  # each of the libraries behind an address has classes of its own
        yield refusing(without_secret(address), Refusal.UNREADABLE, words(error))
        return
    if not found:
        yield refusing(without_secret(address), Refusal.UNREADABLE, "nothing lies there")
    host = _host(address, path)
    for name, info in sorted(found.items()):
        shown = without_secret(system.unstrip_protocol(name)).replace(":///", f"://{host}/", 1)
        yield _one(system, name, info, shown, named=len(found) == 1 and name == path)


def _host(address: str, path: str) -> str:
    """The server in an address, and as whom it is asked, if `path`, what fsspec has left of the address, lacks it."""
    place = without_secret(address).partition("://")[2].partition("/")[0]
    return "" if place.rpartition("@")[2] in path.split("/") else place


def without_secret(address: str) -> str:
    """Return the address without a password in it and, of a web page, without a query: they may hold keys.

    >>> without_secret("sftp://auditor:secret@files.example.org/inbox/a.txt")
    'sftp://auditor@files.example.org/inbox/a.txt'
    """
    scheme, _, rest = address.partition("://")
    place, slash, path = rest.partition("/")
    user, at, host = place.rpartition("@")
    if scheme in WEB:
        path = path.partition("?")[0].partition("#")[0]
    return f"{scheme}://{user.partition(':')[0]}{at}{host}{slash}{path}"


def _listed(system: Any, path: str) -> dict[str, dict[str, Any]]:
    if has_magic(path) and not system.exists(path):
        found: dict[str, dict[str, Any]] = system.glob(path, detail=True)
        return {name: info for name, info in found.items() if info.get("type") != "directory"}
    found = system.find(path, detail=True)
    # of a file that is named, some systems find no more than that it is there
    return found if found and all(found.values()) else {name: system.info(name) for name in found or [path]}


def _one(system: Any, name: str, info: dict[str, Any], shown: str, *, named: bool) -> Met:
    if named:
        return Input(shown, partial(_read, system, name, info))
    if any(is_hidden(part) for part in name.split("/")):
        return Skipped(shown, Skip.HIDDEN)
    if info.get("islink") or info.get("type") == "link":
        return Skipped(shown, Skip.LINK)
    if info.get("type", "file") != "file":
        return Skipped(shown, Skip.SPECIAL)
    if not is_tried(basename(name)):
        return Skipped(shown, Skip.NAME)
    return Input(shown, partial(_read, system, name, info))


def _read(system: Any, name: str, info: dict[str, Any]) -> Data:
    largest = LARGEST_ARCHIVE if is_archive(name) else LARGEST
    too_large = Refused(Refusal.TOO_LARGE, f"more than {largest // 2**20} MiB")
    if (info.get("size") or 0) > largest:
        raise too_large
    try:
        with system.open(name, "rb") as file:
            data: bytes = file.read(largest + 1)
    except Exception as error:
        raise Refused(Refusal.UNREADABLE, words(error)) from error
    if len(data) > largest:
        raise too_large
    return Data(data, _modified_at(info))


def _modified_at(info: dict[str, Any]) -> dt.datetime | None:
    time = next((info[key] for key in TIMES if info.get(key) is not None), None)
    if isinstance(time, dt.datetime):
        return time if time.tzinfo is not None else time.replace(tzinfo=dt.UTC)
    return dt.datetime.fromtimestamp(time, dt.UTC) if isinstance(time, int | float) else None


def _hint(address: str, error: Exception) -> str:
    extra = HINTS.get(address.partition("://")[0])
    if isinstance(error, ImportError) and extra is not None:
        return f"what reads such addresses is not installed: pip install 'raingan[{extra}]'"
    return words(error)
