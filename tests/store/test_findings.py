"""What was found, from run to run; what people did with it; and a log that nobody can change."""

from dataclasses import replace
from typing import Any

import pytest
from fictional import audit_run, entry, finding, report, save
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from model.finding import Action, Cause, Cited, Severity
from store import findings as saving
from store.findings import News
from store.findings_reading import Wanted, findings, graver, log, number, one, values
from store.saving import Writer


@pytest.fixture
def saved(engine: Engine, writer: Writer) -> Engine:
    """A database with two versions of a report."""
    save(writer, report(entry(1)), report(entry(1), entry(2)))
    return engine


def listed(engine: Engine, **wanted: Any) -> list[tuple[str, str, str]]:
    """Return check, state and decision of the findings that are listed."""
    with engine.connect() as connection:
        found = connection.execute(findings(Wanted(**wanted))).mappings().all()
    return [(row["check_id"], row["state"], row["decision"]) for row in found]


def test_new_persisting_changed_and_gone_findings_are_told_apart(saved: Engine) -> None:
    other = finding(check="M2", cause=Cause.OVERSPENT, rank=101)
    run = audit_run("M1", "M2")
    assert saving.save(saved, run, [finding(), other]) == News(new=2)
    assert listed(saved) == [("M1", "new", "open"), ("M2", "new", "open")]
    assert saving.save(saved, run, [finding(), other]) == News(persisting=2)
    assert listed(saved) == [("M1", "persisting", "open"), ("M2", "persisting", "open")]
    assert saving.save(saved, run, [finding("191,000")]) == News(changed=1, gone=1)
    assert listed(saved) == [("M1", "changed", "open")]
    assert listed(saved, state="gone") == [("M2", "gone", "open")]
    assert saving.save(saved, run, [finding("191,000"), other]) == News(persisting=1, new=1)
    assert sorted(listed(saved)) == [("M1", "persisting", "open"), ("M2", "new", "open")]


def test_run_of_some_checks_leaves_the_findings_of_others(saved: Engine) -> None:
    other = finding(check="M2", cause=Cause.OVERSPENT, rank=101)
    saving.save(saved, audit_run("M1", "M2"), [finding(), other])
    assert saving.save(saved, audit_run("M2"), []) == News(gone=1)
    assert listed(saved) == [("M1", "new", "open")]
    assert saving.save(saved, audit_run("M1", code="99010000-0002"), []) == News()
    assert listed(saved) == [("M1", "new", "open")]


def test_dismissed_finding_is_quiet_until_its_evidence_changes(saved: Engine) -> None:
    saving.save(saved, audit_run(), [finding()])
    assert saving.act(saved, finding().fingerprint, Action.DISMISSED, "ผู้ตรวจสอบ", "เงินเบิกในเดือนถัดไป")
    assert listed(saved) == []
    saving.save(saved, audit_run(), [finding()])
    assert listed(saved) == []
    assert listed(saved, decision="dismissed") == [("M1", "persisting", "dismissed")]
    saving.save(saved, audit_run(), [finding("191,000")])
    assert listed(saved) == [("M1", "changed", "returned")]
    saving.act(saved, finding().fingerprint, Action.DISMISSED, "ผู้ตรวจสอบ", "ตรวจอีกครั้งแล้ว")
    assert listed(saved) == []


def test_day_of_the_export_is_no_new_evidence(saved: Engine) -> None:
    saving.save(saved, audit_run(), [finding()])
    later = finding(values=(*finding().values[:2], Cited("exported on", "2020-11-05", 1, weighs=False)))
    assert saving.save(saved, audit_run(), [later]) == News(persisting=1)


def test_finding_of_a_newer_report_moves_there(saved: Engine) -> None:
    saving.save(saved, audit_run(), [finding()])
    there = tuple(replace(value, report_id=2) for value in finding().values)
    newer = finding(values=there, subject=replace(finding().subject, report_id=2, versions="2"))
    assert saving.save(saved, audit_run(), [newer]) == News(persisting=1)
    with saved.connect() as connection:
        row = one(connection, finding().fingerprint)
        assert row is not None
        assert (row["report_id"], row["versions"], row["state"]) == (2, "2", "persisting")
        assert {value["report_id"] for value in values(connection, finding().fingerprint)} == {2}


def test_explained_and_referred_findings_are_listed_on(saved: Engine) -> None:
    saving.save(saved, audit_run(), [finding()])
    for action in (Action.EXPLAINED, Action.REFERRED):
        saving.act(saved, finding().fingerprint, action, "ผู้ตรวจสอบ", "ส่งต่อกองคลัง")
        assert listed(saved) == [("M1", "new", str(action))]
    with saved.connect() as connection:
        assert [row["action"] for row in log(connection, finding().fingerprint)] == ["explained", "referred"]


def test_unknown_finding_is_not_acted_on(saved: Engine) -> None:
    assert not saving.act(saved, "0" * 12, Action.DISMISSED, "x", "y")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_actions SET note = 'x'",
        "DELETE FROM audit_actions",
        "DELETE FROM audit_actions WHERE id = 1",
    ],
)
def test_log_cannot_be_changed(saved: Engine, statement: str) -> None:
    saving.save(saved, audit_run(), [finding()])
    saving.act(saved, finding().fingerprint, Action.DISMISSED, "ผู้ตรวจสอบ", "เงินเบิกในเดือนถัดไป")
    with saved.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
        connection.execute(text(statement))
    with saved.connect() as connection:
        assert [row["note"] for row in log(connection, finding().fingerprint)] == ["เงินเบิกในเดือนถัดไป"]


def test_log_cannot_be_emptied_or_replaced_in_the_words_of_one_database(saved: Engine) -> None:
    saving.save(saved, audit_run(), [finding()])
    saving.act(saved, finding().fingerprint, Action.DISMISSED, "ผู้ตรวจสอบ", "เงินเบิกในเดือนถัดไป")
    statement = {
        "sqlite": "INSERT OR REPLACE INTO audit_actions SELECT id, fingerprint, digest, action, 'x', acted_at, 'x' "
        "FROM audit_actions",
        "postgresql": "TRUNCATE audit_actions",
    }[saved.dialect.name]
    with saved.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
        connection.execute(text(statement))


@pytest.mark.parametrize(("actor", "note"), [("", "why"), ("who", "")])
def test_log_says_who_and_why(saved: Engine, actor: str, note: str) -> None:
    saving.save(saved, audit_run(), [finding()])
    with pytest.raises(DBAPIError, match="ck_audit_actions_told"):
        saving.act(saved, finding().fingerprint, Action.DISMISSED, actor, note)


def test_gravest_cause_is_first_and_findings_of_one_cause_are_grouped(saved: Engine) -> None:
    late = [
        finding(check=check, cause=Cause.LATE_MONEY, rank=rank, severity=severity)
        for check, rank, severity in (
            ("M5", 204, Severity.MEDIUM),
            ("M4", 103, Severity.HIGH),
            ("M8", 107, Severity.HIGH),
        )
    ]
    others = [
        finding(check="S1", cause=Cause.PAST, rank=35, severity=Severity.CRITICAL),
        finding(check="I7", cause=Cause.SIGNATURE, rank=334, severity=Severity.LOW),
        finding(check="R1", cause=Cause.SILENCE, rank=218, severity=Severity.MEDIUM),
    ]
    checks = ("M4", "M5", "M8", "S1", "I7", "R1")
    saving.save(saved, audit_run(*checks), [*late, *others])
    assert [check for check, _, _ in listed(saved)] == ["S1", "M4", "R1"]
    assert [check for check, _, _ in listed(saved, everything=True)] == ["S1", "M4", "M8", "M5", "R1", "I7"]
    assert [check for check, _, _ in listed(saved, severity=Severity.HIGH)] == ["S1", "M4"]
    assert [check for check, _, _ in listed(saved, checks=["M5"])] == ["M5"]
    with saved.connect() as connection:
        row = one(connection, late[1].fingerprint)
        assert row is not None
        assert (row["rank"], bool(row["leads"]), row["others"]) == (2, True, 2)
        assert number(connection, Wanted(everything=True)) == 6


def test_findings_are_filtered_by_agency_and_year(saved: Engine) -> None:
    saving.save(saved, audit_run(), [finding()])
    assert len(listed(saved, agency="กองต้นไม้", year=2563, code="99010000-0001")) == 1
    assert listed(saved, agency="กองคลัง") == listed(saved, year=2564) == listed(saved, code="x") == []


def test_values_lead_to_their_places(saved: Engine) -> None:
    saving.save(saved, audit_run(), [finding()])
    with saved.connect() as connection:
        found = values(connection, finding().fingerprint)
        assert [(value["text"], value["page"], value["line"]) for value in found] == [
            ("171,600", 1, 10),
            ("1", None, None),
            ("2020-10-05", None, None),
        ]
        row = one(connection, finding().fingerprint)
        assert row is not None
        assert (row["page"], row["line"], row["path"]) == (1, 10, "reports/1.txt")
        assert "มิใช่ข้อยุติ" in row["notice"]


def test_thresholds_and_totals_are_stored_with_the_run(saved: Engine, connection: Connection) -> None:
    saving.save(saved, audit_run(), [])
    assert connection.execute(text("SELECT name, value FROM audit_thresholds")).all() == [("M3.gap", 0.3)]
    assert connection.execute(text("SELECT check_id, outcome, projects FROM audit_totals ORDER BY 1")).all() == [
        ("M1", "flag", 1),
        ("M2", "cannot-tell", 1),
    ]
    connection.rollback()


def test_severity_has_those_above_it() -> None:
    assert graver(Severity.MEDIUM) == ["critical", "high", "medium"]
