"""The tables, each column with its meaning: `docs/database.md` is written from here."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from model import PlanStatus, Refusal, TargetStatus
from store.bounds import LARGEST_NUMBER, YEARS
from store.columns import BAHT, PERCENT, TIME
from store.constraints import from_one, money, one_of, within
from store.history import ChangeKind, Nature

REVISION = "0002"  # of the schema, the last of store/migrations/versions
CODE_PATTERN = "________-____"
TEXT_FROM = ("text", "pdf", "ocr")
DATED_FROM = ("pdf", "manifest", "file", "entry")

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


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


ALEMBIC_VERSION = Table(
    "alembic_version",
    METADATA,
    Column("version_num", String(32), primary_key=True, comment="the revision of these tables and views"),
    comment="One row: which raingan can read this database.",
)

IMPORT_RUNS = Table(
    "import_runs",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("raingan_version", String, nullable=False, comment="the program that ran"),
    Column("started_at", TIME, nullable=False, comment="in Bangkok time"),
    Column("finished_at", TIME, comment="in Bangkok time; NULL if the run was killed"),
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
    Column("exported_at", TIME, comment="when the document was made, in Bangkok time, where it says so"),
    Column("manifest_at", TIME, comment="when it was exported, in Bangkok time, as a manifest says"),
    Column("file_time", TIME, comment="the earliest time of a file with this content, in Bangkok time"),
    Column("parser_version", String, nullable=False, comment="the parser that read it last"),
    Column("refusal", String, comment="why it gives no report, a stable code; NULL if it was loaded"),
    Column("refusal_detail", String, comment="the same in words for people; NULL if it was loaded"),
    Column("first_seen_at", TIME, nullable=False, comment="when it was first met, in Bangkok time"),
    Column(
        "original_kept",
        Boolean(create_constraint=True, name="original_kept"),
        nullable=False,
        comment="its bytes lie in the folder of the originals",
    ),
    UniqueConstraint("sha256"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("size >= 0", name="size"),
    from_one("pages"),
    one_of("text_from", TEXT_FROM),
    one_of("refusal", Refusal),
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
    Column("first_seen_at", TIME, nullable=False, comment="when it was first met, in Bangkok time"),
    Column("modified_at", TIME, comment="the time of the file when it was first met, in Bangkok time"),
    UniqueConstraint("document_id", "path"),
    one_of("refusal", Refusal),
    CheckConstraint("(document_id IS NULL) = (refusal IS NOT NULL)", name="document_id"),
    CheckConstraint("(refusal IS NULL) = (refusal_detail IS NULL)", name="refusal_detail"),
    comment="Where each content was found: one row for each pair of path and content, and for each unreadable path.",
)
Index(
    "uq_paths_unreadable",
    PATHS.c.path,
    unique=True,
    info={"reason": "a path that cannot be read is recorded once"},
    sqlite_where=PATHS.c.document_id.is_(None),
    postgresql_where=PATHS.c.document_id.is_(None),
)

PROJECTS = Table(
    "projects",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("form", String, nullable=False, comment="the form that its reports are written in"),
    Column("code", String(13), nullable=False, comment="`09000000-4050`: the agency's eight digits, then the project"),
    Column("fiscal_year", Integer, nullable=False, comment="in the Buddhist Era; a project has one code a year"),
    UniqueConstraint("code", "fiscal_year", "form"),
    CheckConstraint(f"code LIKE '{CODE_PATTERN}'", name="code"),
    within("fiscal_year", *YEARS),
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
    Column("agency_id", ForeignKey("agencies.id"), comment="the smallest unit of the path that is responsible"),
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
    Column("version", Integer, comment="among the reports of the project, counted from 1, the oldest"),
    Column("latest", Boolean(create_constraint=True, name="latest"), comment="it is the newest version"),
    Column("previous_id", ForeignKey("reports.id", ondelete="SET NULL"), comment="the version before this one"),
    Column("dated_at", TIME, comment="from when on it is the state of the project, in Bangkok time"),
    Column("dated_from", String, comment="what tells `dated_at`: `pdf`, `manifest`, `file` (its time) or `entry`"),
    Column("replaced_at", TIME, comment="`dated_at` of the version after this one; NULL if it is the newest"),
    Column("entries", Integer, nullable=False, comment="number of entries"),
    Column("newest_entry_date", Date, comment="the latest date of its entries"),
    Column("entries_spent", BAHT, comment="in baht, the sum over the entries; amounts not known are left out"),
    Column("spent_unknown", Integer, nullable=False, comment="number of entries whose amount is not known"),
    Column("last_entry_date", Date, comment="date of the last entry as printed"),
    Column("last_percent", PERCENT, comment="percent of the last entry"),
    Column("last_plan_status", String, comment="plan status of the last entry"),
    Column("last_target_status", String, comment="target status of the last entry"),
    Column("warnings", Integer, nullable=False, comment="number of warnings"),
    CheckConstraint(f"code LIKE '{CODE_PATTERN}'", name="code"),
    within("fiscal_year", *YEARS),
    money("budget_allocated"),
    money("budget_spent"),
    one_of("dated_from", DATED_FROM),
    comment="One row for each report as it was printed. Two exports of one project are two reports: its versions.",
)
Index(None, REPORTS.c.project_id, info={"reason": "the versions of a project"})
Index(None, REPORTS.c.code, info={"reason": "`show` and `history` ask by the code"})
Index(None, REPORTS.c.previous_id, info={"reason": "a version that is read again asks which one follows it"})
Index(
    "ix_reports_page",
    REPORTS.c.latest,
    REPORTS.c.fiscal_year,
    REPORTS.c.code,
    REPORTS.c.id,
    info={"reason": "a page of the list of projects, in its order"},
)
Index(
    "ix_reports_agency",
    REPORTS.c.agency_id,
    REPORTS.c.latest,
    REPORTS.c.fiscal_year,
    REPORTS.c.code,
    info={"reason": "the projects of one agency"},
)

AGENCIES = Table(
    "agencies",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("parent_id", ForeignKey("agencies.id"), comment="the larger unit that it belongs to; NULL for the largest"),
    Column("root_id", ForeignKey("agencies.id"), comment="the largest unit of the path; NULL if it is that itself"),
    Column("level", Integer, nullable=False, comment="0 for the largest"),
    Column("name", String, nullable=False, comment="the unit, as printed"),
    Column("path", String, nullable=False, comment="the units from the largest to this one, joined by ` / `"),
    UniqueConstraint("path"),
    CheckConstraint("(parent_id IS NULL) = (level = 0)", name="level"),
    comment="The units that the reports name, as a tree.",
)

TEXTS = Table(
    "texts",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("digest", LargeBinary(16), nullable=False, comment="BLAKE2b of the text: the same text is one row"),
    Column("text", String, nullable=False, comment="paragraphs in reading order"),
    UniqueConstraint("digest"),
    comment="Each text that stands in a report, once however many reports print it. The search index is over these.",
)

PASSAGES = Table(
    "passages",
    METADATA,
    _report_id(),
    Column("value_path", String, primary_key=True, comment="which value, as `entries.3.narrative`"),
    Column("text_id", ForeignKey("texts.id"), nullable=False, comment="what it says"),
    comment="Where each text stands: names, agencies, rationales, objectives, targets and narratives.",
    sqlite_with_rowid=False,
)
Index(None, PASSAGES.c.text_id, info={"reason": "from a hit of the search to the reports that print it"})

ENTRIES = Table(
    "entries",
    METADATA,
    _report_id(),
    _position("document"),
    Column("number", Integer, comment="of รายงานครั้งที่, as printed"),
    Column("date", Date, comment="of the entry"),
    Column("percent", PERCENT, comment="of the work, as printed; it may exceed 100"),
    Column("spent_number", Integer, comment="of (ครั้งที่ …) behind the amount; it may differ from `number`"),
    Column("spent", BAHT, comment="in baht, in this period; NULL where it was not filled in"),
    Column("plan_status", String, comment="against the plan, as the agency states it"),
    Column("target_status", String, comment="against the target, as the agency states it"),
    Column("cumulative_spent", BAHT, comment="in baht, up to this entry; amounts that are not known are left out"),
    Column("spent_unknown", Integer, nullable=False, comment="number of entries up to this one without an amount"),
    Column("page", Integer, comment="on which the entry begins, counted from 1"),
    Column("line", Integer, comment="on which the entry begins, as in `places`"),
    within("number", 0, LARGEST_NUMBER),
    within("spent_number", 0, LARGEST_NUMBER),
    CheckConstraint("percent > -1000000 AND percent < 1000000", name="percent"),
    money("spent"),
    one_of("plan_status", PlanStatus),
    one_of("target_status", TargetStatus),
    comment="The numbered progress entries of section 2, as printed.",
    sqlite_with_rowid=False,
)

PLACES = Table(
    "places",
    METADATA,
    _report_id(),
    Column("value_path", String, primary_key=True, comment="which value, as `entries.3.percent` or `project.name`"),
    Column(
        "raw", String, comment="what is printed there; NULL where it is the value's own text, but for its line breaks"
    ),
    Column("page", Integer, nullable=False, comment="counted from 1"),
    Column("line", Integer, nullable=False, comment="counted from 1: of the file in text, of the page in a PDF"),
    from_one("page"),
    from_one("line"),
    comment="Where each value is printed, and its text there.",
    sqlite_with_rowid=False,
)

BOXES = Table(
    "boxes",
    METADATA,
    Column("report_id", Integer, primary_key=True, autoincrement=False, comment="the report"),
    Column("value_path", String, primary_key=True, comment="which value, as in `places`"),
    _position("value, a box for each printed line"),
    Column("page", Integer, nullable=False, comment="counted from 1"),
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
    from_one("page"),
    comment="The rectangles on the pages that hold each value of a PDF, a line each; exported text has none.",
    sqlite_with_rowid=False,
)

FONTS = Table(
    "fonts",
    METADATA,
    _report_id(),
    _position("list of fonts"),
    Column("name", String, nullable=False, comment="of the font, as the PDF has it"),
    Column("told_by", String, comment="what told its letters, and of how many codes: `cmap 40, glyph-name 2`"),
    Column("confirmed", Integer, nullable=False, comment="codes on which the font's file and the PDF's map agree"),
    Column("contradicted", Integer, nullable=False, comment="codes that the two call different letters"),
    Column("lost", Integer, nullable=False, comment="codes that nothing told"),
    comment="What told the letters of each font of a PDF (docs/pdf.md). Exported text has none.",
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
    from_one("page"),
    from_one("line"),
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
    from_one("page"),
    from_one("line"),
    comment="Text that is neither a value nor page furniture: nothing is dropped.",
    sqlite_with_rowid=False,
)

CHANGES = Table(
    "changes",
    METADATA,
    _report_id(),
    _position("list of changes"),
    Column(
        "before_id",
        ForeignKey("reports.id", ondelete="CASCADE"),
        nullable=False,
        comment="the version before",
    ),
    Column("kind", String, nullable=False, comment="what was changed, explained in `docs/history.md`"),
    Column(
        "nature",
        String,
        nullable=False,
        comment="`real`; `form`: only spacing, quotes or digits differ; `unread`: one side was not read for certain",
    ),
    Column("number", Integer, comment="of the entry, as the newer report prints it; NULL if it is none of an entry"),
    Column("value_path", String, comment="of the value in the newer report; NULL if it is gone"),
    Column("before_path", String, comment="of the value in the version before; NULL if it is new"),
    Column("before", String, comment="the value in the version before"),
    Column("after", String, comment="the value in the newer report"),
    one_of("kind", ChangeKind),
    one_of("nature", Nature),
    comment="What a version changed in the one before it: a row for each change.",
    sqlite_with_rowid=False,
)
Index(None, CHANGES.c.before_id, info={"reason": "a report that is read again takes the changes against it along"})
Index(
    "ix_changes_kind", CHANGES.c.kind, CHANGES.c.nature, info={"reason": "which past entries were changed, anywhere?"}
)
