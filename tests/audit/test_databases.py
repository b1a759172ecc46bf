"""The checks give the same on SQLite and on a PostgreSQL server."""

from pathlib import Path

from audit.checking import Checked, checked, everything
from benchmarks.postgresql import new_database, server
from ingest.run import run
from store.database import settled, writable


def judged(address: str, samples: Path) -> Checked:
    """Load the exported texts among the samples and check them."""
    engine = writable(address)
    list(run([str(path) for path in sorted(samples.glob("*.txt"))], engine, "1"))
    settled(engine)
    return checked(address, everything("1", {}))


def test_checks_give_the_same_on_both_databases(samples: Path, tmp_path: Path) -> None:
    with server() as address:
        on_server = judged(new_database(address, "template1"), samples)
    in_file = judged(str(tmp_path / "reports.db"), samples)
    assert on_server.projects == in_file.projects > 10
    assert on_server.news == in_file.news
    assert on_server.news.new > 20
    assert on_server.totals == in_file.totals
