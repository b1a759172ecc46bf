"""The samples: which report is printed how. A new sample is a new row."""

from dataclasses import dataclass, field

from samples.make import fonts
from samples.make.encoding import Damage, each_line_otherwise
from samples.make.layout import EntryForm, Style
from samples.make.text import Blanks, Labels, TextStyle
from samples.make.wrapping import Font


@dataclass(frozen=True, slots=True)
class TextSample:
    """A report as exported text."""

    name: str
    report: str
    encoding: str = "utf-8"
    style: Style = field(default_factory=Style)
    text_style: TextStyle = field(default_factory=TextStyle)
    damage: Damage | None = None


@dataclass(frozen=True, slots=True)
class PdfSample:
    """A report as a PDF by `producer`, which is a producer's `NAME`."""

    name: str
    report: str
    producer: str
    font: Font
    style: Style = field(default_factory=Style)

    damage: str = ""  # what is wrong with its text layer that the repair of text alone does not heal

    @property
    def refused(self) -> str | None:
        """The reason for which such a document gives no report, None if it gives one."""
        return REFUSED_PRODUCERS.get(self.producer)


REFUSED_PRODUCERS = {"scan": "no-text-layer", "reportlab-locked": "encrypted"}
PLAIN = (EntryForm.SPREAD,)
TEXTS = (
    TextSample("canal-dredging", "canal-dredging"),
    TextSample(
        "elderly-care",
        "elderly-care",
        "utf-8 with BOM, CRLF",
        Style(entry_forms=(EntryForm.BULLETED,), leaders=8),
        TextStyle(blanks=(Blanks.NONE,), labels=Labels.SIDE_BY_SIDE),
    ),
    TextSample(
        "road-repair",
        "road-repair",
        "utf-16 LE with BOM, CRLF",
        Style(entry_forms=(EntryForm.TORN,), leaders=0, running_stars=2),
        TextStyle(blanks=(Blanks.PARAGRAPHS,), labels=Labels.SEPARATE),
    ),
    TextSample(
        "library-books",
        "library-books",
        "cp874, CRLF",
        Style(entry_forms=(EntryForm.FLAT,), leaders=25, title_stars=4),
        TextStyle(blanks=(Blanks.NONE,), width=100),
    ),
    TextSample(
        "flood-pump",
        "flood-pump",
        "utf-8",
        Style((EntryForm.SPREAD, EntryForm.SPREAD, EntryForm.BULLETED), running_stars=2, footer="หน้า {page} / {pages}"),
        TextStyle(form_feeds=True),
    ),
    TextSample(
        "market-hygiene",
        "market-hygiene",
        "utf-8",
        Style(entry_forms=(EntryForm.BULLETED,), leaders=1),
        TextStyle(blanks=(Blanks.PARAGRAPHS,)),
        each_line_otherwise,
    ),
    TextSample(
        "waste-sorting",
        "waste-sorting",
        "cp874 read as Latin-1, saved as utf-8",
        Style(entry_forms=PLAIN),
        TextStyle(blanks=(Blanks.NONE,), labels=Labels.SIDE_BY_SIDE, gap="\t"),
    ),
    TextSample("fire-station", "fire-station", "tis-620", Style(leaders=3)),
    TextSample(
        "it-system",
        "it-system",
        "utf-8",
        Style(entry_forms=(EntryForm.FLAT,)),
        TextStyle(blanks=(Blanks.PARAGRAPHS,), labels=Labels.SIDE_BY_SIDE, width=90),
    ),
    TextSample(
        "health-centre",
        "health-centre",
        "utf-8",
        Style(entry_forms=PLAIN, leaders=12),
        TextStyle(blanks=(Blanks.ALL,), width=80),
    ),
    TextSample("park-trees-march", "park-trees-march", style=Style(entry_forms=PLAIN)),
    TextSample("park-trees-july", "park-trees-july", style=Style(entry_forms=PLAIN)),
)
PAGE, PAGE_OF = "หน้า {page}", "หน้า {page} / {pages}"
BULLETED = (EntryForm.BULLETED,)
PDFS = (
    PdfSample("canal-dredging-fpdf", "canal-dredging", "fpdf", fonts.NORASI, Style(footer=PAGE_OF)),
    PdfSample(
        "school-kitchen-fpdf-plain",
        "school-kitchen",
        "fpdf-plain",
        fonts.GARUDA,
        Style(BULLETED, running_stars=2, footer="{page}", paged=False),
    ),
    PdfSample(
        "waste-sorting-fpdf-latin1", "waste-sorting", "fpdf-latin1", fonts.KINNARI, Style(leaders=6, paged=False)
    ),
    PdfSample(
        "school-kitchen-ghostscript",
        "school-kitchen",
        "ghostscript",
        fonts.NORASI,
        Style(PLAIN, footer=PAGE, paged=False),
        damage="the fonts tell half of each Unicode value (`A((A8`); the glyphs' names are right",
    ),
    PdfSample(
        "elderly-care-tcpdf",
        "elderly-care",
        "tcpdf",
        fonts.GARUDA,
        Style(BULLETED, leaders=10, footer="- {page} -", paged=False),
    ),
    PdfSample("road-repair-dompdf", "road-repair", "dompdf", fonts.LOMA, Style((EntryForm.TORN,), 2, 2, leaders=0)),
    PdfSample("flood-pump-chromium", "flood-pump", "chromium", fonts.LAKSAMAN, Style(footer=PAGE_OF)),
    PdfSample(
        "rabies-vaccination-chromium-furnished",
        "rabies-vaccination",
        "chromium-furnished",
        fonts.WAREE,
        Style(PLAIN, running_stars=2, paged=False),
    ),
    PdfSample(
        "rabies-vaccination-chromium",
        "rabies-vaccination",
        "chromium",
        fonts.NOTO_SANS_THAI,
        Style(BULLETED, footer=PAGE, paged=False),
        damage="shaped marks have no Unicode value and are lost (`ที�`)",
    ),
    PdfSample("water-quality-wkhtmltopdf", "water-quality", "wkhtmltopdf", fonts.UMPUSH, Style(PLAIN)),
    PdfSample(
        "footbridge-weasyprint",
        "footbridge",
        "weasyprint",
        fonts.NOTO_SERIF_THAI,
        Style(PLAIN, footer=PAGE, paged=False),
        damage="the ring of `ำ` has no Unicode value: `สำนัก` reads as `สานัก`",
    ),
    PdfSample(
        "library-books-libreoffice",
        "library-books",
        "libreoffice",
        fonts.WAREE,
        Style((EntryForm.FLAT,), 4, 4, footer=PAGE_OF, paged=False),
        damage="glyphs that look alike share a Unicode value: `ผู้` reads as `ผ้`",
    ),
    PdfSample(
        "it-system-typst",
        "it-system",
        "typst",
        fonts.SAWASDEE,
        Style(BULLETED, 2, 2, leaders=4, footer=PAGE, paged=False),
        damage="a glyph's value is that of the cluster where it first stood (`ก้าร`); the words stand in ActualText",
    ),
    PdfSample(
        "health-centre-reportlab", "health-centre", "reportlab", fonts.KINNARI, Style(PLAIN, footer=PAGE, paged=False)
    ),
    PdfSample(
        "market-hygiene-reportlab-private",
        "market-hygiene",
        "reportlab-private",
        fonts.LOMA,
        Style(BULLETED, footer=PAGE_OF, paged=False),
    ),
    PdfSample(
        "park-trees-july-reportlab-restricted",
        "park-trees-july",
        "reportlab-restricted",
        fonts.TLWG_TYPIST,
        Style(BULLETED, paged=False),
    ),
    PdfSample("street-lights-may-fpdf2", "street-lights-may", "fpdf2", fonts.UMPUSH, Style(footer=PAGE, paged=False)),
    PdfSample(
        "street-lights-august-fpdf2", "street-lights-august", "fpdf2", fonts.UMPUSH, Style(footer=PAGE, paged=False)
    ),
    PdfSample("footbridge-scan", "footbridge", "scan", fonts.NORASI, Style(paged=False)),
    PdfSample("water-quality-locked", "water-quality", "reportlab-locked", fonts.GARUDA, Style(paged=False)),
)
REFUSED_TEXTS = {"meeting-letter": "no-report"}  # written by hand
DAMAGED = frozenset(sample.name for sample in PDFS if sample.damage)
