"""A database of many reports, and how long an auditor waits for its answers.

`python -m benchmarks.large --count 100000` writes that many generated reports, a tenth of them newer versions of
others, and prints the bytes a report and the median time of each answer, `--postgresql` on a server that is started
here, else on SQLite. `--keep FILE.db` leaves the SQLite database for a look.
"""

import argparse
import datetime as dt
import hashlib
import itertools
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection, Engine, select

import parsers
from benchmarks.postgresql import new_database, server
from benchmarks.store import documents
from model import Entry, Report, Source
from store.content import Content
from store.database import readable, settled, writable
from store.query import answer
from store.reading import Choice, history, page, projects, version, versions
from store.saving import Writer
from store.search import Question, search
from store.tables import TEXTS

BASE = 400  # reports that the others are made of
ENTRIES = 8  # at least, so that there are about ten in the mean
VERSIONS = 10  # of so many reports one is a newer version of another
QUESTIONS = Path(__file__).parents[1] / "docs" / "database.md"
ASKED = ("ขุดลอก", "อยู่ระหว่างดำเนินการ", "งบประมาณ", "ยกเลิก กิจกรรม", "โครงการที่ 4711", "คณะกรรมการ ตรวจรับ")
TURNS = 25
DRAWN = 60  # searches for words of the texts themselves
TARGET = 50  # milliseconds


def main() -> None:
    """Write the database and print sizes and times."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large", description="Measures answers.")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--keep", metavar="FILE")
    arguments = parser.parse_args()
    with _address(arguments.postgresql, arguments.keep) as address:
        if not (arguments.keep and Path(arguments.keep).exists()):
            start = time.perf_counter()
            fill(address, arguments.count)
            print(f"{arguments.count:,} reports written in {time.perf_counter() - start:.0f} s")
        engine = readable(address)
        print(f"{_bytes(engine) / arguments.count:,.0f} bytes a report")
        for line in times(engine):
            print(line)


def fill(address: str, count: int) -> None:
    """Write `count` reports into the database at `address`."""
    engine = writable(address)
    with Writer(engine, "1") as writer:
        for number, report in enumerate(reports(count)):
            writer.load(Content(f"archive/{number:07}.txt", report.source.sha256, 20_000), report)
            if writer.full:
                writer.flush()
        writer.flush()
    settled(engine)


def reports(count: int) -> Iterator[Report]:
    """Yield `count` reports, no two alike, every `VERSIONS`th a newer version of one before."""
    base = [report for report in map(parsers.extract, documents(BASE * 3)) if len(report.entries) >= ENTRIES][:BASE]
    chance = random.Random(1)
    last: Report | None = None
    for number, report in enumerate(itertools.islice(itertools.cycle(base), count)):
        if number % VERSIONS == VERSIONS - 1 and last is not None:
            yield _newer(last, number)
        else:
            last = _varied(report, number, chance)
            yield last


def _varied(report: Report, number: int, chance: random.Random) -> Report:
    office = chance.randrange(78)
    project = replace(
        report.project,
        code=f"{50000000 + office * 1000:08}-{number % 10000:04}",
        fiscal_year=2560 + number // 10000,
        name=f"{report.project.name or 'โครงการ'} โครงการที่ {number}",
        agency=(f"สำนักงานเขตตัวอย่าง {office}", f"ฝ่ายที่ {number % 9}", f"ฝ่ายที่ {number % 9}"),
        rationale=f"{report.project.rationale} ({number})",
    )
    entries = tuple(
        replace(entry, narrative=f"{entry.narrative} งวดที่ {number}-{position}")
        for position, entry in enumerate(report.entries)
    )
    return replace(report, project=project, entries=entries, source=_source(report, number))


def _newer(report: Report, number: int) -> Report:
    """A version with another entry, and one that was rewritten."""
    last = report.entries[-1]
    rewritten = replace(report.entries[1], percent=Decimal("12.5"))
    date = None if last.date is None else last.date + dt.timedelta(days=30)
    new: Entry = replace(last, number=(last.number or 0) + 1, date=date, narrative=f"รายงานเพิ่ม {number}")
    entries = (report.entries[0], rewritten, *report.entries[2:], new)
    return replace(report, entries=entries, source=_source(report, number))


def _source(report: Report, number: int) -> Source:
    return replace(report.source, sha256=hashlib.sha256(str(number).encode()).hexdigest())


def times(engine: Engine) -> Iterator[str]:
    """Yield how long each answer takes, in the median."""
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT code, fiscal_year FROM reports WHERE version > 1 LIMIT 200").all()
        keys = [tuple(row) for row in found][:TURNS]
        units = connection.exec_driver_sql("SELECT path FROM agencies LIMIT 200").scalars().all()[:TURNS]
        yield from _median(
            connection, "show", keys, lambda key: page(connection, version(connection, key[0], key[1], None) or 0)
        )
        yield from _median(
            connection,
            "history",
            keys,
            lambda key: (versions(connection, *key), history(connection, *key)),
        )
        yield from _median(
            connection,
            "projects of an agency and a year, a page",
            units,
            lambda unit: connection.execute(projects(Choice(unit, 2563, None, 50))).all(),
        )
        yield from _median(
            connection,
            "projects, a page",
            range(TURNS),
            lambda at: connection.execute(projects(Choice(limit=50, offset=50 * at))).all(),
        )
        for asked in ASKED:
            yield from _median(
                connection, f"search {asked}", range(9), lambda _, asked=asked: search(connection, Question(asked))
            )
        drawn = _drawn(connection)
        yield from _median(
            connection, "search words of some text", drawn, lambda asked: search(connection, Question(asked))
        )
    for number, query in questions():
        start = time.perf_counter()
        rows = sum(1 for _ in answer(engine, query).rows)
        yield f"question {number}: {time.perf_counter() - start:.2f} s, {rows:,} rows"


def _drawn(connection: Connection) -> list[str]:
    """Words and parts of words as texts anywhere in the database have them, the common and the rare."""
    chance = random.Random(2)
    last = connection.exec_driver_sql("SELECT MAX(id) FROM texts").scalar_one()
    drawn: list[str] = []
    while len(drawn) < DRAWN:
        found = connection.execute(select(TEXTS.c.text).where(TEXTS.c.id == chance.randrange(last))).scalar()
        said = re.findall(r"[ก-๙]{6,}", found or "")
        if said:
            word = chance.choice(said)
            at = chance.randrange(max(len(word) - 12, 1))
            drawn.append(word[at : at + chance.randrange(6, 20)])
    return drawn


def questions() -> list[tuple[str, str]]:
    """Return the questions of docs/database.md, each with its SQL."""
    return re.findall(r"### (\d+)\. .*?```sql\n(.*?)```", QUESTIONS.read_text("utf-8"), re.DOTALL)


def _median(
    connection: Connection, name: str, over: Sequence[object] | range, ask: Callable[..., object]
) -> Iterator[str]:
    taken = []
    for each in over:
        start = time.perf_counter()
        ask(each)
        taken.append(1000 * (time.perf_counter() - start))
    yield f"{name}: median {statistics.median(taken):.1f} ms, worst {max(taken):.1f} ms (asked: {TARGET} ms)"


def _bytes(engine: Engine) -> int:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


@contextmanager
def _address(postgresql: bool, keep: str | None) -> Iterator[str]:
    if postgresql:
        with server() as address:
            yield new_database(address, "template1")
    elif keep:
        yield keep
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder) / "large.db")


if __name__ == "__main__":
    main()
