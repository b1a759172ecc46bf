"""What a PDF is printed with: its fonts, and the streams that print its pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from parsers.readers.pdf.objects import Objects, Stream
from parsers.readers.pdf.syntax import Dictionary, Reference

_DEEPEST = 8
_NOTES = frozenset(
    ("Circle", "FreeText", "Ink", "Polygon", "Redact", "Square", "Stamp", "StrikeOut", "Watermark", "Widget")
)
_FRAMES = frozenset(("Circle", "Polygon", "Square"))
_HIDDEN = 2
_EMPTY = (None, b"()", b"<>", "Off")
_ONE_BYTE = "OneByteIdentityH"
_FILES = ("FontFile2", "FontFile3", "FontFile")


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF: `number` is that of its object, `spec` its dictionary, references and all.

    `descendant` is the dictionary of a composite font's kin, the font's own of a simple one; `described` is what the
    font descriptor says; `composite` fonts have codes of two bytes, as a rule. `glyph_map` is a composite font's table
    from codes to glyphs, `program` the embedded font file, `to_unicode` the map of its codes. `leaning`: it is italic.
    """

    number: int
    spec: Dictionary
    descendant: Dictionary
    described: Dictionary
    glyph_map: bytes | None
    program: bytes | None
    to_unicode: bytes | None
    leaning: bool

    @property
    def composite(self) -> bool:
        """Whether it is made of another font, whose glyphs it numbers."""
        return self.spec.get("Subtype") == "Type0"

    @property
    def code_bytes(self) -> int:
        """How many bytes its codes take: one in a simple font that Ghostscript makes composite for PDF/A."""
        if not self.composite:
            return 1
        encoding = self.spec.get("Encoding")
        named = encoding.attributes.get("CMapName") if isinstance(encoding, Stream) else None
        return 1 if named == _ONE_BYTE else 2

    @property
    def glyph_numbers(self) -> npt.NDArray[np.uint16] | None:
        """The number of the glyph of each code by the font's table, 0 for none; None where it has no table."""
        packed = self.glyph_map
        return None if packed is None else np.frombuffer(packed[: len(packed) // 2 * 2], dtype=">u2")

    @property
    def name(self) -> str:
        """The name that the font bears, without the mark of a subset."""
        name = str(self.spec.get("BaseFont") or self.described.get("FontName") or "")
        return name.partition("+")[2] or name


class Note(NamedTuple):
    """A note or a form field on a page: its kind, and its number among all that the page lists, counted from 0."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Printing:
    """What the pages of a PDF are printed with.

    Fonts and content streams stand by the numbers of their objects; `resources` are what the pages and the forms in
    them draw on; `pages` are the numbers of each page's own content streams, `notes` the notes and fields that stand
    on each page; `placed` what is put on pages as a whole, pictures and forms, by the same numbers.
    """

    fonts: Mapping[int, Font]
    contents: Mapping[int, Stream]
    resources: list[Dictionary]
    pages: list[tuple[int, ...]]
    notes: list[tuple[Note, ...]]
    placed: dict[int, Dictionary]

    @property
    def pictured(self) -> bool:
        """Whether a picture is put on a page."""
        return any(said.get("Subtype") == "Image" for said in self.placed.values())

    @property
    def layered(self) -> bool:
        """Whether something is put on a page that is in a layer as a whole."""
        return any("OC" in said for said in self.placed.values())

    @property
    def letterless(self) -> bool:
        """Whether nothing that is printed has a font."""
        return bool(self.resources) and not any("Font" in listed for listed in self.resources)


def printing(objects: Objects) -> Printing:
    """Return the fonts and the content streams of all pages."""
    fonts: dict[int, Font] = {}
    contents: dict[int, Stream] = {}
    found = Printing(fonts, contents, [], [], [], {})
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
        parts = objects.listed(node.get("Contents"))
        for part in parts:
            _file(part, objects, contents)
        # the last page comes first
        found.pages.insert(0, tuple(part.number for part in parts if isinstance(part, Reference)))
        found.notes.insert(0, tuple(_notes(node.get("Annots"), objects)))
        _take(resources, objects, found, 0)
    return found


def _notes(listed: Any, objects: Objects) -> Iterator[Note]:
    """Return what is put on a page with words in it, or over words."""
    for index, note in enumerate(map(objects.dictionary, objects.listed(listed) if listed is not None else ())):
        said = _inherited(note, objects)
        kind, flags = str(note.get("Subtype")), note.get("F", 0)
        # a field that is not filled in, a frame that is not filled
        empty = objects.resolved(said.get("V")) in _EMPTY if kind == "Widget" else kind in _FRAMES and "IC" not in note
        is_hidden = isinstance(flags, int) and flags & _HIDDEN
        if kind in _NOTES and not empty and not is_hidden and said.get("FT") != "Sig":
            yield Note(kind, index)


def _inherited(field: Dictionary, objects: Objects) -> Dictionary:
    """Return what is said of a form's field, by itself or by those that it is part of."""
    said = dict(field)
    for _ in range(_DEEPEST):
        field = objects.dictionary(field.get("Parent"))
        if not field:
            break
        said = {**field, **said}
    return said


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
    found.resources.append(listed)
    for reference in objects.dictionary(listed.get("Font")).values():
        if isinstance(reference, Reference) and reference.number not in found.fonts:
            found.fonts[reference.number] = _font(reference.number, objects)
    for reference in objects.dictionary(listed.get("XObject")).values() if depth < _DEEPEST else ():
        form = objects.resolved(reference)
        if not isinstance(form, Stream) or not isinstance(reference, Reference):
            continue
        found.placed[reference.number] = form.attributes
        if form.attributes.get("Subtype") == "Form" and _file(reference, objects, found.contents):
            _take(form.attributes.get("Resources"), objects, found, depth + 1)


def _font(number: int, objects: Objects) -> Font:
    spec = objects.dictionary(Reference(number))
    kin = objects.resolved(spec.get("DescendantFonts"))
    descendant = objects.dictionary(kin[0]) if isinstance(kin, list) and kin else spec
    described = objects.dictionary(descendant.get("FontDescriptor"))
    return Font(
        number,
        {**spec, "Encoding": objects.resolved(spec.get("Encoding"))},
        descendant,
        described,
        objects.content(descendant.get("CIDToGIDMap")),
        next((data for key in _FILES if (data := objects.content(described.get(key))) is not None), None),
        objects.content(spec.get("ToUnicode")),
        bool(objects.resolved(described.get("ItalicAngle"))),
    )
