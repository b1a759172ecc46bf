"""A PDF with some objects replaced, by an update appended to it."""

import re
from collections.abc import Mapping

from parsers.readers.pdf.objects import Objects

_GIVEN = re.compile(rb"/(?:Size|Prev)\s+\d+")
_MAP = re.compile(rb"/ToUnicode\s*(?:\d+\s+\d+\s+R|/[\w-]+)")
_STORED = re.compile(rb"/(?:Length|Filter|DecodeParms)\s*(?:\d+\s+\d+\s+R|\d+|/\w+|\[[^\]]*\]|<<[^>]*>>)")


def updated(objects: Objects, changed: Mapping[int, bytes]) -> bytes:
    """Return the PDF of `objects` with those of `changed` in place of its own of the same numbers."""
    data = objects.data
    trailer_at, start_at = data.rindex(b"trailer"), data.rindex(b"startxref")
    trailer = _GIVEN.sub(b"", data[trailer_at + len(b"trailer") : start_at].strip())
    previous = int(data[start_at + len(b"startxref") :].split()[0])
    parts, rows, offset = [data, b"\n"], [b"xref\n"], len(data) + 1
    for number, body in sorted(changed.items()):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, offset))
        parts.append(part)
        offset += len(part)
    size = max(*changed, objects.size - 1) + 1
    end = b"/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, previous, offset)
    return b"".join((*parts, *rows, b"trailer\n", trailer.removesuffix(b">>"), end))


def with_map(objects: Objects, font: int, to_unicode: int) -> bytes:
    """Return the font object of a number with the ToUnicode map that is the object `to_unicode`."""
    spec = _MAP.sub(b"", objects.source(font))
    return spec.removesuffix(b">>") + b"/ToUnicode %d 0 R>>" % to_unicode


def stream(data: bytes, dictionary: bytes = b"<<>>") -> bytes:
    """Return a stream object of `data`; `dictionary` is what it says besides how it is stored."""
    kept = _STORED.sub(b"", dictionary).strip().removesuffix(b">>")
    return kept + b"/Length %d>>\nstream\n%s\nendstream" % (len(data), data)
