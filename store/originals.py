"""The originals: the bytes of every document, kept in a folder beside the database under their digests."""

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from store.database import Unusable

SUFFIX = ".originals"
WITHOUT_A_FILE = "raingan.originals"  # of a database on a server: in the current folder


class Damaged(Exception):
    """What lies under a digest has another, or is not there; the one argument says so."""


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of originals."""

    folder: Path

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep `data`, whole or not at all: it lies under its digest when this returns.

        Raises:
            Unusable: it cannot be written.
        """
        path = self._path(sha256)
        try:
            if os.path.isfile(path):
                return
            partly = os.path.join(os.path.dirname(path), f".{sha256}.{secrets.token_hex(4)}")
            try:
                _write(partly, data)
                os.replace(partly, path)
            except BaseException:
                with suppress(FileNotFoundError):
                    os.unlink(partly)
                raise
        except OSError as error:
            raise Unusable(
                f"the originals cannot be kept in {self.folder}: {error.strerror}; make room, name another folder with "
                "--originals, or keep none with --no-originals"
            ) from error

    def data(self, sha256: str) -> bytes:
        """Return what was kept.

        Raises:
            Damaged: it is gone, or it is not what it was.
        """
        try:
            data = Path(self._path(sha256)).read_bytes()
        except OSError as error:
            raise Damaged(f"the original {sha256} cannot be read: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Damaged(f"the original {sha256} is not what it was")
        return data

    def _path(self, sha256: str) -> str:
        return os.path.join(self.folder, sha256[:2], sha256)


def _write(path: str, data: bytes) -> None:
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        os.makedirs(folder, exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def beside(address: str) -> Originals:
    """Return the folder of the originals of the database at `address`, a URL or the path of an SQLite file.

    >>> beside("sqlite:///archive/raingan.db").folder.as_posix()
    'archive/raingan.db.originals'
    """
    if "://" not in address:
        return Originals(Path(address + SUFFIX))
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        return Originals(Path(url.database + SUFFIX))
    return Originals(Path(WITHOUT_A_FILE))
