"""The tables of the audit: runs of the checks, what they found, and what people did with it."""

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    event,
)

from model.finding import DIGITS, Action, Severity
from store.constraints import one_of
from store.tables import METADATA

OUTCOMES = ("flag", "pass", "cannot-tell")


def _run_id() -> Column[int]:
    return Column(
        "run_id",
        ForeignKey("audit_runs.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="the run of the checks",
    )


def _digest(name: str, comment: str) -> Column[str]:
    return Column(name, String(DIGITS), nullable=False, comment=comment)


AUDIT_RUNS = Table(
    "audit_runs",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("raingan_version", String, nullable=False, comment="the program that ran"),
    Column("started_at", DateTime, nullable=False, comment="in Bangkok time"),
    Column("checks", String, nullable=False, comment="the ids of the checks that ran, with spaces between"),
    Column("code", String(13), comment="the only project that was checked; NULL for all"),
    Column("projects", Integer, nullable=False, comment="number of projects that were checked"),
    comment="One row for each `raingan check`.",
)

AUDIT_THRESHOLDS = Table(
    "audit_thresholds",
    METADATA,
    _run_id(),
    Column("name", String, primary_key=True, comment="as `M3.gap`, explained in `docs/checks.md`"),
    Column("value", Float, nullable=False, comment="what the run took for it"),
    Column("unit", String, nullable=False, comment="in what it is counted"),
    comment="The thresholds of each run.",
    sqlite_with_rowid=False,
)

AUDIT_TOTALS = Table(
    "audit_totals",
    METADATA,
    _run_id(),
    Column("check_id", String, primary_key=True, comment="the check, as `M3`"),
    Column("outcome", String, primary_key=True, comment="`flag`, `pass` or `cannot-tell`"),
    Column("reason_en", String, primary_key=True, comment="why it cannot be told; empty for the other outcomes"),
    Column("reason_th", String, nullable=False, comment="the same in Thai"),
    Column("projects", Integer, nullable=False, comment="number of projects"),
    one_of("outcome", OUTCOMES),
    CheckConstraint("(outcome = 'cannot-tell') = (reason_en <> '')", name="reason"),
    comment="How many projects each check flagged, passed, or could not tell of and why, in each run.",
    sqlite_with_rowid=False,
)

AUDIT_FINDINGS = Table(
    "audit_findings",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    _digest("fingerprint", "the same for the same check and project, from run to run"),
    _digest("digest", "of the evidence: another one is another reason to look"),
    Column("check_id", String, nullable=False, comment="the check, as `M3`"),
    Column("check_name", String, nullable=False, comment="the same in words, as `progress-without-spend`"),
    Column("severity", String, nullable=False, comment="`critical`, `high`, `medium` or `low`"),
    Column("gravity", Integer, nullable=False, comment="its order among the findings of a project, the gravest least"),
    Column("cause", String, nullable=False, comment="the fact that several findings tell of"),
    Column(
        "review",
        Boolean(create_constraint=True, name="review"),
        nullable=False,
        comment="it rests on words, which a person must read",
    ),
    Column("subject", String, nullable=False, comment="the project: its code and fiscal year"),
    Column("code", String(13), comment="the project's code"),
    Column("fiscal_year", Integer, comment="in the Buddhist Era"),
    Column("name", String, comment="the project's name"),
    Column("agency", String, comment="the path of units, from the largest to the smallest"),
    Column(
        "report_id",
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        comment="the report it was found in",
    ),
    Column("versions", String, nullable=False, comment="the version of the report, or those compared: `1→2`"),
    Column("sentence_th", String, nullable=False, comment="the finding in Thai"),
    Column("sentence_en", String, nullable=False, comment="the finding in English"),
    Column("formula", String, nullable=False, comment="the rule with the values in it"),
    Column("first_run_id", ForeignKey("audit_runs.id"), nullable=False, comment="the run that found it first"),
    Column("last_run_id", ForeignKey("audit_runs.id"), nullable=False, comment="the last run that found it"),
    Column(
        "gone_run_id", ForeignKey("audit_runs.id"), comment="the run that did not find it any more; NULL if it stands"
    ),
    Column(
        "replaced_id",
        ForeignKey("audit_findings.id", ondelete="SET NULL"),
        comment="the same finding with the evidence it had before",
    ),
    one_of("severity", Severity),
    comment="A row for each finding with its evidence; other evidence is another row, which replaces the one before.",
)
Index(
    "uq_audit_findings_standing",
    AUDIT_FINDINGS.c.fingerprint,
    unique=True,
    sqlite_where=AUDIT_FINDINGS.c.gone_run_id.is_(None),
    postgresql_where=AUDIT_FINDINGS.c.gone_run_id.is_(None),
    info={"reason": "a finding stands once"},
)
Index(None, AUDIT_FINDINGS.c.fingerprint, info={"reason": "`findings` asks what replaced a finding"})
Index(None, AUDIT_FINDINGS.c.subject, info={"reason": "`show` asks for the findings of one project"})
Index(None, AUDIT_FINDINGS.c.report_id, info={"reason": "a document that goes takes its findings along"})
Index(None, AUDIT_FINDINGS.c.replaced_id, info={"reason": "so does a finding that goes"})

AUDIT_VALUES = Table(
    "audit_values",
    METADATA,
    Column(
        "finding_id",
        ForeignKey("audit_findings.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="the finding",
    ),
    Column("position", Integer, primary_key=True, autoincrement=False, comment="the place in its list, counted from 0"),
    Column("label", String, nullable=False, comment="what the value is"),
    Column("text", String, nullable=False, comment="the value"),
    Column("report_id", Integer, nullable=False, comment="the report it stands in"),
    Column("value_path", String, comment="which value, as in `places`; NULL if it is reckoned from others"),
    comment="The values that each finding rests on.",
    sqlite_with_rowid=False,
)

AUDIT_ACTIONS = Table(
    "audit_actions",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    _digest("fingerprint", "the finding"),
    _digest("digest", "the evidence that it had"),
    Column("action", String, nullable=False, comment="`explained`, `dismissed` or `referred`"),
    Column("actor", String, nullable=False, comment="who did it"),
    Column("acted_at", DateTime, nullable=False, comment="when, in Bangkok time"),
    Column("note", String, nullable=False, comment="why it was done"),
    one_of("action", Action),
    CheckConstraint("note <> '' AND actor <> ''", name="told"),
    comment="What people did with findings. The database lets nobody change or delete a row.",
)
Index(None, AUDIT_ACTIONS.c.fingerprint, info={"reason": "the last that was done with a finding"})

APPEND_ONLY = {
    "sqlite": (
        "CREATE TRIGGER audit_actions_no_update BEFORE UPDATE ON audit_actions "
        "BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END",
        "CREATE TRIGGER audit_actions_no_delete BEFORE DELETE ON audit_actions "
        "BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END",
        # REPLACE deletes a row without asking the trigger that forbids it
        "CREATE TRIGGER audit_actions_no_replace BEFORE INSERT ON audit_actions "
        "WHEN EXISTS (SELECT 1 FROM audit_actions WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION audit_actions_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit_actions is append-only'; END $$",
        "CREATE TRIGGER audit_actions_no_change BEFORE UPDATE OR DELETE ON audit_actions "
        "FOR EACH ROW EXECUTE FUNCTION audit_actions_append_only()",
        "CREATE TRIGGER audit_actions_no_truncate BEFORE TRUNCATE ON audit_actions "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_actions_append_only()",
    ),
}
for _dialect, _statements in APPEND_ONLY.items():
    for _statement in _statements:
        event.listen(AUDIT_ACTIONS, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]  # of SQLAlchemy
