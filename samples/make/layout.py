"""A report laid out for print: what stands on the paper, in reading order, before any page is cut.

A `Layout` is all that a producer of PDFs or the writer of exported text is given:

- `title` is printed at the head of the first page, `running_header` at the head of every other page;
- `blocks` are printed one below the other: a `Paragraph` (wrapped at the page's width, set in by `indent` steps),
  a `Row` (one or two cells side by side, each a label and its value) or a `PageBreak`;
- `footer` is printed at the foot of each page, with {page} and {pages} filled in; "" for none;
- `created` is the date of creation that the document bears, in Bangkok time.

`layout(report, style)` lays out an authored report; a generator of its own may as well build a `Layout` by hand:

>>> Layout("** หัวเรื่อง **", "** หัวเรื่อง **", (Row((Cell("ปีงบประมาณ พ.ศ.", "2563"),)), Paragraph("ข้อความ"))).footer
''
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from samples.make.report import BANGKOK, PAGE_BREAK, AuthoredEntry, AuthoredProject, AuthoredReport, Item

FORM_TITLE = "แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ"
CERTIFICATE = "ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ"
STRATEGY_LABELS = {
    "issue": "ประเด็นยุทธศาสตร์",
    "sub_issue": "ประเด็นยุทธศาสตร์ย่อย",
    "goal": "เป้าหมายที่",
    "indicator": "ตัวชี้วัด...",
}


class Kind(StrEnum):
    """What a paragraph is, for its type and the space around it."""

    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    ENTRY = "entry"
    MORE = "more"
    FIGURES = "figures"
    CERTIFICATE = "certificate"
    SIGNATURE = "signature"


class EntryForm(StrEnum):
    """How the system prints an entry."""

    SPREAD = "spread"  # figures and the two statuses each on a line of its own
    BULLETED = "bulleted"  # behind a dash, figures and statuses on one line, a colon before the amount missing
    FLAT = "flat"  # figures and statuses run on behind the narrative
    TORN = "torn"  # lines broken inside the figures


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, one line of the source."""

    text: str
    kind: Kind = Kind.BODY
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A label, leaders and all, and its value."""

    label: str
    value: str

    @property
    def text(self) -> str:
        """The cell on one line."""
        return f"{self.label} : {self.value}".rstrip()


@dataclass(frozen=True, slots=True)
class Row:
    """One or two cells side by side."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The page ends here, in whatever it cuts."""


Block = Paragraph | Row | PageBreak


@dataclass(frozen=True, slots=True)
class Layout:
    """What is printed; see the module's docstring."""

    title: str
    running_header: str
    blocks: tuple[Block, ...]
    footer: str = ""
    created: dt.datetime = dt.datetime(2020, 7, 9, 9, 30, tzinfo=BANGKOK)


@dataclass(frozen=True, slots=True)
class Style:
    """How the system printed this export. `entry_forms` are those of page 1, 2, …, the last one repeated."""

    entry_forms: tuple[EntryForm, ...] = (EntryForm.SPREAD, EntryForm.BULLETED)
    title_stars: int = 2
    running_stars: int = 4
    leaders: int | None = None
    footer: str = ""
    paged: bool = True  # False: the authored page breaks are left to the producer


def layout(report: AuthoredReport, style: Style) -> Layout:
    """Return `report` laid out in `style`."""
    blocks = list(_project_blocks(report.project, style))
    blocks += _entry_blocks(report.entries, style, page=blocks.count(PageBreak()))
    blocks += _end_blocks(report)
    return Layout(
        title=_starred(style.title_stars),
        running_header=_starred(style.running_stars),
        blocks=tuple(block for block in blocks if style.paged or not isinstance(block, PageBreak)),
        footer=style.footer,
        created=report.exported,
    )


def _starred(stars: int) -> str:
    return f"{'*' * stars} {FORM_TITLE} {'*' * stars}".strip()


def _project_blocks(project: AuthoredProject, style: Style) -> Iterator[Block]:
    def cell(label: str, value: str) -> Cell:
        return Cell(_led(label, style.leaders), value)

    yield Paragraph("1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ", Kind.HEADING)
    yield Paragraph("1.1 รหัสโครงการและชื่อโครงการ", Kind.HEADING)
    yield Row((cell("ชื่อโครงการ/กิจกรรม", project.name),))
    yield Row((cell("รหัสโครงการ...", project.code.text), cell("ปีงบประมาณ พ.ศ.", project.fiscal_year.text)))
    yield Row((cell("เริ่มต้นโครงการ", project.start_date.text), cell("งบประมาณที่ได้รับ", project.budget_allocated.text)))
    yield Row((cell("สิ้นสุดโครงการ", project.end_date.text), cell("งบประมาณที่ใช้ไป", project.budget_spent.text)))
    yield Paragraph("1.2 หน่วยงานที่รับผิดชอบ", Kind.HEADING)
    yield Row((cell("หน่วยงานที่รับผิดชอบ.", " / ".join(project.agency)),))
    yield Row((cell("ชื่อผู้รับผิดชอบ...", project.officer.text),))
    yield Row((cell("ผู้ประสานงาน สยป", project.coordinator.text),))
    yield Paragraph("1.3 หลักการและเหตุผล", Kind.HEADING)
    yield from _lines(project.rationale, Kind.BODY)
    yield Paragraph("1.4 วัตถุประสงค์ของโครงการ", Kind.HEADING)
    yield from _items(project.objectives)
    yield Paragraph(_led("1.5 เป้าหมายของโครงการ..", style.leaders), Kind.HEADING)
    yield from _items(project.targets)
    yield Paragraph("1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)", Kind.HEADING)
    for key, label in STRATEGY_LABELS.items():
        yield Row((cell(label, project.strategy.get(key, "")),))


def _led(label: str, leaders: int | None) -> str:
    """The label with as many dots behind it as `leaders` says; None leaves those of the form."""
    if leaders is None or label.endswith("พ.ศ."):
        return label
    return label.rstrip(".") + "." * leaders


def _lines(text: str, kind: Kind, indent: int = 0) -> Iterator[Block]:
    """A line of the source is a paragraph; a form feed is a page break."""
    for number, part in enumerate(text.split(PAGE_BREAK)):
        if number:
            yield PageBreak()
        for line in part.strip("\n").split("\n"):
            if line.strip():
                yield Paragraph(line.strip(), kind, indent + len(line) - len(line.lstrip()))


def _items(items: tuple[Item, ...]) -> Iterator[Block]:
    for item in items:
        yield from _lines(item.mark + item.text, Kind.ITEM)


def _entry_blocks(entries: tuple[AuthoredEntry, ...], style: Style, page: int) -> Iterator[Block]:
    """The entries, which begin on the page with index `page`, each in the form of the page that it is on."""

    def form() -> EntryForm:
        return style.entry_forms[min(page, len(style.entry_forms) - 1)]

    yield Paragraph("2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ", Kind.HEADING)
    for entry in entries:
        if entry.cut == "before":
            page += 1
            yield PageBreak()
        narrative = list(_narrative(entry, form(), style.paged))
        page += narrative.count(PageBreak())
        yield from _with_figures(narrative, entry, form())
        page += entry.cut == "figures"


def _narrative(entry: AuthoredEntry, form: EntryForm, paged: bool) -> Iterator[Block]:
    dash, indent = ("- ", 1) if form is EntryForm.BULLETED else ("", 0)
    first, *rest = entry.narrative.split(PAGE_BREAK)
    line, _, more = first.partition("\n")
    yield Paragraph(f"{dash}รายงานครั้งที่ {entry.number.text} :: {entry.date.text} : {line}".rstrip(), Kind.ENTRY)
    yield from _lines(more, Kind.MORE, indent)
    for part in rest:
        label = entry.fragment_label if paged else ""
        yield PageBreak()
        yield from _lines(label + part.strip("\n"), Kind.MORE, 0 if label else indent)


def _with_figures(narrative: list[Block], entry: AuthoredEntry, form: EntryForm) -> Iterator[Block]:
    percent = f":: ความก้าวหน้าของงานฯ = {entry.percent.text} %".replace("% %", "%")
    spent = f"งบประมาณที่เบิกใช้ (ครั้งที่ {entry.spent_number.text}) = {entry.spent.text}"
    spent += "" if spent.endswith("บาท") else " บาท"
    plan, target = f": {entry.plan.text}".rstrip(), f": {entry.target.text}".rstrip()
    label, _, amount = spent.partition(" = ")
    figures = {
        EntryForm.SPREAD: [f"{percent} : {spent}", plan, target],
        EntryForm.BULLETED: [f"{percent} {spent} {plan} {target}"],
        EntryForm.FLAT: [f"{percent} : {spent} {plan} {target}"],
        EntryForm.TORN: [f"{percent} :", f"{label} =", f"{amount} {plan}", target],
    }[form]
    last = narrative[-1]
    if form is EntryForm.FLAT and isinstance(last, Paragraph):
        yield from narrative[:-1]
        yield Paragraph(f"{last.text} {figures[0]}", last.kind, last.indent)
        return
    yield from narrative
    for number, line in enumerate(figures):
        if number == 1 and entry.cut == "figures":
            yield PageBreak()
        yield Paragraph(line, Kind.FIGURES, int(form is EntryForm.BULLETED))


def _end_blocks(report: AuthoredReport) -> Iterator[Block]:
    if not report.certified:
        return
    yield Paragraph(CERTIFICATE, Kind.CERTIFICATE)
    name = report.signatory or ""
    yield Paragraph(f"ลงชื่อ.....{name}{'.....' if name else ''}(ผู้รับผิดชอบโครงการ)", Kind.SIGNATURE)
    yield Paragraph(f"ตำแหน่ง {report.position or ''}".rstrip(), Kind.SIGNATURE)
