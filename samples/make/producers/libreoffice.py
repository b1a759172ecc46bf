"""LibreOffice Writer: a flat OpenDocument text, converted."""

import re
from xml.sax.saxutils import escape, quoteattr

from samples.make.layout import Block, Kind, Layout, PageBreak, Paragraph
from samples.make.producers import programs
from samples.make.wrapping import Font

NAME = "libreoffice"
NEEDS = "libreoffice-writer-nogui (Debian)"

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
_MARGINS = 'fo:margin-top="1.2cm" fo:margin-bottom="1.2cm" fo:margin-left="1.7cm" fo:margin-right="1.7cm"'
_PAGE = f"""<style:style style:name="half" style:family="table-column">
<style:table-column-properties style:column-width="8.8cm"/></style:style>
<style:page-layout style:name="page">
<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" {_MARGINS}/>
<style:header-style>
<style:header-footer-properties fo:min-height="1.2cm" fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style>
</style:page-layout>"""
_SPACE_ABOVE = {Kind.HEADING: 0.15, Kind.ENTRY: 0.12, Kind.CERTIFICATE: 0.6, Kind.SIGNATURE: 0.2}


def available() -> bool:
    """Return whether this producer is installed."""
    return programs.installed("soffice")


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    command = ["soffice", "-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", "{folder}", "{folder}/report.fodt"]
    return programs.output(command, {"report.fodt": _document(layout, font).encode()}, "report.pdf")


def _document(layout: Layout, font: Font) -> str:
    spaces = " ".join(f"xmlns:{prefix}={quoteattr(name)}" for prefix, name in _SPACES.items())
    family, quoted = quoteattr(font.family), quoteattr(f"'{font.family}'")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name={family} svg:font-family={quoted}/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph">
<style:paragraph-properties fo:line-height="105%"/>
<style:text-properties style:font-name={family} style:font-name-complex={family} fo:font-size="{font.size}pt"
 style:font-size-complex="{font.size}pt" fo:language="en" fo:country="US" style:language-complex="th"
 style:country-complex="TH"/></style:default-style></office:styles>
<office:automatic-styles>{_paragraph_styles(layout, font)}
{_PAGE}</office:automatic-styles>
<office:master-styles>{_master("First", layout.title, layout.footer, ' style:next-style-name="Standard"')}
{_master("Standard", layout.running_header, layout.footer, "")}</office:master-styles>
<office:body><office:text>{_body(layout)}</office:text></office:body></office:document>"""


def _paragraph_styles(layout: Layout, font: Font) -> str:
    bold = 'fo:font-weight="bold" style:font-weight-complex="bold"'
    size = font.size + 2
    styles = [
        _style("title", 'fo:text-align="center"', f'{bold} fo:font-size="{size}pt" style:font-size-complex="{size}pt"'),
        _style("foot", 'fo:text-align="end"', ""),
        # the first paragraph names the style of its page; a break goes with the paragraph behind it
        _style("first", "", bold, ' style:master-page-name="First"'),
    ]
    indents = sorted({block.indent for block in layout.blocks if isinstance(block, Paragraph)})
    for kind in Kind:
        for indent in indents:
            place = f'fo:margin-left="{indent * 0.35:.2f}cm" fo:margin-top="{_SPACE_ABOVE.get(kind, 0)}cm"'
            weight = bold if kind is Kind.HEADING else ""
            styles.append(_style(f"{kind}{indent}", place, weight))
            styles.append(_style(f"{kind}{indent}-break", f'{place} fo:break-before="page"', weight))
    return "\n".join(styles)


def _style(name: str, paragraph: str, text: str, attributes: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{attributes}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _master(name: str, header: str, footer: str, attributes: str) -> str:
    numbers = {"page": '<text:page-number text:select-page="current"/>', "pages": "<text:page-count/>"}
    foot = re.sub(r"\{(pages?)\}", lambda match: numbers[match[1]], escape(footer))
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="page"{attributes}>'
        f'<style:header><text:p text:style-name="title">{escape(header)}</text:p></style:header>'
        f'<style:footer><text:p text:style-name="foot">{foot}</text:p></style:footer></style:master-page>'
    )


def _body(layout: Layout) -> str:
    parts, broken = [], False
    for number, block in enumerate(layout.blocks):
        if isinstance(block, PageBreak):
            broken = True
            continue
        parts.append(_block(block, first=number == 0, broken=broken))
        broken = False
    return "\n".join(parts)


def _block(block: Block, *, first: bool, broken: bool) -> str:
    if isinstance(block, Paragraph):
        style = "first" if first else f"{block.kind}{block.indent}{'-break' if broken else ''}"
        return f'<text:p text:style-name="{style}">{escape(block.text)}</text:p>'
    assert not isinstance(block, PageBreak)
    cells = "".join(
        f"<table:table-cell><text:p>{escape(cell.text)}</text:p></table:table-cell>" for cell in block.cells
    )
    if len(block.cells) == 1:
        return f"<text:p>{escape(block.cells[0].text)}</text:p>"
    columns = f'<table:table-column table:style-name="half" table:number-columns-repeated="{len(block.cells)}"/>'
    return f"<table:table>{columns}<table:table-row>{cells}</table:table-row></table:table>"
