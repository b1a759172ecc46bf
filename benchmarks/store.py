"""Writing reports beside bare INSERT and COPY of the same rows, and what the search index costs.

`python -m benchmarks.store` prints, in one run:

- rows a second that `store.saving.Writer` writes of reports that are read and prepared already, as in an import, beside
  what bare `executemany` (SQLite) and `COPY` (PostgreSQL, on a server that is started here) reach for the very same
  rows of the very same tables, the search index among them, in the same batches,
- the time in which the texts are cut into words, by pythainlp's engines and by ours, beside that of an import.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table

import parsers
from benchmarks.corpus.case import case
from benchmarks.postgresql import new_database, server
from model import Refused, Report
from normalize.folding import folded
from normalize.wording import words
from store.content import Content
from store.database import writable
from store.driver import Driver, Row
from store.prepared import prepared
from store.rows import texts
from store.saving import Writer
from store.tables import CHANGES

SMALLEST = 2_000  # bytes: what is shorter is a letter or a torso
FEW = 20  # reports that the slow engines cut
TARGET = 0.5
THIRD = 1 / 3


def main() -> None:
    """Print rates, ratios and times."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store", description="Measures writing.")
    parser.add_argument("--count", type=int, default=2000, help="reports that are written")
    parser.add_argument("--turns", type=int, default=3)
    arguments = parser.parse_args()
    data = documents(arguments.count)
    start = time.process_time()
    found = [parsers.extract(each) for each in data]
    reading = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder, server() as address:
        numbers = iter(range(1_000_000))
        print(writing(found, lambda: str(Path(folder) / f"{next(numbers)}.db"), arguments.turns))
        print(writing(found, lambda: new_database(address, "template1"), arguments.turns))
        print("\n".join(cutting(found, reading + _saving(writable(str(Path(folder) / "last.db")), found))))


def documents(number: int) -> list[bytes]:
    """Return so many generated reports, as exported text."""
    found: list[bytes] = []
    seed = 0
    while len(found) < number:
        data = case(0, seed).data
        seed += 1
        if len(data) >= SMALLEST and _is_report(data):
            found.append(data)
    return found


def writing(found: Sequence[Report], address: Callable[[], str], turns: int) -> str:
    """Return how fast reports are written, beside the bare driver."""
    with recorded() as written:
        _saving(writable(address()), found)
    _keep_the_last(written)
    ours, bare = [], []
    for _ in range(turns):
        engine = writable(address())
        ours.append(_saving(engine, found))
        engine.dispose()
        engine = writable(address())
        bare.append(_bare(engine, written))
        engine.dispose()
    rows = sum(len(batch.rows) for batch in written)
    share = statistics.median(quick / slow for slow, quick in zip(ours, bare, strict=True))
    return (
        f"{engine.dialect.name}: {rows:,} rows of {len(found):,} reports: ours {rows / min(ours):,.0f} rows/s, bare "
        f"{rows / min(bare):,.0f} rows/s: {share:.2f} of the bare rate (asked: {TARGET})"
    )


def cutting(found: Sequence[Report], importing: float) -> Iterator[str]:
    """Yield what each engine takes for a report, beside its import."""
    from pythainlp.tokenize import word_tokenize

    said = [[folded(text) for text in texts(report).values()] for report in found]
    whole = importing / len(found)
    engines: dict[str, tuple[Callable[[str], Any], int]] = {
        "pythainlp newmm": (lambda text: word_tokenize(text, engine="newmm"), FEW),
        "pythainlp nlpo3 (Rust)": (lambda text: word_tokenize(text, engine="nlpo3"), len(found)),
        "ours": (words, len(found)),
    }
    for name, (cut, number) in engines.items():
        try:
            cut("ก")
        except ImportError:
            yield f"cutting into words, {name}: not installed"
            continue
        start = time.process_time()
        for report in said[:number]:
            for text in report:
                cut(text)
        each = (time.process_time() - start) / min(number, len(said))
        share = f"{each / whole:.0%} of an import (asked: {THIRD:.0%})"
        yield f"cutting into words, {name}: {each * 1000:.2f} ms a report, {share}"


@dataclass(slots=True)
class Batch:
    """Rows that the driver was given; none at the end of a transaction."""

    table: str
    names: tuple[str, ...]
    sql: str
    rows: Sequence[Row] = field(default_factory=tuple)


@contextmanager
def recorded() -> Iterator[list[Batch]]:
    """Note what the driver is given to write, and where its transactions end."""
    written: list[Batch] = []
    inserted, wrote, copied, transaction = Driver.insert_into, Driver.write, Driver.copy, Driver.transaction

    def insert_into(self: Driver, table: Table, names: tuple[str, ...], rows: Sequence[Row]) -> None:
        marks = ", ".join("?" for _ in names)
        written.append(
            Batch(table.name, names, f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", list(rows))
        )
        inserted(self, table, names, rows)

    def write(self: Driver, sql: str, rows: Sequence[Row]) -> None:
        written.append(Batch("", (), sql, list(rows)))
        wrote(self, sql, rows)

    def copy(self: Driver, name: str, names: tuple[str, ...], rows: Sequence[Row]) -> None:
        if not written or written[-1].table != name:  # of what `insert_into` has not noted already
            written.append(Batch(name, names, "", list(rows)))
        copied(self, name, names, rows)

    @contextmanager
    def ended(self: Driver) -> Iterator[None]:
        with transaction(self):
            yield
        written.append(Batch("", (), ""))

    Driver.insert_into, Driver.write, Driver.copy, Driver.transaction = insert_into, write, copy, ended  # type: ignore[method-assign]
    try:
        yield written
    finally:
        Driver.insert_into, Driver.write, Driver.copy, Driver.transaction = inserted, wrote, copied, transaction  # type: ignore[method-assign]


def _keep_the_last(written: Sequence[Batch]) -> None:
    """Take out the changes that were written anew when another version came between."""
    seen: set[tuple[object, ...]] = set()
    for batch in reversed(written):
        if batch.table == CHANGES.name:
            at = [batch.names.index(column.name) for column in CHANGES.primary_key]
            keys = [tuple(row[place] for place in at) for row in batch.rows]
            batch.rows = [row for row, key in zip(batch.rows, keys, strict=True) if key not in seen]
            seen.update(keys)


def _saving(engine: Engine, found: Sequence[Report]) -> float:
    ready = [prepared(report) for report in found]  # as the processes that read hand them over
    start = time.perf_counter()
    with Writer(engine, "1") as writer:
        for number, (report, rows) in enumerate(zip(found, ready, strict=True)):
            writer.take(Content(f"{number}.txt", report.source.sha256, 1), rows)
            if writer.full:
                writer.flush()
        writer.flush()
    return time.perf_counter() - start


def _bare(engine: Engine, written: Sequence[Batch]) -> float:
    sqlite = engine.dialect.name == "sqlite"
    connection = engine.raw_connection()
    cursor: Any = connection.cursor()
    _run_row(cursor, sqlite)
    start = time.perf_counter()
    if sqlite:
        cursor.execute("BEGIN IMMEDIATE")
    for batch in written:
        if not batch.rows:
            if not batch.sql:
                connection.commit()
                if sqlite:
                    cursor.execute("BEGIN IMMEDIATE")
        elif sqlite:
            cursor.executemany(batch.sql, batch.rows)
        else:
            with cursor.copy(f"COPY {batch.table} ({', '.join(batch.names)}) FROM STDIN") as copy:
                for row in batch.rows:
                    copy.write_row(row)
    connection.commit()
    taken = time.perf_counter() - start
    connection.close()
    return taken


def _run_row(cursor: Any, sqlite: bool) -> None:
    """The row that all documents refer to."""
    mark = "?" if sqlite else "%s"
    if sqlite:
        cursor.execute("BEGIN IMMEDIATE")
    cursor.execute(
        f"INSERT INTO import_runs (id, raingan_version, started_at) VALUES (1, '1', {mark})", ("2020-01-01 00:00:00",)
    )
    cursor.connection.commit()


def _is_report(data: bytes) -> bool:
    try:
        parsers.extract(data)
    except Refused:
        return False
    return True


if __name__ == "__main__":
    main()
