"""The originals: the bytes of every document, kept in a folder beside the database under their digests."""

import hashlib
import os
import secrets
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
        partly = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            if path.is_file():
                return
            try:
                self._write(partly, data)
                os.replace(partly, path)
            except BaseException:
                partly.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise Unusable(
                f"the originals cannot be kept in {self.folder}: {error.strerror}; make room, name another folder with "
                "--originals, or keep none with --no-originals"
            ) from error

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def data(self, sha256: str) -> bytes:
        """Return what was kept.

        Raises:
            Damaged: it is gone, or it is not what it was.
        """
        try:
            data = self._path(sha256).read_bytes()
        except OSError as error:
            raise Damaged(f"the original {sha256} cannot be read: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Damaged(f"the original {sha256} is not what it was")
        return data

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256


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
