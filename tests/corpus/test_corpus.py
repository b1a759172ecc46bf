"""The invented corpus: the same for the same seed, and true to what it prints."""

import copy
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from benchmarks.corpus import lexicon, look_alikes
from benchmarks.corpus.case import Case, case
from benchmarks.corpus.damage import DAMAGES
from benchmarks.corpus.judgement import Outcome, error_rate, judgement
from benchmarks.corpus.pages import lines
from benchmarks.corpus.prose import paragraph, plain
from benchmarks.corpus.rows import Row
from benchmarks.corpus.style import style

NUMBERS = range(60)
CASES = [case(11, number) for number in NUMBERS]
REPORTS = [document for document in CASES if "object" in document.truth]
LEGIBLE = [
    document
    for document in REPORTS
    if document.truth["encoding"] is not None
    and not any(oddity.startswith("damage") for oddity in document.truth["oddities"])
]


def text(document: Case) -> str:
    """Return the printed letters of a legible document, without white space."""
    decoded = document.data.decode(document.truth["encoding"]).replace("ํ่า", "่ำ").replace("ํ้า", "้ำ").replace("ํา", "ำ")
    return "".join(decoded.split())


def perfect(document: Case) -> Outcome:
    """Return the outcome of an extraction that is right in everything."""
    truth = document.truth
    source = {"pages": truth["pages"], "encoding": truth["encoding"]}
    warnings = tuple({"path": path, "code": "x", "message": "", "page": 1, "line": 1} for path in truth["must_warn"])
    return Outcome(
        {**copy.deepcopy(truth["object"]), "source": source, "residue": [{"text": line} for line in truth["residue"]]},
        warnings,
    )


def test_same_seed_gives_same_documents() -> None:
    assert [case(11, number) for number in NUMBERS] == CASES
    assert [case(12, number).data for number in NUMBERS] != [document.data for document in CASES]


@pytest.mark.parametrize("document", LEGIBLE)
def test_each_value_of_the_truth_is_printed(document: Case) -> None:
    letters = text(document)
    project = document.truth["object"]["project"]
    shown = [
        project["code"],
        project["name"],
        project["officer"]["name"],
        *project["agency"],
        *project["strategy"].values(),
    ]
    for value in shown:
        assert value is None or "".join(value.split()) in letters


@pytest.mark.parametrize("document", REPORTS)
def test_truth_scored_against_itself_is_flawless(document: Case) -> None:
    assert judgement(document.truth, perfect(document)).flawless()


@pytest.mark.parametrize("document", [document for document in REPORTS if document.truth["object"]["entries"]])
def test_altered_truth_is_a_silent_error(document: Case) -> None:
    outcome = perfect(document)
    assert outcome.found is not None
    entry: dict[str, Any] = outcome.found["entries"][0]
    entry["percent"], entry["narrative"] = "99.99", "อื่น"
    result = judgement(document.truth, Outcome(outcome.found))
    assert [wrong.path for wrong in result.wrong if wrong.silent] == ["entries.0.percent"]
    assert max(rate for _, rate in result.texts) > 0.5
    assert result.unwarned == document.truth["must_warn"]


def test_warning_in_a_clean_document_is_a_false_alarm() -> None:
    document = next(document for document in REPORTS if not document.truth["oddities"])
    alarm = {"path": None, "code": "doubt", "message": "all is well", "page": 1, "line": 1}
    assert judgement(document.truth, Outcome(perfect(document).found, (alarm,))).false_alarms == ["doubt: all is well"]


def test_report_that_is_refused_is_wrong() -> None:
    assert judgement(REPORTS[0].truth, Outcome(refused="no report")).refusal_wrong == "no report"
    assert judgement({"refused": True}, Outcome(refused="no report")).flawless()
    assert not judgement({"refused": True}, perfect(REPORTS[0])).flawless()


def test_every_damage_occurs() -> None:
    names = {oddity.partition(":")[2] for number in range(400) for oddity in case(3, number).truth.get("oddities", ())}
    assert {damage.__name__ for damage in DAMAGES} - names <= {"decomposed_am", "unbroken_space"}


def test_marks_of_the_markup_are_never_printed() -> None:
    assert plain("ณ|ที่~1") == "ณที่ 1"
    assert not any({"|", "~"} & set(text(document)) for document in LEGIBLE)


@pytest.mark.parametrize("words", [False, True])
def test_breaking_a_row_into_lines_loses_no_letter(words: bool) -> None:
    look = replace(style(Random(1), 3), width=40, words=words, indent=" ")
    for number in range(50):
        markup = paragraph(Random(number), 1.0)
        broken = lines(Row((("narrative", markup),)), look)
        assert "".join("".join(line.text.split()) for line in broken) == "".join(plain(markup).split())
        assert len(broken) > 1


def test_at_least_three_hundred_phrases() -> None:
    tables = [table for module in (lexicon, look_alikes) for table in vars(module).values() if isinstance(table, tuple)]
    assert len({phrase for table in tables for phrase in table}) >= 300


@pytest.mark.parametrize(("got", "rate"), [("ก ข\nค", 0.0), ("กขค", 0.0), ("- กข\nค", 0.0), ("กข", 1 / 3), (None, 1.0)])
def test_error_rate_counts_letters_alone(got: str | None, rate: float) -> None:
    assert error_rate("กข ค", got) == pytest.approx(rate)


def test_entry_that_is_lost_is_wrong_and_the_others_are_still_compared() -> None:
    document = next(document for document in REPORTS if len(document.truth["object"]["entries"]) > 3)
    outcome = perfect(document)
    assert outcome.found is not None
    lost = outcome.found["entries"].pop(1)
    paths = {wrong.path for wrong in judgement(document.truth, outcome).wrong}
    assert paths == {"entries"} | {f"entries.1.{key}" for key, value in lost.items() if value and key != "narrative"}
