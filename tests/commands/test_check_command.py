"""`raingan check` and `raingan findings`: the totals, the findings, and what becomes of them."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from audit.checks import CHECKS
from raingan.exits import Exit
from store.database import settled, writable

CODE = "99210000-0077"


@pytest.fixture
def copy(loaded: Path, tmp_path: Path) -> Path:
    """A database of one's own, of the samples."""
    return Path(shutil.copy(loaded, tmp_path / "copy.db"))


@pytest.fixture
def checked(call: Any, copy: Path) -> Path:
    """The same, checked."""
    assert call("check", "--db", copy).status == Exit.OK
    return copy


def rows(call: Any, database: Path, *words: str) -> list[dict[str, Any]]:
    """Return the findings that are listed."""
    found: list[dict[str, Any]] = json.loads(call("findings", *words, "--db", database, "--format", "json").out)
    return found


def test_totals_say_how_many_of_each_outcome(call: Any, copy: Path) -> None:
    called = call("check", "--db", copy, "--format", "json")
    totals = json.loads(called.out)
    assert [total["check"] for total in totals] == [check.id for check in CHECKS]
    assert {total["flag"] + total["pass"] + total["cannot_tell"] for total in totals} == {11}
    assert all(total["because"] for total in totals if total["cannot_tell"])
    assert "a reason to look, not a verdict" in called.err


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl"])
def test_each_format_has_a_row_for_each_check(call: Any, copy: Path, form: str) -> None:
    out = call("check", "--only", "M1", "s1", "--db", copy, "--format", form).out
    assert out.count("header-vs-entries") == 1
    assert out.count("past-entry-changed") == 1
    assert "overspend" not in out


def test_one_project_is_told_check_by_check(call: Any, copy: Path) -> None:
    told = {
        row["check"]: row for row in json.loads(call("check", "--project", CODE, "--db", copy, "--format", "json").out)
    }
    assert len(told) == len(CHECKS)
    assert told["S1"]["outcome"] == "flag"
    assert "versions 1→2" in told["S1"]["said_en"]
    assert told["X1"]["outcome"] == "cannot-tell"
    assert told["P1"] | {"said_th": None, "said_en": None} == told["P1"]
    assert {row["code"] for row in rows(call, copy, "--all")} == {CODE}


def test_grave_findings_may_end_with_a_status_of_their_own(call: Any, copy: Path) -> None:
    assert call("check", "--db", copy, "--fail-on", "critical").status == Exit.FINDINGS
    assert call("check", "--db", copy, "--only", "M2", "--fail-on", "low").status == Exit.OK
    (finding,) = rows(call, copy, "--severity", "critical", "--all")
    call("findings", "dismiss", finding["finding"], "--note", "ตรวจแล้ว", "--db", copy)
    assert call("check", "--db", copy, "--fail-on", "critical").status == Exit.OK


def test_second_run_finds_nothing_new(call: Any, checked: Path) -> None:
    assert "findings: 0 new, 0 with other evidence," in call("check", "--db", checked).err
    assert {row["state"] for row in rows(call, checked)} == {"persisting"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--only", "Z9"), "invalid choice: 'Z9'"),
        (("--fail-on", "nonsense"), "--fail-on"),
    ],
)
def test_wrong_words_are_told(call: Any, copy: Path, words: tuple[str, ...], said: str) -> None:
    called = call("check", *words, "--db", copy)
    assert called.status == Exit.USAGE
    assert said in called.err


def test_unknown_project_and_empty_database_are_told(call: Any, copy: Path, tmp_path: Path) -> None:
    called = call("check", "--project", "99999999-0001", "--db", copy)
    assert (called.status, called.out) == (Exit.NOTHING_FOUND, "")
    assert "raingan projects" in called.err
    settled(writable(str(tmp_path / "empty.db")))
    called = call("check", "--db", tmp_path / "empty.db")
    assert (called.status, called.out) == (Exit.NOTHING_FOUND, "")
    assert call("check", "--db", tmp_path / "none.db").status == Exit.DATABASE


def test_thresholds_stand_in_the_configuration(
    call: Any, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / "raingan.toml"
    settings.write_text("[thresholds]\nR1.days = 100000\n", "utf-8")
    totals = json.loads(call("check", "--only", "R1", "--db", copy, "--format", "json").out)
    assert totals[0]["flag"] == 0
    used = call(
        "query", "SELECT value FROM audit_thresholds WHERE name = 'R1.days'", "--db", copy, "--format", "csv"
    ).out
    assert used.splitlines()[1] == "100000.00"
    for text, said in (
        ("[thresholds]\nR1.day = 1\n", "did you mean R1.days?"),
        ("thresholds = 1\n", "thresholds is a table"),
        ("[thresholds\n", "raingan.toml: "),
    ):
        settings.write_text(text, "utf-8")
        called = call("check", "--db", copy)
        assert called.status == Exit.USAGE
        assert said in called.err
        assert len(called.err.splitlines()) == 1


def test_findings_are_listed_in_each_format(call: Any, checked: Path) -> None:
    told = {form: call("findings", "--db", checked, "--format", form) for form in ("table", "csv", "json", "jsonl")}
    assert {called.status for called in told.values()} == {Exit.OK}
    lines = [json.loads(line) for line in told["jsonl"].out.splitlines()]
    assert lines == json.loads(told["json"].out)
    assert [row["finding"] for row in csv.DictReader(io.StringIO(told["csv"].out))] == [row["finding"] for row in lines]
    assert "less grave or of the same cause: --all" in told["json"].err


def test_gravest_three_of_a_project_are_listed_first_and_all_on_demand(call: Any, checked: Path) -> None:
    of_project = rows(call, checked, "--project", CODE)
    assert [row["rank"] for row in of_project] == [1, 2, 3]
    assert of_project[0]["severity"] == "critical"
    assert len(rows(call, checked, "--project", CODE, "--all")) > 3
    assert {row["check_id"] for row in rows(call, checked, "--check", "r1")} == {"R1"}
    assert {row["severity"] for row in rows(call, checked, "--severity", "high")} <= {"critical", "high"}


def test_finding_is_explained_dismissed_referred_and_shown(call: Any, checked: Path) -> None:
    finding = rows(call, checked, "--project", CODE)[0]["finding"]
    for action in ("explain", "refer", "dismiss"):
        called = call("findings", action, finding, "--note", f"เพราะ {action}", "--by", "ผู้ตรวจสอบ", "--db", checked)
        assert called.status == Exit.OK
        assert finding in called.out
    assert finding not in {row["finding"] for row in rows(call, checked, "--all")}
    assert [row["finding"] for row in rows(call, checked, "--decision", "dismissed")] == [finding]
    shown = call("findings", "show", finding, "--db", checked).out
    for words in ("เพราะ explain", "เพราะ refer", "เพราะ dismiss", "ผู้ตรวจสอบ", "มิใช่ข้อยุติ", "p1:"):
        assert words in shown


def test_unknown_finding_is_told(call: Any, checked: Path) -> None:
    for words in (("show", "000000000000"), ("dismiss", "000000000000", "--note", "x")):
        called = call("findings", *words, "--db", checked)
        assert called.status == Exit.NOTHING_FOUND
        assert "raingan findings" in called.err
    assert call("findings", "dismiss", "000000000000", "--note", " ", "--db", checked).status == Exit.USAGE
    assert call("findings", "dismiss", "000000000000", "--db", checked).status == Exit.USAGE


def test_reports_that_were_not_checked_are_told(call: Any, copy: Path) -> None:
    called = call("findings", "--db", copy, "--format", "json")
    assert (called.status, called.out) == (Exit.NOTHING_FOUND, "[]\n")
    assert "raingan check" in called.err
    assert call("findings", "--db", copy.parent / "none.db").status == Exit.DATABASE


def test_page_of_a_project_shows_its_gravest_three(call: Any, checked: Path) -> None:
    page = call("show", CODE, "--db", checked).out
    gravest = rows(call, checked, "--project", CODE)
    assert [page.count(f"{row['check_id']} {row['check_name']}") for row in gravest] == [1, 1, 1]
    assert "raingan findings --project" in page
    assert "reasons to look, no verdicts" in page


def test_findings_are_exported_with_the_other_tables(call: Any, checked: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert call("export", out, "--tables", "findings", "finding-values", "--db", checked).status == Exit.OK
    with (out / "findings.csv").open(encoding="utf-8-sig") as file:
        exported = list(csv.DictReader(file))
    assert len(exported) == len(rows(call, checked, "--all"))
    assert {row["state"] for row in exported} == {"new"}
