"""ReportLab's canvas: strings at given places, letters as they come, no shaping."""

from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO

from samples.make.layout import Layout
from samples.make.wrapping import PAGE_HEIGHT, PAGE_WIDTH, Font, Run, pages

NAME = "reportlab"
NEEDS = "reportlab (PyPI)"


@dataclass(frozen=True, slots=True)
class Lock:
    """The passwords of a document: `user` opens it ("" opens without one), `owner` may change it."""

    user: str
    owner: str


def available() -> bool:
    """Return whether this producer is installed."""
    return find_spec("reportlab") is not None


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    return drawn(layout, font, pages(layout, font))


def drawn(layout: Layout, font: Font, leaves: list[list[Run]], lock: Lock | None = None) -> bytes:
    """Return a PDF of the strings of `leaves`, the pages of `layout`, under `lock` if there is one."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for weight, path in (("", font.regular), ("-Bold", font.bold)):
        pdfmetrics.registerFont(TTFont(font.family + weight, path))
    file = BytesIO()
    encryption = lock and StandardEncryption(lock.user, ownerPassword=lock.owner, canCopy=0, canModify=0, strength=128)
    size = (PAGE_WIDTH, PAGE_HEIGHT)
    canvas = Canvas(file, pagesize=size, invariant=1, pageCompression=1, encrypt=encryption)
    stamp = canvas._doc._timeStamp  # the hour of the making, encrypted with the rest: it cannot be settled afterwards
    stamp.YMDhms, stamp.dhh = layout.created.timetuple()[:6], 7
    for leaf in leaves:
        for run in leaf:
            canvas.setFont(font.family + ("-Bold" if run.bold else ""), run.size)
            canvas.drawString(run.x, PAGE_HEIGHT - run.y, run.text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
