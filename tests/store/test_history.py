"""What one version changed in the one before: each planted change is found, and nothing else."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from fictional import doubt, entry, report
from hypothesis import given
from hypothesis import strategies as st

from model import Entry, Person, PlanStatus, Report, TargetStatus
from store.history import Change, ChangeKind, Nature, changes, pairs

DATES = ("2019-10-08", "2019-11-09", "2019-12-04", "2020-01-07", "2020-02-05")
TEXTS = (
    "สำรวจพื้นที่และจัดทำแผนงานแล้ว",
    "จัดซื้อกล้าไม้ตามสัญญางวดแรก",
    "ปลูกต้นไม้ริมคลองสายหลัก",
    "ดูแลรักษาต้นไม้ที่ปลูก",
    "ตรวจรับงานงวดสุดท้าย",
)


def entries(number: int = 4) -> list[Entry]:
    """Return so many entries, a month apart."""
    return [
        entry(position + 1, date=DATES[position], narrative=TEXTS[position], percent=f"{10 * position + 5}")
        for position in range(number)
    ]


def found(before: Report, after: Report) -> list[tuple[str, int | None, str | None, str | None]]:
    """Return the real changes: kind, number, and both values."""
    return [
        (str(change.kind), change.number, change.before, change.after)
        for change in changes(before, after)
        if change.nature == Nature.REAL
    ]


def test_same_report_has_no_changes() -> None:
    made = report(*entries())
    assert changes(made, made) == []


@pytest.mark.parametrize(
    ("field", "value", "kind", "before", "after"),
    [
        ("date", "2019-11-10", ChangeKind.DATE_CHANGED, "2019-11-09", "2019-11-10"),
        ("percent", "16", ChangeKind.PERCENT_CHANGED, "15.00", "16.00"),
        ("spent", "0", ChangeKind.SPENT_CHANGED, "1000.00", "0.00"),
        ("spent", None, ChangeKind.SPENT_CHANGED, "1000.00", None),
        ("spent_number", 3, ChangeKind.SPENT_NUMBER_CHANGED, "2", "3"),
        ("plan_status", PlanStatus.BEHIND_PLAN, ChangeKind.PLAN_STATUS_CHANGED, "on_plan", "behind_plan"),
        ("target_status", TargetStatus.OFF_TARGET, ChangeKind.TARGET_STATUS_CHANGED, "on_target", "off_target"),
        ("narrative", "ยกเลิกการจัดซื้อ", ChangeKind.NARRATIVE_CHANGED, TEXTS[1], "ยกเลิกการจัดซื้อ"),
    ],
)
def test_changed_value_of_a_past_entry_is_one_change(
    field: str, value: Any, kind: ChangeKind, before: str | None, after: str | None
) -> None:
    old, new = entries(), entries()
    values = {name: getattr(new[1], name) for name in Entry.__dataclass_fields__}
    new[1] = entry(**{**values, "date": "2019-11-09", field: value})
    made = [change for change in changes(report(*old), report(*new)) if change.kind != ChangeKind.TOTAL_SPENT_DOWN]
    assert [(change.kind, change.number, change.before, change.after) for change in made] == [(kind, 2, before, after)]
    assert (made[0].before_path, made[0].path) == (f"entries.1.{field}", f"entries.1.{field}")


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("name", "โครงการอื่น", ChangeKind.NAME_CHANGED),
        ("start_date", None, ChangeKind.START_DATE_CHANGED),
        ("end_date", None, ChangeKind.END_DATE_CHANGED),
        ("budget_allocated", "600000", ChangeKind.BUDGET_CHANGED),
        ("budget_spent", "13000", ChangeKind.BUDGET_SPENT_CHANGED),
        ("budget_spent", "11000", ChangeKind.TOTAL_SPENT_DOWN),
        ("agency", ("สำนักอื่น",), ChangeKind.AGENCY_CHANGED),
        ("officer", Person("นายอื่น ตัวอย่าง"), ChangeKind.OFFICER_CHANGED),
        ("coordinator", Person(), ChangeKind.COORDINATOR_CHANGED),
        ("rationale", "เหตุผลใหม่", ChangeKind.RATIONALE_CHANGED),
        ("objectives", (), ChangeKind.OBJECTIVES_CHANGED),
        ("targets", ("ปลูก ๒๐๐ ต้น",), ChangeKind.TARGETS_CHANGED),
        ("certified", False, ChangeKind.CERTIFICATE_CHANGED),
        ("signatory", None, ChangeKind.SIGNATORY_CHANGED),
    ],
)
def test_changed_header_is_one_change(field: str, value: Any, kind: ChangeKind) -> None:
    made = changes(report(*entries()), report(*entries(), **{field: value}))
    assert [change.kind for change in made] == [kind]
    assert made[0].nature == Nature.REAL


def test_new_entry_is_added() -> None:
    assert found(report(*entries(3)), report(*entries(4))) == [
        ("entry-added", 4, None, f"2020-01-07 · 35.00 % · 1000.00 บาท · {TEXTS[3]}")
    ]


def test_new_entry_dated_before_the_last_one_is_backdated() -> None:
    late = entry(4, date="2019-11-20", narrative="เพิ่มภายหลัง")
    (change,) = changes(report(*entries(3)), report(*entries(3), late))
    assert (change.kind, change.number, change.path) == (ChangeKind.ENTRY_BACKDATED, 4, "entries.3")


def test_removed_entry_is_removed_and_the_total_falls() -> None:
    kept = entries(4)
    del kept[1]
    assert [row[:2] for row in found(report(*entries(4)), report(*kept))] == [
        ("total-spent-down", None),
        ("entry-removed", 2),
    ]


def test_entries_that_were_renumbered_are_the_same_entries() -> None:
    moved = entries(4)
    del moved[1]
    moved = [replace(each, number=position, spent_number=position) for position, each in enumerate(moved, 1)]
    kinds = [change.kind for change in changes(report(*entries(4)), report(*moved))]
    assert kinds.count(ChangeKind.ENTRY_RENUMBERED) == 2
    assert kinds.count(ChangeKind.ENTRY_REMOVED) == 1
    assert ChangeKind.ENTRY_ADDED not in kinds
    assert ChangeKind.NARRATIVE_CHANGED not in kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ปลูกต้นไม้ ๒๐ ต้น แล้ว", "ปลูกต้นไม้ 20 ต้นแล้ว"),
        ("ประเมิน ?ครูดีเด่น?", "ประเมิน “ครูดีเด่น”"),
        ("วางท่อ\nแล้วเสร็จ", "วางท่อ แล้วเสร็จ"),
        ("ระบบ GIS", "ระบบ gis"),
        ("สำนัก", "สํานัก"),
    ],
)
def test_difference_in_print_alone_is_told_from_a_real_one(before: str, after: str) -> None:
    (change,) = changes(report(entry(1, narrative=before)), report(entry(1, narrative=after)))
    assert (change.kind, change.nature) == (ChangeKind.NARRATIVE_CHANGED, Nature.FORM)


def test_value_that_could_not_be_read_is_no_rewriting() -> None:
    unread = report(entry(1, percent=None), warnings=(doubt("entries.0.percent"),))
    (change,) = changes(report(entry(1)), unread)
    assert (change.kind, change.nature) == (ChangeKind.PERCENT_CHANGED, Nature.UNREAD)


def test_value_that_was_emptied_is_a_rewriting() -> None:
    (change,) = changes(report(entry(1)), report(entry(1, percent=None)))
    assert change.nature == Nature.REAL


def test_two_entries_with_one_number_are_matched_in_order() -> None:
    twice = [entry(1, date=DATES[0], narrative=TEXTS[0]), entry(1, date=DATES[1], narrative=TEXTS[1])]
    assert changes(report(*twice), report(*twice)) == []
    assert pairs(tuple(twice), tuple(twice)) == [(0, 0), (1, 1)]


@given(st.permutations(range(5)), st.integers(0, 5))
def test_every_entry_is_matched_once_whatever_the_order(order: list[int], kept: int) -> None:
    old = entries(5)
    new = [old[position] for position in order[:kept]]
    matched = pairs(tuple(old), tuple(new))
    assert sorted(position for position, _ in matched if position is not None) == list(range(5))
    assert sorted(position for _, position in matched if position is not None) == list(range(kept))
    assert all(old[left] == new[right] for left, right in matched if left is not None and right is not None)


def test_changes_have_a_direction() -> None:
    for before, after in permutations((report(*entries(3)), report(*entries(4)))):
        kinds = {change.kind for change in changes(before, after)}
        assert kinds <= {ChangeKind.ENTRY_ADDED, ChangeKind.ENTRY_REMOVED, ChangeKind.TOTAL_SPENT_DOWN}
        assert kinds


def test_change_is_plain_data() -> None:
    (change,) = changes(report(*entries(3)), report(*entries(4)))
    assert change == Change(
        ChangeKind.ENTRY_ADDED,
        Nature.REAL,
        4,
        "entries.3",
        None,
        None,
        f"2020-01-07 · 35.00 % · 1000.00 บาท · {TEXTS[3]}",
    )
