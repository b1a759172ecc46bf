"""`raingan run`: a night is read, judged and loaded; whatever ends it, the next one ends with the same database."""

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from ingest.lock import locked
from raingan.ending import Terminated, terminable
from raingan.exits import Exit
from raingan.settings import TEMPLATE

LETTER = "ขอเชิญประชุม\nเรียน ทุกท่าน\n"
KILLS = 12  # of the 200 that `python -m benchmarks.kills` does


@pytest.fixture
def place(tmp_path: Path, samples: Path) -> Path:
    """A folder with settings, and an inbox of two reports, a letter and a picture."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "raingan.toml").write_text(TEMPLATE, "utf-8")
    for name in ("fire-station.txt", "canal-dredging-fpdf.pdf"):
        (tmp_path / "inbox" / name).write_bytes((samples / name).read_bytes())
    (tmp_path / "inbox" / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "inbox" / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def counts(place: Path, number: int) -> dict[str, Any]:
    """Return the counts in the report of a run."""
    report = json.loads((place / f"raingan.state/reports/run-{number:06}.json").read_text("utf-8"))
    found: dict[str, Any] = report["counts"]
    return found


def rows(place: Path, query: str) -> list[Any]:
    """Return what the database answers."""
    with sqlite3.connect(place / "raingan.db") as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def many(place: Path, samples: Path, number: int, data: bytes = b"") -> None:
    """Put so many different reports, or other texts, into the inbox."""
    text = data or (samples / "fire-station.txt").read_bytes()
    for index in range(number):
        (place / "inbox" / f"{len(data)}-{index:04}.txt").write_bytes(text + b"\n" * (index + 1))


def test_every_input_is_accounted_for(call: Any, place: Path) -> None:
    called = call("run", "--config", place / "raingan.toml")
    assert called.status == Exit.REFUSED
    assert called.out == "found 4: 2 loaded, 0 unchanged, 1 quarantined, 1 skipped\n"
    assert "letter.txt: this is no progress report" in called.err
    expected = {"found": 4, "loaded": 2, "unchanged": 0, "quarantined": 1, "skipped": 1}
    assert counts(place, 1) == {**expected, "newly_read": 3, "newly_quarantined": 1}
    assert rows(place, "SELECT state, found, loaded, exit_status FROM runs") == [("done", 4, 2, 1)]
    events = [json.loads(line)["event"] for line in (place / "raingan.state/log.jsonl").read_text().splitlines()]
    assert events == ["begun", "read", "quarantined", "checked", "ended"]


def test_next_night_opens_no_file_that_was_loaded(call: Any, place: Path) -> None:
    time.sleep(0.05)  # a file that was changed this very moment may be changed again in it
    call("run", "--config", place / "raingan.toml")
    for path in (place / "inbox").glob("*.*"):
        os.utime(path, ns=(0, path.stat().st_mtime_ns))  # the time of the last access
    call("run", "--config", place / "raingan.toml")
    times = {path.name: path.stat().st_atime_ns for path in (place / "inbox").glob("*.*")}
    called = call("run", "--config", place / "raingan.toml")
    assert called.status == Exit.OK
    assert called.out == "found 4: 0 loaded, 2 unchanged, 1 quarantined, 1 skipped\n"
    assert {path.name for path in (place / "inbox").glob("*.*") if path.stat().st_atime_ns != times[path.name]} <= {
        "letter.txt"
    }
    assert call("run", "--config", place / "raingan.toml", "--rehash").out == called.out


def test_changed_file_is_read_again_even_with_its_old_time_and_size(call: Any, place: Path) -> None:
    path = place / "inbox" / "fire-station.txt"
    call("run", "--config", place / "raingan.toml")
    call("run", "--config", place / "raingan.toml")
    before = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b" ")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "1 loaded, 1 unchanged" in call("run", "--config", place / "raingan.toml").out


def test_unusual_night_is_held_back_and_changes_nothing(call: Any, place: Path, samples: Path) -> None:
    many(place, samples, 20)
    assert call("run", "--config", place / "raingan.toml").status == Exit.REFUSED
    before = rows(place, "SELECT * FROM documents ORDER BY id"), rows(place, "SELECT * FROM paths ORDER BY id")
    many(place, samples, 15, LETTER.encode())
    called = call("run", "--config", place / "raingan.toml")
    assert called.status == Exit.HELD
    assert "15 of 15 new inputs give no report (100 %), usually 4 %" in called.err
    assert (
        rows(place, "SELECT * FROM documents ORDER BY id"),
        rows(place, "SELECT * FROM paths ORDER BY id"),
    ) == before
    assert rows(place, "SELECT state FROM runs ORDER BY id") == [("done",), ("held",)]
    accepted = call("run", "--config", place / "raingan.toml", "--accept")
    assert accepted.status == Exit.REFUSED
    assert "22 unchanged, 16 quarantined" in accepted.out


def test_night_on_which_the_usual_is_missing_is_held_back(call: Any, place: Path, samples: Path) -> None:
    many(place, samples, 20)
    call("run", "--config", place / "raingan.toml")
    (place / "inbox").rename(place / "away")
    (place / "inbox").mkdir()
    called = call("run", "--config", place / "raingan.toml")
    assert called.status == Exit.HELD
    assert "0 inputs were found, usually 23" in called.err


def test_second_run_says_that_one_is_going_on(call: Any, place: Path) -> None:
    (place / "raingan.state").mkdir()
    with locked(place / "raingan.state" / "lock"):
        called = call("run", "--config", place / "raingan.toml")
    assert called.status == Exit.BUSY
    assert f"process {os.getpid()}" in called.err
    assert call("run", "--config", place / "raingan.toml").status == Exit.REFUSED


def test_dry_run_changes_nothing(call: Any, place: Path) -> None:
    before = sorted(place.rglob("*"))
    called = call("run", "--config", place / "raingan.toml", "--dry-run")
    assert "2 loaded, 0 unchanged, 1 quarantined, 1 skipped (nothing was changed)" in called.out
    assert sorted(place.rglob("*")) == before


def test_command_after_the_night_gets_the_report(call: Any, place: Path) -> None:
    told = "import os; print(open(os.environ['RAINGAN_REPORT']).read()[:1])"
    command = json.dumps([sys.executable, "-c", told])
    (place / "raingan.toml").write_text(TEMPLATE + f"command = {command}\n", "utf-8")
    assert call("run", "--config", place / "raingan.toml").status == Exit.REFUSED
    (place / "raingan.toml").write_text(TEMPLATE + 'command = ["false"]\n', "utf-8")
    called = call("run", "--config", place / "raingan.toml")
    assert called.status == Exit.AFTER
    assert rows(place, "SELECT detail FROM runs ORDER BY id")[-1] == ("the command after the run ended with 1",)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sources = []", "sources names nothing"),
        ("source = ['x']", "source is unknown"),
        ("jobs = 'many'", "wrong kind"),
        ("[limits]\nmemory = -1", "below nothing"),
        ("[limits]\nmemery = 1", "limits.memery is unknown"),
        ("= 1", "Invalid"),
    ],
)
def test_wrong_settings_are_one_line(call: Any, tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "raingan.toml").write_text(line, "utf-8")
    called = call("run", "--config", tmp_path / "raingan.toml")
    assert called.status == Exit.USAGE
    assert words in called.err
    assert len(called.err.splitlines()) == 1


def test_missing_settings_say_how_they_are_made(call: Any, tmp_path: Path) -> None:
    assert "raingan init" in call("run", "--config", tmp_path / "none.toml").err


def started(place: Path) -> "subprocess.Popen[bytes]":
    """Begin a run in a process of its own."""
    command = [sys.executable, "-m", "raingan.cli", "run", "--config", str(place / "raingan.toml"), "--jobs", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def state(place: Path) -> dict[str, list[Any]]:
    """Return what is in the database but for numbers and times."""
    return {
        "documents": rows(place, "SELECT sha256, size, refusal, pages FROM documents ORDER BY sha256"),
        "paths": rows(place, "SELECT path, sha256 FROM paths LEFT JOIN documents d ON d.id = document_id ORDER BY 1"),
        "entries": rows(
            place,
            "SELECT sha256, position, number, date, percent, spent FROM entries JOIN documents d ON d.id = report_id"
            " ORDER BY 1, 2",
        ),
        "projects": rows(place, "SELECT code, fiscal_year FROM projects ORDER BY 1"),
    }


def test_runs_that_are_killed_at_any_moment_lose_nothing(call: Any, place: Path, samples: Path) -> None:
    many(place, samples, 150)
    chance = random.Random(1)
    for _ in range(KILLS):
        with started(place) as killed:
            time.sleep(chance.uniform(0.3, 2.5))
            killed.kill()
    call("run", "--config", place / "raingan.toml")
    found = state(place)
    (place / "raingan.db").unlink()
    call("run", "--config", place / "raingan.toml")
    assert state(place) == found
    assert len(found["documents"]) == 153


def test_sigterm_ends_a_run_and_its_readers_soon(call: Any, place: Path, samples: Path) -> None:
    many(place, samples, 300)
    with started(place) as run:
        while not (place / "raingan.state" / "log.jsonl").exists():
            time.sleep(0.05)
        run.send_signal(signal.SIGTERM)
        assert run.stderr is not None
        said = run.stderr.read()  # until the last process that could write has ended
    assert run.returncode in (Exit.TERMINATED, Exit.REFUSED)
    assert b"Traceback" not in said, said.decode()
    assert "newly" not in call("run", "--config", place / "raingan.toml").err
    assert rows(place, "SELECT COUNT(*) FROM documents") == [(303,)]


@pytest.mark.parametrize("blow", [KeyboardInterrupt, Terminated])
def test_interrupt_that_meets_a_lock_ends_a_command_like_any_other(blow: type[BaseException]) -> None:
    def interrupted() -> None:
        with contextlib.ExitStack() as stack:
            stack.callback(Lock().release)  # which fails: it was not taken
            raise blow

    with pytest.raises(blow), terminable():
        interrupted()


def test_killed_run_is_told_as_lost(call: Any, place: Path) -> None:
    call("run", "--config", place / "raingan.toml")
    with sqlite3.connect(place / "raingan.db") as connection:
        connection.execute("UPDATE runs SET state = 'running', finished_at = NULL")
    connection.close()
    call("run", "--config", place / "raingan.toml")
    assert rows(place, "SELECT state FROM runs ORDER BY id") == [("lost",), ("done",)]


def test_init_writes_settings_that_can_be_used_and_writes_over_none(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("init", "--dry-run").out == TEMPLATE
    assert call("init").status == Exit.OK
    (tmp_path / "inbox").mkdir()
    assert call("run").status == Exit.NOTHING_FOUND
    (tmp_path / "raingan.toml").write_text("mine", "utf-8")
    assert call("init").status == Exit.USAGE
    assert (tmp_path / "raingan.toml").read_text("utf-8") == "mine"


def test_runs_are_listed(call: Any, place: Path) -> None:
    call("run", "--config", place / "raingan.toml")
    listed = call("runs", "--config", place / "raingan.toml", "--format", "jsonl")
    assert json.loads(listed.out)["state"] == "done"
    assert call("runs", "--db", place / "none.db").status == Exit.DATABASE


def test_quarantine_is_listed_shown_and_retried(call: Any, place: Path) -> None:
    config = ("--config", place / "raingan.toml")
    call("run", *config)
    (lying,) = map(json.loads, call("quarantine", "list", *config, "--format", "jsonl").out.splitlines())
    assert (Path(lying["path"]).name, lying["refusal"]) == ("letter.txt", "no-report")
    assert "to do: " in call("quarantine", "show", "no-report", *config).out
    assert call("quarantine", "show", "damaged", *config).status == Exit.NOTHING_FOUND
    assert call("quarantine", "retry", *config, "--dry-run").out.strip() == lying["path"]
    again = call("quarantine", "retry", lying["path"], *config)
    assert (again.status, again.out) == (Exit.REFUSED, "read again 1: 0 loaded, 0 unchanged, 1 refused, 0 skipped\n")
    assert rows(place, "SELECT COUNT(*) FROM documents WHERE refusal IS NOT NULL") == [(1,)]


def test_doctor_says_what_is_wrong_and_how_to_mend_it(call: Any, place: Path) -> None:
    assert call("doctor", "--config", place / "raingan.toml").status == Exit.OK
    wrong = TEMPLATE.replace('["inbox"]', '["nowhere", "s3://bucket"]').replace('"raingan.db"', '"no/folder.db"')
    (place / "raingan.toml").write_text(wrong, "utf-8")
    called = call("doctor", "--config", place / "raingan.toml")
    assert called.status == Exit.UNHEALTHY
    ill = [line for line in called.out.splitlines() if line.startswith("wrong")]
    assert any("nowhere" in line for line in ill)
    assert any("no" in line and "cannot be written" in line for line in ill)


@pytest.mark.parametrize("by", ["systemd", "cron"])
def test_schedule_prints_what_starts_a_night(call: Any, place: Path, by: str) -> None:
    called = call("schedule", "--config", place / "raingan.toml", "--at", "03:15", "--with", by)
    assert called.status == Exit.OK
    assert "the next run would be on " in called.err
    assert f"{place}/raingan.toml" in called.out
    assert ("OnCalendar=*-*-* 03:15:00" if by == "systemd" else "15 3 * * * ") in called.out
    assert call("schedule", "--config", place / "none.toml").status == Exit.USAGE


def test_schedule_installs_units(call: Any, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "bin").mkdir()
    (place / "bin" / "systemctl").write_text(f'#!/bin/sh\necho "$@" >> "{place}/called"\n')
    (place / "bin" / "systemctl").chmod(0o755)
    monkeypatch.setenv("PATH", str(place / "bin"), prepend=":")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(place / "config"))
    assert call("schedule", "--config", place / "raingan.toml", "--install").status == Exit.OK
    names = sorted(path.name for path in (place / "config/systemd/user").iterdir())
    assert names == ["raingan.service", "raingan.timer"]
    assert (place / "called").read_text() == "--user daemon-reload\n--user enable --now raingan.timer\n"


def test_damaged_archive_lies_in_quarantine_every_night(call: Any, place: Path) -> None:
    (place / "inbox" / "broken.zip").write_bytes(b"PK\x03\x04 and nothing else")
    time.sleep(0.05)
    first = call("run", "--config", place / "raingan.toml").out
    assert first == "found 5: 2 loaded, 0 unchanged, 2 quarantined, 1 skipped\n"
    for _ in range(2):
        again = call("run", "--config", place / "raingan.toml").out
        assert again == "found 5: 0 loaded, 2 unchanged, 2 quarantined, 1 skipped\n"


def test_archive_that_was_loaded_is_not_opened_again_and_its_members_are_counted(call: Any, place: Path) -> None:
    with zipfile.ZipFile(place / "inbox" / "good.zip", "w") as archive:
        archive.write(place / "inbox" / "fire-station.txt", "a.txt")
        archive.writestr("b.txt", (place / "inbox" / "fire-station.txt").read_bytes() + b"\n")
        archive.writestr("notes.md", b"x")
    time.sleep(0.05)
    config = ("--config", place / "raingan.toml")
    assert call("run", *config).out == "found 7: 3 loaded, 1 unchanged, 1 quarantined, 2 skipped\n"
    call("run", *config)
    assert rows(place, "SELECT name, loaded, skipped FROM seen_files WHERE document_id IS NULL") == [("good.zip", 2, 1)]
    assert call("run", *config).out == "found 7: 0 loaded, 4 unchanged, 1 quarantined, 2 skipped\n"


def test_full_disk_is_one_line_and_the_next_run_ends_well(call: Any, place: Path) -> None:
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, 2**16)); "
    code = f"{limited}import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    run = f"{code}; import sys; from raingan.cli import main; sys.exit(main(['run', '--config', sys.argv[1]]))"
    command = [sys.executable, "-c", run, str(place / "raingan.toml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (Exit.DISK, Exit.DATABASE), done.stderr
    assert call("run", "--config", place / "raingan.toml").status == Exit.REFUSED
    assert rows(place, "SELECT COUNT(*) FROM documents") == [(3,)]
