"""A PDF with its maps of characters put right, so that any reader reads what is printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pypdfium2
from pdfminer.pdftypes import PDFStream

from model import ReportWarning, WarningCode
from parsers.readers.pdf.decoding import LOST, Decoding, decoding
from parsers.readers.pdf.objects import Printing, printing
from parsers.readers.pdf.tounicode import written_map
from parsers.readers.pdf.update import rewritten, stream, updated, written

_ACTUAL_TEXT = b"/ActualText"
_MUTED = b"/RainganText"
_QUOTED = 6


@dataclass(frozen=True, slots=True)
class Repair:
    """`data` is the PDF put right, None where it needed nothing; `doubts` are what was found in it."""

    data: bytes | None
    doubts: tuple[ReportWarning, ...] = ()


def repair(data: bytes, pdf: pypdfium2.PdfDocument) -> Repair:
    """Return the PDF in `data`, which `pdf` is, with each font's ToUnicode map as the evidence in the file has it.

    Where the glyphs tell all, text that the producer put beside them (ActualText) is taken out: readers mix the two.

    Raises:
        Exception: of any class, the file is damaged in a way that PDFium overlooks.
    """
    found = printing(data)
    decodings = [decided for font in found.fonts.values() if (decided := decoding(font)) is not None]
    objects = _maps(decodings, found)
    if decodings and all(decided.complete for decided in decodings):
        objects |= _muted(found.contents)
    doubts = tuple(_doubts(decodings))
    return Repair(updated(rewritten(pdf), objects) if objects else None, doubts)


def _maps(decodings: Iterable[Decoding], found: Printing) -> dict[int, bytes]:
    """Return the objects of fonts with new maps. The maps' own numbers are those behind all that the file has."""
    objects: dict[int, bytes] = {}
    free = found.size
    for decided in decodings:
        if not decided.changed:
            continue
        texts = {**decided.texts}
        texts |= {code: text for code, text in decided.given.chars.items() if code not in texts}
        objects[free] = stream(written_map(texts, 2 if decided.font.composite else 1), {})
        spec = written({key: value for key, value in decided.font.spec.items() if key != "ToUnicode"})
        objects[decided.font.number] = spec.removesuffix(b">>") + b"/ToUnicode %d 0 R>>" % free
        free += 1
    return objects


def _muted(contents: Mapping[int, PDFStream]) -> dict[int, bytes]:
    printed = {number: content.get_data() for number, content in contents.items()}
    return {
        number: stream(data.replace(_ACTUAL_TEXT, _MUTED), contents[number].attrs)
        for number, data in printed.items()
        if _ACTUAL_TEXT in data
    }


def _doubts(decodings: Iterable[Decoding]) -> Iterable[ReportWarning]:
    for decided in decodings:
        if decided.contradicted:
            pairs = ", ".join(f"“{said}” for “{meant}”" for said, meant in decided.contradicted[:_QUOTED])
            message = (
                f"the PDF's map of the font “{decided.font.name[:60]}” is wrong ({pairs}); "
                "its text was read by the font file's own names of its glyphs"
            )
            yield ReportWarning(WarningCode.TEXT_REDECODED, message)


def lost_codes(decided: Decoding) -> list[int]:
    """Return the codes of a font that nothing tells the meaning of."""
    return [code for code, text in decided.texts.items() if text == LOST]
