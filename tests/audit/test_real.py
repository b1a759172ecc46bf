"""The real export gives the outcome that the catalogue tells of it, for every check."""

from pathlib import Path

import pytest
from judging import CANNOT_TELL, FLAG, PASS, Judgement, judgements

from ingest.run import State, run
from store.database import settled, writable

FLAGGED = {
    "M1": "the 19,400 baht by which they differ are those of entry 10 alone",
    "M3": "0.700 − sp 0.105 = 0.595",
    "M4": "0.770 − sp 0.105 = 0.666",
    "M5": "Q1: sp 0.000 < 0.05; Q2: sp 0.000 < 0.15; Q3: sp 0.094 < 0.23",
    "M6": "The text of entry 1 says that money was paid",
    "M7": "In entry 7 171,600 baht were spent",
    "M8": "(1,634,200 / 84) / (191,000 / 282) = 28.7",
    "M9": "max 171,600 / S 191,000 = 0.898",
    "P3": "Entries 4–8 say “on plan”, but entry 5",
    "P4": "All 10 entries",
    "P5": "5 times in a row (20, 30, 40, 50, 60, 70)",
    "R10": "(by the calendar it is a Tuesday)",
    "C1": "The text of entries 9 and 10",
    "C2": "C1 at entry 9, % 70 > 50",
    "C5": "The text of entry 3",
    "I7": "Nobody has signed",
}
UNKNOWN = {
    "P8": "the day of the export is not known",
    "R2": "the day of the export is not known",
    "C3": "there is one export only",
    "I3": "there is one export only",
    **{f"S{number}": "there is one export only" for number in range(1, 7)},
    "X1": "the agency has too few projects in the year",
}


@pytest.fixture(scope="module")
def found(real: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Judgement]:
    """What each check gives of the export."""
    path = str(tmp_path_factory.mktemp("real") / "real.db")
    engine = writable(path)
    texts = [str(each) for each in real.glob("*.txt")]
    assert [outcome.state for outcome in run(texts, engine, "1")] == [State.LOADED]
    settled(engine)
    return {check: next(iter(of.values())) for check, of in judgements(path).items()}


def test_each_check_gives_the_outcome_of_the_catalogue(found: dict[str, Judgement]) -> None:
    expected = {check: FLAG if check in FLAGGED else CANNOT_TELL if check in UNKNOWN else PASS for check in found}
    assert {check: each.outcome for check, each in found.items()} == expected


@pytest.mark.parametrize("check", FLAGGED)
def test_finding_tells_what_the_catalogue_tells(found: dict[str, Judgement], check: str) -> None:
    finding = found[check].finding
    assert finding is not None
    assert FLAGGED[check] in f"{finding.said.en} {finding.formula}"


def test_each_unknown_has_its_reason(found: dict[str, Judgement]) -> None:
    assert {check: found[check].reason for check in UNKNOWN} == UNKNOWN
