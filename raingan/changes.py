"""What was changed between two versions, on a terminal."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import RowMapping

from ingest.visible import visible
from raingan.screen import padded, wrapped
from store.calendar import BUDDHIST
from store.history import ChangeKind

Row = Mapping[str, Any] | RowMapping

PERSONAL = frozenset({ChangeKind.OFFICER_CHANGED, ChangeKind.COORDINATOR_CHANGED, ChangeKind.SIGNATORY_CHANGED})
AMOUNTS = frozenset(
    {
        ChangeKind.SPENT_CHANGED,
        ChangeKind.BUDGET_CHANGED,
        ChangeKind.BUDGET_SPENT_CHANGED,
        ChangeKind.TOTAL_SPENT_DOWN,
    }
)
DATES = frozenset({ChangeKind.DATE_CHANGED, ChangeKind.START_DATE_CHANGED, ChangeKind.END_DATE_CHANGED})
HIDDEN = "(a person; --persons shows it)"
NATURES = {"form": " (in print only)", "unread": " (one side was not read for certain)"}
WORDS = {
    ChangeKind.ENTRY_ADDED: "เพิ่มรายงาน",
    ChangeKind.ENTRY_BACKDATED: "เพิ่มรายงานย้อนหลัง",
    ChangeKind.ENTRY_REMOVED: "ลบรายงาน",
    ChangeKind.ENTRY_RENUMBERED: "เปลี่ยนครั้งที่",
    ChangeKind.DATE_CHANGED: "แก้วันที่",
    ChangeKind.PERCENT_CHANGED: "แก้ร้อยละ",
    ChangeKind.SPENT_CHANGED: "แก้ยอดเบิกใช้",
    ChangeKind.SPENT_NUMBER_CHANGED: "แก้ครั้งที่ของยอดเบิก",
    ChangeKind.PLAN_STATUS_CHANGED: "แก้สถานะแผน",
    ChangeKind.TARGET_STATUS_CHANGED: "แก้สถานะเป้าหมาย",
    ChangeKind.NARRATIVE_CHANGED: "แก้ข้อความ",
    ChangeKind.NAME_CHANGED: "แก้ชื่อโครงการ",
    ChangeKind.START_DATE_CHANGED: "แก้วันเริ่มต้น",
    ChangeKind.END_DATE_CHANGED: "แก้วันสิ้นสุด",
    ChangeKind.BUDGET_CHANGED: "แก้งบที่ได้รับ",
    ChangeKind.BUDGET_SPENT_CHANGED: "แก้งบที่ใช้ไป",
    ChangeKind.TOTAL_SPENT_DOWN: "ยอดใช้จ่ายรวมลดลง",
    ChangeKind.AGENCY_CHANGED: "แก้หน่วยงาน",
    ChangeKind.OFFICER_CHANGED: "แก้ผู้รับผิดชอบ",
    ChangeKind.COORDINATOR_CHANGED: "แก้ผู้ประสานงาน",
    ChangeKind.RATIONALE_CHANGED: "แก้หลักการและเหตุผล",
    ChangeKind.OBJECTIVES_CHANGED: "แก้วัตถุประสงค์",
    ChangeKind.TARGETS_CHANGED: "แก้เป้าหมาย",
    ChangeKind.STRATEGY_CHANGED: "แก้ยุทธศาสตร์",
    ChangeKind.CERTIFICATE_CHANGED: "แก้คำรับรอง",
    ChangeKind.SIGNATORY_CHANGED: "แก้ผู้ลงนาม",
}  # for the screen of a Thai auditor


def change_lines(rows: Iterable[Row], columns: int, persons: bool) -> Iterator[str]:
    """Yield the changes, each with its value before and after and where they are printed."""
    for row in rows:
        kind = ChangeKind(row["kind"])
        of_entry = "" if row["number"] is None else f"ครั้งที่ {row['number']} · "
        yield f"{of_entry}{WORDS[kind]} · {kind}{NATURES.get(row['nature'], '')}"
        hidden = kind in PERSONAL and not persons
        for label, side in (("-", "before"), ("+", "after")):
            value = HIDDEN if hidden and row[side] is not None else _said(kind, row[side])
            if value is not None:
                place = _place(row, "before_" if side == "before" else "")
                yield from _value(label, visible(value), place, columns)


def _said(kind: ChangeKind, value: str | None) -> str | None:
    """A value as people write it: amounts with their grouping, dates in both calendars."""
    if value is None:
        return None
    if kind in AMOUNTS:
        return f"{Decimal(value):,f} บาท"
    if kind in DATES:
        date = dt.date.fromisoformat(value)
        return f"{value} ({date.day}/{date.month}/{date.year + BUDDHIST})"
    return value


def _value(label: str, value: str, place: str, columns: int) -> Iterator[str]:
    width = columns - 4 - len(place) - 1
    for number, line in enumerate(wrapped(value, width)):
        if number:
            yield f"    {line}"
        else:
            yield f"  {label} {padded(line, width)} {place}".rstrip()


def _place(row: Row, prefix: str) -> str:
    page, line = row[f"{prefix}page"], row[f"{prefix}line"]
    return "" if page is None else f"p{page}:{line}"
