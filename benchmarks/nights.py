"""What a night costs: `python -m benchmarks.nights unchanged|workers|dask|steady`, each as ratios in one run."""

import argparse
import contextlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.speed import documents

ROOT = Path(__file__).parents[1]
CODE = re.compile(rb"[0-9]{8}-[0-9]{4}")  # of a project
FOLDERS = 100
UNCHANGED_TARGET, UNCHANGED_MEMORY = 3.0, 300
WORKERS_TARGET, DASK_TARGET = 1.7, 1.5


def main() -> None:
    """Print ratios and memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.nights", description="Measures what a night costs.")
    parser.add_argument("which", choices=MEASURES)
    parser.add_argument("--count", type=int, default=None, help="files, or documents a turn")
    parser.add_argument("--turns", type=int, default=3)
    arguments = parser.parse_args()
    measure, count = MEASURES[arguments.which]
    for line in measure(arguments.count or count, arguments.turns):
        print(line, flush=True)


def unchanged(count: int, turns: int) -> Iterator[str]:
    """A run over files that have not changed, beside looking at each of them once."""
    with tempfile.TemporaryDirectory() as name:
        folder = _many(Path(name) / "inbox", count)
        database = Path(name) / "raingan.db"
        _remembered(folder, database)
        _turn(folder, database)  # the first looks at what the system has not in memory
        ratios = []
        for _ in range(turns):
            floor, run, memory = _turn(folder, database)
            ratios.append(run / floor)
            yield f"scandir and stat {floor:.2f} s, a run {run:.2f} s, {memory:.0f} MB"
        yield _verdict("unchanged files", statistics.median(ratios), UNCHANGED_TARGET, most=True)


def _turn(folder: Path, database: Path) -> tuple[float, float, float]:
    floor = _seconds(lambda: _looked(folder))
    command = [sys.executable, "-c", IMPORT, str(folder), str(database)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    run, memory, told = done.stdout.split("\n")[-2].split("|")
    assert told == "0 loaded", told
    return floor, float(run), float(memory)


IMPORT = """
import resource, sys, time
from collections import Counter
from ingest.limits import Limits
from ingest.reading import LocalReaders
from ingest.run import run
from raingan import __version__
from store.database import settled, writable
started = time.perf_counter()
engine = writable(sys.argv[2])
counted = Counter()
for outcome in run([sys.argv[1]], engine, __version__, 2):
    counted[outcome.state] += outcome.number
settled(engine)
seconds = time.perf_counter() - started
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(f"{seconds}|{memory}|{counted['loaded']} loaded")
"""


def _many(folder: Path, count: int) -> Path:
    for number in range(count):
        path = folder / f"{number % FOLDERS:03}" / f"{number:06}.txt"
        if number < FOLDERS:
            path.parent.mkdir(parents=True)
        path.write_bytes(b"%d" % number)
    return folder


def _remembered(folder: Path, database: Path) -> None:
    """Say of every file that it was loaded: what is measured is how they are passed over."""
    from ingest.files import stamp_of
    from raingan import __version__
    from store.database import writable
    from store.seen import Mark, SeenFiles

    engine = writable(str(database))
    seen = SeenFiles(engine, __version__, keeps_originals=False)
    marks = [
        Mark(str(path.parent), path.name, stamp_of(path.stat()), 1, 0, None) for path in sorted(folder.rglob("*.txt"))
    ]
    seen.write(marks)
    seen.close()
    engine.dispose()


def _looked(folder: Path) -> int:
    looked = 0
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.is_dir(follow_symlinks=False):
                looked += _looked(Path(entry.path))
            else:
                entry.stat(follow_symlinks=False)
                looked += 1
    return looked


def workers(count: int, turns: int) -> Iterator[str]:
    """Reading with two processes beside one, of texts and of PDFs."""
    with tempfile.TemporaryDirectory() as name:
        texts = [path.read_bytes() for path in documents(Path(name) / "texts", count)]
    pdf = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.pdf"))]
    pdfs = [pdf[number % len(pdf)] + b"\n" * number for number in range(count // 4)]
    for kind, datas in (("texts", texts), ("PDFs", pdfs)):
        ratios, costs = [], []
        for _ in range(turns):
            here = _seconds(partial(_here, datas)) / len(datas)
            one, two = (_local(datas, jobs) for jobs in (1, 2))
            ratios.append(one / two)
            costs.append(one / here)
            yield f"{kind}: in this process {1 / here:.0f}/s, one reader {1 / one:.0f}/s, two {1 / two:.0f}/s"
        yield f"{kind}: one isolated reader takes {statistics.median(costs):.2f} times reading in this process"
        yield _verdict(f"{kind}, two readers beside one", statistics.median(ratios), WORKERS_TARGET, most=False)


def _here(datas: list[bytes]) -> None:
    from ingest.cell import ready

    for data in datas:
        ready(data)


def _local(datas: list[bytes], jobs: int) -> float:
    from ingest.reading import LocalReaders

    with LocalReaders(jobs) as readers:
        for number in range(2 * jobs):
            readers.start(b"%PDF-warm" + b" " * number)()  # the start of processes is not the rate
        return _seconds(lambda: _read(readers, datas)) / len(datas)


def _read(readers: object, datas: list[bytes]) -> None:
    from collections import deque

    waiting: deque[Callable[[], bytes]] = deque()
    for data in datas:
        waiting.append(readers.start(data))  # type: ignore[attr-defined]
        while readers.full:  # type: ignore[attr-defined]
            waiting.popleft()()
    while waiting:
        waiting.popleft()()


def dask(count: int, turns: int) -> Iterator[str]:
    """Reading on a cluster of two workers beside a cluster of one, all on this machine."""
    from ingest.cluster import ClusterReaders
    from ingest.limits import Limits
    from raingan import __version__

    with tempfile.TemporaryDirectory() as name:
        texts = [path.read_bytes() for path in documents(Path(name) / "texts", count)]
        ratios = []
        for _ in range(turns):
            times = []
            for number in (1, 2):
                with cluster(number, Path(name)) as address, ClusterReaders(address, Limits(), __version__) as readers:
                    _read(readers, texts[:128])
                    times.append(_seconds(partial(_read, readers, texts)))
            ratios.append(times[0] / times[1])
            yield f"one worker {count / times[0]:.0f}/s, two {count / times[1]:.0f}/s"
        yield _verdict("two workers of a cluster beside one", statistics.median(ratios), DASK_TARGET, most=False)


@contextlib.contextmanager
def cluster(workers: int, folder: Path) -> Iterator[str]:
    """Start a scheduler and so many workers on loopback; yield the scheduler's address."""
    file = folder / f"scheduler-{workers}-{time.monotonic_ns()}.json"
    command = [sys.executable, "-m"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
    scheduler = [*command, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    worker = [
        *command,
        "distributed.cli.dask_worker",
        "--scheduler-file",
        str(file),
        "--nthreads",
        "1",
        "--no-dashboard",
    ]
    running = [subprocess.Popen([*scheduler, "--scheduler-file", str(file)], **quiet)]  # type: ignore[call-overload]
    try:
        while not file.exists() or not file.read_text():
            time.sleep(0.1)
        running += [
            subprocess.Popen([*worker, "--host", "127.0.0.1", "--local-directory", str(folder)], **quiet)  # type: ignore[call-overload]
            for _ in range(workers)
        ]
        yield _address(file, workers)
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait()


def _address(file: Path, workers: int) -> str:
    import json

    from distributed import Client

    address: str = json.loads(file.read_text())["address"]
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers)
    return address


def steady(count: int, turns: int) -> Iterator[str]:
    """The memory of a run over many texts, as it goes on."""
    from ingest.reading import LocalReaders
    from ingest.run import Wanted, run_with
    from raingan import __version__
    from store.database import writable

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        originals = [path.read_bytes() for path in documents(folder / "few", 200)]
        many = folder / "many"
        many.mkdir()
        for number in range(count):
            # each of a project of its own
            code = b"%08d-%04d" % (50000000 + number // 10000, number % 10000)
            data = CODE.sub(code, originals[number % len(originals)], count=1) + b"\n%d" % number
            (many / f"{number:06}.txt").write_bytes(data)
        engine = writable(str(folder / "raingan.db"))
        done, sizes = 0, []
        with LocalReaders(2) as readers:
            for outcome in run_with(readers, Wanted([str(many)], __version__), engine):
                done += outcome.number
                if done % (count // 10) == 0:
                    sizes.append(_tree())
                    yield f"{done} documents: the processes hold {sizes[-1]:.0f} MB"
        engine.dispose()
        yield f"most {max(sizes):.0f} MB, the last {sizes[-1] / sizes[1]:.2f} times the second"


def _tree() -> float:
    """Megabytes that this process and those below it hold, shared pages counted in parts."""
    parents = {}
    for path in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
    found = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return sum(map(_size, found))


def _size(process: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    return 0.0


def _verdict(what: str, ratio: float, target: float, *, most: bool) -> str:
    word = "within" if (ratio <= target if most else ratio >= target) else "SHORT OF"
    return f"{what}: {ratio:.2f} times, {word} the target of {target:g}"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


MEASURES: dict[str, tuple[Callable[[int, int], Iterator[str]], int]] = {
    "unchanged": (unchanged, 100_000),
    "workers": (workers, 640),
    "dask": (dask, 640),
    "steady": (steady, 50_000),
}

if __name__ == "__main__":
    main()
