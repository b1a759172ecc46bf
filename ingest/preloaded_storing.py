"""What the processes share that read documents for a database: what prepares a report to be saved, and its words."""

from ingest.cell import ready
from ingest.collector import spare
from ingest.preloaded import FIRST

ready(FIRST.encode())
spare()
