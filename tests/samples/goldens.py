"""The expectation beside each sample: `python -m tests.samples.goldens` writes them anew from extraction."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import parsers
from model import Refused
from model.contract import contract, places

SAMPLES = Path(__file__).parents[2] / "samples"
SUFFIXES = {".txt", ".pdf"}


def documents() -> Iterator[Path]:
    """Return the sample documents, sorted by name."""
    return iter(sorted(path for path in SAMPLES.iterdir() if path.suffix in SUFFIXES))


def expectation(document: Path) -> Path:
    """Return the path of the expectation of `document`."""
    return document.with_name(document.name + ".expected.json")


def printed(document: Path) -> dict[str, Any]:
    """Return what extraction says of `document`: its JSON object with places, or the reason of its refusal."""
    try:
        report = parsers.extract(document.read_bytes())
    except Refused as refused:
        return {"refused": str(refused.reason)}
    return {**contract(report, document.name), "places": places(report)}


def main() -> None:
    """Write every expectation; take away those whose document is gone."""
    for path in SAMPLES.glob("*.expected.json"):
        path.unlink()
    for document in documents():
        text = json.dumps(printed(document), ensure_ascii=False, indent=1)
        expectation(document).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
