"""The tables, each column with its meaning: `docs/database.md` is written from here."""

from enum import StrEnum

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from model import PlanStatus, Refusal, TargetStatus
from store.columns import BAHT, PERCENT

VERSION = 1  # of the schema: another number for every change of a table or a view
YEARS = (2400, 2699)  # of the Buddhist Era
LARGEST_NUMBER = 2**31 - 1
CODE_PATTERN = "________-____"
TEXT_FROM = ("text", "pdf", "ocr")

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _one_of(column: str, values: type[StrEnum] | tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _from_one(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} >= 1", name=column)


def _within(column: str, least: int, most: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}", name=column)


def _money(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} > -10000000000000 AND {column} < 10000000000000", name=column)


def _report_id() -> Column[int]:
    return Column(
        "report_id",
        ForeignKey("reports.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="the report",
    )


def _position(of: str) -> Column[int]:
    return Column(
        "position", Integer, primary_key=True, autoincrement=False, comment=f"the place in the {of}, counted from 0"
    )


SCHEMA_VERSION = Table(
    "schema_version",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False, comment="the version of these tables and views"),
    comment="One row: which raingan can read this database.",
)

IMPORT_RUNS = Table(
    "import_runs",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("raingan_version", String, nullable=False, comment="the program that ran"),
    Column("started_at", DateTime, nullable=False, comment="in Bangkok time"),
    Column("finished_at", DateTime, comment="in Bangkok time; NULL if the run was killed"),
    Column("found", Integer, comment="inputs met: loaded + unchanged + refused; NULL if the run was killed"),
    Column("loaded", Integer, comment="documents read into reports"),
    Column("unchanged", Integer, comment="inputs whose content was loaded before"),
    Column("refused", Integer, comment="inputs that give no report"),
    Column("skipped", Integer, comment="files in folders that are neither text nor PDF by their names"),
    CheckConstraint("found = loaded + unchanged + refused", name="counts"),
    comment="One row for each `raingan import` that brought something new.",
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up in the order of loading"),
    Column("run_id", ForeignKey("import_runs.id"), nullable=False, comment="the run that read it"),
    Column("sha256", String(64), nullable=False, comment="of its bytes, in hexadecimal: the same content is one row"),
    Column("size", Integer, nullable=False, comment="in bytes"),
    Column("media_type", String, comment="`text/plain` or `application/pdf`; NULL if refused"),
    Column("encoding", String, comment="of exported text (`utf-8`, `cp874`); NULL for a PDF"),
    Column("pages", Integer, comment="number of pages; NULL if refused"),
    Column("text_from", String, comment="`text`, `pdf` (its text layer) or `ocr`; NULL if refused"),
    Column("exported_at", DateTime, comment="when the document was made, in Bangkok time, where it says so"),
    Column("parser_version", String, nullable=False, comment="the parser that read it last"),
    Column("refusal", String, comment="why it gives no report, a stable code; NULL if it was loaded"),
    Column("refusal_detail", String, comment="the same in words for people; NULL if it was loaded"),
    Column("first_seen_at", DateTime, nullable=False, comment="when it was first met, in Bangkok time"),
    UniqueConstraint("sha256"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("size >= 0", name="size"),
    _from_one("pages"),
    _one_of("text_from", TEXT_FROM),
    _one_of("refusal", Refusal),
    CheckConstraint("(refusal IS NULL) = (refusal_detail IS NULL)", name="refusal_detail"),
    CheckConstraint("refusal IS NOT NULL OR (media_type IS NOT NULL AND pages IS NOT NULL)", name="loaded"),
    comment="One row for each content met, loaded or refused.",
)

PATHS = Table(
    "paths",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("path", String, nullable=False, comment="as given to `raingan import`; bytes that are no UTF-8 as `\\xNN`"),
    Column(
        "document_id",
        ForeignKey("documents.id", ondelete="CASCADE"),
        comment="the content found there; NULL if it could not be read",
    ),
    Column("refusal", String, comment="why it could not be read, a stable code; NULL if it was"),
    Column("refusal_detail", String, comment="the same in words for people; NULL if it was read"),
    Column("first_seen_at", DateTime, nullable=False, comment="when it was first met, in Bangkok time"),
    UniqueConstraint("document_id", "path"),
    _one_of("refusal", Refusal),
    CheckConstraint("(document_id IS NULL) = (refusal IS NOT NULL)", name="document_id"),
    CheckConstraint("(refusal IS NULL) = (refusal_detail IS NULL)", name="refusal_detail"),
    comment="Where each content was found: one row for each pair of path and content, and for each unreadable path.",
)
Index(
    "uq_paths_unreadable",
    PATHS.c.path,
    unique=True,
    sqlite_where=PATHS.c.document_id.is_(None),
    postgresql_where=PATHS.c.document_id.is_(None),
)

PROJECTS = Table(
    "projects",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("code", String(13), nullable=False, comment="`09000000-4050`: the agency's eight digits, then the project"),
    Column("fiscal_year", Integer, nullable=False, comment="in the Buddhist Era; a project has one code a year"),
    UniqueConstraint("code", "fiscal_year"),
    CheckConstraint(f"code LIKE '{CODE_PATTERN}'", name="code"),
    _within("fiscal_year", *YEARS),
    comment="One row for each project in one fiscal year, which reports tell of.",
)

REPORTS = Table(
    "reports",
    METADATA,
    Column(
        "id",
        ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="that of the document it stands in",
    ),
    Column("project_id", ForeignKey("projects.id"), comment="NULL where the code or the year is not known"),
    Column("form", String, nullable=False, comment="the form that it is written in"),
    Column("code", String(13), comment="the project's code as printed"),
    Column("name", String, comment="the project's name"),
    Column("fiscal_year", Integer, comment="in the Buddhist Era"),
    Column("start_date", Date, comment="of the project"),
    Column("end_date", Date, comment="of the project"),
    Column("budget_allocated", BAHT, comment="in baht"),
    Column("budget_spent", BAHT, comment="in baht, as the header states it: it may be older than the last entry"),
    Column("officer_name", String, comment="personal data: the officer in charge, or a unit"),
    Column("officer_position", String, comment="personal data: the officer's position"),
    Column("officer_phone", String, comment="personal data: the officer's telephone as printed"),
    Column("coordinator_name", String, comment="personal data: the coordinator, or a unit"),
    Column("coordinator_position", String, comment="personal data: the coordinator's position"),
    Column("coordinator_phone", String, comment="personal data: the coordinator's telephone as printed"),
    Column("rationale", String, comment="section 1.3"),
    Column("strategy_issue", String, comment="section 1.6"),
    Column("strategy_sub_issue", String, comment="section 1.6"),
    Column("strategy_goal", String, comment="section 1.6"),
    Column("strategy_indicator", String, comment="section 1.6"),
    Column(
        "certified",
        Boolean(create_constraint=True, name="certified"),
        nullable=False,
        comment="the certificate's sentence stands there",
    ),
    Column("signatory", String, comment="personal data: who signed"),
    Column("signatory_position", String, comment="personal data: the signatory's position"),
    CheckConstraint(f"code LIKE '{CODE_PATTERN}'", name="code"),
    _within("fiscal_year", *YEARS),
    _money("budget_allocated"),
    _money("budget_spent"),
    comment="One row for each report as it was printed. Two exports of one project are two reports: its versions.",
)
Index(None, REPORTS.c.project_id)

AGENCY_LEVELS = Table(
    "agency_levels",
    METADATA,
    _report_id(),
    _position("path, from the largest unit to the smallest"),
    Column("name", String, nullable=False, comment="the unit, as printed"),
    comment="The path of units that is responsible.",
    sqlite_with_rowid=False,
)

OBJECTIVES = Table(
    "objectives",
    METADATA,
    _report_id(),
    _position("section"),
    Column("text", String, nullable=False, comment="the item, without its own number"),
    comment="Section 1.4, one row an item.",
    sqlite_with_rowid=False,
)

TARGETS = Table(
    "targets",
    METADATA,
    _report_id(),
    _position("section"),
    Column("text", String, nullable=False, comment="the item, without its own number"),
    comment="Section 1.5, one row an item.",
    sqlite_with_rowid=False,
)

ENTRIES = Table(
    "entries",
    METADATA,
    _report_id(),
    _position("document"),
    Column("number", Integer, comment="of รายงานครั้งที่, as printed"),
    Column("date", Date, comment="of the entry"),
    Column("narrative", String, comment="what was done"),
    Column("percent", PERCENT, comment="of the work, as printed; it may exceed 100"),
    Column("spent_number", Integer, comment="of (ครั้งที่ …) behind the amount; it may differ from `number`"),
    Column("spent", BAHT, comment="in baht, in this period; NULL where it was not filled in"),
    Column("plan_status", String, comment="against the plan, as the agency states it"),
    Column("target_status", String, comment="against the target, as the agency states it"),
    _within("number", 0, LARGEST_NUMBER),
    _within("spent_number", 0, LARGEST_NUMBER),
    CheckConstraint("percent > -1000000 AND percent < 1000000", name="percent"),
    _money("spent"),
    _one_of("plan_status", PlanStatus),
    _one_of("target_status", TargetStatus),
    comment="The numbered progress entries of section 2, as printed.",
    sqlite_with_rowid=False,
)

PLACES = Table(
    "places",
    METADATA,
    _report_id(),
    Column("value_path", String, primary_key=True, comment="which value, as `entries.3.percent` or `project.name`"),
    Column("raw", String, nullable=False, comment="what is printed there, with its line breaks"),
    Column("page", Integer, nullable=False, comment="counted from 1"),
    Column("line", Integer, nullable=False, comment="counted from 1: of the file in text, of the page in a PDF"),
    _from_one("page"),
    _from_one("line"),
    comment="Where each value is printed, and its text there.",
    sqlite_with_rowid=False,
)

BOXES = Table(
    "boxes",
    METADATA,
    Column("report_id", Integer, primary_key=True, autoincrement=False, comment="the report"),
    Column("value_path", String, primary_key=True, comment="which value, as in `places`"),
    Column("x0", Float, nullable=False, comment="left edge in PDF points from the left of the page"),
    Column("top", Float, nullable=False, comment="upper edge in PDF points from the top of the page"),
    Column("x1", Float, nullable=False, comment="right edge"),
    Column("bottom", Float, nullable=False, comment="lower edge"),
    ForeignKeyConstraint(
        ["report_id", "value_path"],
        ["places.report_id", "places.value_path"],
        name="fk_boxes_places",
        ondelete="CASCADE",
    ),
    comment="The rectangle on the page that encloses each value of a PDF; exported text has none.",
    sqlite_with_rowid=False,
)

WARNINGS = Table(
    "warnings",
    METADATA,
    _report_id(),
    _position("list of warnings"),
    Column("code", String, nullable=False, comment="a stable identifier, explained in `docs/warnings.md`"),
    Column("message", String, nullable=False, comment="the doubt in one sentence, with the text concerned"),
    Column("page", Integer, comment="counted from 1; NULL if it concerns something that is not printed"),
    Column("line", Integer, comment="as in `places`"),
    Column("value_path", String, comment="the value concerned, if it is one"),
    _from_one("page"),
    _from_one("line"),
    comment="What was doubted, joined, dropped or left unread.",
    sqlite_with_rowid=False,
)

RESIDUE = Table(
    "residue",
    METADATA,
    _report_id(),
    _position("document"),
    Column("text", String, nullable=False, comment="as printed"),
    Column("page", Integer, nullable=False, comment="counted from 1"),
    Column("line", Integer, nullable=False, comment="as in `places`"),
    _from_one("page"),
    _from_one("line"),
    comment="Text that is neither a value nor page furniture: nothing is dropped.",
    sqlite_with_rowid=False,
)
