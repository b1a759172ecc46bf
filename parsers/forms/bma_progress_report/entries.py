"""Section 2: the progress entries."""

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from model import Entry, Span, WarningCode
from normalize import baht, percent
from parsers.fields import Sheet, quoted
from parsers.forms.bma_progress_report.heads import heads
from parsers.forms.bma_progress_report.pieces import DAMAGED_TAIL, Amount, Pieces
from parsers.forms.bma_progress_report.printed_heads import Head, day
from parsers.forms.bma_progress_report.statuses import closing_statuses, statuses
from parsers.numbering import Mark, mark

# what people add to a share of the work: "(สะสม)", "ของแผน"
_REMARK = re.compile(r"\s*%?\s*(?P<words>\([^():=\n]{1,40}\)|ของ[ก-๎ ]{1,30})\s*")
_MAY_BE_DATE = re.compile(r"[^:\n]{1,20} :(?!:)")  # "ไม่ระบุ : "
_DASHED_ITEM = re.compile(r"^-\s*\(?[0-9๐-๙]", re.MULTILINE)


class Tail(NamedTuple):
    """What stands behind a narrative: where it begins and ends, and the spans of its values, None if not printed.

    `quotations` are other places in the narrative that look the same, `remark` is what stands behind the percent.
    """

    start: int
    end: int
    percent: Span | None
    number: Span | None
    spent: Span | None
    is_damaged: bool = False
    quotations: tuple[Span, ...] = ()
    remark: str = ""


def entries(sheet: Sheet, span: Span, pieces: Pieces) -> tuple[Entry, ...]:
    """Return the entries in `span`, in the document's order, each as printed; `pieces` are those of `span`."""
    found = heads(sheet, span, pieces)
    if not found:
        sheet.warn(WarningCode.NO_ENTRIES, "the report has no progress entry", None, "entries")
        return ()
    ends = [*(head.start for head in found[1:]), span[1]]
    tails = [_tail(sheet.text, (head.end, end), pieces) for head, end in zip(found, ends, strict=True)]
    for index, (head, tail) in enumerate(zip(found[1:], tails, strict=False), 1):
        if tail.percent is None and tail.start == head.start:
            raw = quoted(sheet.text[head.start : head.end])
            message = f"nothing ends the entry before {raw}, which may be a quotation in its text"
            sheet.warn(WarningCode.VALUE_DOUBTFUL, message, head.start, f"entries.{index}")
    return tuple(
        _entry(sheet, f"entries.{index}", *each) for index, each in enumerate(zip(found, tails, ends, strict=True))
    )


def _entry(sheet: Sheet, path: str, head: Head, tail: Tail, end: int) -> Entry:
    sheet.know(head.start, head.end)
    sheet.know(tail.start, tail.end)
    if tail.is_damaged:
        raw = quoted(sheet.text[tail.start : tail.end])
        sheet.warn(WarningCode.LABEL_DAMAGED, f"{raw} was read as the end of an entry", tail.start, path)
    for quotation in tail.quotations:
        if not any(warning.path == f"{path}.narrative" for warning in sheet.warnings):
            raw = quoted(sheet.text[slice(*quotation)])
            message = f"{raw} was taken for a quotation in the text of entry {head.number}"
            sheet.warn(WarningCode.ENTRY_QUOTED, message, quotation[0], path)
    number = sheet.value(f"{path}.number", head.number_span, _whole)
    date = _date(sheet, f"{path}.date", head)
    narrative = _narrative(sheet, f"{path}.narrative", (head.end, tail.start))
    is_cut = tail.start == end
    if tail.percent is None and narrative and (is_cut or "::" in narrative):
        said = "nothing ends the entry, which may go on" if is_cut else "the end of the entry may stand in it"
        message = f"{path}.narrative: {said}"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, head.end, f"{path}.narrative")
    if narrative and not head.dated and _MAY_BE_DATE.match(narrative):
        message = f"{path}.narrative: {quoted(narrative)} may begin with what stands for the date"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, head.end, f"{path}.narrative")
    if tail.remark:
        message = f"{path}.percent: {quoted(tail.remark)} stands behind it"
        sheet.warn(WarningCode.VALUE_DOUBTFUL, message, tail.start, f"{path}.percent")
    share = sheet.value(f"{path}.percent", tail.percent or (head.start, head.start), _share)
    spent_number = sheet.value(f"{path}.spent_number", tail.number or (head.start, head.start), _whole)
    spent = sheet.value(f"{path}.spent", tail.spent or (head.start, head.start), baht)
    plan, target = statuses(sheet, path, (tail.end, end))
    return Entry(number, date, narrative, share, spent_number, spent, plan, target)


def _date(sheet: Sheet, path: str, head: Head) -> dt.date | None:
    return sheet.value(path, head.date if head.dated else (head.start, head.start), day)


@lru_cache(maxsize=1024)
def _whole(text: str) -> int:
    """Return the entry's number in `text`."""
    words = "".join(text.split())
    if not words.isdecimal():
        raise ValueError(f"not a number: {text!r}")
    return int(words)


@lru_cache(maxsize=4096)
def _share(text: str) -> Decimal:
    """Return the percentage in `text`; work cannot be less than nothing."""
    # the sign behind the figures is the form's
    value = percent(f"{text}%")
    if value < 0:
        raise ValueError(f"not a share of the work: {text!r}")
    return value


def _tail(text: str, span: Span, pieces: Pieces) -> Tail:
    """Return the tail of the entry in `span`: the last place where percent and spent stand together.

    A narrative may speak of percents and money in the same words; the tail is what stands behind it all.
    """
    percents, spents = pieces.percents.within(span), pieces.spents.within(span)
    if len(percents) == len(spents) == 1 and _is_blank_between(text, percents[0], spents[0]):
        share, spent = percents[0], spents[0]
        return Tail(share.start, spent.end, share.value, spent.number, spent.value)
    pairs = [
        (share, spent) for spent in reversed(spents) for share in reversed(percents) if _are_paired(text, share, spent)
    ]
    if pairs:
        share, spent = best = max(pairs, key=lambda pair: pair[1].is_sure)
        same = tuple((one.start, other.end) for one, other in pairs if (one, other) != best and other.is_sure)
        remark = _REMARK.fullmatch(text, share.value[1], spent.start)
        words = remark["words"] if remark else ""
        return Tail(share.start, spent.end, share.value, spent.number, spent.value, quotations=same, remark=words)
    damaged = _damaged_tail(text, span)
    for spent in reversed(spents):
        if spent.is_sure and not damaged:
            return Tail(spent.start, spent.end, None, spent.number, spent.value)
    for share in reversed(percents):
        if share.has_colon:
            return Tail(share.start, share.end, share.value, None, None)
    if damaged:
        return damaged
    end = closing_statuses(text, span)
    return Tail(end, end, None, None, None)


def _are_paired(text: str, share: Amount, spent: Amount) -> bool:
    """Whether no more than a remark parts a percent from the money behind it."""
    if _is_blank_between(text, share, spent):
        return True
    return share.is_sure and spent.is_sure and _REMARK.fullmatch(text, share.value[1], spent.start) is not None


def _is_blank_between(text: str, share: Amount, spent: Amount) -> bool:
    """Whether nothing that is printed parts a percent from the money behind it."""
    return share.value[1] <= spent.start and not text[share.value[1] : spent.start].strip(" %\n\t")


def _damaged_tail(text: str, span: Span) -> Tail | None:
    match = next(reversed(list(DAMAGED_TAIL.finditer(text, *span))), None)
    if match is None:
        return None
    return Tail(match.start(), match.end(), match.span("percent"), match.span("number"), match.span("spent"), True)


def _narrative(sheet: Sheet, path: str, span: Span) -> str | None:
    start, end = sheet.file(path, *span)
    if start >= end:
        sheet.warn(WarningCode.FIELD_EMPTY, f"{path}: nothing is printed", span[0], path)
        return None
    return _evenly_marked(sheet.paragraphs.flowed(start, end))


def _evenly_marked(text: str) -> str:
    """Take the dash off "- 1)" where its sisters "2)", "3)" bear none: the export sets it before whatever it breaks."""
    if not (text.startswith("-") or "\n-" in text) or not _DASHED_ITEM.search(text):
        return text
    marks = [(line, mark(line, 0)) for line in text.split("\n")]
    plain = [found for _, found in marks if found and found.number and not found.bullet]

    def is_sister(found: Mark) -> bool:
        return any(other.close == found.close and other.number == found.number + 1 for other in plain)

    lines = [
        line[1:].lstrip() if found and found.bullet and found.number and is_sister(found) else line
        for line, found in marks
    ]
    return "\n".join(lines)
