"""PDFs made the same on every run: the time of making and the file's identifiers replaced, byte for byte as long."""

import datetime as dt
import hashlib
import re

_DATE = re.compile(rb"D:\d{14}(?:[+-]\d\d'\d\d'?|Z(?:00'00'?)?)?")
_XMP_DATE = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?(?=<)")
_IDENTIFIERS = (
    re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>"),
    re.compile(rb"/DocChecksum\s*/([0-9A-Fa-f]{32})"),
    re.compile(rb"uuid:([0-9a-fA-F-]{36})"),
)


def settled(data: bytes, created: dt.datetime) -> bytes:
    """Return the PDF `data` with every date of its making set to `created` and every identifier made from the rest.

    A date keeps the form in which its producer wrote it: one without an offset stays without.
    """
    data = _DATE.sub(lambda match: _date(match[0], created), data)
    data = _XMP_DATE.sub(lambda match: _xmp_date(match[0], created), data)
    if b"/Encrypt" in data:
        return data  # its key is made of its identifier
    spans = sorted(
        {match.span(group) for pattern in _IDENTIFIERS for match in pattern.finditer(data) for group in _groups(match)}
    )
    blank = bytearray(data)
    for start, end in spans:
        blank[start:end] = re.sub(rb"[0-9A-Fa-f]", b"0", data[start:end])
    digest = hashlib.sha256(blank).hexdigest().encode()
    for start, end in spans:
        digits = iter(digest.upper() if data[start:end].isupper() else digest)
        blank[start:end] = bytes(next(digits) if byte == ord("0") else byte for byte in blank[start:end])
    return bytes(blank)


def _groups(match: re.Match[bytes]) -> range:
    return range(1, (match.lastindex or 0) + 1)


def _date(printed: bytes, created: dt.datetime) -> bytes:
    """`created` in the form of `printed`: local time with its offset or with none, or Greenwich time with a Z."""
    if b"Z" in printed:
        greenwich = f"D:{created.astimezone(dt.UTC):%Y%m%d%H%M%S}".encode()
        return greenwich + printed[len(greenwich) :]
    offset = f"{created:%z}"
    full = f"D:{created:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:]}'".encode()
    return full[: len(printed)]


def _xmp_date(printed: bytes, created: dt.datetime) -> bytes:
    if printed.endswith(b"Z"):
        return f"{created.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}Z".encode()
    return created.isoformat(timespec="seconds").encode()[: len(printed)]
