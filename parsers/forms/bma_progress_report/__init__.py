"""แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ: the progress report of Bangkok's project system."""

from model import Document, Report, Source
from parsers.fields import Sheet
from parsers.forms.bma_progress_report import certificate, checks, entries, header
from parsers.forms.bma_progress_report.fragments import without_labels_in_tails
from parsers.forms.bma_progress_report.mending import mended
from parsers.forms.bma_progress_report.pieces import pieces
from parsers.forms.bma_progress_report.sections import has_enough, sections
from parsers.furniture import bare_headers, furniture, lone_numbers, masked

NAME = "bma-progress-report"


def claims(document: Document) -> bool:
    """Return whether `document` is this form: it bears enough of the form's labels, headings and entries.

    The title alone is not enough: letters name the form too.
    """
    return has_enough(mended(document.text))


def parse(document: Document, sha256: str) -> Report:
    """Return the report that `document` bears; `sha256` is of the document's bytes."""
    spans = furniture(document)
    sheet = Sheet(document, masked(mended(document.text), spans))
    sheet.warnings += document.warnings
    for span in spans:
        sheet.know(*span)
    sheet.blank_notes()
    parts = sections(sheet)
    body = parts["2"]
    early = certificate.early(sheet, body)
    project = header.project(sheet, parts)
    printed = without_labels_in_tails(sheet, body, pieces(sheet.text, *body))
    ending = early or certificate.ending(
        sheet, body, max((spent.end for spent in printed.spents.all if spent.is_sure), default=body[0])
    )
    found = entries.entries(sheet, (body[0], ending.start), printed)
    if found and early is None and ending.start == body[1]:
        certificate.warn_of_none(sheet)
    checks.check(sheet, project, found)
    sheet.warn_of_lost()
    sheet.warn_of_flaws()
    sheet.warn_of_page_numbers(lone_numbers(document, spans))
    sheet.warn_of_headers(bare_headers(document.text))
    residue = sheet.residue()
    return Report(
        form=NAME,
        source=Source(
            sha256=sha256,
            media_type=document.media_type,
            encoding=document.encoding,
            pages=document.pages,
            text_from=document.text_from,
            exported_at=document.exported_at,
        ),
        project=project,
        entries=found,
        certified=ending.certified,
        signatory=ending.signatory,
        position=ending.position,
        residue=residue,
        warnings=tuple(sorted(sheet.warnings, key=lambda warning: (warning.page or 0, warning.line or 0))),
        places=sheet.places,
    )
