"""The views that spare an auditor the joins, each column with its meaning: `docs/database.md` is written from here."""

from store.views.doubts import DOUBTS
from store.views.evidence import EVIDENCE
from store.views.latest_reports import LATEST_REPORTS
from store.views.progress import ALL_PROGRESS, PROGRESS
from store.views.refusals import REFUSALS
from store.views.versions import VERSIONS
from store.views.view import View

__all__ = ["VIEWS", "View"]

VIEWS = (VERSIONS, LATEST_REPORTS, ALL_PROGRESS, PROGRESS, DOUBTS, EVIDENCE, REFUSALS)  # each after those it reads
