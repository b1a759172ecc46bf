"""The checks over a whole database beside the floor of reading it: `python -m benchmarks.audit`.

The floor reads the same rows, reports, entries and narratives, into pandas once. The checks run in a process of their
own, so that its peak memory and its processor time are theirs: on a busy machine that time is the measure, not the
clock. They run twice, because a run that finds everything anew writes more than one that finds what it knows.
"""

import argparse
import datetime as dt
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Table, insert

from store.database import readable, settled, writable
from store.driver import Driver, Row
from store.rows import BANGKOK
from store.tables import AGENCIES, DOCUMENTS, ENTRIES, IMPORT_RUNS, PASSAGES, PATHS, PROJECTS, REPORTS, TEXTS

SECONDS, MEGABYTES = 120, 2048  # the targets
AGENCY_COUNT = 70
CHUNK = 500  # reports
ODD = 0.2  # share of the projects with something to find
START = dt.date(2019, 10, 1)
DAYS = 30.4  # from entry to entry, each in a month of its own
WORDS = (
    "ดำเนินการจัดอบรมเจ้าหน้าที่และอาสาสมัครในพื้นที่แล้วเสร็จ",
    "สำรวจแนวเขตและจัดทำแบบรูปรายการ",
    "ตรวจรับงานงวดตามสัญญาโดยคณะกรรมการตรวจรับพัสดุ",
    "จัดซื้อวัสดุอุปกรณ์และส่งมอบให้โรงเรียนในสังกัด",
    "ประชุมคณะทำงานเพื่อติดตามผลการดำเนินงานเมื่อวันที่ ๒๔ ธันวาคม ๒๕๖๒",
    "ปลูกต้นไม้ริมทางและปรับปรุงสวนหย่อมใกล้บ้าน",
    "ประชาสัมพันธ์โครงการให้ประชาชนในชุมชนทราบ",
    "เบิกจ่ายค่าตอบแทนวิทยากรและค่าอาหารกลางวัน",
    "รวบรวมเอกสารประกอบการเบิก - จ่าย",
    "ซ่อมแซมพื้นผิวจราจรและทางเท้าที่ชำรุด",
)
TROUBLE = ("อยู่ระหว่างเตรียมการ", "ผู้บริหารให้ยกเลิกกิจกรรมที่ 2", "งานล่าช้าเนื่องจากรอการอนุมัติ", "โอนเงินให้ชุมชนแล้ว")
CHECK = """
import resource, sys, time
from audit.checking import checked, everything
begin = time.perf_counter()
done = checked(sys.argv[1], everything("benchmark", {}))
seconds = time.perf_counter() - begin
found = sum(total.projects for total in done.totals if total.outcome == "flag")
print(seconds, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, done.projects, found)
"""


def main() -> None:
    """Print seconds, the ratio to the floor, and peak memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.audit", description="Measures the checks.")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--entries", type=int, default=10, help="of each report")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "reports.db")
        fill(path, arguments.reports, arguments.entries)
        floor = read(path)
        print(f"{arguments.reports} reports of {arguments.entries} entries")
        print(f"floor    {floor:7.1f} s of the core to read the same rows into pandas")
        for name in ("first", "again"):
            seconds, cpu, memory, projects, found = (float(word) for word in _checked(path))
            told = f"{projects:.0f} projects, {found:.0f} findings, peak memory {memory:.0f} MB"
            verdict = "within" if cpu <= SECONDS and memory <= MEGABYTES else "OVER"
            print(f"{name:8} {cpu:7.1f} s of one core ({seconds:.1f} by the clock), {cpu / floor:.1f} times the floor")
            print(f"         {told}: {verdict} the targets of {SECONDS} s and {MEGABYTES} MB")


def fill(path: str, number: int, entries: int) -> None:
    """Write a database of so many reports, by its tables: no parser and no search index."""
    engine = writable(path)
    random = Random(1)
    with engine.begin() as connection:
        begun = {"raingan_version": "0", "started_at": dt.datetime(2020, 10, 5, tzinfo=BANGKOK)}
        run = connection.execute(insert(IMPORT_RUNS).values(begun).returning(IMPORT_RUNS.c.id)).scalar_one()
        driver = Driver.on(connection)
        units = [(key, 0, f"สำนักงานเขตที่ {key}", f"สำนักงานเขตที่ {key}") for key in range(1, AGENCY_COUNT + 1)]
        driver.insert_into(AGENCIES, ("id", "level", "name", "path"), units)
        for start in range(1, number + 1, CHUNK):
            rows: dict[Table, list[dict[str, Any]]] = {}
            for key in range(start, min(start + CHUNK, number + 1)):
                for table, row in _report(random, key, run, entries):
                    rows.setdefault(table, []).append(row)
            for table, found in rows.items():
                values: list[Row] = [tuple(row.values()) for row in found]
                driver.insert_into(table, tuple(found[0]), values)
    settled(engine)


def _report(random: Random, key: int, run: int, entries: int) -> Iterator[tuple[Table, dict[str, Any]]]:
    code = f"{50_000_000 + 10_000 * (key % AGENCY_COUNT):08}-{key // AGENCY_COUNT + 1:04}"
    sha256 = f"{key:064x}"
    first, exported = "2020-10-06", "2020-10-05 10:00:00"
    odd = random.random() < ODD
    allocated = random.randrange(100, 5000) * 1000
    document = {"id": key, "run_id": run, "sha256": sha256, "size": 1, "media_type": "application/pdf", "pages": 2}
    origin = {"text_from": "pdf", "exported_at": exported, "parser_version": "0", "first_seen_at": first}
    yield DOCUMENTS, {**document, **origin, "original_kept": False}
    yield PATHS, {"path": f"{key}.pdf", "document_id": key, "first_seen_at": first}
    yield PROJECTS, {"id": key, "form": "bma-progress-report", "code": code, "fiscal_year": 2563}
    rows = [_entry(random, (key, place, entries), allocated, odd=odd) for place in range(entries)]
    yield (
        REPORTS,
        {
            "id": key,
            "project_id": key,
            "form": "bma-progress-report",
            "code": code,
            "name": f"โครงการที่ {key}",
            "fiscal_year": 2563,
            "agency_id": key % AGENCY_COUNT + 1,
            "start_date": str(START),
            "end_date": str(START + dt.timedelta(days=round(DAYS * entries))),
            "budget_allocated": allocated,
            "budget_spent": sum(row["spent"] for row in rows) + (1000 if odd and random.random() < 0.3 else 0),
            "certified": True,
            "signatory": "x",
            "version": 1,
            "latest": True,
            "dated_at": exported,
            "dated_from": "pdf",
            "entries": entries,
            "newest_entry_date": rows[-1]["date"],
            "spent_unknown": 0,
            "warnings": 0,
        },
    )
    for place, row in enumerate(rows):
        yield ENTRIES, row
        words = random.choices(WORDS, k=6) + (random.choices(TROUBLE, k=1) if odd and random.random() < 0.3 else [])
        text = (key - 1) * entries + place + 1
        yield TEXTS, {"id": text, "digest": text.to_bytes(16, "big"), "text": f"ครั้งที่ {place + 1} {' '.join(words)}"}
        yield PASSAGES, {"report_id": key, "value_path": f"entries.{place}.narrative", "text_id": text}


def _entry(random: Random, at: tuple[int, int, int], allocated: int, *, odd: bool) -> dict[str, Any]:
    key, place, entries = at
    done = (place + 1) / entries
    step = 100 / entries
    percent = 100 if place == entries - 1 else round(100 * done - random.random() * step / 2 - (30 if odd else 0), 2)
    return {
        "report_id": key,
        "position": place,
        "number": place + 1,
        "date": str(START + dt.timedelta(days=round(DAYS * (place + 0.7)))),
        "percent": max(percent, 0),
        "spent_number": place + 1,
        "spent": 0 if odd and random.random() < 0.5 else round(allocated / entries * random.uniform(0.8, 1)),
        "plan_status": "on_plan",
        "target_status": "on_target",
        "spent_unknown": 0,
    }


def read(path: str) -> float:
    """Return in how many seconds of the processor the rows that the checks need are read into pandas."""
    import pandas as pd

    from store.views.latest_reports import LATEST_REPORTS
    from store.views.progress import PROGRESS

    begin = time.process_time()
    engine = readable(path)
    names = (
        "report_id",
        "number",
        "date",
        "percent",
        "spent",
        "spent_number",
        "plan_status",
        "target_status",
        "narrative",
    )
    columns = ", ".join(names)
    with engine.connect() as connection:
        frames = [
            pd.read_sql_query(f"SELECT * FROM {LATEST_REPORTS.name}", connection),
            *pd.read_sql_query(f"SELECT {columns} FROM {PROGRESS.name}", connection, chunksize=100_000),
        ]
    engine.dispose()
    assert all(len(frame) for frame in frames)
    return time.process_time() - begin


def _checked(path: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", CHECK, path], check=True, capture_output=True, text=True)
    return done.stdout.split()


if __name__ == "__main__":
    main()
