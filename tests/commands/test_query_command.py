"""`raingan query`: aligned tables, exact amounts, harmless texts, and nothing that writes."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from raingan.exits import Exit
from raingan.tables import GAP

BAD = "\x1b[31mred\x07 \u202etxt\x9b\u2066"


@pytest.mark.parametrize(
    "query", ["SELECT * FROM progress", "SELECT name, agency FROM latest_reports", "SELECT 1 AS a"]
)
def test_columns_of_a_table_are_aligned_on_screen(call: Any, loaded: Path, query: str) -> None:
    lines = call("query", query, "--db", loaded).out.splitlines()
    edges = set()
    for line in lines:
        cells = line.replace("─┼─", GAP).split(GAP)
        edges.add(tuple(wcswidth(cell) for cell in cells[:-1]))
    assert len(lines) > 2
    assert len(edges) == 1


def test_money_has_two_digits_behind_the_point(call: Any, loaded: Path) -> None:
    query = "SELECT 171600 AS spent, 0.1 + 0.2 AS budget_spent, 22.5 AS percent, 7 AS number"
    called = call("query", query, "--db", loaded, "--format", "csv")
    assert called.out.splitlines()[1] == "171600.00,0.30,22.50,7"
    called = call("query", query, "--db", loaded, "--format", "json")
    assert json.loads(called.out) == [{"spent": "171600.00", "budget_spent": "0.30", "percent": "22.50", "number": 7}]


def test_sum_of_money_is_exact(call: Any, loaded: Path) -> None:
    query = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000), "
        "e AS (SELECT i, 0.10 AS spent FROM n) SELECT SUM(spent), MAX(e.spent), COUNT(spent) FROM e"
    )
    assert call("query", query, "--db", loaded, "--format", "csv").out.splitlines()[1] == "100.00,0.10,1000"


def test_null_is_not_the_empty_text(call: Any, loaded: Path) -> None:
    query = "SELECT NULL AS a, '' AS b, 0 AS c"
    assert call("query", query, "--db", loaded).out.splitlines()[2].split(GAP) == ["NULL", " ", "0"]
    assert call("query", query, "--db", loaded, "--format", "csv").out.splitlines()[1] == ',"",0'
    assert json.loads(call("query", query, "--db", loaded, "--format", "jsonl").out) == {"a": None, "b": "", "c": 0}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_formula_in_a_text_is_disarmed_in_csv(call: Any, loaded: Path, text: str) -> None:
    codes = ",".join(str(ord(letter)) for letter in text)
    out = call("query", f"SELECT char({codes}) AS a, -1 AS b", "--db", loaded, "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["a"].startswith("'")
    assert row["b"] == "-1"


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl"])
def test_nothing_of_a_document_acts_on_the_terminal(call: Any, tmp_path: Path, loaded: Path, form: str) -> None:
    path = tmp_path / "bad.db"
    path.write_bytes(loaded.read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reports SET name = ?", (BAD,))
        connection.execute("UPDATE texts SET text = ?", (BAD,))
    connection.close()
    code = json.loads(call("projects", "--db", path, "--format", "json").out)[0]["code"]
    for words in (
        ("query", "SELECT name FROM reports", "--format", form),
        ("projects", "--format", form),
        ("show", code),
    ):
        out = call(*words, "--db", path).out
        assert "red" in out
        assert not set(BAD) - set("[31mred txt") & set(out)


def test_text_with_lines_stays_whole_in_csv(call: Any, loaded: Path) -> None:
    out = call("query", "SELECT 'a' || char(10) || 'b' AS x", "--db", loaded, "--format", "csv").out
    assert list(csv.DictReader(io.StringIO(out))) == [{"x": "a\nb"}]


def test_names_of_columns_that_stand_twice_lose_nothing(call: Any, loaded: Path) -> None:
    out = call("query", "SELECT 1 AS a, 2 AS a", "--db", loaded, "--format", "jsonl").out
    assert json.loads(out) == {"a": 1, "a_2": 2}


@pytest.mark.parametrize(
    "query", ["DELETE FROM reports", "PRAGMA query_only = 0", "ATTACH 'x' AS x", "SELCT", "", "SELECT 1; SELECT 2"]
)
def test_wrong_query_is_one_line(call: Any, loaded: Path, query: str) -> None:
    called = call("query", query, "--db", loaded)
    assert (called.status, called.out) == (Exit.USAGE, "")
    assert len(called.err.splitlines()) == 1


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl"])
def test_no_rows_are_no_error(call: Any, loaded: Path, form: str) -> None:
    called = call("query", "SELECT code FROM reports WHERE 0", "--db", loaded, "--format", form)
    assert called.status == Exit.OK
    assert called.out in {"code\n────\n", '"code"\n', "[]\n", ""}


def test_help_names_the_views(call: Any) -> None:
    called = call("query", "--help")
    assert called.status == Exit.OK
    assert "latest_reports" in called.out
