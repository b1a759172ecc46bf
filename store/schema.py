"""Every table of the database: those of the reports, and those of the runs."""

from store.ledger import RUNS, SEEN_FILES
from store.tables import METADATA

__all__ = ["METADATA", "RUNS", "SEEN_FILES"]
