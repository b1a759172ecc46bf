"""A page of a PDF, character by character, to lines: for the pages that need a closer look, whichever library reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from model import Box, ReportWarning, WarningCode
from parsers.clusters import MARKS, Glyph
from parsers.lines import PrintedLine, printed_lines
from parsers.readers.pdf.composition import SetPage, Stray
from parsers.readers.pdf.latin import thai_of
from parsers.readers.pdf.margin import line_numbers
from parsers.readers.pdf.page import STAMPED_OVER, Page, quoted
from parsers.readers.pdf.spots import Spot
from parsers.readers.pdf.tounicode import LOST

# how pdfminer prints a code without meaning; control characters and private ones are what a broken map gives
_MEANINGLESS = re.compile(
    r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf6ff\uf721-\uf883\uf89f-\uf8ff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_BLANK = re.compile(r"[\t\n\x0b\x0c\r]")
# bullets of the symbol fonts that office programs use
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0a8": "◦", "\uf02d": "-"}
_BULLET = re.compile(f"[{''.join(_BULLETS)}]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as seen: its size in points, and each character with the name of its font, in the order of drawing."""

    number: int
    width: float
    height: float
    glyphs: list[tuple[Glyph, str]]


def page_of(leaf: Leaf, latin: frozenset[str] = frozenset()) -> Page:
    """Return the lines of a page; `latin` are the fonts that mean Thai by Latin letters."""
    seen: list[Glyph] = []
    off: list[Glyph] = []
    for glyph, font in leaf.glyphs:
        if not glyph.text or not all(map(isfinite, (*glyph.box, glyph.baseline, glyph.size, glyph.start, glyph.end))):
            continue
        text = meant(thai_of(glyph.text) if font in latin else glyph.text)
        placed = glyph if text == glyph.text else glyph._replace(text=text)
        (seen if on_page(glyph.box, (leaf.width, leaf.height)) else off).append(placed)
    numbers = line_numbers(seen)
    figures = {id(figure) for row in numbers.values() for figure in row}
    lines = printed_lines(glyph for glyph in seen if id(glyph) not in figures) if numbers else printed_lines(seen)
    # marks whose letters stand on the next page: what a browser paints over the edge
    stray = [line for line in lines if MARKS.issuperset(line.text.replace(" ", ""))]
    lines = [line for line in lines if line not in stray]
    return Page(
        leaf.number,
        leaf.height,
        replace(_set(lines, leaf), stray=tuple(_marks(stray))),
        (*_doubts(leaf, printed_lines(off)), *_numbered(leaf, numbers), *_stamped(leaf, lines)),
        tuple(_spots(lines)),
    )


def meant(text: str) -> str:
    """Return what a character stands for: LOST for what has no meaning.

    >>> meant("(cid:12)"), meant("\\uf0b7")
    ('\\ufffd', '•')
    """
    if text.isascii() and text.isalnum():
        return text
    return _BLANK.sub(" ", _MEANINGLESS.sub(LOST, _BULLET.sub(lambda match: _BULLETS[match[0]], text)))


def _marks(lines: list[PrintedLine]) -> Iterator[Stray]:
    for line in lines:
        for mark, box in zip(line.text, line.boxes, strict=False):
            if mark != " ":
                yield Stray(mark, box.x0)


def on_page(box: Box, size: tuple[float, float]) -> bool:
    """Return whether the middle of `box` can be seen on a page of `size`."""
    return 0 <= box.x0 + box.x1 <= 2 * size[0] and 0 <= box.top + box.bottom <= 2 * size[1]


def _set(lines: list[PrintedLine], leaf: Leaf) -> SetPage:
    text = "".join(f"{line.text}\n" for line in lines)
    edges = np.zeros((len(text), 4), dtype=np.float32)
    at = 0
    for line in lines:
        edges[at : at + len(line.boxes)] = line.boxes
        at += len(line.boxes) + 1
    np.clip(edges[:, ::2], 0, leaf.width, out=edges[:, ::2])
    np.clip(edges[:, 1::2], 0, leaf.height, out=edges[:, 1::2])
    return SetPage(text, edges)


def _doubts(leaf: Leaf, off: list[PrintedLine]) -> Iterator[ReportWarning]:
    # marks over the edge belong to letters that are seen
    words = " ".join(line.text.strip() for line in off if not MARKS.issuperset(line.text.replace(" ", "")))
    if words.strip():
        message = f"text outside the visible page was left out: “{quoted(words)}”"
        yield ReportWarning(WarningCode.TEXT_OFF_PAGE, message, leaf.number)


def _numbered(leaf: Leaf, numbers: Iterable[int]) -> Iterator[ReportWarning]:
    found = sorted(numbers)
    if found:
        message = f"numbers that count the lines in the margin of the page were left out: “{found[0]}” to “{found[-1]}”"
        yield ReportWarning(WarningCode.TEXT_STAMPED, message, leaf.number)


def _stamped(leaf: Leaf, lines: list[PrintedLine]) -> Iterator[ReportWarning]:
    for number, line in enumerate(lines, start=1):
        if line.stamped:
            message = f"{STAMPED_OVER}, and stand behind them: “{quoted(line.text)}”"
            yield ReportWarning(WarningCode.TEXT_STAMPED, message, leaf.number, number)
        elif line.added:
            message = (
                f"words are drawn apart from the other lines, as what is put on a page later: “{quoted(line.added)}”"
            )
            yield ReportWarning(WarningCode.TEXT_STAMPED, message, leaf.number, number)


def _spots(lines: list[PrintedLine]) -> Iterator[Spot]:
    """Return where words are stamped or put in, and those that they are stamped over."""
    for line in lines:
        words = line.text if line.stamped else line.added
        if words:
            message = f"words that may be none of it stand in it or are printed over it: “{quoted(words)}”"
            boxes = np.array([box for letter, box in zip(line.text, line.boxes, strict=True) if letter != " "])
            yield Spot(WarningCode.TEXT_STAMPED, message, boxes, 0.0 if line.over else None)
