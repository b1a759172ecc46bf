"""A PDF with some objects replaced, by an update appended to it."""

import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pypdfium2
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSLiteral

_REMOVE_SECURITY = 3
_FAST = 1


def rewritten(pdf: pypdfium2.PdfDocument) -> bytes:
    """Return an open PDF in the plainest form: every object by itself, none encrypted, their numbers as before."""
    buffer = BytesIO()
    pdf.save(buffer, flags=_REMOVE_SECURITY)
    return buffer.getvalue()


def updated(data: bytes, objects: Mapping[int, bytes]) -> bytes:
    """Return `data`, a PDF as `rewritten` makes it, with `objects` in place of its own of the same numbers."""
    trailer_at = data.rindex(b"trailer")
    trailer = data[trailer_at + len(b"trailer") : data.rindex(b"startxref")].strip()
    previous = int(data[data.rindex(b"startxref") + len(b"startxref") :].split()[0])
    parts, offset = [data, b"\n"], len(data) + 1
    rows = []
    for number, body in sorted(objects.items()):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, offset))
        parts.append(part)
        offset += len(part)
    size = max(*objects, _size(trailer) - 1) + 1
    end = b"xref\n%s" % b"".join(rows)
    end += b"trailer\n%s/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (_without_end(trailer), size, previous, offset)
    return b"".join((*parts, end))


def stream(data: bytes, attributes: Mapping[str, Any]) -> bytes:
    """Return a stream object of `data` with `attributes` besides those that say how it is stored."""
    packed = zlib.compress(data, _FAST)
    stored = {"Filter", "DecodeParms", "Length", "F", "FFilter", "FDecodeParms", "DL"}
    kept = {key: value for key, value in attributes.items() if key not in stored}
    head = written({**kept, "Length": len(packed)}).removesuffix(b">>") + b"/Filter/FlateDecode>>"
    return head + b"\nstream\n" + packed + b"\nendstream"


def written(value: object) -> bytes:
    """Return a value as pdfminer reads it in the syntax of PDF.

    Raises:
        TypeError: `value` is no part of a dictionary.
    """
    for kinds, write in _WRITERS:
        if isinstance(value, kinds):
            return write(value)
    raise TypeError(f"no part of a dictionary: {type(value).__name__}")


def _literal(value: PSLiteral) -> bytes:
    return _name(value.name if isinstance(value.name, bytes) else str(value.name).encode())


def _dictionary(value: Mapping[object, object]) -> bytes:
    return b"<<" + b"".join(_name(str(key).encode()) + b" " + written(item) for key, item in value.items()) + b">>"


_WRITERS: tuple[tuple[Any, Callable[[Any], bytes]], ...] = (
    (type(None), lambda _: b"null"),
    (bool, lambda value: b"true" if value else b"false"),
    (int, b"%d".__mod__),
    (float, b"%f".__mod__),
    (PDFObjRef, lambda value: b"%d 0 R" % value.objid),
    (PSLiteral, _literal),
    (bytes, lambda value: b"<" + value.hex().encode() + b">"),
    (str, lambda value: b"<" + value.encode("latin-1", "replace").hex().encode() + b">"),
    (list | tuple, lambda value: b"[" + b" ".join(map(written, value)) + b"]"),
    (dict, _dictionary),
)


def _name(name: bytes) -> bytes:
    plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+:;,"
    return b"/" + b"".join(bytes([byte]) if byte in plain else b"#%02x" % byte for byte in name)


def _size(trailer: bytes) -> int:
    at = trailer.rindex(b"/Size") + len(b"/Size")
    return int(trailer[at:].split(b"/")[0].split(b">")[0])


def _without_end(trailer: bytes) -> bytes:
    """The trailer without its end and without the keys that the update gives."""
    body = trailer[: trailer.rindex(b">>")]
    for key in (b"/Size", b"/Prev"):
        at = body.find(key)
        while at >= 0:
            end = at + len(key)
            while end < len(body) and body[end : end + 1] in b" \r\n0123456789":
                end += 1
            body = body[:at] + body[end:]
            at = body.find(key)
    return body
