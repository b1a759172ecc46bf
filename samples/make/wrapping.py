"""Thai text broken into lines of a given width, and those set on pages: for producers that can do neither."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pythainlp.tokenize import word_tokenize

from samples.make.layout import Kind, Layout, PageBreak, Paragraph, Row

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 50.0, 50.0, 84.0, 70.0
HEADER_AT, FOOTER_AT = 48.0, PAGE_HEIGHT - 36.0
STEP = 10.0
FULL_ENOUGH = 0.6
GAPS = {Kind.HEADING: 0.45, Kind.ENTRY: 0.35, Kind.CERTIFICATE: 1.5, Kind.SIGNATURE: 0.5}

Advance = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface by its files; `family` is the name by which the system knows it."""

    family: str
    regular: Path
    bold: Path
    size: float = 11.0
    leading: float = 1.55


@dataclass(frozen=True, slots=True)
class Run:
    """A string on the page: its start in points from the left, its baseline in points from the top."""

    x: float
    y: float
    text: str
    size: float
    bold: bool


def advance(path: Path, size: float) -> Advance:
    """Return the function that measures a string in points, by the advances of the font's glyphs."""
    widths, per_em = _widths(path)
    return lambda text: sum(widths.get(ord(character), per_em // 2) for character in text) * size / per_em


def wrapped(text: str, width: float, measure: Advance) -> Iterator[str]:
    """Return lines no wider than `width`: broken at a space if that leaves the line full enough, else between words."""
    line = ""
    for word in word_tokenize(text, engine="newmm", keep_whitespace=True):
        if measure((line + word).rstrip()) > width and line.strip():
            at = line.rstrip().rfind(" ")
            if at > 0 and measure(line[:at]) >= width * FULL_ENOUGH and not line.endswith(" "):
                yield line[:at].rstrip()
                line = line[at + 1 :]
            else:
                yield line.rstrip()
                line = ""
        line = line + word if line else word.lstrip()
    if line.strip():
        yield line.rstrip()


def pages(layout: Layout, font: Font) -> list[list[Run]]:
    """Return the pages of `layout`, broken where it says and where a page is full, with header and footer."""
    regular = advance(font.regular, font.size)
    leaves: list[list[Run]] = [[]]
    y = TOP
    for block in layout.blocks:
        if isinstance(block, PageBreak):
            leaves.append([])
            y = TOP
            continue
        y += font.size * (GAPS.get(block.kind, 0.0) if isinstance(block, Paragraph) else 0.0)
        for row in _rows(block, font, regular):
            if y > PAGE_HEIGHT - BOTTOM:
                leaves.append([])
                y = TOP
            leaves[-1] += [Run(x, y, text, font.size, bold) for x, text, bold in row]
            y += font.size * font.leading
    return [_furnished(leaf, number, len(leaves), layout, font) for number, leaf in enumerate(leaves, start=1)]


def _rows(block: Paragraph | Row, font: Font, measure: Advance) -> Iterator[list[tuple[float, str, bool]]]:
    """The printed lines of a block: start, text and weight of each string in them."""
    width = PAGE_WIDTH - LEFT - RIGHT
    if isinstance(block, Row) and len(block.cells) == 2:
        yield [(LEFT, block.cells[0].text, False), (LEFT + width / 2, block.cells[1].text, False)]
        return
    text = block.cells[0].text if isinstance(block, Row) else block.text
    bold = isinstance(block, Paragraph) and block.kind is Kind.HEADING
    left = LEFT + STEP * (block.indent if isinstance(block, Paragraph) else 0)
    measure = advance(font.bold, font.size) if bold else measure
    yield from ([(left, line, bold)] for line in wrapped(text, LEFT + width - left, measure))


def _furnished(leaf: list[Run], number: int, count: int, layout: Layout, font: Font) -> list[Run]:
    bold, regular = advance(font.bold, font.size + 2), advance(font.regular, font.size - 2)
    header = layout.title if number == 1 else layout.running_header
    runs = [Run((PAGE_WIDTH - bold(header)) / 2, HEADER_AT, header, font.size + 2, True), *leaf]
    if layout.footer:
        footer = layout.footer.format(page=number, pages=count)
        runs.append(Run(PAGE_WIDTH - RIGHT - regular(footer), FOOTER_AT, footer, font.size - 2, False))
    return runs


@cache
def _widths(path: Path) -> tuple[dict[int, int], int]:
    from fontTools.ttLib import TTFont  # only needed to make samples

    with TTFont(path) as font:
        metrics = font["hmtx"].metrics
        return {code: metrics[name][0] for code, name in font.getBestCmap().items()}, font["head"].unitsPerEm
