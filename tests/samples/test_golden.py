"""Every sample against its expectation, its truth and the schema; `make goldens` writes the expectations anew."""

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from goldens import SAMPLES, documents, expectation, printed

from model.schema import schema

DOCUMENTS = list(documents())
TRUTHS = SAMPLES / "make" / "truth"
SCHEMA = jsonschema.Draft202012Validator(schema(with_places=True))


def words(value: object) -> object:
    """`value` with white space gone from its texts: where lines break is the page's, not the report's."""
    if isinstance(value, dict):
        return {key: words(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [words(inner) for inner in value]
    return "".join(value.split()) if isinstance(value, str) else value


def truth(document: Path) -> dict[str, Any]:
    """What was written into `document`, as its author meant it."""
    found: dict[str, Any] = json.loads((TRUTHS / f"{document.stem}.json").read_text("utf-8"))
    return found


def test_there_are_samples_enough() -> None:
    assert len(DOCUMENTS) >= 12


def test_each_expectation_has_its_sample() -> None:
    assert {path.name for path in SAMPLES.glob("*.expected.json")} == {expectation(path).name for path in DOCUMENTS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_sample_comes_out_as_expected(document: Path) -> None:
    assert printed(document) == json.loads(expectation(document).read_text("utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_sample_comes_out_as_its_author_wrote_it(document: Path) -> None:
    expected, found = truth(document), printed(document)
    assert words({key: found.get(key) for key in expected}) == words(expected)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_output_follows_the_schema(document: Path) -> None:
    found = printed(document)
    if "refused" not in found:
        SCHEMA.validate(found)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_each_place_leads_to_a_value(document: Path) -> None:
    found = printed(document)
    for path in found.get("places", {}):
        value = found
        for step in path.split("."):
            value = value[int(step)] if isinstance(value, list) else value[step]
