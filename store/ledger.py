"""The tables of runs: what became of every night, and which files are known without being read again."""

from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, DateTime, ForeignKey, Index, Integer, String, Table

from store.tables import METADATA


class RunState(StrEnum):
    """How a run stands, or has ended."""

    RUNNING = "running"
    DONE = "done"
    HELD = "held"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    LOST = "lost"


_STATES = ", ".join(f"'{state}'" for state in RunState)

RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True, comment="counts up"),
    Column("started_at", DateTime, nullable=False, comment="in Bangkok time"),
    Column("finished_at", DateTime, comment="in Bangkok time; NULL while it runs, or if it was killed"),
    Column(
        "state",
        String,
        nullable=False,
        comment="`running`, `done`, `held` (by the gate, nothing was loaded), `failed`, `interrupted`, `lost` (killed)",
    ),
    Column("machine", String, nullable=False, comment="where it ran"),
    Column("process", Integer, nullable=False, comment="its number on that machine"),
    Column("raingan_version", String, nullable=False, comment="the program that ran"),
    Column("found", Integer, comment="inputs met: loaded + unchanged + quarantined + skipped; NULL if it did not end"),
    Column("loaded", Integer, comment="documents read into reports"),
    Column("unchanged", Integer, comment="inputs whose content was loaded before"),
    Column("quarantined", Integer, comment="inputs that give no report, those of earlier runs too"),
    Column(
        "skipped", Integer, comment="passed over: hidden, links, devices, other kinds of files, still being written"
    ),
    Column("newly_read", Integer, comment="contents that no run before has read"),
    Column("newly_quarantined", Integer, comment="those of them, and paths, that give no report"),
    Column("exit_status", Integer, comment="of the command"),
    Column("detail", String, comment="what the gate or a failure said; NULL if nothing"),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    CheckConstraint("found = loaded + unchanged + quarantined + skipped", name="counts"),
    comment="One row for each `raingan run`.",
)

SEEN_FILES = Table(
    "seen_files",
    METADATA,
    Column("folder", String, primary_key=True, comment="absolute; bytes that are no UTF-8 as `\\xNN`"),
    Column("name", String, primary_key=True, comment="of the file in the folder"),
    Column("size", BigInteger, nullable=False, comment="in bytes"),
    Column("modified", BigInteger, nullable=False, comment="when its content was changed, in nanoseconds since 1970"),
    Column("changed", BigInteger, nullable=False, comment="when anything of it was changed, in the same"),
    Column("inode", BigInteger, nullable=False, comment="its number in the file system"),
    Column("loaded", Integer, nullable=False, comment="1, or the number of reports in an archive"),
    Column("skipped", Integer, nullable=False, comment="members of an archive that are passed over"),
    Column("parser_version", String, nullable=False, comment="the parser that read it: another one reads it again"),
    Column("original_kept", Boolean, nullable=False, comment="whether its bytes lie in the folder of the originals"),
    Column(
        "document_id",
        ForeignKey("documents.id", ondelete="CASCADE"),
        comment="the content found there; NULL for an archive",
    ),
    comment="One row for each file that a run need not read again while its size, times and number are the same.",
    sqlite_with_rowid=False,
)
Index(
    None,
    SEEN_FILES.c.document_id,
    info={"reason": "what is known of a document's files goes with it"},
)
