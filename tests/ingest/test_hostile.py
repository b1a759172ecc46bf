"""The hostile corpus through a whole night: no hang, no crash, no silent loss, every good document loaded."""

import json
import sqlite3
from pathlib import Path

import pytest

from benchmarks.hostile.folder import filled
from ingest.visible import ACTING
from model import Refusal
from raingan.cli import main
from raingan.exits import Exit
from raingan.settings import TEMPLATE

REFUSED = 3  # of the honest samples: a scan, a letter, a locked PDF


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A folder with the corpus in `inbox`, after a night of small limits."""
    place = tmp_path_factory.mktemp("hostile")
    filled(place / "inbox", samples)
    settings = TEMPLATE.replace("memory = 1024", "memory = 512").replace("seconds = 10 ", "seconds = 1 ")
    (place / "raingan.toml").write_text(settings.replace("originals = true", "originals = false"), "utf-8")
    assert main(["run", "--config", str(place / "raingan.toml"), "--jobs", "2"]) == Exit.REFUSED
    return place


def rows(night: Path, query: str) -> list[tuple[str, ...]]:
    """Return what the database answers."""
    with sqlite3.connect(night / "raingan.db") as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_every_input_is_accounted_for_with_a_reason(night: Path) -> None:
    report = json.loads((night / "raingan.state/reports/run-000001.json").read_text("utf-8"))
    counts = report["counts"]
    assert counts["found"] == sum(counts[state] for state in ("loaded", "unchanged", "quarantined", "skipped"))
    assert len(report["quarantined"]) == counts["quarantined"]
    assert all(each["reason"] for each in report["quarantined"])
    assert sum(each["number"] for each in report["skipped"].values()) == counts["skipped"]
    named = {each["path"].partition("!/")[0] for each in report["quarantined"]}
    known = {path.partition("!/")[0] for (path,) in rows(night, "SELECT path FROM paths")}
    plain = [path for path in (night / "inbox").rglob("*") if path.is_file() and not path.is_symlink()]
    silent = {str(path) for path in plain if path.parent.name in ("pdfs", "texts")} - named - known
    assert not silent


def test_every_good_document_is_loaded(night: Path) -> None:
    loaded = {path for (path,) in rows(night, "SELECT path FROM paths JOIN reports ON reports.id = document_id")}
    honest = [path for path in (night / "inbox" / "honest").iterdir() if str(path) in loaded]
    assert len(honest) == sum(1 for _ in (night / "inbox" / "honest").iterdir()) - REFUSED
    named = [path for path in loaded if "/names/" in path]
    assert len(named) == sum(1 for _ in (night / "inbox" / "names").iterdir())
    for archive in ("bomb.zip", "nested.zip", "thai-names.zip", "links.tar", "good.7z", "overlapping.zip", "many.zip"):
        assert any(f"/{archive}!/" in path for path in loaded), archive


def test_each_way_to_harm_a_reader_has_its_code(night: Path) -> None:
    found = {path.rpartition("/")[2]: code for path, code in rows(night, "SELECT path, refusal FROM refusals")}
    for name in ("reference-stream.pdf", "entries-no-end.txt"):
        assert found[name] in (Refusal.TOO_SLOW, Refusal.TOO_MUCH_MEMORY), name
    assert found["larger-than-any.txt"] == Refusal.TOO_LARGE
    assert found["sparse.txt"] == Refusal.TOO_LARGE
    assert set(found.values()) <= set(Refusal)


def test_second_night_finds_the_same_loads_nothing_and_acts_on_no_terminal(
    night: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = rows(night, "SELECT sha256, refusal FROM documents ORDER BY 1")
    assert main(["run", "--config", str(night / "raingan.toml"), "--jobs", "2"]) == Exit.OK
    assert rows(night, "SELECT sha256, refusal FROM documents ORDER BY 1") == before
    (first, last) = rows(night, "SELECT found, skipped FROM runs ORDER BY id")
    assert first == last
    main(["quarantine", "list", "--config", str(night / "raingan.toml")])
    written = capfd.readouterr()
    text = written.out + written.err + (night / "raingan.state" / "log.jsonl").read_text("utf-8")
    assert not ACTING.search(text.replace("\n", ""))
