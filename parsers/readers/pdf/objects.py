"""The objects of a PDF behind its pages.

What is read here is a PDF in its plainest form: each object by itself, its place in one table, nothing encrypted. Most
files are so; of the others PDFium writes a copy. So this stays short, and depends on no second opinion of what a
damaged file means.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pypdfium2

from parsers.readers.pdf.filters import READ
from parsers.readers.pdf.syntax import Dictionary, Reference, value_at

_REMOVE_SECURITY = 3
_DEEPEST = 8
_HEAD = b"%PDF-"
_OBJECT = re.compile(rb"[\s\0]*(\d+)\s+\d+\s+obj\b")
_STREAM = re.compile(rb"\s*stream\r?\n")
_END = re.compile(rb"\s*endstream\b")
_NOT_PLAIN = {"Prev", "XRefStm", "Encrypt"}


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream object: its dictionary, and its bytes as stored."""

    attributes: Dictionary
    stored: bytes


def written_anew(pdf: pypdfium2.PdfDocument) -> bytes:
    """Return an open PDF as PDFium writes it: plain."""
    buffer = BytesIO()
    pdf.save(buffer, flags=_REMOVE_SECURITY)
    return buffer.getvalue()


class Objects:
    """The objects of a plain PDF, whose bytes are `data`; numbers from `size` on are free."""

    def __init__(self, data: bytes) -> None:
        """Read where the objects of `data` stand.

        Raises:
            ValueError: the PDF is not a plain one.
        """
        self.data = data
        self._places = self._table()
        self._read: dict[int, Any] = {}
        if not data.startswith(_HEAD) or _NOT_PLAIN & self.trailer.keys():
            raise ValueError("not a plain PDF")

    @property
    def size(self) -> int:
        """The first number that no object has."""
        return max(self._places, default=0) + 1

    @cached_property
    def trailer(self) -> Dictionary:
        """The dictionary that says which object is the root."""
        found = value_at(self.data, self.data.rindex(b"trailer") + len(b"trailer"))[0]
        return found if isinstance(found, dict) else {}

    def _table(self) -> dict[int, int]:
        """Return where each object begins, behind its number."""
        start = int(self.data[self.data.rindex(b"startxref") + len(b"startxref") :].split()[0])
        rows = self.data[start : self.data.rindex(b"trailer")].split()
        if rows[:1] != [b"xref"]:
            raise ValueError("no table of objects")
        places: dict[int, int] = {}
        at = 1
        while at < len(rows):
            first, count = int(rows[at]), int(rows[at + 1])
            fields = rows[at + 2 : at + 2 + 3 * count]
            for number, (place, kind) in enumerate(zip(fields[::3], fields[2::3], strict=True), start=first):
                if kind == b"n":
                    places[number] = self._place(number, int(place))
            at += 2 + 3 * count
        return places

    def _place(self, number: int, at: int) -> int:
        match = _OBJECT.match(self.data, at)
        if match is None or int(match[1]) != number:
            raise ValueError(f"no object {number}")
        return match.end()

    def resolved(self, value: Any) -> Any:
        """Return what `value` stands for: the object of a reference, else itself."""
        for _ in range(_DEEPEST):
            if not isinstance(value, Reference):
                return value
            value = self._object(value.number)
        return None

    def _object(self, number: int) -> Any:
        if number not in self._read:
            self._read[number] = self._parsed(number)
        return self._read[number]

    def source(self, number: int) -> bytes:
        """Return the bytes of an object as written, of a stream its dictionary."""
        start = self._places[number]
        return self.data[start : value_at(self.data, start)[1]].strip()

    def _parsed(self, number: int) -> Any:
        if number not in self._places:
            return None
        value, end = value_at(self.data, self._places[number])
        stream = _STREAM.match(self.data, end)
        if stream is None or not isinstance(value, dict):
            return value
        length = self.resolved(value.get("Length"))
        end = stream.end() + (length if isinstance(length, int) else 0)
        if _END.match(self.data, end) is None:
            raise ValueError(f"no end of the stream {number}")
        return Stream(value, self.data[stream.end() : end])

    def dictionary(self, value: Any) -> Dictionary:
        """Return the dictionary that `value` stands for, an empty one for anything else."""
        value = self.resolved(value)
        return value if isinstance(value, dict) else {}

    def listed(self, value: Any) -> list[Any]:
        """Return the array that `value` stands for, or `value` alone."""
        found = self.resolved(value)
        return found if isinstance(found, list) else [value]

    def content(self, value: Any) -> bytes | None:
        """Return the bytes of the stream that `value` stands for, None for no stream or one stored in an odd way."""
        stream = self.resolved(value)
        if not isinstance(stream, Stream):
            return None
        data = stream.stored
        filters = [self.resolved(name) for name in self.listed(stream.attributes.get("Filter"))]
        if filters == [None]:
            return data
        options = [self.dictionary(option) for option in self.listed(stream.attributes.get("DecodeParms"))]
        if not all(name in READ for name in filters) or any(option.get("Predictor", 1) != 1 for option in options):
            return None
        try:
            for name in filters:
                data = READ[name](data)
        except ValueError:
            return None
        return data
