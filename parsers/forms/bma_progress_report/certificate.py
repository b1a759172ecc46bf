"""The end of the form: the certificate's sentence and the signature."""

import re
from typing import NamedTuple

from model import Span, WarningCode
from parsers.fields import Sheet, quoted
from parsers.forms.bma_progress_report.wordings import (
    CERTIFICATE,
    CERTIFICATE_WORDS,
    CERTIFIES,
    DENIES,
    POSITION,
    ROLE,
    SIGNED,
    SIGNED_HERE,
)

_DOTS = " \t\n\f.…_-–:：()"
_LONGEST_SIGNATURE = 200  # characters
_BEFORE = 20  # characters before the sentence that may turn it round
# a status on the line above, which may end in the same words
_IN_STATUS = re.compile(r"(?:\A[^\n]*[:：]|\n[ \t]*[:：]|บาท[ \t]*[:：]|[:：][ \t]*\n)[^\n]*\Z")
# words alone on the line below a position
_GOES_ON = re.compile(r"\n[ \t]*[ก-ฮเ-ไ][ก-๎ ]*(?=\s*\Z)")
_LETTER = re.compile(r"[^\W\d_]")
_LEADER = re.compile(r"[.…_]{3,}")


class Ending(NamedTuple):
    """Where the entries end, whether the certificate stands behind them, and who signed as what."""

    start: int
    certified: bool
    signatory: str | None
    position: str | None


def early(sheet: Sheet, body: Span) -> Ending | None:
    """Return what stands at the form's end, if it is printed before section 2, whose `body` has no certificate.

    It is blanked there: no section holds it.
    """
    text = sheet.text
    at = text.find(CERTIFICATE_WORDS[0], 0, body[0])
    sentence = CERTIFICATE.match(text, at) if at >= 0 and not text[text.rfind("\n", 0, at) + 1 : at].strip() else None
    if sentence is None or CERTIFICATE.search(text, *body):
        return None
    signed = SIGNED.search(text, sentence.end(), body[0])
    end = signed.end() if signed and not text[sentence.end() : signed.start()].strip() else sentence.end()
    job = POSITION.search(text, end, min(end + _LONGEST_SIGNATURE, body[0])) if end > sentence.end() else None
    end = text.find("\n", job.end() if job else end)
    found = ending(sheet, (at, end), at)
    sheet.blank(at, end)
    return found._replace(start=body[1])


def ending(sheet: Sheet, body: Span, last_entry: int) -> Ending:
    """Return what stands at the end of `body`, behind the tail of the last entry, which ends at `last_entry`."""
    text = sheet.text
    sentence = next(reversed(list(CERTIFICATE.finditer(text, last_entry, body[1]))), None)
    signed = SIGNED.search(text, sentence.end() if sentence else last_entry, body[1])
    if sentence and not signed:
        signed = SIGNED_HERE.match(text, sentence.end(), body[1])
    denial = sentence and DENIES.search(text, max(sentence.start() - _BEFORE, last_entry), sentence.start())
    if denial and _IN_STATUS.search(text[last_entry : denial.start()]) and "\n" in denial[0]:
        denial = None
    if sentence and denial:
        said = quoted(text[denial.start() : sentence.end()])
        sheet.warn(WarningCode.CERTIFICATE_MISSING, f"it is not certified: {said}", denial.start(), "certified")
    elif sentence:
        sheet.place("certified", *sentence.span())
        sheet.know_words(*sentence.span(), CERTIFIES)
    else:
        sheet.warn(WarningCode.CERTIFICATE_MISSING, "the certificate's sentence is not printed", None, "certified")
    starts = [match.start() for match in (denial, sentence, signed) if match]
    signatory, position = _signature(sheet, (signed.start(), body[1])) if signed else (None, None)
    if sentence:
        _warn_of_earlier(sheet, (body[0], sentence.start()))
    return Ending(min(starts, default=body[1]), sentence is not None and not denial, signatory, position)


def warn_of_none(sheet: Sheet) -> None:
    """Warn of entries behind which neither certificate nor signature stands: the document may be cut between two."""
    message = "the form's end is not printed: entries may be missing behind the last"
    sheet.warn(WarningCode.CERTIFICATE_MISSING, message, len(sheet.text.rstrip()), "entries")


def _warn_of_earlier(sheet: Sheet, span: Span) -> None:
    """Warn of a signature behind the certificate's sentence in `span`, before the last one."""
    at = sheet.text.find(CERTIFICATE_WORDS[0], *span)
    sentence = CERTIFICATE.search(sheet.text, at, span[1]) if at >= 0 else None
    signed = SIGNED.search(sheet.text, sentence.end(), span[1]) if sentence else None
    if signed is None:
        return
    line = sheet.text[signed.start() : sheet.text.find("\n", signed.end())]
    for path in ("signatory", "position"):
        message = f"{path}: {quoted(line)} stands before, behind another certificate"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, signed.start(), path)


def _signature(sheet: Sheet, span: Span) -> tuple[str | None, str | None]:
    """Name and position behind "ลงชื่อ" and "ตำแหน่ง"; None where only dots stand."""
    text = sheet.text
    end = span[1]
    signed = SIGNED_HERE.match(text, span[0], end)
    label = signed.end() if signed else span[0]
    sheet.know(span[0], label)
    job = POSITION.search(text, label, end)
    name_end = job.start() if job else end
    role = ROLE.search(text, label, name_end)
    if role:
        sheet.know(*role.span())
    name = _filled(sheet, "signatory", (label, role.start() if role else name_end))
    if role:
        # the name in brackets below says whose hand the line bears
        name = _filled(sheet, "signatory", (role.end(), name_end)) or name
    if job is None:
        return name, None
    sheet.know(*job.span())
    line_end = text.find("\n", job.end(), end)
    line_end = line_end if line_end >= 0 else end
    position = _filled(sheet, "position", (job.end(), line_end))
    below = _GOES_ON.match(text, line_end, end) if position else None
    if below:
        message = f"position: {quoted(below[0])} below {quoted(text[job.end() : line_end])} may be the rest of it"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, job.end(), "position")
    return name, position


def _filled(sheet: Sheet, path: str, span: Span) -> str | None:
    """Return the words between the dots of `span`, on one line, brackets off; None if there are only dots."""
    text = sheet.text[slice(*span)]
    dots = _LEADER.search(text, len(text) - len(text.lstrip(_DOTS)))
    words = text[: dots.start() if dots else None]
    start = span[0] + len(words) - len(words.lstrip(_DOTS))
    end = span[0] + len(words.rstrip(_DOTS))
    sheet.know(span[0], max(start, span[0]))
    sheet.know(end, span[0] + len(text if not dots or not text[dots.end() :].strip(_DOTS) else words))
    if start >= end or not _LETTER.search(sheet.text, start, end):
        return None
    sheet.file(path, start, end)
    return " ".join(sheet.text[start:end].split())
