"""`raingan projects`: what was loaded, without persons."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from raingan.exits import Exit
from store.database import settled, writable

NAMES = [
    "code",
    "fiscal_year",
    "name",
    "agency",
    "budget_allocated",
    "budget_spent",
    "last_entry_date",
    "last_percent",
    "versions",
    "warnings",
]


def test_each_format_has_the_same_projects(call: Any, loaded: Path) -> None:
    told = {form: call("projects", "--db", loaded, "--format", form) for form in ("table", "csv", "json", "jsonl")}
    assert {called.status for called in told.values()} == {Exit.OK}
    lines = [json.loads(line) for line in told["jsonl"].out.splitlines()]
    assert lines == json.loads(told["json"].out)
    assert list(lines[0]) == NAMES
    rows = list(csv.DictReader(io.StringIO(told["csv"].out)))
    assert [row["code"] for row in rows] == [line["code"] for line in lines]
    assert [row["budget_allocated"] or None for row in rows] == [line["budget_allocated"] for line in lines]
    assert len(told["table"].out.splitlines()) == len(lines) + 2


def test_money_is_a_decimal_text_in_json(call: Any, loaded: Path) -> None:
    lines = call("projects", "--db", loaded, "--format", "jsonl").out.splitlines()
    amounts = [json.loads(line)["budget_allocated"] for line in lines]
    assert all(amount is None or amount[-3] == "." for amount in amounts)
    assert any(amounts)


def test_no_person_is_listed(call: Any, loaded: Path) -> None:
    # a unit may stand in place of a person: it is no person
    query = """
        SELECT officer_name AS name FROM reports UNION SELECT coordinator_name FROM reports
        UNION SELECT signatory FROM reports EXCEPT SELECT name FROM agency_levels"""
    persons = json.loads(call("query", query, "--db", loaded, "--format", "json").out)
    names = {row["name"] for row in persons if row["name"] is not None}
    assert len(names) > 5
    listed = call("projects", "--db", loaded, "--format", "csv").out
    assert not [name for name in names if name in listed]


def test_empty_database_is_told(call: Any, tmp_path: Path) -> None:
    settled(writable(str(tmp_path / "empty.db")))
    called = call("projects", "--db", tmp_path / "empty.db", "--format", "json")
    assert (called.status, called.out) == (Exit.NOTHING_FOUND, "[]\n")
    assert "raingan import FOLDER" in called.err


def test_missing_database_is_told(call: Any, tmp_path: Path) -> None:
    called = call("projects", "--db", tmp_path / "none.db")
    assert (called.status, called.out) == (Exit.DATABASE, "")
    assert "there is no database" in called.err
    assert not (tmp_path / "none.db").exists()
