"""The catalogue of the samples against the files: nothing unlisted, nothing missing, nothing stale."""

import json
from pathlib import Path

import pytest

from samples.make.__main__ import SAMPLES, TRUTH, sample_text
from samples.make.catalogue import PDFS, REFUSED_TEXTS, TEXTS, PdfSample, TextSample
from samples.make.producers import PRODUCERS
from samples.make.report import AuthoredReport, Printed, authored, names
from samples.make.truth import truth

DOCUMENTS = {path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".pdf"}}
LARGEST = 150_000  # bytes: samples are in the repository for ever


def test_each_document_has_its_row_and_each_row_its_document() -> None:
    rows = [f"{sample.name}.txt" for sample in TEXTS] + [f"{name}.txt" for name in REFUSED_TEXTS]
    rows += [f"{sample.name}.pdf" for sample in PDFS]
    assert sorted(rows) == sorted(DOCUMENTS)


def test_each_document_stands_in_the_readme() -> None:
    readme = (SAMPLES / "README.md").read_text("utf-8")
    assert [name for name in sorted(DOCUMENTS) if f"`{name}`" not in readme] == []


def test_each_authored_report_is_printed_somewhere() -> None:
    assert {sample.report for sample in (*TEXTS, *PDFS)} == set(names())


def test_each_module_of_producers_is_in_their_table() -> None:
    import samples.make.producers as package

    modules = {path.stem for path in Path(package.__file__ or "").parent.glob("*.py")}
    listed = {producer.__name__.rpartition(".")[2] for producer in PRODUCERS}
    assert modules - listed == {"__init__", "php", "programs"}


@pytest.mark.parametrize("sample", TEXTS, ids=lambda sample: sample.name)
def test_text_is_what_its_report_prints_today(sample: TextSample) -> None:
    assert (SAMPLES / f"{sample.name}.txt").read_bytes() == sample_text(sample)


@pytest.mark.parametrize("sample", [*TEXTS, *PDFS], ids=lambda sample: sample.name)
def test_truth_is_what_its_report_means_today(sample: TextSample | PdfSample) -> None:
    refused = sample.refused if isinstance(sample, PdfSample) else None
    expected = {"refused": refused} if refused else truth(authored(sample.report))
    assert json.loads((TRUTH / f"{sample.name}.json").read_text("utf-8")) == expected


@pytest.mark.parametrize("sample", PDFS, ids=lambda sample: sample.name)
def test_pdf_is_small(sample: PdfSample) -> None:
    assert (SAMPLES / f"{sample.name}.pdf").stat().st_size < LARGEST


@pytest.mark.parametrize("name", names())
def test_the_meaning_of_a_person_stands_in_what_is_printed(name: str) -> None:
    project = authored(name).project
    for person in (project.officer, project.coordinator):
        assert all(part in person.text for part in (person.name, person.position, person.phone) if part)


@pytest.mark.parametrize("name", names())
def test_an_amount_means_the_digits_that_are_printed(name: str) -> None:
    for printed in amounts(authored(name)):
        digits = "".join(str(int(letter)) for letter in printed.text if letter.isdigit())
        if printed.meaning is None:
            assert digits == ""
        else:
            assert digits.rstrip("0") == str(printed.meaning).replace(".", "").lstrip("0").rstrip("0")


def amounts(report: AuthoredReport) -> list[Printed]:
    """Every amount and percent of `report`."""
    found = [report.project.budget_allocated, report.project.budget_spent]
    return found + [value for entry in report.entries for value in (entry.percent, entry.spent)]
