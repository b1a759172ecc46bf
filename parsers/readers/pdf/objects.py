"""The objects of a PDF behind its pages: their fonts, and the streams that print them.

What is read here is the PDF as PDFium writes it out again: each object by itself, its place in one plain table, nothing
encrypted. So this stays short, and depends on no second opinion of what a damaged file means.
"""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any, NamedTuple

import pypdfium2

Dictionary = dict[str, Any]

_REMOVE_SECURITY = 3
_DEEPEST = 8
_MOST_NESTED = 100
_LARGEST = 64 * 1024 * 1024
_FILES = ("FontFile2", "FontFile3", "FontFile")
_TOKEN = re.compile(
    rb"[\s\0]*(?:%[^\r\n]*[\s\0]*)*(?:(?P<numbers>\[(?:[\s\d.+-]|\[[\s\d.+-]*\])*\])|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<name>/[^\s\0()<>\[\]{}/%]*)|(?P<ref>\d+\s+\d+\s+R(?![a-zA-Z]))|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|(?P<string><[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))|(?P<word>[A-Za-z]+))",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"\s*stream\r?\n")
_WORDS = {b"true": True, b"false": False, b"null": None}


class Name(str):
    """A PDF name."""

    __slots__ = ()


class Reference(NamedTuple):
    """What stands for the object of a number."""

    number: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream object: its dictionary, and its bytes as stored."""

    attributes: Dictionary
    stored: bytes


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF: `number` is that of its object, `spec` its dictionary, references and all.

    `descendant` is the dictionary of a composite font's kin, the font's own of a simple one; `composite` fonts have
    codes of two bytes. `glyph_map` is a composite font's table from codes to glyphs, `program` the embedded font file,
    `to_unicode` the map of its codes.
    """

    number: int
    spec: Dictionary
    descendant: Dictionary
    glyph_map: bytes | None
    program: bytes | None
    to_unicode: bytes | None

    @property
    def composite(self) -> bool:
        """Whether its codes are of two bytes."""
        return self.spec.get("Subtype") == "Type0"

    @property
    def name(self) -> str:
        """The name that the font bears, without the mark of a subset."""
        name = str(self.spec.get("BaseFont") or "")
        return name.partition("+")[2] or name


@dataclass(frozen=True, slots=True)
class Printing:
    """What the pages of a PDF are printed with: fonts and content streams by the numbers of their objects."""

    fonts: Mapping[int, Font]
    contents: Mapping[int, Stream]


class Objects:
    """The objects of a PDF that PDFium has written; `data` are its bytes, numbers from `size` on are free."""

    def __init__(self, pdf: pypdfium2.PdfDocument) -> None:
        buffer = BytesIO()
        pdf.save(buffer, flags=_REMOVE_SECURITY)
        self.data = buffer.getvalue()
        self._places = self._table()
        self._read: dict[int, Any] = {}

    @property
    def size(self) -> int:
        """The first number that no object has."""
        return max(self._places, default=0) + 1

    @cached_property
    def trailer(self) -> Dictionary:
        """The dictionary that says which object is the root."""
        found = _value(self.data, self.data.rindex(b"trailer") + len(b"trailer"))[0]
        return found if isinstance(found, dict) else {}

    def _table(self) -> dict[int, int]:
        """Return where each object stands."""
        start = int(self.data[self.data.rindex(b"startxref") + len(b"startxref") :].split()[0])
        rows = self.data[start : self.data.rindex(b"trailer")].split(b"\n")
        places: dict[int, int] = {}
        number = 0
        for row in rows[1:]:
            fields = row.split()
            if len(fields) == 2:
                number = int(fields[0])
            elif len(fields) == 3:
                if fields[2] == b"n":
                    places[number] = int(fields[0])
                number += 1
        return places

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
        start = self.data.index(b"obj", self._places[number]) + len(b"obj")
        return self.data[start : _value(self.data, start)[1]].strip()

    def _parsed(self, number: int) -> Any:
        if number not in self._places:
            return None
        start = self.data.index(b"obj", self._places[number]) + len(b"obj")
        value, end = _value(self.data, start)
        stream = _STREAM.match(self.data, end)
        if stream is None or not isinstance(value, dict):
            return value
        length = self.resolved(value.get("Length"))
        return Stream(value, self.data[stream.end() : stream.end() + (length if isinstance(length, int) else 0)])

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
        filters = [self.resolved(name) for name in self.listed(stream.attributes.get("Filter"))]
        if filters == [None]:
            return stream.stored
        options = [self.dictionary(option) for option in self.listed(stream.attributes.get("DecodeParms"))]
        if filters != ["FlateDecode"] or any(option.get("Predictor", 1) != 1 for option in options):
            return None
        try:
            return zlib.decompressobj().decompress(stream.stored, _LARGEST)
        except zlib.error:
            return None


def printing(objects: Objects) -> Printing:
    """Return the fonts and the content streams of all pages."""
    fonts: dict[int, Font] = {}
    contents: dict[int, Stream] = {}
    seen: set[int] = set()
    pending: list[tuple[Any, Any]] = [(objects.dictionary(objects.trailer.get("Root")).get("Pages"), None)]
    while pending:
        reference, inherited = pending.pop()
        if isinstance(reference, Reference):
            if reference.number in seen:
                continue
            seen.add(reference.number)
        node = objects.dictionary(reference)
        resources = node.get("Resources", inherited)
        if "Kids" in node:
            pending += [(kid, resources) for kid in objects.listed(node["Kids"])]
            continue
        for part in objects.listed(node.get("Contents")):
            _file(part, objects, contents)
        _take(resources, objects, Printing(fonts, contents), 0)
    return Printing(fonts, contents)


def _file(part: Any, objects: Objects, contents: dict[int, Stream]) -> bool:
    """File a content stream; return whether it is new."""
    stream = objects.resolved(part)
    if not isinstance(part, Reference) or not isinstance(stream, Stream) or part.number in contents:
        return False
    contents[part.number] = stream
    return True


def _take(resources: Any, objects: Objects, found: Printing, depth: int) -> None:
    """File the fonts of `resources`, and of the forms in it."""
    assert isinstance(found.fonts, dict)
    assert isinstance(found.contents, dict)
    listed = objects.dictionary(resources)
    for reference in objects.dictionary(listed.get("Font")).values():
        if isinstance(reference, Reference) and reference.number not in found.fonts:
            found.fonts[reference.number] = _font(reference.number, objects)
    for reference in objects.dictionary(listed.get("XObject")).values() if depth < _DEEPEST else ():
        form = objects.resolved(reference)
        is_form = isinstance(form, Stream) and form.attributes.get("Subtype") == "Form"
        if is_form and _file(reference, objects, found.contents):
            _take(form.attributes.get("Resources"), objects, found, depth + 1)


def _font(number: int, objects: Objects) -> Font:
    spec = objects.dictionary(Reference(number))
    kin = objects.resolved(spec.get("DescendantFonts"))
    descendant = objects.dictionary(kin[0]) if isinstance(kin, list) and kin else spec
    described = objects.dictionary(descendant.get("FontDescriptor"))
    return Font(
        number,
        {key: objects.resolved(value) if key == "Encoding" else value for key, value in spec.items()},
        descendant,
        objects.content(descendant.get("CIDToGIDMap")),
        next((data for key in _FILES if (data := objects.content(described.get(key))) is not None), None),
        objects.content(spec.get("ToUnicode")),
    )


# Syntax


def _value(data: bytes, start: int) -> tuple[Any, int]:
    """Return the value that stands at `start`, and where it ends; strings and rows of numbers stand as they are."""
    end = start
    compounds: list[tuple[bytes, list[Any]]] = []
    for match in _TOKEN.finditer(data, start):
        if match.start() != end or len(compounds) > _MOST_NESTED:
            break
        end = match.end()
        kind = match.lastgroup or ""
        token = match[kind]
        if kind == "open":
            compounds.append((token, []))
            continue
        if kind != "close":
            value = _SIMPLE[kind](token)
        elif compounds:
            opened, values = compounds.pop()
            value = values if opened == b"[" else dict(zip(values[::2], values[1::2], strict=False))
        else:
            break
        if not compounds:
            return value, end
        compounds[-1][1].append(value)
    raise ValueError(f"no value: {data[end : end + 20]!r}")


@lru_cache(maxsize=1024)
def _name(token: bytes) -> Name:
    return Name(_ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), token[1:]).decode("utf-8", "replace"))


def _word(token: bytes) -> bool | None:
    if token not in _WORDS:
        raise ValueError(f"no value: {token[:20]!r}")
    return _WORDS[token]


_SIMPLE: dict[str, Callable[[bytes], Any]] = {
    "name": _name,
    "ref": lambda token: Reference(int(token.split()[0])),
    "number": lambda token: float(token) if b"." in token else int(token),
    # what strings and rows of numbers say is asked of nobody
    "string": lambda token: token,
    "numbers": lambda _: [],
    "word": _word,
}
