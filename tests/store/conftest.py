"""Databases for the tests of the store."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from store.database import writable
from store.saving import Writer

# tests are no package: `fictional` is found beside this file
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database."""
    made = writable(str(tmp_path / "reports.db"))
    yield made
    made.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection to the empty database."""
    with engine.connect() as opened:
        yield opened


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    """A run that writes into the empty database."""
    with Writer(engine, "1") as writing:
        yield writing
