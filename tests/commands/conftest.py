"""Commands as a user calls them, and a database of the samples."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from raingan.cli import main


@dataclass(frozen=True, slots=True)
class Called:
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Call a command with the words of its line."""

    def called(*words: object) -> Called:
        capfd.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        written = capfd.readouterr()
        return Called(status, written.out, written.err)

    return called


@pytest.fixture(scope="session")
def loaded(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the exported texts among the samples."""
    path = tmp_path_factory.mktemp("loaded") / "samples.db"
    texts = sorted(str(found) for found in samples.glob("*.txt"))
    assert main(["import", *texts, "--db", str(path)]) in {0, 1}
    return path
