"""What the processes share that read documents for a database: what prepares a report to be saved, and its words."""

import gc

from ingest.cell import ready
from ingest.preloaded import FIRST

ready(FIRST.encode())
gc.freeze()
