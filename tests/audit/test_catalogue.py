"""The catalogue tells of every check all that it should, in both languages."""

import re
from pathlib import Path

import pytest

import audit.checks
from audit.catalogue import ENGLISH, THAI, catalogue, fields
from audit.check import Check
from audit.checks import CHECKS


def test_page_is_what_the_checks_print(root: Path) -> None:
    page = (root / "docs" / "checks.md").read_text("utf-8")
    assert page == catalogue(), "print it anew: python -m audit.catalogue > docs/checks.md"


def test_every_check_is_in_the_table_once() -> None:
    assert len({check.id for check in CHECKS}) == len({check.slug for check in CHECKS}) == len(CHECKS)
    modules = {path.stem for path in Path(audit.checks.__path__[0]).glob("*.py")} - {"__init__"}
    assert {check.judge.__module__.rsplit(".", 1)[-1] for check in CHECKS} == modules


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_docstring_has_each_part_in_both_languages(check: Check) -> None:
    told = fields(check)
    assert set(told) == {*ENGLISH, *THAI}
    assert all(told.values())
    thai = re.compile("[ก-๙]{3}")
    assert all(thai.search(told[label]) for label in THAI[:2])
    assert thai.search(check.title.th)
    module = __import__(check.judge.__module__, fromlist=["_"])
    assert module.__doc__ is not None
    assert module.__doc__.startswith(f"{check.id} {check.slug}: ")
    assert module.__name__.endswith("." + check.slug.replace("-", "_"))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_each_threshold_is_named_in_the_docstring_with_its_default(check: Check) -> None:
    for limit in check.limits:
        assert limit.name.startswith(f"{check.id}.")
        name = limit.name.removeprefix(f"{check.id}.")
        for label in (ENGLISH[3], THAI[3]):
            numbers = re.search(rf"{re.escape(limit.name)} ([0-9.]*[0-9])", fields(check)[label])
            assert numbers is not None, name
            assert float(numbers[1]) == limit.default
