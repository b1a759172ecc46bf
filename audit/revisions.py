"""Changes between the versions of a project, as the checks of the past judge and tell them."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

import numpy as np

from audit import reasons
from audit.arrays import Flags
from audit.check import Outcome, Told
from audit.facts import Change, Facts
from audit.statuses import ENGLISH, THAI
from audit.wording import day, decimal, listed, money, quoted
from model.finding import Cited, Words
from store.history import ChangeKind, Nature

SHOWN = 3  # changes that a sentence tells; all of them stand among the values
NAMES = {
    ChangeKind.DATE_CHANGED: Words("date", "วันที่"),
    ChangeKind.PERCENT_CHANGED: Words("percent", "ร้อยละความก้าวหน้า"),
    ChangeKind.SPENT_CHANGED: Words("amount", "งบประมาณที่เบิกใช้"),
    ChangeKind.PLAN_STATUS_CHANGED: Words("plan status", "สถานะตามแผน"),
    ChangeKind.TARGET_STATUS_CHANGED: Words("target status", "สถานะตามเป้าหมาย"),
    ChangeKind.NARRATIVE_CHANGED: Words("text", "ข้อความ"),
    ChangeKind.BUDGET_CHANGED: Words("budget allocated", "งบประมาณที่ได้รับ"),
    ChangeKind.START_DATE_CHANGED: Words("start", "วันเริ่มต้นโครงการ"),
    ChangeKind.END_DATE_CHANGED: Words("end", "วันสิ้นสุดโครงการ"),
    ChangeKind.NAME_CHANGED: Words("name", "ชื่อโครงการ"),
    ChangeKind.AGENCY_CHANGED: Words("agency", "หน่วยงานที่รับผิดชอบ"),
    ChangeKind.ENTRY_REMOVED: Words("entry", "รายงาน"),
    ChangeKind.ENTRY_BACKDATED: Words("entry", "รายงาน"),
    ChangeKind.TOTAL_SPENT_DOWN: Words("total of the entries", "ผลรวมรายครั้ง"),
}
ARROW = "→"
AMOUNT = re.compile(r"\b([0-9]+\.[0-9]{2})(?= บาท · )")
THAI_LETTER = re.compile("[ก-๎]")
HEADER_TOTAL = Words("total in the header", "งบประมาณที่ใช้ไปในส่วนหัว")
NOTHING = Words("nothing", "ไม่มี")
Meant = Callable[[Change], bool]


def real(changes: Sequence[Change], kinds: Sequence[ChangeKind], meant: Meant) -> list[Change]:
    """Return those of a report's changes that are of one of the kinds, meant, and not of form only."""
    return [change for change in changes if change.kind in kinds and change.nature == Nature.REAL and meant(change)]


def judged(facts: Facts, kinds: Sequence[ChangeKind], meant: Meant, tell: Callable[[int], Told]) -> Outcome:
    """Return the outcome of a check that flags the real changes among `kinds` that are `meant`."""
    flagged: Flags = np.zeros(facts.size, dtype=np.bool_)
    unread: Flags = np.zeros(facts.size, dtype=np.bool_)
    for row, changes in facts.past.changes.items():
        flagged[row] = bool(real(changes, kinds, meant))
        unread[row] = any(change.kind in kinds and change.nature == Nature.UNREAD for change in changes)
    unknown = ((facts.reports.version == 1, reasons.ONE_VERSION), (unread, reasons.CHANGE_UNREAD))
    return Outcome(flagged, unknown, tell)


def cited(changes: Sequence[Change]) -> tuple[Cited, ...]:
    """Return both sides of each change, each with its place in its own version."""
    return tuple(value for change in changes for value in _sides(change))


def told(changes: Sequence[Change]) -> Words:
    """Return the first changes in words: what was changed, from what and to what."""
    parts = [_in_words(change) for change in changes[:SHOWN]]
    more = len(changes) - len(parts)
    if more:
        parts.append(Words(f"{more} more", f"อีก {more} รายการ"))
    return listed(parts)


def formula(changes: Sequence[Change]) -> str:
    """Return what stood there before and after."""
    first = changes[0]
    return f"{_name(first).en}: {_value(first, first.before).en} → {_value(first, first.after).en}"


def versions(facts: Facts, report: int, changes: Sequence[Change]) -> str:
    """Return which versions were compared: `1→2`."""
    numbers = {version.report_id: version.version for version in facts.past.versions[report]}
    pairs = dict.fromkeys((change.before_id, change.report_id) for change in changes)
    return ", ".join(f"{numbers[before]}{ARROW}{numbers[after]}" for before, after in pairs)


def in_thai(compared: str) -> str:
    """Return in Thai which versions were compared.

    >>> in_thai("1→2")
    '1 กับ 2'
    """
    return compared.replace(ARROW, " กับ ")


def _name(change: Change) -> Words:
    if change.kind == ChangeKind.TOTAL_SPENT_DOWN and change.path is not None:
        return HEADER_TOTAL
    name = NAMES[change.kind]
    if change.number is None:
        return name
    if change.kind in (ChangeKind.ENTRY_REMOVED, ChangeKind.ENTRY_BACKDATED):
        return Words(f"entry {change.number}", f"รายงานครั้งที่ {change.number}")
    return Words(f"entry {change.number}: {name.en}", f"รายงานครั้งที่ {change.number}: {name.th}")


def _in_words(change: Change) -> Words:
    name, before, after = _name(change), _value(change, change.before), _value(change, change.after)
    if change.kind == ChangeKind.ENTRY_REMOVED:
        return Words(f"{name.en} ({before.en})", f"{name.th} ({before.th})")
    if change.kind == ChangeKind.ENTRY_BACKDATED:
        return Words(f"{name.en} ({after.en})", f"{name.th} ({after.th})")
    thai = f"{name.th} จาก{_spaced(before.th)} เป็น{_spaced(after.th)}"
    return Words(f"{name.en} from {before.en} to {after.en}", thai)


def _spaced(thai: str) -> str:
    """What follows a Thai word: letters follow it at once, figures and quotes behind a space."""
    return thai if THAI_LETTER.match(thai) else f" {thai}"


def _sides(change: Change) -> tuple[Cited, Cited]:
    name = _name(change).en
    return (
        Cited(f"{name}, before", quoted(change.before or ""), change.before_id, change.before_path),
        Cited(f"{name}, after", quoted(change.after or ""), change.report_id, change.path),
    )


def _value(change: Change, text: str | None) -> Words:
    """One side of a change as sentences have it."""
    if text is None:
        return NOTHING
    return _FORMS.get(change.kind, _quotation)(text)


def _quotation(text: str) -> Words:
    return Words(f"“{quoted(text)}”", f"“{quoted(text)}”")


def _entry(text: str) -> Words:
    """An entry as it was summed up, which begins with its date if that is known."""
    date, dot, rest = text.partition(" · ")
    try:
        told = _day(date)
    except ValueError:
        return _quotation(text)
    figures = quoted(AMOUNT.sub(lambda match: money(float(Decimal(match[1]) * 100)), rest, count=1))
    return Words(f"{told.en}{dot}{figures}", f"วันที่ {told.th}{dot}{figures}")


def _day(text: str) -> Words:
    return day(float((dt.date.fromisoformat(text) - dt.date(1970, 1, 1)).days))


def _amount(text: str) -> Words:
    amount = money(float(Decimal(text) * 100))
    return Words(f"{amount} baht", f"{amount} บาท")


def _percent(text: str) -> Words:
    return Words(f"{decimal(float(text))} %", f"ร้อยละ {decimal(float(text))}")


def _status(text: str) -> Words:
    return Words(f"“{ENGLISH[text]}”", f"“{THAI[text]}”")


_FORMS: dict[ChangeKind, Callable[[str], Words]] = {
    ChangeKind.ENTRY_REMOVED: _entry,
    ChangeKind.ENTRY_BACKDATED: _entry,
    ChangeKind.DATE_CHANGED: _day,
    ChangeKind.START_DATE_CHANGED: _day,
    ChangeKind.END_DATE_CHANGED: _day,
    ChangeKind.SPENT_CHANGED: _amount,
    ChangeKind.BUDGET_CHANGED: _amount,
    ChangeKind.TOTAL_SPENT_DOWN: _amount,
    ChangeKind.PERCENT_CHANGED: _percent,
    ChangeKind.PLAN_STATUS_CHANGED: _status,
    ChangeKind.TARGET_STATUS_CHANGED: _status,
}
