"""`raingan import`: everything is accounted for, nothing twice, nothing half."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from raingan.exits import Exit

TIMES = re.compile(r"'20\d\d-\d\d-\d\d \d\d:\d\d:\d\d'")
NUMBER = 25  # of PDFs, which several processes read
LETTER = "ขอเชิญประชุม\nเรียน ทุกท่าน\n"


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Path:
    """A folder with two reports, one below, a letter and a picture."""
    folder = tmp_path / "reports"
    (folder / "below").mkdir(parents=True)
    texts = [path for path in sorted(samples.glob("*.txt")) if "ปีงบประมาณ".encode() in path.read_bytes()]
    for name, text in zip(("a.txt", "below/b.TXT"), texts, strict=False):
        (folder / name).write_bytes(text.read_bytes())
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where the database is made."""
    return tmp_path / "reports.db"


def dump(path: Path) -> dict[str, list[Any]]:
    """Return every row of every table and view."""
    with sqlite3.connect(path) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND sql NOT LIKE '%fts5%'"
            )
        ]
        rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in names}
    connection.close()
    return rows


def contents(path: Path) -> set[tuple[str, str | None]]:
    """Return the digest of each document, and why it was refused."""
    with sqlite3.connect(path) as connection:
        rows = set(connection.execute("SELECT sha256, refusal FROM documents"))
    connection.close()
    return rows


def test_each_input_is_accounted_for(call: Any, folder: Path, db: Path) -> None:
    called = call("import", folder, "--db", db)
    assert called.status == Exit.REFUSED
    assert called.out == "found 3: 2 loaded, 0 unchanged, 1 refused\n"
    refused, skipped = called.err.splitlines()
    assert refused == f"raingan: {folder}/letter.txt: this is no progress report of a known form"
    assert skipped.startswith("raingan: skipped 1, ")
    assert skipped.endswith(f"{folder}/picture.png")


def test_second_run_changes_nothing(call: Any, folder: Path, db: Path) -> None:
    call("import", folder, "--db", db)
    before = dump(db)
    called = call("import", folder, "--db", db)
    assert called.out == "found 3: 0 loaded, 2 unchanged, 1 refused\n"
    assert "letter.txt: this is no progress report" in called.err
    assert dump(db) == before


def test_same_content_under_another_name_is_loaded_once(call: Any, folder: Path, db: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    assert "2 loaded, 1 unchanged" in call("import", folder, "--db", db).out
    assert len(dump(db)["reports"]) == 2
    assert len(dump(db)["paths"]) == 4


def test_file_that_is_named_is_tried_whatever_its_name(call: Any, folder: Path, db: Path) -> None:
    odd = (folder / "a.txt").rename(folder / "a.report")
    assert call("import", odd, "--db", db).status == Exit.OK
    assert "not a text" not in call("import", folder / "picture.png", "--db", db).err


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("empty.txt", (b"", "the file is empty")),
        ("binary.txt", (bytes(range(256)) * 20, "neither a text nor a PDF")),
        ("damaged.pdf", (b"%PDF-1.4\n1 0 obj\n", "damaged")),
        ("letter.txt", (LETTER.encode("utf-16"), "no progress report")),
    ],
)
def test_bad_input_is_one_line_and_recorded(
    call: Any, folder: Path, db: Path, name: str, bad: tuple[bytes, str]
) -> None:
    data, reason = bad
    (folder / name).write_bytes(data)
    called = call("import", folder, "--jobs", 1, "--db", db)
    assert called.status == Exit.REFUSED
    (line,) = [line for line in called.err.splitlines() if name in line]
    assert reason in line
    assert any(name in row and reason in row for row in dump(db)["refusals"])
    assert "2 loaded" in called.out


def test_missing_path_is_one_line_and_the_others_are_loaded(call: Any, folder: Path, db: Path) -> None:
    called = call("import", folder / "nowhere.txt", folder / "a.txt", "--db", db)
    assert called.status == Exit.REFUSED
    assert called.out == "found 2: 1 loaded, 0 unchanged, 1 refused\n"
    assert "nowhere.txt: the file cannot be read" in called.err
    assert "No such file" in called.err
    assert any("unreadable" in row for row in dump(db)["paths"])


def test_pipe_or_device_is_not_waited_for(call: Any, folder: Path, db: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "skipped 1, pipes, sockets or devices: " in call("import", folder, "--db", db).err
    assert "pipe.txt: the file cannot be read" in call("import", folder / "pipe.txt", "--db", db).err
    assert call("import", "/dev/zero", "--db", db).status == Exit.REFUSED


def test_empty_folder_is_told(call: Any, tmp_path: Path, db: Path) -> None:
    (tmp_path / "empty").mkdir()
    called = call("import", tmp_path / "empty", "--db", db)
    assert called.status == Exit.NOTHING_FOUND
    assert called.err.startswith("raingan: no report found in ")
    assert len(called.err.splitlines()) == 1


def test_link_in_a_folder_is_not_followed_and_said(call: Any, folder: Path, db: Path) -> None:
    (folder / "below" / "up").symlink_to(folder)
    called = call("import", folder, "--db", db)
    assert called.out == "found 3: 2 loaded, 0 unchanged, 1 refused\n"
    assert "skipped 1, links: " in called.err


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (b"\xff\xfe.txt", (r"\xff\xfe.txt", r"\xff\xfe.txt")),
        (b"a\x1b[31m.txt", (r"a\x1b[31m.txt", "a\x1b[31m.txt")),
        ("b\u202etxt.exe.txt".encode(), (r"b\u202etxt.exe.txt", "b\u202etxt.exe.txt")),
        ("รายงาน.txt".encode(), ("รายงาน.txt", "รายงาน.txt")),
    ],
)
def test_strange_names_are_kept_and_shown_harmless(
    call: Any, tmp_path: Path, db: Path, name: bytes, texts: tuple[str, str]
) -> None:
    shown, stored = texts
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/" + name)).write_text(LETTER, "utf-8")
    called = call("import", tmp_path / "in", "--db", db)
    assert called.err.startswith(f"raingan: {tmp_path}/in/{shown}: ")
    with sqlite3.connect(db) as connection:
        assert connection.execute("SELECT path FROM paths").fetchall() == [(f"{tmp_path}/in/{stored}",)]
    connection.close()


def test_unusable_database_is_one_line(call: Any, folder: Path, db: Path) -> None:
    db.write_bytes(b"no database" * 1000)
    called = call("import", folder, "--db", db)
    assert (called.status, called.out) == (Exit.DATABASE, "")
    assert "no database; name another with --db" in called.err
    assert len(called.err.splitlines()) == 1


def test_database_may_be_named_by_the_environment(folder: Path, db: Path) -> None:
    command = [sys.executable, "-m", "raingan.cli", "import", str(folder)]
    subprocess.run(command, env={**os.environ, "RAINGAN_DB": str(db)}, capture_output=True, check=False)
    assert len(contents(db)) == 3


def test_half_an_import_is_finished_by_the_next(call: Any, folder: Path, tmp_path: Path, db: Path) -> None:
    call("import", folder / "a.txt", "--db", db)
    assert call("import", folder, "--db", db).out == "found 3: 1 loaded, 1 unchanged, 1 refused\n"
    whole = tmp_path / "whole.db"
    call("import", folder, "--db", whole)
    assert contents(db) == contents(whole)


def many(folder: Path, number: int) -> Path:
    """Fill a folder with so many different reports."""
    text = (folder / "a.txt").read_bytes()
    filled = folder.parent / "many"
    filled.mkdir()
    for index in range(number):
        (filled / f"{index:04}.txt").write_bytes(text + b"\n" * (index + 1))
    return filled


@pytest.mark.parametrize(("blow", "status"), [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGKILL, -signal.SIGKILL)])
def test_stopped_import_keeps_what_it_has_and_goes_on(
    call: Any, folder: Path, db: Path, blow: signal.Signals, status: int
) -> None:
    filled = many(folder, 400)
    command = [sys.executable, "-m", "raingan.cli", "import", str(filled), "--db", str(db)]
    # a shell that runs the tests in the background has SIGINT ignored, and what is started here would inherit that
    inherited = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, inherited)
    deadline = time.monotonic() + 30
    while number_loaded(db) < 10 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(blow)
    _, err = process.communicate(timeout=30)
    assert process.returncode == status
    assert "Traceback" not in err
    kept = number_loaded(db)
    assert kept >= 10
    called = call("import", filled, "--db", db)
    assert called.out == f"found 400: {400 - kept} loaded, {kept} unchanged, 0 refused\n"


def number_loaded(db: Path) -> int:
    """Return how many reports stand in the database, which another process may be making."""
    try:
        connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return 0
    try:
        return int(connection.execute("SELECT COUNT(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_modules_in_the_folder_of_the_documents_are_not_run(folder: Path, db: Path) -> None:
    for name in ("parsers", "regex", "socket", "multiprocessing"):
        (folder / f"{name}.py").write_text("open('was-run', 'w').close()")
    # as the installed command does: only `python -m` looks into the working folder by itself
    program = "import sys; sys.path = [*filter(None, sys.path)]; from raingan.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, "import", ".", "--db", f"sqlite:///{db}"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert not (folder / "was-run").exists()
    assert number_loaded(db) == 2


def test_two_imports_at_a_time_load_each_report_once(folder: Path, db: Path) -> None:
    filled = many(folder, 40)
    command = [sys.executable, "-m", "raingan.cli", "import", str(filled), "--db", str(db)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    written = [process.communicate(timeout=60) for process in started]
    assert [process.returncode for process in started] == [0, 0], written
    assert number_loaded(db) == 40


def test_pdfs_are_loaded_in_order_whatever_the_number_of_workers(
    call: Any, samples: Path, tmp_path: Path, db: Path
) -> None:
    pdf = min(samples.glob("*.pdf"), key=lambda path: path.stat().st_size).read_bytes()
    pdfs = tmp_path / "pdfs"
    pdfs.mkdir()
    for number in range(NUMBER):
        (pdfs / f"{number:02}.pdf").write_bytes(pdf + b"\n" * number)
    one, two = (tmp_path / f"{jobs}.db" for jobs in (1, 2))
    call("import", pdfs, "--jobs", 1, "--db", one)
    call("import", pdfs, "--jobs", 2, "--db", two)
    assert len(dump(one)["documents"]) == NUMBER
    for name, rows in dump(one).items():
        if name != "import_runs":
            assert [TIMES.sub("", row) for row in rows] == [TIMES.sub("", row) for row in dump(two)[name]], name


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_number_of_workers_is_one_or_more(call: Any, folder: Path, jobs: str) -> None:
    called = call("import", folder, "--jobs", jobs)
    assert called.status == Exit.USAGE
    assert "--jobs" in called.err


def test_help_says_what_is_searched_and_how_it_ends(call: Any) -> None:
    called = call("import", "--help")
    assert called.status == Exit.OK
    assert ".txt, .text, .pdf" in called.out
    assert "exit status" in called.out


def test_what_told_the_letters_of_a_pdf_stands_beside_it(samples: Path, tmp_path: Path, call: Any) -> None:
    db = tmp_path / "reports.db"
    call("import", samples / "flood-pump-chromium.pdf", samples / "canal-dredging.txt", "--db", db)
    with sqlite3.connect(db) as connection:
        fonts = connection.execute("SELECT report_id, told_by, contradicted FROM fonts").fetchall()
    assert [row[0] for row in fonts] == [1, 1]
    assert all("cmap" in told and contradicted == 0 for _, told, contradicted in fonts)
