"""`docs/database.md` describes what is there, and its questions get their answers."""

import re
from pathlib import Path
from typing import Any

import pytest
from fictional import doubt, entry, report, save
from sqlalchemy import Engine

from audit.checking import checked, everything
from ingest.run import State, run
from model import PlanStatus, Refusal, Refused, Report, TargetStatus
from store.database import readable, settled, writable
from store.query import answer
from store.reference import RELATIONS, reference
from store.saving import Content, Writer

BLOCK = re.compile(r"^### (\d+)\. .*?```sql\n(.*?)```", re.MULTILINE | re.DOTALL)
TROUBLED, STILL, EARLY, SILENT = "99010000-0001", "99010000-0002", "99020000-0003", "99020000-0004"


def reports() -> list[Report]:
    """Return reports to which every question has an answer."""
    return [
        report(
            entry(1, percent="5", spent="1000"),
            entry(2, date="2019-11-09", percent="10", spent="100"),
            entry(3, date="2019-12-09", percent="15", spent="0"),
            code=TROUBLED,
        ),
        report(
            entry(1, percent="5", spent="1000"),
            entry(2, date="2019-11-09", percent="20", spent="100.25"),
            entry(4, date="2020-10-09", percent="19", spent="0.50", plan_status=PlanStatus.ON_PLAN),
            code=TROUBLED,
            budget_allocated="1100",
            budget_spent="1100.25",
            warnings=(doubt("entries.2.date"), doubt("project.officer.name", "สองชื่อ")),
        ),
        report(
            entry(1, percent="50", spent="10", narrative="จัดประชุม"),
            entry(2, date="2020-02-01", percent="50", spent="20", narrative="จัดประชุม"),
            code=STILL,
            budget_spent="30",
            budget_allocated="1000000",
        ),
        report(
            entry(1, date="2019-09-30", percent="1", spent=None, target_status=TargetStatus.BELOW_TARGET),
            code=EARLY,
            agency=("สำนักสมมติ",),
        ),
        report(code=SILENT, certified=False, agency=("สำนักสมมติ",)),
    ]


ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "1": [(TROUBLED, 2563)],
    "2": [(TROUBLED, 2563, 1100.25, 1100.75, 0.5)],
    "3": [(TROUBLED, "9/10/2563", 20, 19, 2, 21)],
    "4": [(STILL, "1/2/2563", 50, 20, 2, 11)],
    "5": [(TROUBLED, 2563, "9/10/2563", 19, "on_plan")],
    "6": [(TROUBLED, "9/10/2563"), (EARLY, "30/9/2562")],
    "7": [(2562, 4, 1, None), (2563, 1, 2, 1110.25), (2563, 2, 1, 20), (2564, 1, 1, 0.5)],
    "8": [(2, 1, STILL, "จัดประชุม"), (2, 2, TROUBLED, "สำรวจพื้นที่ครั้งที่ 1")],
    "9": [
        (TROUBLED, 2, 2, "percent-changed", "10.00", "20.00", 2, 16, "reports/1.txt", 2, 16, "reports/2.txt"),
        (TROUBLED, 2, 2, "spent-changed", "100.00", "100.25", 2, 11, "reports/1.txt", 2, 11, "reports/2.txt"),
    ],
    "10": [(TROUBLED, 3, "2019-12-09 · 15.00 % · 0.00 บาท · สำรวจพื้นที่ครั้งที่ 3", 2, 21, "reports/1.txt", "reports/2.txt")],
    "11": [(EARLY,)],
    "12": [("สำนักสวนสาธารณะตัวอย่าง", 2), ("สำนักสมมติ", 2)],
    "13": [(TROUBLED, "value-invalid", "entries.2.date", "8/10/2562", 2, 1)],
    "14": [(SILENT, 2563)],
    "15": [("letter.txt", "no-report"), ("locked.txt", "unreadable")],
    "16": [
        (TROUBLED, "M2", "max(H, S) 1,100.75 > A 1,100"),
        (TROUBLED, "S1", "entry 2: percent: 10 % → 20 %", 2, 16, "reports/1.txt"),
        (
            TROUBLED,
            "S2",
            "entry 3: 9 December 2019 · 15.00 % · 0 บาท · สำรวจพื้นที่ครั้งที่ 3 → nothing",
            2,
            21,
            "reports/1.txt",
        ),
    ],
    "17": [
        (TROUBLED, "P1", "entry 2: percent", "20", 2, 16, "reports/2.txt"),
        (TROUBLED, "P1", "entry 4: percent", "19", 2, 26, "reports/2.txt"),
    ],
    "18": [("P8", "the day of the export is not known", 2), ("P8", "there is no entry", 1)],
}


@pytest.fixture(scope="module")
def page() -> str:
    """The page."""
    return (Path(__file__).parents[2] / "docs" / "database.md").read_text("utf-8")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A database with the fictional reports."""
    path = str(tmp_path_factory.mktemp("docs") / "reports.db")
    made = writable(path)
    with Writer(made, "1") as writer:
        save(writer, *reports())
        writer.refuse(Content("letter.txt", "0" * 64, 10), Refused(Refusal.NO_REPORT))
        writer.unreadable("locked.txt", Refused(Refusal.UNREADABLE, "Permission denied"))
        writer.flush()
    settled(made)
    checked(path, everything("1", {}))
    return readable(path)


def test_each_table_view_and_column_is_described_and_nothing_else(page: str) -> None:
    assert page.endswith(reference()), "print it anew: python -m store.reference"
    assert all(f"### `{relation.name}`\n" in page for relation in RELATIONS)


def test_each_meaning_is_told() -> None:
    assert all(len(line.split("|")[-2].strip()) > 3 for line in reference().splitlines() if line.startswith("| `"))


def test_there_are_ten_questions_or_more_and_each_is_tried(page: str) -> None:
    assert len(ANSWERS) >= 10
    assert [number for number, _ in BLOCK.findall(page)] == list(ANSWERS)


@pytest.mark.parametrize("number", ANSWERS)
def test_question_gets_its_answer(engine: Engine, page: str, number: str) -> None:
    rows = list(answer(engine, dict(BLOCK.findall(page))[number]).rows)
    assert [row[: len(expected)] for row, expected in zip(rows, ANSWERS[number], strict=True)] == ANSWERS[number]


def test_every_statement_on_the_page_runs(engine: Engine, page: str) -> None:
    statements = re.findall(r"```sql\n(.*?)```", page, re.DOTALL) + re.findall(r'raingan query "(.*?)"', page)
    assert len(statements) > len(ANSWERS)
    for statement in statements:
        if "…" not in statement:
            assert list(answer(engine, statement).rows), statement


def test_python_on_the_page_runs(engine: Engine, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = writable(str(tmp_path / "raingan.db"))
    with Writer(made, "1") as writer:
        save(writer, *reports())
    settled(made)
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    assert len(names["progress"]) == 6


def test_every_question_can_be_put_to_the_samples(samples: Path, page: str, tmp_path: Path) -> None:
    path = str(tmp_path / "samples.db")
    made = writable(path)
    texts = [str(found) for found in sorted(samples.glob("*.txt"))]
    assert State.LOADED in {outcome.state for outcome in run(texts, made, "1")}
    settled(made)
    answered = [number for number, query in BLOCK.findall(page) if list(answer(readable(path), query).rows)]
    assert len(answered) > len(ANSWERS) // 2
