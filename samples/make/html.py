"""A layout as HTML, for producers that print web pages."""

import html
import re

from samples.make.layout import Block, Kind, Layout, PageBreak, Paragraph, Row
from samples.make.wrapping import LEFT, PAGE_WIDTH, RIGHT, Font, advance, wrapped

_STYLE = """
@page {{ size: A4; margin: 26mm 17mm 22mm 17mm; }}
html {{ font-family: "{family}", "Noto Sans", sans-serif; font-size: {size}pt; line-height: {leading}; }}
body {{ margin: 0; }}
p {{ margin: 0; }}
.own {{ text-align: center; font-weight: bold; font-size: 115%; margin-bottom: 1em; }}
.heading {{ font-weight: bold; margin-top: 0.45em; break-after: avoid; }}
.entry {{ margin-top: 0.35em; }}
.certificate {{ margin-top: 1.5em; }}
.signature {{ margin-top: 0.5em; }}
.row {{ display: table; width: 100%; table-layout: fixed; }}
.row span {{ display: table-cell; }}
.break {{ break-after: page; page-break-after: always; }}
thead th {{ font-size: 115%; padding: 0 0 1em 0; }}
table {{ border-collapse: collapse; width: 100%; }}
td {{ padding: 0; }}
"""
_FIXED = """
@page { margin: 84pt 50pt 60pt 50pt; }
.head { position: fixed; top: -40pt; left: 0; right: 0; text-align: center; font-weight: bold; font-size: 115%; }
html { line-height: 1.1; } /* of the font's own height */
p { white-space: nowrap; }
"""
_MARGINS = """
@page {{ @top-center {{ content: "{running}"; font: bold 115% "{family}", "Noto Sans"; }}
  @bottom-right {{ content: {footer}; font: 85% "{family}", "Noto Sans"; }} }}
@page :first {{ @top-center {{ content: "{title}"; font: bold 115% "{family}", "Noto Sans"; }} }}
"""


def with_margin_boxes(layout: Layout, font: Font) -> str:
    """Return an HTML page whose running header and footer stand in the boxes of the page's margin (CSS paged media)."""
    counters = re.sub(r"\{(pages?)\}", r'" counter(\1) "', layout.footer)
    margins = _MARGINS.format(
        running=layout.running_header, title=layout.title, footer=f'"{counters}"', family=font.family
    )
    return _document(layout, font, margins, "\n".join(_block(block) for block in layout.blocks))


def with_table_head(layout: Layout, font: Font) -> str:
    """Return an HTML page that is one table, its head repeated by the browser on each page; it has no footer."""
    body = "\n".join(f"<tr><td>{_block(block)}</td></tr>" for block in layout.blocks)
    table = f"<table><thead><tr><th>{html.escape(layout.title)}</th></tr></thead><tbody>\n{body}\n</tbody></table>"
    return _document(layout, font, "", table)


def with_own_heads(layout: Layout, font: Font) -> str:
    """Return an HTML page that prints its header itself, at its beginning and behind each page break of the layout."""
    title, running = (f'<p class="own">{html.escape(text)}</p>' for text in (layout.title, layout.running_header))
    parts = [title]
    for block in layout.blocks:
        parts += [_block(block), running] if isinstance(block, PageBreak) else [_block(block)]
    return _document(layout, font, "", "\n".join(parts))


def with_fixed_head(layout: Layout, font: Font) -> str:
    """Return an HTML page with its lines already broken, its running header in a box that is fixed on each page.

    So are pages made for programs that know neither Thai words nor the boxes of a margin.
    """
    width = PAGE_WIDTH - LEFT - RIGHT

    def lines(text: str, bold: bool, indent: int) -> str:
        measure = advance(font.bold if bold else font.regular, font.size)
        return "<br>".join(map(html.escape, wrapped(text, width - indent * font.size, measure)))

    parts = []
    for block in layout.blocks:
        if isinstance(block, Paragraph):
            heading = block.kind is Kind.HEADING
            parts.append(_paragraph(block, lines(block.text, heading, block.indent)))
        elif isinstance(block, Row) and len(block.cells) == 1:
            parts.append(f"<p>{lines(block.cells[0].text, False, 0)}</p>")
        else:
            parts.append(_block(block))
    head = f'<div class="head">{html.escape(layout.running_header)}</div>'
    return _document(layout, font, _FIXED, head + "\n".join(parts))


def _document(layout: Layout, font: Font, style: str, body: str) -> str:
    head = _STYLE.format(family=font.family, size=font.size, leading=font.leading) + style
    created = layout.created.isoformat()
    return (
        f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>พิมพ์รายงาน</title>'
        f'<meta name="dcterms.created" content="{created}"><meta name="dcterms.modified" content="{created}">'
        f"<style>{head}</style></head><body>{body}</body></html>"
    )


def _block(block: Block) -> str:
    if isinstance(block, PageBreak):
        return '<div class="break"></div>'
    if isinstance(block, Paragraph):
        return _paragraph(block, html.escape(block.text))
    cells = "".join(f"<span>{html.escape(cell.text)}</span>" for cell in block.cells)
    return f'<div class="row">{cells}</div>'


def _paragraph(block: Paragraph, words: str) -> str:
    indent = f' style="padding-left: {block.indent}em"' if block.indent else ""
    kind = f' class="{block.kind}"' if block.kind is not Kind.BODY else ""
    return f"<p{kind}{indent}>{words}</p>"
