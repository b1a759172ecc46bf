"""One document of the corpus: its bytes and its truth."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from benchmarks.corpus import ending, header, pages, progress
from benchmarks.corpus.damage import damaged
from benchmarks.corpus.draft import Draft, empty_truth
from benchmarks.corpus.rows import rows
from benchmarks.corpus.strangers import stranger
from benchmarks.corpus.style import style

ENCODINGS = (
    *("utf-8",) * 6,
    *("cp874",) * 2,
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16-le",
    "utf-16-be",
    "cp874",
    "latin-1",
    "cp1252",
)
BOMS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


@dataclass(frozen=True, slots=True)
class Case:
    """A document and what must come of it.

    `truth` holds `object` (the contract's object without source, residue and warnings), `must_warn`, `printed`,
    `residue`, `pages`, `encoding`, `oddities`; or {"refused": True} for a document that is no report.
    """

    data: bytes
    truth: dict[str, Any]


def case(seed: int, number: int) -> Case:
    """Return document `number` of the corpus of `seed`, the same on every machine and for every count."""
    random = Random(f"{seed}/{number}")
    return Case(stranger(random), {"refused": True}) if random.random() < 0.04 else report(random)


def report(random: Random) -> Case:
    """Return a report, clean, unusual or damaged."""
    calm = random.random() < 0.4
    draft = drawn(random, calm)
    look = style(random, len(draft.entries))
    printed = [line for row in rows(draft, look) for line in pages.lines(row, look)]
    text, count = pages.document(random, draft, printed, look)
    if random.random() < (0.08 if calm else 0.3):
        text, oddities = damaged(random, text)
        draft.oddities += oddities
    data, encoding = encoded(random, text)
    if encoding is None:
        draft.oddities.append("redecoded")
    truth = {
        "object": draft.truth,
        "must_warn": draft.must_warn,
        "printed": draft.printed,
        "pages": count,
        "residue": list(draft.strays.values()),
        "encoding": encoding,
        "oddities": draft.oddities,
    }
    return Case(data, truth)


def drawn(random: Random, calm: bool) -> Draft:
    """Return the content of a report."""
    draft = Draft(empty_truth(), calm)
    year = random.choice((2559, 2561, 2562, 2563, 2564, 2566))
    header.add_project(random, draft, year)
    header.add_texts(random, draft)
    total: Decimal | None = progress.add_entries(random, draft, year)
    header.add_spent(random, draft, total)
    ending.add_ending(random, draft)
    if not calm and random.random() < 0.1:
        header.drop_fields(random, draft)
    if not calm and random.random() < 0.06:
        header.drop_section(random, draft)
    if not calm and len(draft.entries) == 1 and random.random() < 0.2:
        progress.make_ambiguous(random, draft, year)
    if not calm and random.random() < 0.05:
        _add_stray(random, draft)
    return draft


def _add_stray(random: Random, draft: Draft) -> None:
    under, line = random.choice((("title", "กรุงเทพมหานคร เมืองน่าอยู่"), ("progress", "ข้อมูลจากระบบสำรอง ชุดที่ 4")))
    draft.strays[under] = line
    draft.oddities.append("stray")


def encoded(random: Random, text: str) -> tuple[bytes, str | None]:
    """Return the bytes of `text` and their encoding: None for cp874 that was read as another and stored again."""
    newline = "\r\n" if random.random() < 0.25 else "\n"
    text = text.replace("\n", newline)
    encoding = random.choice(ENCODINGS)
    try:
        thai = text.encode("cp874")
    except UnicodeEncodeError:
        return text.encode("utf-8"), "utf-8"
    if encoding == "cp874":
        return thai, encoding
    if encoding in {"latin-1", "cp1252"}:
        return thai.decode(encoding).encode("utf-8"), None
    return BOMS.get(encoding, b"") + text.encode(encoding), encoding
