"""`raingan history`, `diff`, `search`, `export`, `reparse` and `db`, as a user calls them."""

import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from raingan.exits import Exit
from store.exports import TABLES

CODE = "99210000-0077"
Call = Callable[..., Any]


@pytest.fixture
def db(samples: Path, tmp_path: Path, call: Call) -> Path:
    """A database with the two exports of one project, and others."""
    path = tmp_path / "reports.db"
    names = ("park-trees-july.txt", "park-trees-march.txt", "canal-dredging.txt", "meeting-letter.txt")
    assert call("import", *(samples / name for name in names), "--db", path).status == Exit.REFUSED
    return path


def test_history_tells_the_versions_and_what_was_rewritten(db: Path, call: Call) -> None:
    called = call("history", CODE, "--db", db)
    assert called.status == Exit.OK
    assert "version 1 · from 2023-03-13 (its newest entry) · 3 entries" in called.out
    assert "version 2 · from 2023-07-20 (its newest entry) · 5 entries · the newest" in called.out
    assert "ครั้งที่ 2 · แก้ยอดเบิกใช้ · spent-changed" in called.out
    assert "504,000.00 บาท" in called.out
    assert called.out.count("entry-added") == 2


def test_history_is_json_too(db: Path, call: Call) -> None:
    called = call("history", CODE, "--db", db, "--format", "json")
    rows = json.loads(called.out)
    assert {row["kind"] for row in rows} >= {"spent-changed", "percent-changed", "plan-status-changed", "entry-added"}
    spent = next(row for row in rows if row["kind"] == "spent-changed")
    assert (spent["before"], spent["after"]) == ("504000.00", "280000.00")
    assert (spent["before_page"], spent["page"]) == (1, 1)


def test_diff_compares_any_two_versions(db: Path, call: Call) -> None:
    forth, back = call("diff", CODE, 1, 2, "--db", db), call("diff", CODE, 2, 1, "--db", db)
    assert (forth.status, back.status) == (Exit.REFUSED, Exit.REFUSED)
    assert "entry-added" in forth.out
    assert "entry-removed" in back.out
    assert call("diff", CODE, 2, 2, "--db", db).out.endswith("they say the same\n")


def test_diff_of_what_is_not_there_is_told_in_one_line(db: Path, call: Call) -> None:
    assert call("diff", CODE, 1, 7, "--db", db).err == "raingan: no version 7; there are 1 to 2\n"
    assert "one version only" in call("diff", "99110000-0017", "--db", db).err
    assert call("diff", "1", "--db", db).status == Exit.NOTHING_FOUND


def test_report_is_shown_as_it_stood_on_a_day(db: Path, call: Call) -> None:
    for day in ("2023-05-01", "1/5/2566"):
        called = call("show", CODE, "--db", db, "--as-of", day)
        assert "entries (3)" in called.out
        assert "1 of 2, which is not the newest" in called.out
    called = call("show", CODE, "--db", db, "--as-of", "2020-01-01")
    assert called.status == Exit.NOTHING_FOUND
    assert "no report on 99210000-0077 from 2020-01-01 or before" in called.err


def test_projects_are_listed_as_they_stood_on_a_day(db: Path, call: Call) -> None:
    called = call("projects", "--db", db, "--as-of", "2023-05-01", "--year", "2566", "--format", "jsonl")
    assert json.loads(called.out)["last_percent"] == "41.00"
    assert call("projects", "--db", db, "--agency", "ไม่มี").status == Exit.NOTHING_FOUND


def test_search_shows_the_hit_in_its_sentence(db: Path, call: Call) -> None:
    called = call("search", "น้ำหยด", "--db", db)
    assert called.status == Exit.OK
    assert f"{CODE} · 2566 · entries.4.narrative · p1:" in called.out
    assert "วางระบบ«น้ำหยด»อีก" in called.out
    assert call("search", "ไม่มีคำนี้แน่นอน", "--db", db).status == Exit.NOTHING_FOUND
    assert call("search", "!", "--db", db).status == Exit.USAGE
    assert json.loads(call("search", "น้ำหยด", "--db", db, "--format", "jsonl").out)["said"] == "น้ำหยด"


def test_export_writes_every_table_and_what_its_columns_mean(db: Path, tmp_path: Path, call: Call) -> None:
    out = tmp_path / "out"
    called = call("export", out, "--db", db)
    assert called.status == Exit.OK
    assert [Path(line).name for line in called.out.splitlines()][-1] == "dictionary.csv"
    raw = (out / "projects.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert [row["code"] for row in rows if row["code"] == CODE] == [CODE]
    assert next(row["budget_allocated"] for row in rows if row["code"] == CODE) == "3400000.00"
    meanings = list(csv.DictReader((out / "dictionary.csv").read_text("utf-8-sig").splitlines()))
    assert {row["table"] for row in meanings} == set(TABLES)
    assert all(row["meaning"] for row in meanings)


def test_export_leaves_persons_out_unless_they_are_asked_for(db: Path, tmp_path: Path, call: Call) -> None:
    call("export", tmp_path / "without", "--db", db)
    call("export", tmp_path / "with", "--db", db, "--persons", "--tables", "projects")
    with sqlite3.connect(db) as connection:
        names = [
            name for (name,) in connection.execute("SELECT officer_name FROM reports WHERE officer_name IS NOT NULL")
        ]
    without = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "without").iterdir())
    assert names
    assert not any(name in without for name in names)
    assert names[0] in (tmp_path / "with" / "projects.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
def test_each_form_holds_the_same_values(db: Path, tmp_path: Path, call: Call, form: str) -> None:
    import pandas as pd

    target = tmp_path / ("out.xlsx" if form == "xlsx" else "out")
    assert call("export", target, "--db", db, "--format", form).status == Exit.OK
    if form == "xlsx":
        frame = pd.read_excel(target, sheet_name="entries")
        assert set(pd.read_excel(target, sheet_name=None)) >= {"projects", "dictionary"}
    elif form == "parquet":
        frame = pd.read_parquet(target / "entries.parquet")
    elif form == "jsonl":
        frame = pd.read_json(target / "entries.jsonl", lines=True)
    else:
        frame = pd.read_csv(target / "entries.csv")
    entry = frame[(frame["code"] == CODE) & (frame["position"] == 1)].iloc[0]
    assert float(entry["spent"]) == 280000.0
    assert str(entry["date"])[:10] == "2023-01-16"
    assert entry["date_be"] == "16/1/2566"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_cell_that_a_spreadsheet_would_take_for_a_formula_is_disarmed(
    db: Path, tmp_path: Path, call: Call, text: str
) -> None:
    import openpyxl

    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE reports SET name = ?", (text,))
    call("export", tmp_path / "out", "--db", db, "--tables", "projects")
    assert f"'{text}" in (tmp_path / "out" / "projects.csv").read_text("utf-8-sig")
    call("export", tmp_path / "out.xlsx", "--db", db, "--tables", "projects")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["projects"]
    names = [cell.value for cell in sheet[1]]
    cell = sheet[2][names.index("name")]
    assert (cell.value, cell.data_type) == (text, "s")


def test_export_that_cannot_be_written_is_told_in_one_line(db: Path, tmp_path: Path, call: Call) -> None:
    (tmp_path / "file").write_text("x")
    called = call("export", tmp_path / "file" / "out", "--db", db)
    assert called.status == Exit.REFUSED
    assert called.err.count("\n") == 1


def test_manifest_tells_when_files_were_exported(samples: Path, tmp_path: Path, call: Call) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("park-trees-july.txt", "park-trees-march.txt"):
        (archive / name).write_bytes((samples / name).read_bytes())
    manifest = archive / "manifest.csv"
    manifest.write_text(
        "path,exported_at\npark-trees-march.txt,2023-08-01 09:00\npark-trees-july.txt,31/7/2566\n", "utf-8"
    )
    call("import", archive, "--db", tmp_path / "r.db", "--manifest", manifest)
    rows = json.loads(
        call(
            "query",
            "SELECT path, dated_from FROM versions ORDER BY version",
            "--db",
            tmp_path / "r.db",
            "--format",
            "json",
        ).out
    )
    assert [(Path(row["path"]).name, row["dated_from"]) for row in rows] == [
        ("park-trees-july.txt", "manifest"),
        ("park-trees-march.txt", "manifest"),
    ]


@pytest.mark.parametrize(
    "text", ["", "path\na.txt\n", "path,exported_at\na.txt,someday\n", "path,exported_at\na.txt\n"]
)
def test_bad_manifest_is_told_in_one_line_and_nothing_is_loaded(tmp_path: Path, call: Call, text: str) -> None:
    manifest = tmp_path / "manifest.csv"
    manifest.write_text(text, "utf-8")
    called = call("import", tmp_path, "--db", tmp_path / "r.db", "--manifest", manifest)
    assert called.status == Exit.USAGE
    assert called.err.count("\n") == 1
    assert not (tmp_path / "r.db").exists()


def test_originals_are_kept_beside_the_database_under_their_digests(db: Path, samples: Path) -> None:
    kept = {path.name: path.read_bytes() for path in db.with_name("reports.db.originals").rglob("*") if path.is_file()}
    assert len(kept) == 4
    assert (samples / "canal-dredging.txt").read_bytes() in kept.values()


def test_originals_are_not_kept_where_nobody_wants_them(samples: Path, tmp_path: Path, call: Call) -> None:
    call("import", samples / "canal-dredging.txt", "--db", tmp_path / "r.db", "--no-originals")
    assert [path.name for path in tmp_path.iterdir()] == ["r.db"]
    called = call("reparse", "--all", "--db", tmp_path / "r.db")
    assert "of 1 documents no original is kept" in called.err


def test_reparse_shows_and_stores_what_is_read_otherwise(db: Path, call: Call) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE documents SET parser_version = '0'")
        connection.execute("UPDATE reports SET budget_allocated = 1 WHERE code = ?", (CODE,))
    shown = call("reparse", "--dry-run", "--db", db)
    assert "budget-changed" in shown.out
    assert shown.out.endswith("read again 4: 2 would be changed, 2 as before, 0 unread\n")
    done = call("reparse", "--db", db)
    assert done.out.endswith("read again 4: 2 changed, 2 as before, 0 unread\n")
    assert call("reparse", "--db", db).out == "read again 0: 0 changed, 0 as before, 0 unread\n"
    assert call("db", "check", "--db", db).status == Exit.OK
    rows = json.loads(call("query", "SELECT budget_allocated FROM latest_reports", "--db", db, "--format", "json").out)
    assert 1 not in [row["budget_allocated"] for row in rows]


def test_damaged_original_is_told_and_leaves_what_was_read(db: Path, call: Call) -> None:
    first = next(path for path in sorted(db.with_name("reports.db.originals").rglob("*")) if path.is_file())
    first.write_bytes(b"something else")
    called = call("reparse", "--all", "--db", db)
    assert called.status == Exit.REFUSED
    assert "is not what it was" in called.err
    assert "1 unread" in called.out


def test_database_is_checked_copied_and_brought_up_to_date(db: Path, tmp_path: Path, call: Call) -> None:
    assert call("db", "check", "--db", db).out.endswith("no fault found\n")
    assert call("db", "upgrade", "--db", db).out.startswith("up to date")
    assert call("db", "backup", tmp_path / "copy.db", "--db", db).status == Exit.OK
    assert call("db", "check", "--db", tmp_path / "copy.db").status == Exit.OK
    again = call("db", "backup", tmp_path / "copy.db", "--db", db)
    assert (again.status, again.err.count("\n")) == (Exit.DATABASE, 1)
    assert "no roles" in call("db", "auditor", "--db", db).err


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reports SET latest = 0",
        "DELETE FROM entries WHERE position = 0",
        "UPDATE documents SET refusal = 'empty', refusal_detail = 'x'",
        "UPDATE reports SET version = 7",
        "UPDATE reports SET previous_id = NULL",
    ],
)
def test_check_finds_what_is_not_whole(db: Path, call: Call, statement: str) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute(statement)
    called = call("db", "check", "--db", db)
    assert called.status == Exit.REFUSED
    assert called.err.startswith("raingan: ")


def test_nothing_of_a_history_acts_on_the_terminal(db: Path, call: Call) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE changes SET after = ? WHERE kind = 'narrative-changed'", ("\x1b[31m\u202ered",))
        connection.execute("UPDATE paths SET path = ?" + " || id", ("\x1b[2J",))
        connection.execute("UPDATE texts SET text = text || ?", ("\x1b[31m\u202e",))
    for words in (("history", CODE), ("history", CODE, "--format", "csv"), ("search", "น้ำหยด"), ("diff", CODE)):
        shown = call(*words, "--db", db).out
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_originals_that_cannot_be_kept_are_told_in_one_line(samples: Path, tmp_path: Path, call: Call) -> None:
    (tmp_path / "file").write_text("x")
    words = (
        "import",
        samples / "canal-dredging.txt",
        "--db",
        tmp_path / "r.db",
        "--originals",
        tmp_path / "file" / "x",
    )
    called = call(*words)
    assert called.status == Exit.DATABASE
    assert "--no-originals" in called.err
    assert called.err.count("\n") == 1
