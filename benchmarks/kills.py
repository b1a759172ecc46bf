"""Nights killed at random moments: `python -m benchmarks.kills`; nothing is lost, and nothing is there twice."""

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.speed import documents
from raingan.settings import TEMPLATE

QUERIES = (
    "SELECT sha256, size, refusal, pages FROM documents ORDER BY 1",
    "SELECT path, sha256 FROM paths LEFT JOIN documents ON documents.id = document_id ORDER BY 1, 2",
    "SELECT sha256, position, number, date, percent, spent FROM entries JOIN documents d ON d.id = report_id"
    " ORDER BY 1, 2",
    "SELECT sha256, value_path, raw, page, line FROM places JOIN documents d ON d.id = report_id ORDER BY 1, 2",
    "SELECT code, fiscal_year FROM projects ORDER BY 1, 2",
)


def main() -> None:
    """Print how often runs were killed, and whether the database is that of an undisturbed run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description="Kills nights, and compares.")
    parser.add_argument("--count", type=int, default=200, help="kills")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        settings = TEMPLATE.replace("jobs = 0", "jobs = 2").replace("originals = true", "originals = false")
        (place / "raingan.toml").write_text(settings, "utf-8")
        documents(place / "inbox", 60)
        started = time.monotonic()
        assert _run(place, None) in (0, 1)
        whole = time.monotonic() - started
        undisturbed = _state(place)
        killed = rounds = 0
        while killed < arguments.count:
            rounds += 1
            (place / "raingan.db").unlink(missing_ok=True)
            for _ in range(5):
                killed += _run(place, chance.uniform(0.2, whole * 1.1)) < 0
            assert _run(place, None) in (0, 1)
            assert _state(place) == undisturbed, f"round {rounds} ends with another database"
    print(f"{killed} runs killed in {rounds} rounds, each of which ended with the database of an undisturbed run")


def _run(place: Path, seconds: float | None) -> int:
    """Run a night; kill it after so many seconds. Return how it ended."""
    command = [sys.executable, "-m", "raingan.cli", "run", "--config", str(place / "raingan.toml")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        try:
            return run.wait(seconds)
        except subprocess.TimeoutExpired:
            run.kill()
            return run.wait()


def _state(place: Path) -> list[Any]:
    """What is in the database, but for numbers and times."""
    with sqlite3.connect(place / "raingan.db") as connection:
        found = [connection.execute(query).fetchall() for query in QUERIES]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return found


if __name__ == "__main__":
    main()
