"""Tables as files: CSV for spreadsheets, XLSX, Parquet, JSON lines; each is there whole or not at all."""

import csv
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from model.contract import decimal_string
from raingan.results import disarmed, json_line
from store.exports import Column, Table, Value

DICTIONARY = ("table", "column", "type", "meaning")
ROWS_A_SHEET = 1_048_575  # besides the heading
LETTERS_A_CELL = 32_767
CUT = " … (cut: a cell of a spreadsheet holds no more)"
ROWS_A_GROUP = 20_000  # of a Parquet file: so many are held in memory

Ticking = Callable[[Iterable[tuple[Value, ...]]], Iterable[tuple[Value, ...]]]


def exported(tables: Sequence[Table], connection: Connection, to: Path, form: str, ticking: Ticking) -> list[Path]:
    """Write `tables` with their dictionary into the folder `to`, or the file `to` for XLSX; return the files.

    Raises:
        OSError: they cannot be written.
    """
    if form == "xlsx":
        return [_workbook(tables, connection, to if to.suffix == ".xlsx" else to / "raingan.xlsx", ticking)]
    to.mkdir(parents=True, exist_ok=True)
    written = [_WRITERS[form](table, ticking(table.rows(connection)), to / f"{table.name}.{form}") for table in tables]
    dictionary = to / "dictionary.csv"
    with _whole(dictionary) as path:
        _csv_file(path, DICTIONARY, _dictionary(tables))
    return [*written, dictionary]


def _dictionary(tables: Iterable[Table]) -> Iterator[Sequence[str]]:
    for table in tables:
        for column in table.columns:
            yield (table.name, column.name, column.type, column.meaning)


def _csv(table: Table, rows: Iterable[tuple[Value, ...]], to: Path) -> Path:
    with _whole(to) as path:
        _csv_file(path, [column.name for column in table.columns], (map(_cell, row) for row in rows))
    return to


def _csv_file(path: Path, heading: Sequence[str], rows: Iterable[Iterable[str]]) -> None:
    # with the mark of UTF-8 in front, without which Excel takes Thai for something else
    with path.open("w", encoding="utf-8-sig", newline="", errors="backslashreplace") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(rows)


def _cell(value: Value) -> str:
    """A value as CSV has it: nothing for none, a text that a spreadsheet would take for a formula disarmed."""
    if value is None:
        return ""
    if isinstance(value, str):
        return disarmed(value)
    return str(_plain(value))


def _plain(value: Value) -> str | int | float | bool | None:
    if isinstance(value, Decimal):
        return decimal_string(value)
    return value if isinstance(value, str | int | float | bool) or value is None else value.isoformat()


def _jsonl(table: Table, rows: Iterable[tuple[Value, ...]], to: Path) -> Path:
    names = [column.name for column in table.columns]
    with _whole(to) as path, path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        for row in rows:
            found = dict(zip(names, map(_plain, row), strict=True))
            file.write(json_line(found) + "\n")
    return to


def _parquet(table: Table, rows: Iterable[tuple[Value, ...]], to: Path) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([pa.field(column.name, _arrow(column), metadata=_described(column)) for column in table.columns])
    remaining = iter(rows)
    with _whole(to) as path, pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(remaining, ROWS_A_GROUP)):
            columns = [
                pa.array(values, field.type) for values, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    return to


def _described(column: Column) -> Mapping[str, str]:
    return {"meaning": column.meaning}


def _arrow(column: Column) -> Any:
    import pyarrow as pa

    if column.type == "decimal":
        return pa.decimal128(17 + column.scale, column.scale)
    kinds = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "time": pa.timestamp("s"),
    }
    return kinds.get(column.type, pa.string())


def _workbook(tables: Sequence[Table], connection: Connection, to: Path, ticking: Ticking) -> Path:
    import xlsxwriter

    to.parent.mkdir(parents=True, exist_ok=True)
    # texts stay texts, whatever they begin with
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with _whole(to) as path, xlsxwriter.Workbook(path, options) as book:
        formats = {
            "heading": book.add_format({"bold": True, "bottom": 1}),
            "decimal": book.add_format({"num_format": "#,##0.00"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        for table in tables:
            _sheets(book, table, ticking(table.rows(connection)), formats)
        sheet = book.add_worksheet("dictionary")
        for number, row in enumerate([DICTIONARY, *_dictionary(tables)]):
            sheet.write_row(number, 0, row, None if number else formats["heading"])
    return to


def _sheets(book: Any, table: Table, rows: Iterable[tuple[Value, ...]], formats: Mapping[str, Any]) -> None:
    sheet = _sheet(book, table, 1, formats)
    for index, row in enumerate(rows):
        if index and index % ROWS_A_SHEET == 0:
            sheet = _sheet(book, table, index // ROWS_A_SHEET + 1, formats)
        _row(sheet, index % ROWS_A_SHEET + 1, table.columns, row, formats)


def _sheet(book: Any, table: Table, number: int, formats: Mapping[str, Any]) -> Any:
    sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
    sheet.write_row(0, 0, [column.name for column in table.columns], formats["heading"])
    sheet.freeze_panes(1, 0)
    return sheet


def _row(sheet: Any, at: int, columns: Sequence[Column], row: Sequence[Value], formats: Mapping[str, Any]) -> None:
    for position, (column, value) in enumerate(zip(columns, row, strict=True)):
        if value is None:
            continue
        if isinstance(value, str):
            shown = value if len(value) <= LETTERS_A_CELL else value[: LETTERS_A_CELL - len(CUT)] + CUT
            sheet.write_string(at, position, shown)
        elif column.type in ("date", "time"):
            sheet.write_datetime(at, position, value, formats[column.type])
        elif isinstance(value, bool):
            sheet.write_boolean(at, position, value)
        else:
            sheet.write_number(at, position, value, formats.get(column.type))


_WRITERS: dict[str, Callable[[Table, Iterable[tuple[Value, ...]], Path], Path]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "parquet": _parquet,
}
FORMATS = ("csv", "xlsx", "parquet", "jsonl")


@contextmanager
def _whole(to: Path) -> Iterator[Path]:
    """A file to write beside `to`, which takes its place when it is whole."""
    partly = to.with_name(f".{secrets.token_hex(4)}-{to.name}")
    try:
        yield partly
        os.replace(partly, to)
    finally:
        partly.unlink(missing_ok=True)
