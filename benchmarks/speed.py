"""Documents a second for extraction and import beside the floor of any such program: `python -m benchmarks.speed`.

The floor reads a file, hashes it, decodes it, runs one regular expression over it, and writes the contract's object of
the same document as JSON. Extraction and import are measured in the same run, in turns with the floor, so that a busy
machine slows all three; the ratio of each turn is taken, and the median of them.
"""

import argparse
import contextlib
import gc
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

# as long as the real exports
SMALLEST, LARGEST = 14_000, 28_000
# one expression that finds each label of the form with what stands behind it: the least that any extractor does
_LABELS = (
    "ชื่อโครงการ/กิจกรรม|รหัสโครงการ|ปีงบประมาณ พ.ศ.|เริ่มต้นโครงการ|สิ้นสุดโครงการ|งบประมาณที่ได้รับ|งบประมาณที่ใช้ไป"
    "|หน่วยงานที่รับผิดชอบ|ชื่อผู้รับผิดชอบ|ผู้ประสานงาน สยป|ประเด็นยุทธศาสตร์ย่อย|ประเด็นยุทธศาสตร์|เป้าหมายที่|ตัวชี้วัด"
)
FIELDS = re.compile(
    rf"(?:{_LABELS})[\s.]*:\s*([^\n]*)|รายงานครั้งที่\s*([\d๐-๙]+)\s*::\s*([\d๐-๙/]+)|ความก้าวหน้าของงานฯ?\s*=\s*([\d๐-๙.,]+)"
    r"|งบประมาณที่เบิกใช้\s*\(ครั้งที่\s*([\d๐-๙]+)\s*\)\s*=\s*([\d๐-๙.,-]+)"
)
TARGETS = {"extract": 5.0, "import": 12.0}
FLOOR_PASSES = 10
MEMORY_COUNTS = (200, 2000)
# in a process of its own, so that what the corpus and the database needed is not counted
MEMORY = """
import json, resource, sys
from pathlib import Path
from model.contract import contract
from parsers import extract
paths = sorted(Path(sys.argv[1]).glob("*.txt"))
for number in range(1, int(sys.argv[3]) + 1):
    path = paths[number % len(paths)]
    json.dumps(contract(extract(path.read_bytes()), path.name), ensure_ascii=False)
    if number in (int(sys.argv[2]), int(sys.argv[3])):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    """Print rates, ratios and peak memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Measures extraction and import.")
    parser.add_argument("--count", type=int, default=100, help="documents a turn")
    parser.add_argument("--turns", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = documents(Path(folder) / "documents", arguments.count)
        print("\n".join([*speed(paths, arguments.turns), memory(paths[0].parent)]))


def documents(folder: Path, number: int) -> list[Path]:
    """Write so many reports of about 20 KB and return their paths."""
    from benchmarks.corpus.case import case  # processes that read start with what this module imports

    folder.mkdir()
    paths: list[Path] = []
    for seed in count():
        document = case(0, seed)
        if SMALLEST < len(document.data) < LARGEST and _ordinary(document.truth):
            paths.append(folder / f"{seed:06}.txt")
            paths[-1].write_bytes(document.data)
        if len(paths) == number:
            break
    return paths


def speed(paths: list[Path], turns: int) -> list[str]:
    """Return the lines of the table, from so many turns over all of `paths`."""
    from statistics import mean  # processes that read start with what this module imports

    from ingest.collector import spare

    objects = {path: _object(path) for path in paths}
    kinds: dict[str, Callable[[], object]] = {
        # one pass is over in milliseconds: several make a time that can be divided by
        "floor": lambda: [_floor(path, objects[path]) for path in paths * FLOOR_PASSES],
        "extract": lambda: [json.dumps(_object(path), ensure_ascii=False) for path in paths],
        "import": lambda: _imported(paths[0].parent),
    }
    times: dict[str, list[float]] = {name: [] for name in kinds}
    for work in kinds.values():
        work()  # what is imported and compiled at the first call is no part of the rate
    spare()  # as the command does
    for _ in range(turns):
        for name, work in kinds.items():
            times[name].append(_seconds(work) / (FLOOR_PASSES if name == "floor" else 1))
    size = mean(path.stat().st_size for path in paths)
    head = f"{len(paths)} documents of {size / 1000:.1f} KB on average, {turns} turns"
    return [head, *(_line(name, times, len(paths)) for name in kinds)]


def memory(folder: Path) -> str:
    """Return the line that says how much memory extraction had needed at the most, after few and after many."""
    counts = [str(number) for number in MEMORY_COUNTS]
    command = [sys.executable, "-c", MEMORY, str(folder), *counts]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    few, many = (int(line) / 1024 for line in run.stdout.split())
    return f"peak memory  {few:.1f} MB after {counts[0]} documents, {many:.1f} MB after {counts[1]}"


def _ordinary(truth: dict[str, Any]) -> bool:
    return truth.get("encoding") == "utf-8" and not any(oddity.startswith("damage") for oddity in truth["oddities"])


def _line(name: str, times: dict[str, list[float]], number: int) -> str:
    from statistics import median

    rate = number / median(times[name])
    ratios = sorted(time / floor for time, floor in zip(times[name], times["floor"], strict=True))
    if name not in TARGETS:
        return f"{name:8}{rate:9.0f} documents/s"
    middle, target = median(ratios), TARGETS[name]
    spread = f"({ratios[0]:.2f} to {ratios[-1]:.2f})"
    verdict = "within" if middle <= target else "OVER"
    return (
        f"{name:8}{rate:9.0f} documents/s  {middle:6.2f} times the floor {spread}, {verdict} the target of {target:g}"
    )


def _floor(path: Path, found: dict[str, Any]) -> tuple[str, int, str]:
    data = path.read_bytes()
    text = data.decode("utf-8")
    return hashlib.sha256(data).hexdigest(), len(FIELDS.findall(text)), json.dumps(found, ensure_ascii=False)


def _object(path: Path) -> dict[str, Any]:
    from model.contract import contract
    from parsers import extract

    return contract(extract(path.read_bytes()), path.name)


def _imported(folder: Path) -> None:
    from raingan.cli import main as raingan

    # it goes with the documents: to delete a database is no part of an import
    fresh = tempfile.mkdtemp(dir=folder.parent)
    with _silence():
        url = f"sqlite:///{fresh}/raingan.db"
        status = raingan(["import", str(folder), "--db", url])
    if status != 0:
        raise SystemExit(f"import ended with status {status}")


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
