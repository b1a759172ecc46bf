"""Reading in processes: in order, and what ends one takes no other document with it."""

import multiprocessing
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from ending import ENDINGS, connecting, killed_once, large, told, work

from ingest.cell import is_pdf
from ingest.isolation import Cells
from ingest.limits import Limits
from ingest.reading import BATCH, LocalReaders, Readers
from model import Refusal, Refused

LIMITS = Limits(memory=256, seconds=1, output=1)
WAY = {
    b"%PDF-1.4 exit": (Refusal.CRASHED, "status 3"),
    b"%PDF-1.4 abort": (Refusal.CRASHED, "SIGABRT"),
    b"%PDF-1.4 segfault": (Refusal.CRASHED, "SIGSEGV"),
    b"%PDF-1.4 loop": (Refusal.TOO_SLOW, ""),
    b"%PDF-1.4 memory": (Refusal.TOO_MUCH_MEMORY, "more than 256 MiB"),
    b"%PDF-1.4 swelling": (Refusal.TOO_MUCH_MEMORY, "more than 256 MiB"),
    b"%PDF-1.4 error": (Refusal.CRASHED, "KeyError in ending.py, line "),
    b"%PDF-1.4 keywords": (Refusal.CRASHED, "KeywordError in ending.py, line "),
}


def results(datas: list[bytes], jobs: int, does: Callable[..., list[bytes]] = work) -> list[Any]:
    """Return what came of each of `datas`."""
    cells = Cells(jobs, LIMITS, does)
    with ThreadPoolExecutor(2 * jobs) as threads:
        readers = Readers(threads, cells.results, jobs)
        done = [pickle.loads(wait()) for wait in [readers.start(data) for data in datas]]
    cells.close()
    return done


def details(datas: list[bytes], jobs: int) -> list[str]:
    """Return the details of the refusals that came of `datas`."""
    return [result.detail for result in results(datas, jobs)]


def test_results_come_in_the_order_of_the_documents() -> None:
    datas = [b"%%PDF-1.4 %d" % number for number in range(6)] + [b"text %d" % number for number in range(2 * BATCH)]
    assert details(datas, 2) == [data.decode() for data in datas] == details(datas, 1)


def test_every_way_to_end_the_reader_is_known() -> None:
    assert WAY.keys() == ENDINGS.keys()


@pytest.mark.parametrize("data", WAY)
def test_document_that_ends_its_reader_is_refused_and_the_others_are_read(data: bytes) -> None:
    first, ended, last = results([b"%PDF-1.4 1", data, b"%PDF-1.4 2"], 2)
    assert (first.detail, last.detail) == ("%PDF-1.4 1", "%PDF-1.4 2")
    reason, detail = WAY[data]
    assert ended.reason == reason
    assert ended.detail.startswith(detail)
    assert "\x1b" not in ended.detail


def test_one_of_a_batch_of_texts_takes_no_other_with_it() -> None:

    datas = [b"text %d" % number for number in range(BATCH - 1)]
    datas.insert(7, b"%PDF-1.4 abort")
    cells = Cells(1, LIMITS, work)
    done = [pickle.loads(result) for result in cells.results(datas)]
    cells.close()
    assert done[7].reason == Refusal.CRASHED
    assert [each.detail for each in done[:7] + done[8:]] == [data.decode() for data in datas[:7] + datas[8:]]


def test_document_whose_reader_was_killed_from_outside_is_read_again(tmp_path: Path) -> None:
    (result,) = results([b"%PDF-1.4 1"], 1, partial(killed_once, str(tmp_path / "killed")))
    assert result.detail == "%PDF-1.4 1"


def test_output_larger_than_any_report_is_refused() -> None:
    (result,) = results([b"%PDF-1.4 1"], 1, large)
    assert result.reason == Refusal.TOO_MUCH


@pytest.mark.parametrize("host", ["127.0.0.1", "example.org"])
def test_no_network_is_reached_while_a_document_is_read(host: str) -> None:
    (result,) = results([host.encode()], 1, connecting)
    assert result.reason == Refusal.CRASHED
    assert result.detail.startswith("PermissionError")


def test_one_process_does_many_documents() -> None:
    assert len(set(results([b"text"] * 4, 1, told))) == 1


def test_processes_end_with_the_block(samples: Path) -> None:
    with LocalReaders(2) as readers:
        waits = [readers.start((samples / "canal-dredging-fpdf.pdf").read_bytes()) for _ in range(3)]
        assert not isinstance(pickle.loads(waits[0]()), Refused)
    assert not multiprocessing.active_children()


def test_processes_end_while_the_last_results_are_used(samples: Path) -> None:
    with LocalReaders(2) as readers:
        wait = readers.start((samples / "canal-dredging.txt").read_bytes())
        readers.no_more()
        wait()
        deadline = time.monotonic() + 20
        while multiprocessing.active_children() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not multiprocessing.active_children()


def test_readers_are_idle_while_the_next_result_is_still_being_read() -> None:
    open_gate = threading.Event()

    def slowly(datas: Sequence[bytes]) -> list[bytes]:
        open_gate.wait(20)
        return list(datas)

    with ThreadPoolExecutor(1) as threads:
        readers = Readers(threads, slowly, 1)
        assert not readers.idle
        wait = readers.start(b"%PDF-1.4")
        assert readers.idle
        open_gate.set()
        assert wait() == b"%PDF-1.4"
        assert not readers.idle


def test_last_texts_are_read_without_waiting_for_others(samples: Path) -> None:
    with LocalReaders(1) as readers:
        readers.start((samples / "canal-dredging.txt").read_bytes())
        assert readers._open.datas
        readers.no_more()
        assert not readers._open.datas


def test_reader_loads_neither_database_nor_what_reads_pdfs_unless_there_is_one() -> None:
    heavy = "sqlalchemy", "pypdfium2", "pdfplumber", "numpy"
    command = f"import sys, ingest.preloaded; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True)
    assert run.stdout == "[]\n"


PARENT = """
import pickle, sys
sys.path.insert(0, sys.argv[1])
from ending import work
from ingest.isolation import Cells
from ingest.limits import Limits
if __name__ == "__main__":
    cells = Cells(1, Limits(seconds=600), work)
    cells.results([b"text"])
    print("reading", flush=True)
    cells.results([b"%PDF-1.4 loop"])
"""


def test_reader_dies_with_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, "utf-8")
    command = [sys.executable, str(script), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        time.sleep(0.5)
        children = below(parent.pid)
        parent.send_signal(signal.SIGKILL)
    assert children
    for _ in range(100):
        if not any(map(alive, children)):
            break
        time.sleep(0.1)
    assert not any(map(alive, children))


def below(process: int) -> set[int]:
    """Return the processes that descend from `process`."""
    parents = {int(path.name): int(stat(path)[1]) for path in Path("/proc").iterdir() if path.name.isdigit()}
    found: set[int] = {process}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {process}


def alive(process: int) -> bool:
    """Return whether a process still runs."""
    path = Path(f"/proc/{process}")
    return path.exists() and stat(path)[0] != "Z"


def stat(path: Path) -> tuple[str, str]:
    """Return the state of a process and its parent."""
    try:
        state, parent, *_ = (path / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "Z", "0"
    return state, parent


def test_interrupt_on_the_terminal_does_not_reach_what_loads() -> None:
    program = """
import os, signal, time
from multiprocessing import forkserver
from ingest import server
server.begin([])
pid = forkserver._forkserver._forkserver_pid
for _ in range(10):
    os.kill(pid, signal.SIGINT)
    time.sleep(0.1)
print(os.waitpid(pid, os.WNOHANG)[0])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize(("names", "are_pdfs"), [(["a.txt"], False), (["a.txt", "b.PDF"], True), ([], False)])
def test_what_reads_pdfs_is_loaded_at_once_where_such_lie(tmp_path: Path, names: list[str], are_pdfs: bool) -> None:
    for name in names:
        (tmp_path / name).touch()
    program = "import sys; from ingest import server; server.context = print; server.begin(sys.argv[1:])"
    command = [sys.executable, "-c", program, str(tmp_path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"{are_pdfs} True\n"


def test_mark_of_a_pdf_may_stand_behind_the_beginning() -> None:
    assert is_pdf(b"\xef\xbb\xbf\n%PDF-1.7")
    assert not is_pdf(b"x" * 2000 + b"%PDF-1.7")
