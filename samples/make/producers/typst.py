"""Typst, from its Python package."""

import re
from importlib.util import find_spec

from samples.make.layout import Block, Kind, Layout, PageBreak, Paragraph
from samples.make.wrapping import Font

NAME = "typst"
NEEDS = "typst (PyPI)"

_ABOVE = {Kind.HEADING: 0.9, Kind.ENTRY: 0.8, Kind.CERTIFICATE: 2.0, Kind.SIGNATURE: 1.0}
_SPECIAL = re.compile(r'([\\#$*_`<>@~="/\[\]\-+:])')


def available() -> bool:
    """Return whether this producer is installed."""
    return find_spec("typst") is not None


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    import typst

    data: bytes = typst.compile(_document(layout, font).encode(), font_paths=[str(font.regular.parent)])  # type: ignore[misc]  # its stubs leave the input's type open
    return data


def _document(layout: Layout, font: Font) -> str:
    date = layout.created
    numbers = {"page": "#counter(page).display()", "pages": "#counter(page).final().first()"}
    footer = re.sub(r"\{(pages?)\}", lambda match: numbers[match[1]], layout.footer)
    title, running = _text(layout.title), _text(layout.running_header)
    return f"""#set document(title: "รายงาน", date: datetime(year: {date.year}, month: {date.month}, day: {date.day},
  hour: {date.hour}, minute: {date.minute}, second: {date.second}))
#set text(font: ("{font.family}", "Noto Sans", "DejaVu Sans"), size: {font.size}pt, lang: "th", fallback: true)
#set par(leading: {font.leading - 0.75}em, spacing: {font.leading - 0.75}em)
#set page(paper: "a4", margin: (x: 17mm, top: 28mm, bottom: 22mm),
  header: context align(center, text(weight: "bold", if counter(page).get().first() == 1 [{title}] else [{running}])),
  footer: context align(right, [{footer}]))
""" + "\n\n".join(_block(block) for block in layout.blocks)


def _block(block: Block) -> str:
    if isinstance(block, PageBreak):
        return "#pagebreak()"
    if isinstance(block, Paragraph):
        words = f"#strong[{_text(block.text)}]" if block.kind is Kind.HEADING else _text(block.text)
        above = f"#v({_ABOVE[block.kind] - 0.6:.1f}em)\n" if block.kind in _ABOVE else ""
        return above + (f"#pad(left: {block.indent}em)[{words}]" if block.indent else words)
    cells = ", ".join(f"[{_text(cell.text)}]" for cell in block.cells)
    return f"#grid(columns: ({', '.join(['1fr'] * len(block.cells))}), {cells})"


def _text(text: str) -> str:
    """Words as Typst's markup prints them: as they are."""
    return _SPECIAL.sub(r"\\\1", text)
