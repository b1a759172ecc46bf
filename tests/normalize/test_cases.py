"""The tables of cases: the benchmark's, and those that were thought up against us."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.normalize_cases import AMBIGUOUS, REFUSED, Case, answer, cases, table
from normalize import AmbiguousDate, baht, thai_date
from raingan.commands.normalize_command import KINDS

EXAMINED = Path(__file__).with_name("examined.tsv")


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.kind}-{case.line}")
def test_case_of_the_benchmark_is_right(case: Case) -> None:
    assert answer(KINDS[case.kind], case.text) == case.answer, case.reason


@pytest.mark.parametrize("kind", KINDS)
def test_text_that_was_thought_up_against_us_is_read_or_refused(kind: str) -> None:
    own = [case for case in table(EXAMINED) if case.kind == kind]
    assert own
    wrong = [
        (case.text, answer(KINDS[kind], case.text)) for case in own if answer(KINDS[kind], case.text) != case.answer
    ]
    assert wrong == []


def test_tables_are_as_large_as_they_should_be_and_say_nothing_twice() -> None:
    every = [*cases(), *table(EXAMINED)]
    assert len(cases()) >= 200
    assert len(every) - len(cases()) >= 150
    assert [text for text, count in Counter((case.kind, case.text) for case in every).items() if count > 1] == []


def test_each_case_has_a_source_or_a_reason() -> None:
    assert [case.line for case in cases() if not case.reason] == []


def test_answer_tells_values_readings_and_refusals_apart() -> None:
    assert answer(lambda text: thai_date(text).isoformat(), "8/10/2562") == '"2019-10-08"'
    assert answer(thai_date, "7/8/2020") == f"{AMBIGUOUS} 2020-07-08 2020-08-07"
    assert answer(thai_date, "8/13/2562") == REFUSED
    assert answer(baht, "-") == json.dumps(None)
    with pytest.raises(AmbiguousDate):
        thai_date("7/8/2020")
