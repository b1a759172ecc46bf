"""A PDF with its maps of characters put right, so that any reader reads what is printed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

import pypdfium2

from model import FontEvidence, LetterSource, ReportWarning, WarningCode
from parsers.readers.pdf.decoding import Decoding, decoding
from parsers.readers.pdf.drawn import Doubted
from parsers.readers.pdf.kin import with_kin, with_spelled
from parsers.readers.pdf.objects import Objects, written_anew
from parsers.readers.pdf.operators import (
    begins_hiding,
    covers_behind,
    cuts_off,
    holds,
    may_cover,
    may_hide,
    most_cut,
    numbers_where,
)
from parsers.readers.pdf.pdfium import Traits
from parsers.readers.pdf.printing import Printing, printing
from parsers.readers.pdf.recognised import with_typefaces
from parsers.readers.pdf.spelled import Code, numbers_of_fonts, spans, told
from parsers.readers.pdf.syntax import Dictionary
from parsers.readers.pdf.tounicode import LOST, written_map
from parsers.readers.pdf.update import stream, updated, with_map

_ACTUAL_TEXT = b"/ActualText"
_MUTED = b"/RainganText"
_SAYS_NOTHING = re.compile(rb"/ActualText\s*(?:<(?:[Ff][Ee][Ff][Ff])?\s*>|\((?:\xfe\xff)?\))")
_EMPTY = b"<>"
_ROW = re.compile(rb"\[[^\[\]()]*\]\s*TJ")
_LAYERS = "OCProperties"
_QUOTED = 6
_CLEAR = 0.1


@dataclass(frozen=True, slots=True)
class Repair:
    """`data` is the PDF put right, None where it needed nothing; `doubts` are what was found in it.

    `fonts` is what told the letters of its fonts.
    `letterless`: it has no fonts, so no reader finds text in it. `traits` tell what its pages need.
    """

    data: bytes | None
    doubts: tuple[ReportWarning, ...] = ()
    fonts: tuple[FontEvidence, ...] = ()
    letterless: bool = False
    traits: Traits = field(default_factory=Traits)


def repair(pdf: pypdfium2.PdfDocument, data: bytes) -> Repair:
    """Return an open PDF, whose bytes are `data`, with each font's ToUnicode map as the evidence in the file has it.

    Where the glyphs tell all, text that the producer put beside them (ActualText) is taken out: readers mix the two. So
    it is where it says nothing in places: then it says elsewhere what is printed there, and PDFium, which passes over
    empty ones, would read that twice.

    Raises:
        Exception: of any class, a font file is damaged in an unforeseen way.
    """
    objects, found = _read(pdf, data)
    decided = [decoding(font) for font in found.fonts.values()]
    decodings = [each for each in decided if each is not None]
    decodings = [with_kin(each, decodings) for each in decodings]
    silent = any(each is None and font.program for each, font in zip(decided, found.fonts.values(), strict=True))
    contents = ((number, objects.content(content)) for number, content in found.contents.items())
    printed = {number: data for number, data in contents if data is not None}
    spelled = {number for number, data in printed.items() if _ACTUAL_TEXT in data}
    if spelled and not silent and any(each.unsure for each in decodings):
        decodings = _spelled(decodings, found, printed.values(), objects)
    # where only some codes have no meaning, ActualText spells them
    told_beside = {each.font.number for each in decodings if spelled and each.font.to_unicode is not None}
    believed = any(each.damaged for each in decodings) and any(each.believing for each in decodings)
    if believed or any(each.doubted or (each.lacking and each.font.number not in told_beside) for each in decodings):
        decodings = with_typefaces(decodings)
    complete = bool(decodings) and not silent and not any(each.unsure for each in decodings)
    changed = _maps(decodings, objects)
    muted = spelled if complete or any(_SAYS_NOTHING.search(printed[number]) for number in spelled) else set()
    changed |= _contents(printed, muted, objects)
    own = {number for parts in found.pages for number in parts}
    doubted = _doubted(found, objects)
    traits = Traits(
        leaning=any(font.leaning for font in found.fonts.values()),
        displaced=not spelled <= muted | own,
        veiled=_veiled(found, printed, objects, doubted is Doubted.ALL) if len(found.pages) == len(pdf) else None,
        doubted=doubted,
        noted={page: [note.number for note in notes] for page, notes in enumerate(found.notes) if notes},
        cutting=_cutting(found, printed) if len(found.pages) == len(pdf) else None,
    )
    return Repair(
        updated(objects, changed) if changed else None,
        (*_doubts(decodings), *_unread(found)),
        _evidence(found, decodings),
        found.letterless,
        traits,
    )


def _spelled(decodings: list[Decoding], found: Printing, contents: Iterable[bytes], objects: Objects) -> list[Decoding]:
    """Return the decodings with what ActualText tells of codes that nothing else does."""
    names = numbers_of_fonts(found.resources, objects)
    try:
        printed = [span for content in contents for span in spans(content, names)]
    except ValueError:
        return decodings
    known = {
        Code(each.font.number, code): text
        for each in decodings
        for code, text in each.texts.items()
        if code not in each.unsure
    }
    marks = told(printed, known)
    codes = {code for span in printed for code in span.codes}
    return [
        with_spelled(
            each,
            {code: text for (font, code), text in marks.items() if font == each.font.number},
            {code for font, code in codes if font == each.font.number},
        )
        for each in decodings
    ]


def _evidence(found: Printing, decodings: Iterable[Decoding]) -> tuple[FontEvidence, ...]:
    decided = {decoding.font.number: decoding.evidence for decoding in decodings}
    return tuple(decided.get(number, FontEvidence(font.name)) for number, font in found.fonts.items())


def _read(pdf: pypdfium2.PdfDocument, data: bytes) -> tuple[Objects, Printing]:
    try:
        objects = Objects(data)
        return objects, printing(objects)
    except ValueError:
        objects = Objects(written_anew(pdf))
        return objects, printing(objects)


def _maps(decodings: Iterable[Decoding], objects: Objects) -> dict[int, bytes]:
    """Return the objects of fonts with new maps. The maps' own numbers are those behind all that the file has."""
    changed: dict[int, bytes] = {}
    free = objects.size
    for decided in decodings:
        if decided.changed:
            changed[free] = stream(written_map(decided.map, decided.font.code_bytes))
            changed[decided.font.number] = with_map(objects, decided.font.number, free)
            free += 1
    return changed


def _contents(printed: Mapping[int, bytes], muted: set[int], objects: Objects) -> dict[int, bytes]:
    """Return the content streams that are to be read otherwise than they stand: the `muted` ones without ActualText."""
    changed = {number: printed[number].replace(_ACTUAL_TEXT, _MUTED) for number in muted}
    for number in numbers_where(partial(holds, _EMPTY), printed):
        # in a row that holds one, PDFium forgets the last step, and sets the next letter over the one before
        data = changed.get(number, printed[number])
        changed[number] = _ROW.sub(lambda row: row[0].replace(_EMPTY, b" "), data)
    return {number: stream(data, objects.source(number)) for number, data in changed.items() if data != printed[number]}


def _veiled(found: Printing, printed: Mapping[int, bytes], objects: Objects, masked: bool) -> frozenset[int] | None:
    """Return which pages, counted from 0, may hold text that nobody sees; None if all of them may."""
    if _LAYERS in objects.dictionary(objects.trailer.get("Root")) or _is_clear(found, objects) or masked:
        return None
    begin = {parts[0] for parts in found.pages if parts}
    first = {number: data for number, data in printed.items() if number in begin}
    others = {number: data for number, data in printed.items() if number not in begin}
    hiding = {
        *(found.contents.keys() - printed.keys()),  # stored in an odd way
        *numbers_where(begins_hiding, first),
        *numbers_where(may_hide, others),
        *numbers_where(partial(covers_behind, pictures=found.pictured), first),
        *numbers_where(partial(may_cover, pictures=found.pictured), others),
    }
    return _pages(found, hiding)


def _cutting(found: Printing, printed: Mapping[int, bytes]) -> dict[int, int] | None:
    """Return for each page, counted from 0, that cuts what it prints how many things it may; None if all may."""
    pages = _pages(found, {*numbers_where(cuts_off, printed)})
    if pages is None:
        return None
    return {page: most_cut(printed[part] for part in found.pages[page] if part in printed) for page in pages}


def _pages(found: Printing, streams: set[int]) -> frozenset[int] | None:
    """Return which pages, counted from 0, print some of these streams; None if all may, for some are of forms."""
    if not streams <= {number for parts in found.pages for number in parts}:
        return None
    return frozenset(index for index, parts in enumerate(found.pages) if not streams.isdisjoint(parts))


def _states(found: Printing, objects: Objects) -> Iterator[Dictionary]:
    listed = (objects.dictionary(resources.get("ExtGState")) for resources in found.resources)
    return (objects.dictionary(state) for states in listed for state in states.values())


def _is_clear(found: Printing, objects: Objects) -> bool:
    """Whether something may be painted so that all shows through it."""
    opaque = (objects.resolved(state.get("ca")) for state in _states(found, objects))
    return any(isinstance(share, int | float) and share < _CLEAR for share in opaque)


def _doubted(found: Printing, objects: Objects) -> Doubted:
    if any(isinstance(objects.resolved(state.get("SMask")), dict) for state in _states(found, objects)):
        return Doubted.ALL
    return Doubted.FORMS if found.layered else Doubted.NOTHING


def _unread(found: Printing) -> Iterable[ReportWarning]:
    for number, notes in enumerate(found.notes, start=1):
        if notes:
            names = ", ".join(dict.fromkeys(note.kind for note in notes))
            message = f"notes or filled-in fields on the page ({names}) were not read, nor is told what they cover"
            yield ReportWarning(WarningCode.NOTES_UNREAD, message, number)


def _witness(decided: Decoding) -> str:
    if LetterSource.TYPEFACE in decided.sources.values():
        return "the outlines of its glyphs, which are those of a known typeface"
    return "the font file's own names of its glyphs"


def _doubts(decodings: Iterable[Decoding]) -> Iterable[ReportWarning]:
    for decided in decodings:
        if decided.contradicted:
            pairs = ", ".join(f"“{said}” for “{meant}”" for said, meant in decided.contradicted[:_QUOTED])
            message = (
                f"the PDF's map of the font “{decided.font.name[:60]}” is wrong ({pairs}); "
                f"its text was read by {_witness(decided)}"
            )
            yield ReportWarning(WarningCode.TEXT_REDECODED, message)
        if decided.belied:
            digits = ", ".join(f"“{digit}”" for digit in decided.belied)
            message = (
                f"the PDF's map of the font “{decided.font.name[:60]}” calls glyphs {digits} that look like no such "
                f"digit; the font's digits stand as “{LOST}”"
            )
            yield ReportWarning(WarningCode.CHARACTERS_LOST, message)
        if decided.likened:
            marks = "".join(f"อ{mark}" for mark in dict.fromkeys(decided.likened))
            message = (
                f"some marks of the font “{decided.font.name[:60]}” ({marks}) were read by nothing but their shape"
            )
            yield ReportWarning(WarningCode.READ_BY_SHAPE, message)
