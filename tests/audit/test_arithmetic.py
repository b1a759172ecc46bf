"""The arithmetic of the checks at its edges."""

from pathlib import Path
from typing import Any

import pytest
from fictional import entry
from judging import CANNOT_TELL, FLAG, PASS, Judgement, database, judgements
from ordinary import entries, ordinary, reported

from audit.checks import CHECKS
from model import Report

CODE = "99010000-0001"
BLANK = {"start_date": None, "end_date": None, "budget_allocated": None, "budget_spent": None, "agency": ()}
UNKNOWN = ("date", "narrative", "percent", "spent_number", "spent", "plan_status", "target_status")
EMPTY = entry(None, **dict.fromkeys(UNKNOWN))


@pytest.fixture
def judge(tmp_path: Path, template: Path) -> object:
    """Judge one project with one check."""

    def of(check: str, *reports: Report, **thresholds: object) -> Judgement:
        path = database(tmp_path, reports, template)
        return judgements(path, [each for each in CHECKS if each.id == check], **thresholds)[check][CODE]

    return of


def running(**values: object) -> Report:
    """Return the ordinary report with amounts that are running totals."""
    totals = {}
    total = 0
    for each in entries():
        total += int(each.spent or 0)
        totals[each.number or 0] = {"spent": str(total)}
    return ordinary(totals, **{"budget_spent": str(total), **values})


def test_amounts_that_never_fall_and_end_at_the_headers_total_are_running_totals(judge: Any) -> None:
    for check in ("M1", "M2", "M3", "M4", "M5", "M8", "M9", "P9"):
        assert judge(check, running()).outcome == PASS, check


def test_running_totals_are_said_to_be_read_so(judge: Any) -> None:
    found = judge("M2", running(budget_allocated="1000000"))
    assert found.outcome == FLAG
    assert (
        "1,160,000 baht spent: 160,000 baht too much (the entries' amounts are read as running totals"
        in found.finding.said.en
    )
    assert "ยอดสะสม" in found.finding.said.th


def test_one_amount_that_falls_makes_them_amounts_of_periods(judge: Any) -> None:
    assert judge("M1", ordinary({3: {"spent": "0"}}, budget_spent="150000")).outcome == FLAG


@pytest.mark.parametrize("check", ["M3", "M4", "M5", "M8", "P9", "X1"])
def test_share_of_a_budget_of_nothing_cannot_be_told(judge: Any, check: str) -> None:
    assert judge(check, ordinary(budget_allocated="0")).outcome == CANNOT_TELL


def test_money_without_any_budget_is_overspent(judge: Any) -> None:
    assert judge("M2", ordinary(budget_allocated="0")).outcome == FLAG


def test_known_amounts_may_be_enough_to_overspend(judge: Any) -> None:
    assert judge("M2", ordinary({5: {"spent": None}}, budget_allocated="1000000")).outcome == FLAG
    assert judge("M2", ordinary({5: {"spent": None}})).outcome == CANNOT_TELL


def test_totals_are_compared_to_the_satang(judge: Any) -> None:
    spent = {number: {"spent": "0.10"} for number in range(1, 13)}
    assert judge("M1", ordinary(spent, budget_spent="1.20")).outcome == PASS
    assert judge("M1", ordinary(spent, budget_spent="1.21")).outcome == FLAG
    large = {number: {"spent": "9999999999999.99" if number == 1 else "0"} for number in range(1, 13)}
    assert judge("M1", ordinary(large, budget_spent="9999999999999.98")).outcome == FLAG


def test_percent_over_100_is_finished_work(judge: Any) -> None:
    over = {12: {"percent": "140"}}
    assert judge("P8", ordinary(over)).outcome == PASS
    assert judge("M3", ordinary(over)).outcome == PASS
    assert judge("P7", ordinary(over)).outcome == FLAG


@pytest.mark.parametrize("check", [check.id for check in CHECKS])
def test_report_without_entries_or_values_is_no_reason_to_fail(judge: Any, check: str) -> None:
    assert judge(check, reported((), **BLANK)).outcome != FLAG
    assert judge(check, reported((EMPTY,), **BLANK)).outcome != FLAG


def test_nothing_known_passes_nowhere(tmp_path: Path, template: Path) -> None:
    found = judgements(
        database(tmp_path, [reported((EMPTY, EMPTY), exported_at=None, certified=False, **BLANK)], template)
    )
    assert [check for check, of in found.items() if of[CODE].outcome == PASS] == []


def test_one_entry_alone_is_no_sequence(judge: Any) -> None:
    for check in ("P1", "P6", "R1", "R5", "R8", "M9", "P5", "P4"):
        assert judge(check, ordinary(number=1)).outcome == CANNOT_TELL, check


def test_single_entry_at_the_end_is_a_leap(judge: Any) -> None:
    assert judge("P7", ordinary({1: {"percent": "100"}}, number=1)).outcome == FLAG


def test_entry_after_the_end_tells_that_it_is_over(judge: Any) -> None:
    late = ordinary({12: {"percent": "90", "date": "2020-10-02"}}, exported_at=None)
    assert judge("P8", late).outcome == FLAG


def test_leap_day_counts(judge: Any) -> None:
    found = judge("P2", ordinary({6: {"percent": "30", "date": "2020-02-29"}}, number=6))
    assert "while 41.53 % of the project's time was over" in found.finding.said.en  # 152 of 366 days


def test_threshold_of_the_settings_decides(judge: Any) -> None:
    assert judge("R1", ordinary()).outcome == PASS
    assert judge("R1", ordinary(), R1={"days": 35}).outcome == FLAG


def test_nothing_is_nan_in_what_is_told(tmp_path: Path, template: Path) -> None:
    reports = [
        ordinary({5: {"spent": None, "percent": None}, 8: {"date": None, "number": None}}, budget_spent="1300000"),
    ]
    for of in judgements(database(tmp_path, reports, template)).values():
        for each in of.values():
            if each.finding is not None:
                assert "nan" not in str(each.finding).replace("finan", "")
