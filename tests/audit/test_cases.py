"""Each check flags what it should, passes what it may, and says what it cannot tell."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from judging import CANNOT_TELL, FLAG, PASS, Judgement, database, judgements

from audit.check import Check
from audit.checks import CHECKS

CASES = Path(__file__).parent / "cases"
CODE = "99010000-0001"


def case(check: Check) -> ModuleType:
    """Return the fixture of a check, which bears the name of its module."""
    return importlib.import_module(f"cases.{check.slug.replace('-', '_')}")


def judgement(folder: Path, template: Path, check: Check, kind: str) -> Judgement:
    """Return what the check gives of the fixture's reports of one kind."""
    path = database(folder, getattr(case(check), kind), template)
    return judgements(path, [check])[check.id][CODE]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_what_contradicts_itself_is_flagged_and_told(tmp_path: Path, template: Path, check: Check) -> None:
    found = judgement(tmp_path, template, check, "FLAG")
    assert found.outcome == FLAG, found.reason
    assert found.finding is not None
    assert case(check).SAID in found.finding.said.en
    assert found.finding.formula
    assert found.finding.values
    assert found.finding.said.th != found.finding.said.en


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_what_is_right_passes(tmp_path: Path, template: Path, check: Check) -> None:
    found = judgement(tmp_path, template, check, "PASS")
    assert found.outcome == PASS, found


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_what_is_not_known_never_passes(tmp_path: Path, template: Path, check: Check) -> None:
    found = judgement(tmp_path, template, check, "CANNOT_TELL")
    assert found.outcome == CANNOT_TELL, found
    assert found.reason


def test_each_check_has_its_case_and_no_case_is_left_over() -> None:
    assert {path.stem for path in CASES.glob("*.py")} == {check.slug.replace("-", "_") for check in CHECKS}
    for check in CHECKS:
        assert {"FLAG", "SAID", "PASS", "CANNOT_TELL"} <= set(vars(case(check))), check.id
