"""A layout as the plain text that the system exports."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from samples.make.layout import Kind, Layout, PageBreak, Paragraph, Row


class Blanks(StrEnum):
    """Where the export puts blank lines on a page."""

    NONE = "none"
    PARAGRAPHS = "paragraphs"  # between paragraphs, not between the items of a list
    ALL = "all"


class Labels(StrEnum):
    """How the export prints the cells of a row."""

    STACKED = "stacked"  # each cell on a line of its own
    SIDE_BY_SIDE = "side by side"  # both cells of a row on one line
    SEPARATE = "separate"  # the label on one line, the value on the next


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a layout becomes text. `blanks` are those of page 1, 2, …, the last one repeated; `width` in characters."""

    blanks: tuple[Blanks, ...] = (Blanks.PARAGRAPHS, Blanks.NONE)
    labels: Labels = Labels.STACKED
    width: int = 140
    form_feeds: bool = False
    gap: str = "    "


def text(layout: Layout, style: TextStyle) -> str:
    """Return `layout` as exported text, lines ended by line feeds."""
    pages = _pages(layout)
    lines: list[str] = []
    for number, page in enumerate(pages, start=1):
        blanks = style.blanks[min(number, len(style.blanks)) - 1]
        header = layout.title if number == 1 else layout.running_header
        lines += ["", "", header, ""] if number == 1 or not style.form_feeds else ["\f" + header, ""]
        lines += _spaced(page, blanks, style)
        if layout.footer:
            lines += ["", layout.footer.format(page=number, pages=len(pages))]
        if number < len(pages) and not style.form_feeds:
            lines += ["", "", ""]
    return "\n".join(lines) + "\n"


def _pages(layout: Layout) -> list[list[Paragraph | Row]]:
    pages: list[list[Paragraph | Row]] = [[]]
    for block in layout.blocks:
        if isinstance(block, PageBreak):
            pages.append([])
        else:
            pages[-1].append(block)
    return pages


def _spaced(page: list[Paragraph | Row], blanks: Blanks, style: TextStyle) -> Iterator[str]:
    before: Paragraph | Row | None = None
    for block in page:
        in_list = all(isinstance(part, Paragraph) and part.kind is Kind.ITEM for part in (before, block))
        if before is not None and (blanks is Blanks.ALL or (blanks is Blanks.PARAGRAPHS and not in_list)):
            yield ""
        for number, line in enumerate(_printed(block, style)):
            if number and blanks is Blanks.ALL:
                yield ""
            yield line
        before = block


def _printed(block: Paragraph | Row, style: TextStyle) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _wrapped(block, style.width)
    elif style.labels is Labels.SIDE_BY_SIDE:
        yield style.gap.join(cell.text for cell in block.cells)
    elif style.labels is Labels.SEPARATE:
        yield from (line for cell in block.cells for line in (f"{cell.label} :", cell.value) if line)
    else:
        yield from (cell.text for cell in block.cells)


def _wrapped(paragraph: Paragraph, width: int) -> Iterator[str]:
    """Lines broken at spaces, as a printer that knows no Thai words does."""
    line = " " * paragraph.indent
    for word in paragraph.text.split(" "):
        if line.strip() and len(line) + len(word) > width:
            yield line.rstrip()
            line = " " * min(paragraph.indent, 1)
        line += word + " "
    yield line.rstrip()
