"""Rows as `projects` and `query` print them: a table, CSV, or JSON."""

import argparse
import csv
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from ingest.visible import ACTING, visible
from raingan.tables import table
from store.columns import exact
from store.reference import SCALES

FORMATS = ("table", "csv", "json", "jsonl")
NULL = "NULL"
AGGREGATED = re.compile(r"(?:(?:sum|total|min|max|abs)\()*(?:\w+\.)?(\w+?)(?:_\d+)?\)*", re.IGNORECASE)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # the beginnings that a spreadsheet takes for a formula

Value = str | int | Decimal | None


class _Nothing(int):
    """NULL in CSV: a number to the writer, so that it is not quoted as the empty text is."""

    def __str__(self) -> str:
        return ""


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add `--format`."""
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="table",
        help="a table (the default), csv (formulas in texts disarmed by a '), a json array, or one object a line",
    )


def show(columns: Sequence[str], rows: Iterable[Sequence[object]], form: str) -> int:
    """Print `rows`, as they come out of a database, in the format `form`; return how many they are."""
    number = 0

    def values() -> Iterator[list[Value]]:
        nonlocal number
        for row in rows:
            number += 1
            yield [_value(name, cell) for name, cell in zip(columns, row, strict=True)]

    for line in PRINTED[form](columns, values()):
        print(line)
    return number


def _value(name: str, cell: object) -> Value:
    """A cell of the column `name`: decimals exact, with two digits behind the point; everything else as text."""
    scale = _scale(name)
    match cell:
        case None | str():
            return cell
        case bool():
            return int(cell)
        case int() | float() | Decimal() if scale is not None:
            return exact(cell, scale)
        case float():
            return exact(cell)
        case int() | Decimal():
            return cell
        case _:
            return cell.hex() if isinstance(cell, bytes) else str(cell)


def _scale(name: str) -> int | None:
    """How many digits the values of the column `name` have behind the point; None if they are not baht or percent."""
    named = AGGREGATED.fullmatch(name.strip())
    return None if named is None else SCALES.get(named[1].lower())


def _table(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    held = list(rows)
    numeric = [
        all(cell is None or not isinstance(cell, str) for cell in column) for column in zip(*held, strict=True)
    ] or [False] * len(columns)
    cells = [[NULL if cell is None else _digits(cell) for cell in row] for row in held]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    yield from table(columns, cells, numeric, width)


def _digits(cell: str | int | Decimal) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    line = _Line()
    writer = csv.writer(line, quoting=csv.QUOTE_NONNUMERIC, lineterminator="")
    for row in chain([columns], rows):
        writer.writerow([_Nothing() if cell is None else _harmless(cell) for cell in row])
        yield line.text


class _Line:
    """What a CSV writer writes to: it holds the last row."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def _harmless(cell: Value) -> Value:
    if not isinstance(cell, str):
        return cell
    return disarmed(cell)


def disarmed(text: str) -> str:
    """Return a text as a cell of CSV: nothing in it acts, and no spreadsheet takes it for a formula."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return f"'{shown}" if text.startswith(FORMULA) else shown


def _json_lines(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    for row in rows:
        named = {name: _json_value(name, cell) for name, cell in zip(columns, row, strict=True)}
        yield json_line(named)


def json_line(value: object) -> str:
    """Return `value` as JSON in one line, in which nothing acts on a terminal."""
    # only inside a string can such a character stand
    return ACTING.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(value, ensure_ascii=False))


def _json_value(name: str, cell: Value) -> str | int | float | None:
    if not isinstance(cell, Decimal):
        return cell
    return f"{cell:f}" if _scale(name) is not None or not cell.is_finite() else float(cell)


def _json_array(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    opening = "["
    for line in _json_lines(columns, rows):
        yield opening + line
        opening = ","
    yield "[]" if opening == "[" else "]"


PRINTED = {"table": _table, "csv": _csv, "json": _json_array, "jsonl": _json_lines}
