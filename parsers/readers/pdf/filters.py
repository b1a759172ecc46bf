"""How the bytes of streams are stored: the filters that content is commonly written through."""

import zlib
from collections.abc import Callable

import numpy as np

_LARGEST = 64 * 1024 * 1024
_BLANK = b"\0\t\n\f\r "
_GROUP, _FIRST, _LAST = 5, ord("!"), b"u"
_POWERS = 85 ** np.arange(_GROUP - 1, -1, -1, dtype=np.uint64)


def inflated(stored: bytes) -> bytes:
    """Return what was deflated.

    Raises:
        ValueError: it was not.
    """
    try:
        return zlib.decompressobj().decompress(stored, _LARGEST)
    except zlib.error as error:
        raise ValueError("not deflated") from error


def from_hexadecimal(stored: bytes) -> bytes:
    """Return what is written as two figures a byte.

    >>> from_hexadecimal(b"42 54 2>")
    b'BT '
    """
    figures = stored.partition(b">")[0].translate(None, _BLANK).decode("latin-1")
    return bytes.fromhex(figures + "0" * (len(figures) % 2))


def from_85(stored: bytes) -> bytes:
    r"""Return what is written as five signs for four bytes, as ASCII85.

    >>> from_85(b"87cUR\nD]i,~>"), from_85(b"z~>")
    (b'Hello W', b'\x00\x00\x00\x00')
    """
    signs = stored.removeprefix(b"<~").partition(b"~")[0].translate(None, _BLANK).replace(b"z", b"!" * _GROUP)
    missing = -len(signs) % _GROUP
    values = np.frombuffer(signs + _LAST * missing, dtype=np.uint8).astype(np.uint64) - _FIRST
    words = (values.reshape(-1, _GROUP) * _POWERS).sum(axis=1)
    found: bytes = words.astype(">u4").tobytes()
    return found[: len(found) - missing]


READ: dict[str, Callable[[bytes], bytes]] = {
    "FlateDecode": inflated,
    "ASCII85Decode": from_85,
    "ASCIIHexDecode": from_hexadecimal,
}
