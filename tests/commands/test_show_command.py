"""`raingan show`: a report as a readable page."""

import json
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from raingan.exits import Exit


@pytest.fixture
def projects(call: Any, loaded: Path) -> list[dict[str, Any]]:
    """The projects that were loaded."""
    listed: list[dict[str, Any]] = json.loads(call("projects", "--db", loaded, "--format", "json").out)
    return listed


def rows(call: Any, loaded: Path, query: str) -> list[dict[str, Any]]:
    """Return what a query answers."""
    found: list[dict[str, Any]] = json.loads(call("query", query, "--db", loaded, "--format", "json").out)
    return found


def test_page_has_header_entries_warnings_and_narratives(
    call: Any, loaded: Path, projects: list[dict[str, Any]]
) -> None:
    for project in projects:
        page = call("show", project["code"], "--db", loaded)
        assert page.status == Exit.OK
        assert project["code"] in page.out
        assert (project["budget_allocated"] is None) or f"{float(project['budget_allocated']):,.2f} baht" in page.out
        of_project = f"WHERE code = '{project['code']}' AND fiscal_year = {project['fiscal_year']}"
        for entry in rows(call, loaded, f"SELECT * FROM progress {of_project}"):
            if entry["date"] is not None:
                assert f"{entry['date']} ({entry['date_be']})" in page.out
            if entry["cumulative_spent"] is not None:
                assert f"{float(entry['cumulative_spent']):,.2f}" in page.out
            if entry["page"] is not None:
                assert f"p{entry['page']}:{entry['line']}" in page.out
        for doubt in rows(call, loaded, f"SELECT * FROM doubts {of_project} AND latest"):
            assert doubt["warning"] in page.out


def test_no_line_is_wider_than_the_page(call: Any, loaded: Path, projects: list[dict[str, Any]]) -> None:
    for project in projects:
        lines = call("show", project["code"], "--db", loaded).out.splitlines()
        assert max(map(wcswidth, lines)) <= 100
        assert min(map(wcswidth, lines)) >= 0


def test_persons_are_shown_only_when_asked_for(call: Any, loaded: Path) -> None:
    report = rows(call, loaded, "SELECT code, officer_name FROM reports WHERE officer_name IS NOT NULL LIMIT 1")[0]
    assert report["officer_name"] not in call("show", report["code"], "--db", loaded).out
    assert report["officer_name"] in call("show", report["code"], "--db", loaded, "--persons").out


def test_code_may_be_written_as_a_document_or_a_csv_file_has_it(
    call: Any, loaded: Path, projects: list[dict[str, Any]]
) -> None:
    code = projects[0]["code"]
    thai = code.translate({ord("0") + digit: ord("๐") + digit for digit in range(10)})
    page = call("show", code, "--db", loaded)
    assert page.status == Exit.OK
    assert call("show", thai, "--db", loaded) == call("show", f'"{code}"', "--db", loaded) == page


def test_near_codes_are_offered(call: Any, loaded: Path, projects: list[dict[str, Any]]) -> None:
    code = projects[0]["code"]
    called = call("show", code[:-1], "--db", loaded)
    assert (called.status, called.out) == (Exit.NOTHING_FOUND, "")
    assert code in called.err
    assert len(called.err.splitlines()) == 1


def test_what_is_like_nothing_is_told_where_to_look(call: Any, loaded: Path) -> None:
    called = call("show", "x\x1b[31m", "--db", loaded)
    assert called.status == Exit.NOTHING_FOUND
    assert "raingan projects" in called.err
    assert "\x1b" not in called.err


def test_year_that_is_not_there_is_told(call: Any, loaded: Path, projects: list[dict[str, Any]]) -> None:
    called = call("show", projects[0]["code"], "--year", 2599, "--db", loaded)
    assert called.status == Exit.NOTHING_FOUND
    assert str(projects[0]["fiscal_year"]) in called.err


def test_missing_database_is_told(call: Any, tmp_path: Path) -> None:
    called = call("show", "99010000-0001", "--db", tmp_path / "none.db")
    assert called.status == Exit.DATABASE
    assert "raingan import" in called.err
