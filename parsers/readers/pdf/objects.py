"""The objects of a PDF behind its pages: their fonts, and the streams that print them."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral

Dictionary = dict[str, Any]
_DEEPEST = 8
_FILES = ("FontFile2", "FontFile3", "FontFile")


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF: `number` is that of its object, `spec` its dictionary.

    `composite` fonts have codes of two bytes. `program` is the embedded font file, `to_unicode` the map of its codes.
    """

    number: int
    spec: Dictionary
    composite: bool
    program: bytes | None
    to_unicode: bytes | None

    @property
    def name(self) -> str:
        """The name that the font bears, without the mark of a subset."""
        name = literal(self.spec.get("BaseFont")) or ""
        return name.partition("+")[2] or name

    @property
    def descendant(self) -> Dictionary:
        """The dictionary that holds the composite font's metrics; the font's own of a simple one."""
        kin = resolve1(self.spec.get("DescendantFonts"))
        return _dictionary(kin[0]) if isinstance(kin, list) and kin else self.spec


@dataclass(frozen=True, slots=True)
class Printing:
    """What the pages of a PDF are printed with: fonts and content streams by the numbers of their objects.

    Numbers from `size` on are free.
    """

    fonts: dict[int, Font]
    contents: dict[int, PDFStream]
    size: int


def printing(data: bytes) -> Printing:
    """Return the fonts and the content streams of the PDF in `data`.

    Raises:
        Exception: of any class, where the file is damaged.
    """
    document = PDFDocument(PDFParser(BytesIO(data)))
    found = Printing({}, {}, max((number for xref in document.xrefs for number in xref.get_objids()), default=0) + 1)
    for page in PDFPage.create_pages(document):
        contents = page.attrs.get("Contents")
        listed = resolve1(contents)
        for part in listed if isinstance(listed, list) else [contents]:
            _content(part, found)
        _resources(page.resources, found, 0)
    return found


def literal(value: object) -> str | None:
    """Return a PDF name as a string, None for what is none."""
    value = resolve1(value)
    if not isinstance(value, PSLiteral):
        return None
    return value.name if isinstance(value.name, str) else value.name.decode("latin-1")


def _content(part: object, found: Printing) -> bool:
    """File a content stream; return whether it is new."""
    stream = resolve1(part)
    if not isinstance(part, PDFObjRef) or not isinstance(stream, PDFStream) or part.objid in found.contents:
        return False
    found.contents[part.objid] = stream
    return True


def _resources(resources: object, found: Printing, depth: int) -> None:
    listed = _dictionary(resources)
    for reference in _dictionary(listed.get("Font")).values():
        if isinstance(reference, PDFObjRef) and reference.objid not in found.fonts:
            spec = resolve1(reference)
            if isinstance(spec, dict):
                found.fonts[reference.objid] = _font(reference.objid, spec)
    for reference in _dictionary(listed.get("XObject")).values() if depth < _DEEPEST else ():
        form = resolve1(reference)
        if isinstance(form, PDFStream) and literal(form.attrs.get("Subtype")) == "Form" and _content(reference, found):
            _resources(form.attrs.get("Resources"), found, depth + 1)


def _font(number: int, spec: Dictionary) -> Font:
    composite = literal(spec.get("Subtype")) == "Type0"
    mapped = resolve1(spec.get("ToUnicode"))
    font = Font(number, spec, composite, None, mapped.get_data() if isinstance(mapped, PDFStream) else None)
    described = _dictionary(font.descendant.get("FontDescriptor"))
    program = next((stream for stream in _streams(described) if stream is not None), None)
    return Font(number, spec, composite, program.get_data() if program is not None else None, font.to_unicode)


def _streams(described: Dictionary) -> Iterator[PDFStream | None]:
    for key in _FILES:
        stream = resolve1(described.get(key))
        yield stream if isinstance(stream, PDFStream) else None


def _dictionary(value: object) -> Dictionary:
    value = resolve1(value)
    return value if isinstance(value, dict) else {}
