"""How much may come out of one archive: members, bytes, and bytes for each that goes in."""

from typing import IO

from ingest.files import LARGEST
from model import Refusal, Refused

MOST_MEMBERS = 100_000
MOST_BYTES = 16 * 2**30
MOST_RATIO = 200  # to one: exported text gives ten to one, and deflate can give a thousand
SMALL = 16 * 2**20  # bytes: of which any ratio is harmless
SOME = 16  # members that may be found to be too much, before it is the archive that is
PIECE = 2**20


class Exhausted(Exception):
    """An archive holds more than any archive of reports does; the one argument says of what."""


class Budget:
    """What one archive, with those in it, may still give; `size` is that of the archive in bytes."""

    def __init__(self, size: int) -> None:
        self._members = MOST_MEMBERS
        self._bytes = min(MOST_BYTES, max(SOME * SMALL, size * MOST_RATIO))

    def member(self) -> None:
        """Count one member.

        Raises:
            Exhausted: it is one too many.
        """
        self._members -= 1
        if self._members < 0:
            raise Exhausted(f"more than {MOST_MEMBERS:,} members; the rest is left unread")

    def spend(self, size: int) -> None:
        """Count so many bytes that came out.

        Raises:
            Exhausted: they are too many.
        """
        self._bytes -= size
        if self._bytes < 0:
            raise Exhausted(f"more than {MOST_RATIO} times its size comes out of it; the rest is left unread")

    def read(self, file: IO[bytes], packed: int | None) -> bytes | Refused:
        """Return all that comes out of `file`, which takes `packed` bytes in the archive, or why it is too much."""
        pieces = []
        size = 0
        while piece := file.read(PIECE):
            self.spend(len(piece))
            size += len(piece)
            pieces.append(piece)
            refused = too_large(size, packed)
            if refused is not None:
                return refused
        return b"".join(pieces)


def too_large(size: int, packed: int | None) -> Refused | None:
    """Return why a member of so many bytes, `packed` in the archive, is refused; None if it is not."""
    if size > LARGEST:
        return Refused(Refusal.TOO_LARGE, f"more than {LARGEST // 2**20} MiB")
    if packed is not None and size > max(SMALL, packed * MOST_RATIO):
        return Refused(Refusal.ARCHIVE_LIMIT, f"more than {MOST_RATIO} bytes come out of each")
    return None
