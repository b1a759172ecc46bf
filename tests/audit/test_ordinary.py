"""Nothing is found in ordinary reports, and of what is planted in one nothing else."""

from pathlib import Path

import pytest
from judging import FLAG, database, judgements
from ordinary import ordinary
from test_cases import case

from audit.check import Check
from audit.checks import CHECKS


@pytest.mark.parametrize("number", range(1, 13))
def test_ordinary_report_gives_nothing_at_any_time_of_the_year(tmp_path: Path, template: Path, number: int) -> None:
    found = judgements(database(tmp_path, [ordinary(number=number)], template))
    assert [check for check, of in found.items() if any(each.outcome == FLAG for each in of.values())] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_nothing_else_is_found_beside_what_was_planted(tmp_path: Path, template: Path, check: Check) -> None:
    found = judgements(database(tmp_path, case(check).FLAG, template))
    flagged = {other for other, of in found.items() if of["99010000-0001"].outcome == FLAG}
    assert flagged - {check.id} <= getattr(case(check), "WITH", set())
