"""The makers of samples: laying out, wrapping, damaging, settling."""

import datetime as dt
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import normal
from samples.make import fonts
from samples.make.catalogue import PDFS, PdfSample
from samples.make.encoding import DAMAGES
from samples.make.layout import Layout, PageBreak, Paragraph, Style, layout
from samples.make.producers import PRODUCERS
from samples.make.report import BANGKOK, authored, names
from samples.make.settling import settled
from samples.make.text import TextStyle, text
from samples.make.wrapping import PAGE_WIDTH, RIGHT, advance, pages, wrapped

WORDS = st.lists(st.sampled_from(["โครงการ", "น้ำ", "ที่", "1,200", "บาท", "(ครั้งที่", "2)", ":", "กก"]), max_size=60)
NOON = dt.datetime(2021, 6, 11, 12, 0, tzinfo=BANGKOK)


def letters(words: str) -> str:
    """`words` without white space."""
    return "".join(words.split())


# on a machine without Thai fonts and programs that print, the samples are only read
INSTALLED = [producer for producer in PRODUCERS if producer.available() and fonts.GARUDA.regular.exists()]


@pytest.mark.parametrize("name", names())
def test_every_value_of_a_report_is_printed(name: str) -> None:
    report = authored(name)
    printed = letters(text(layout(report, Style()), TextStyle()))
    for entry in report.entries:
        assert letters(f"รายงานครั้งที่{entry.number.text}::{entry.date.text}") in printed
        assert letters(f"={entry.percent.text}") in printed
        assert letters(f"(ครั้งที่{entry.spent_number.text})={entry.spent.text}") in printed


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_damage_and_can_be_repaired(name: str, damage: str) -> None:
    printed = text(layout(authored(name), Style()), TextStyle())
    damaged = DAMAGES[damage](printed)
    assert damaged != printed
    assert normal(damaged) == normal(printed)


@given(WORDS, st.floats(min_value=80, max_value=500))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(words: list[str], width: float) -> None:
    pytest.importorskip("fontTools")
    measure = advance(fonts.GARUDA.regular, 10) if fonts.GARUDA.regular.exists() else lambda line: 5.0 * len(line)
    lines = list(wrapped(" ".join(words), width, measure))
    assert letters("".join(lines)) == letters("".join(words))
    assert all(measure(line) <= width or " " not in line for line in lines)


@pytest.mark.skipif(not fonts.NORASI.regular.exists(), reason="the TLWG fonts are not installed")
def test_a_page_break_begins_a_page_with_the_running_header() -> None:
    pytest.importorskip("fontTools")
    printed = Layout("หัว", "หัวต่อ", (Paragraph("หนึ่ง"), PageBreak(), Paragraph("สอง")), footer="หน้า {page} / {pages}")
    leaves = pages(printed, fonts.NORASI)
    assert [[run.text for run in leaf] for leaf in leaves] == [["หัว", "หนึ่ง", "หน้า 1 / 2"], ["หัวต่อ", "สอง", "หน้า 2 / 2"]]
    assert all(run.x < PAGE_WIDTH - RIGHT for leaf in leaves for run in leaf)


@pytest.mark.parametrize(
    ("written", "settled_to"),
    [
        (b"(D:20261124093000+00'00')", b"(D:20210611120000+07'00')"),
        (b"(D:20261124093000+00'00)", b"(D:20210611120000+07'00)"),
        (b"(D:20261124093000)", b"(D:20210611120000)"),
        (b"(D:20261124093000Z)", b"(D:20210611050000Z)"),
        (b"<a>2026-11-24T09:30:00Z</a>", b"<a>2021-06-11T05:00:00Z</a>"),
        (b"<a>2026-11-24T09:30:00+01:00</a>", b"<a>2021-06-11T12:00:00+07:00</a>"),
    ],
)
def test_a_date_is_settled_in_the_form_it_was_written_in(written: bytes, settled_to: bytes) -> None:
    assert settled(written, NOON) == settled_to


def test_identifiers_are_made_from_the_rest_of_the_document() -> None:
    one, two = (b"%%PDF /ID [<%s> <%s>] rest" % (digit * 32, digit * 32) for digit in (b"A", b"B"))
    assert settled(one, NOON) == settled(two, NOON)
    assert settled(one, NOON) != settled(one + b" more", NOON)[: len(one)]
    assert len(settled(one, NOON)) == len(one)


def test_an_encrypted_document_keeps_its_identifier() -> None:
    document = b"/Encrypt 5 0 R /ID [<%s> <%s>]" % (b"A" * 32, b"A" * 32)
    assert settled(document, NOON) == document


@pytest.mark.parametrize("producer", INSTALLED, ids=lambda producer: producer.NAME)
def test_producer_prints_a_pdf_of_all_pages(producer: ModuleType) -> None:
    printed = Layout("** ก **", "** ก **", (Paragraph("1,234"), PageBreak(), Paragraph("5,678")))
    data = producer.pdf(printed, fonts.GARUDA)
    password = "open-0000" if producer.NAME == "reportlab-locked" else None
    assert len(pypdfium2.PdfDocument(data, password=password)) == 2


@pytest.mark.parametrize("sample", [sample for sample in PDFS if not sample.refused], ids=lambda sample: sample.name)
def test_pdf_was_made_when_its_report_was_exported(sample: PdfSample, samples: Path) -> None:
    exported = authored(sample.report).exported
    made = pypdfium2.PdfDocument(samples / f"{sample.name}.pdf").get_metadata_value("CreationDate")
    when = exported.astimezone(dt.UTC) if "Z" in made else exported
    assert made.startswith(f"D:{when:%Y%m%d%H%M%S}")
    assert "+" not in made or "+07'00" in made
