"""Every table of the database: those of the reports, of the runs, and of the audit."""

from store.audit_tables import AUDIT_RUNS
from store.ledger import RUNS, SEEN_FILES
from store.tables import METADATA

__all__ = ["AUDIT_RUNS", "METADATA", "RUNS", "SEEN_FILES"]
