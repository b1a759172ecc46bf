"""The views that spare an auditor the joins, each column with its meaning: `docs/database.md` is written from here."""

from store.views.agency_codes import AGENCY_CODES
from store.views.doubts import DOUBTS
from store.views.evidence import EVIDENCE
from store.views.findings import FINDING_VALUES, FINDINGS
from store.views.history import HISTORY
from store.views.latest_reports import ALL_REPORTS, LATEST_REPORTS
from store.views.lists import AGENCY_LEVELS, OBJECTIVES, TARGETS
from store.views.progress import ALL_PROGRESS, PROGRESS
from store.views.refusals import REFUSALS
from store.views.versions import VERSIONS
from store.views.view import View

__all__ = ["VIEWS", "View"]

VIEWS = (
    VERSIONS,
    ALL_REPORTS,
    LATEST_REPORTS,
    ALL_PROGRESS,
    PROGRESS,
    HISTORY,
    AGENCY_CODES,
    DOUBTS,
    EVIDENCE,
    OBJECTIVES,
    TARGETS,
    AGENCY_LEVELS,
    REFUSALS,
    FINDINGS,
    FINDING_VALUES,
)  # each after those it reads
