"""How an entry stands against plan and target, behind its tail."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from model import PlanStatus, Span, TargetStatus, WarningCode
from normalize import plan_status, target_status
from normalize.statuses import PLAN, TARGET
from parsers.fields import Sheet, quoted, reads
from parsers.wording import COLON

S = TypeVar("S", PlanStatus, TargetStatus)
Statuses = tuple[PlanStatus | None, TargetStatus | None]

_LINE_FEED = re.compile("\n")
_COLON = re.compile(COLON)
_COLONS = (":", "：")
_FIRST_COLON = re.compile(rf"\s*{COLON}?")
_LETTER = re.compile(r"[^\W_]")
# two wordings, each on one line, and nothing else: what nearly every entry ends with
_USUAL = re.compile(r"\s*+:\s*+([ก-๎]++)\s*+:\s*+([ก-๎]++)\s*+")
_FARTHEST = 160
_LONGEST_STATUS = 400  # characters: a blanked page header may stand in it
LONGEST_WORDING = 60  # of a status that is not known: what is longer goes on with something else


def statuses(sheet: Sheet, path: str, span: Span) -> Statuses:
    """Return plan and target status printed in `span`, which runs from an entry's tail to the next entry.

    None, with a warning, where nothing is printed or the wording is unknown. What stands behind them stays unfiled.
    """
    usual = _USUAL.fullmatch(sheet.text, *span)
    if usual and (plan := PLAN.get(usual[1])) and (target := TARGET.get(usual[2])):
        sheet.take_words(f"{path}.plan_status", usual.span(1))
        sheet.take_words(f"{path}.target_status", usual.span(2))
        return plan, target
    pieces = _without_remark(sheet, span)
    if len(pieces) == 1:
        pieces = _split(sheet.text, pieces[0])
    if len(pieces) == 1 and _reads(sheet.text, pieces[0], target_status):
        pieces.insert(0, (span[0], span[0]))
    plan = _status(sheet, f"{path}.plan_status", pieces[0] if pieces else (span[0], span[0]), plan_status)
    target_at = pieces[1] if len(pieces) > 1 else (span[0], span[0])
    return plan, _status(sheet, f"{path}.target_status", target_at, target_status)


def _without_remark(sheet: Sheet, span: Span) -> list[Span]:
    """The pieces that stand for plan and target: the first two, or, if only those are both, the two behind the first.

    What stands behind the amount, a full stop or a remark, is none of them.
    """
    pieces = list(_pieces(sheet.text, span, 3))
    if len(pieces) < 3:
        return pieces
    first, plan, target = pieces
    printed = sheet.text[slice(*first)]
    is_mark = bool(printed.strip()) and not printed.strip(" .;/\n-")
    is_remark = (
        not is_mark
        and not _reads(sheet.text, first, plan_status)
        and _readable(sheet.text, target, target_status) is not None
        and _reads(sheet.text, plan, plan_status)
    )
    if is_mark or (is_remark and not _LETTER.search(printed)):
        sheet.know(*first)
    return [plan, target] if is_mark or is_remark else [first, plan]


def closing_statuses(text: str, span: Span) -> int:
    """Return where the statuses begin that close `span`, an entry without a tail; its end if there are none."""
    colons = [match.start() for match in _COLON.finditer(text[max(span[0], span[1] - _FARTHEST) : span[1]])]
    offset = max(span[0], span[1] - _FARTHEST)
    for colon in colons:
        pieces = list(_pieces(text, (offset + colon, span[1])))
        if pieces and (_reads(text, pieces[0], plan_status) or _reads(text, pieces[0], target_status)):
            return offset + colon
    return span[1]


def closed_by_statuses(text: str, span: Span) -> int | None:
    """Return where the text goes on behind the two statuses that begin `span`; None if it does not begin so."""
    pieces = list(_pieces(text, span))
    if len(pieces) < 2 or not _reads(text, pieces[0], plan_status):
        return None
    target = _readable(text, pieces[1], target_status) or _first_line_status(text, pieces[1])
    if target is None:
        return None
    rest = text[target[1] : span[1]]
    return target[1] + len(rest) - len(rest.lstrip())


def _first_line_status(text: str, span: Span) -> Span | None:
    bare = span[0] + len(text[slice(*span)]) - len(text[slice(*span)].lstrip())
    feed = text.find("\n", bare, span[1])
    return _readable(text, (bare, feed), target_status) if feed >= 0 else None


def _pieces(text: str, span: Span, most: int = 2) -> Iterator[Span]:
    """The first `most` printed pieces between colons; a piece that is blank between two colons counts as one."""
    start, end = span
    first = _FIRST_COLON.match(text, start, end)
    start = first.end() if first else start
    for _ in range(most):
        colon = _COLON.search(text, start, end)
        if colon is None:
            if text[start:end].strip():
                yield start, end
            return
        yield start, colon.start()
        start = colon.end()


def _split(text: str, piece: Span) -> list[Span]:
    """Two statuses between which the colon is lost."""
    start, end = piece
    for blank in re.finditer(r"\s+", text[start : min(end, start + _LONGEST_STATUS)]):
        cut = start + blank.start()
        if _reads(text, (start, cut), plan_status):
            rest = _readable(text, (cut, end), target_status)
            return [(start, cut), rest] if rest else [piece]
    return [piece]


def _readable(text: str, span: Span, convert: Callable[[str], S]) -> Span | None:
    """Return the beginning of `span` that is a status: all of it, or its first lines."""
    ends = [span[1]]
    ends += [match.start() for match in _LINE_FEED.finditer(text, *span)]
    for end in ends:
        if _reads(text, (span[0], end), convert):
            return span[0], end
    return None


def _reads(text: str, span: Span, convert: Callable[[str], S]) -> bool:
    raw = text[slice(*span)].strip()
    return len(raw) <= _LONGEST_STATUS and reads(raw, convert)


def _status(sheet: Sheet, path: str, span: Span, convert: Callable[[str], S]) -> S | None:
    start, end = span
    raw = sheet.text[start:end]
    try:
        status = convert(raw.strip())
    except ValueError:
        return _doubtful(sheet, path, span, convert)
    sheet.file(path, start, end)
    return status


def _doubtful(sheet: Sheet, path: str, span: Span, convert: Callable[[str], S]) -> S | None:
    """A status that is not all that stands there, or none."""
    start, end = span
    raw = sheet.text[start:end]
    if not _LETTER.search(raw):
        sheet.warn(WarningCode.FIELD_EMPTY, f"{path}: nothing is printed", start, path)
        return None
    # all of it was tried before
    readable = _readable(sheet.text, span, convert) if "\n" in raw.strip() else None
    if readable:
        if sheet.text[end : end + 1] in _COLONS and sheet.text[readable[1] : end].strip():
            message = f"{path}: more than a status is printed: {quoted(raw)}"
            sheet.warn(WarningCode.VALUE_DOUBTFUL, message, start, path)
        return convert(sheet.text[slice(*sheet.file(path, *readable))])
    printed = start + len(raw) - len(raw.lstrip())
    line_end = sheet.text.find("\n", printed, end)
    is_long = line_end >= 0 and len(raw.strip()) > LONGEST_WORDING
    start, end = sheet.file(path, printed, line_end if is_long else end)
    message = f"{path}: the wording {quoted(sheet.text[start:end])} is not known"
    sheet.warn(WarningCode.STATUS_UNKNOWN, message, start, path)
    return None
