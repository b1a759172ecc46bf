"""`docs/normalize.md` says what is so: the rows of its tables and its example are run."""

import doctest
import json
import re
from pathlib import Path

import pytest

from benchmarks.normalize_cases import AMBIGUOUS, REFUSED, answer, cases
from raingan.commands.normalize_command import KINDS

DOCS = Path(__file__).parents[2] / "docs" / "normalize.md"
HEAD = re.compile(r"\| ([a-z-]+) \| is \| why \|")
ROW = re.compile(r"\| `(?P<text>[^`]+)` \| `(?P<answer>[^`]+)` \|.*\|")


def rows() -> list[tuple[str, str, str]]:
    """Return kind, text and answer of each row of the tables."""
    found, kind = [], ""
    for line in DOCS.read_text("utf-8").splitlines():
        head, row = HEAD.fullmatch(line), ROW.fullmatch(line)
        if head is not None:
            kind = head[1]
        elif row is not None:
            found.append((kind, row["text"], row["answer"]))
    return found


@pytest.mark.parametrize(("kind", "text", "said"), rows())
def test_row_of_the_documentation_is_true(kind: str, text: str, said: str) -> None:
    given = answer(KINDS[kind], text)
    assert given == said if said.startswith((AMBIGUOUS, REFUSED)) else json.loads(given) == json.loads(said)


def test_each_kind_has_its_table() -> None:
    assert {kind for kind, _, _ in rows()} == set(KINDS)
    assert len(rows()) > 60


def test_example_of_the_documentation_runs() -> None:
    assert doctest.testfile(str(DOCS), module_relative=False, encoding="utf-8").failed == 0


def test_counts_of_the_documentation_are_those_of_the_table() -> None:
    text = DOCS.read_text("utf-8")
    dates = sum(case.kind == "date" for case in cases())
    assert f"| {dates} dates |" in text
    assert f"Of the other {len(cases()) - dates} cases" in text
