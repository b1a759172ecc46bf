"""The facts, as the database has them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from sqlalchemy import Connection

from audit.arrays import Flags, Floats, Rows, days, floats, texts
from audit.facts import Change, Entries, Facts, Narratives, Page, Past, Reports, Scan, Version
from audit.statuses import numbers
from audit.thresholds import Limits
from store import audit_reading
from store.history import ChangeKind, Nature


def facts(connection: Connection, limits: Limits, scans: Sequence[Scan], code: str | None) -> Facts:
    """Return the facts of every project; narratives are read by `scans` alone, and with a `code` those of it alone."""
    reports = _reports(audit_reading.newest(connection))
    entries, narratives = _entries(connection, reports, _Reader(limits, scans, code))
    return Facts(reports, entries, narratives, _past(connection, reports), limits)


def _reports(rows: audit_reading.Rows) -> Reports:
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * 15
    ids, codes, years, names, agencies, offices, starts, ends, allocated, spent = columns[:10]
    certified, signed, exported, newest, versions = columns[10:]
    return Reports(
        id=np.array(ids, dtype=np.int64),
        code=texts(codes),
        fiscal_year=floats(years),
        name=texts(names),
        agency=texts(agencies),
        office=texts(offices),
        start=days(starts),
        end=days(ends),
        allocated=floats(allocated),
        spent=floats(spent),
        certified=np.array(certified, dtype=np.bool_),
        signed=np.array(signed, dtype=np.bool_),
        exported=days(exported),
        newest=days(newest),
        version=np.array(versions, dtype=np.int64),
    )


class _Reader:
    """Reads narratives, chunk by chunk, and keeps what the scans find."""

    def __init__(self, limits: Limits, scans: Sequence[Scan], code: str | None) -> None:
        self._limits = limits
        self._code = code
        self._read = 0
        self._last: tuple[int, str | None] = (-1, None)
        self.unread: list[Flags] = []
        self.quotes: dict[Scan, dict[int, str]] = {scan: {} for scan in scans}

    def read(self, of: Rows, narratives: Sequence[str | None], reports: Reports) -> None:
        """Let the scans read the next narratives; `of` are the rows of their reports."""
        befores = []
        for report, text in zip(of.tolist(), narratives, strict=True):
            befores.append(self._last[1] if self._last[0] == report else None)
            self._last = (report, text)
        page = Page(narratives, befores, reports.agency[of].tolist(), self._limits)
        for scan, quotes in self.quotes.items():
            quotes.update((self._read + row, quote) for row, quote in scan(page))
        unread: Flags = np.array([text is None for text in narratives], dtype=np.bool_)
        self.unread.append(unread if self._code is None else unread & (reports.code[of] == self._code))
        self._read += len(narratives)

    @property
    def code(self) -> str | None:
        """The project whose narratives alone are read, or None for all."""
        return self._code


def _entries(connection: Connection, reports: Reports, reader: _Reader) -> tuple[Entries, Narratives]:
    parts = list(_parts(connection, reports, reader))
    entries = Entries(*(np.concatenate(columns) for columns in zip(*parts, strict=True))) if parts else _no_entries()
    unread = np.concatenate(reader.unread) if reader.unread else np.zeros(0, dtype=np.bool_)
    marks = {}
    for scan, quotes in reader.quotes.items():
        marks[scan] = np.zeros(len(entries.of), dtype=np.bool_)
        marks[scan][list(quotes)] = True
    silent = _silent(connection, reports, entries) & unread
    return entries, Narratives(unread, silent, reader.quotes, marks)


def _parts(connection: Connection, reports: Reports, reader: _Reader) -> Iterator[tuple[Rows | Floats, ...]]:
    for rows in audit_reading.entries(connection, reader.code):
        ids, number, date, percent, spent, spent_number, plan, target, narratives = zip(*rows, strict=True)
        of = np.searchsorted(reports.id, np.array(ids, dtype=np.int64))
        reader.read(of, narratives, reports)
        figures = (floats(number), days(date), floats(percent), floats(spent), floats(spent_number))
        yield (of, *figures, numbers(plan), numbers(target))


def _no_entries() -> Entries:
    none, nothing = np.zeros(0, dtype=np.int64), np.zeros(0)
    return Entries(none, nothing, nothing, nothing, nothing, nothing, none, none)


def _silent(connection: Connection, reports: Reports, entries: Entries) -> Flags:
    marked = np.zeros(len(entries.of), dtype=np.bool_)
    rows = {int(key): row for row, key in enumerate(reports.id)}
    first = np.searchsorted(entries.of, np.arange(len(reports.id)))
    for row in audit_reading.silent(connection):
        marked[first[rows[row.report_id]] + int(row.value_path.split(".")[1])] = True
    return marked


def _past(connection: Connection, reports: Reports) -> Past:
    rows = {int(key): row for row, key in enumerate(reports.id)}
    versions: dict[int, list[Version]] = {}
    of: dict[int, int] = {}
    for newest, found in groupby(audit_reading.versions(connection), key=lambda row: row.newest_id):
        versions[rows[newest]] = [_version(row) for row in found]
        of.update((version.report_id, rows[newest]) for version in versions[rows[newest]])
    return Past(versions, _changes(connection, of))


def _version(row: Any) -> Version:
    allocated = float("nan") if row.allocated is None else float(row.allocated)
    newest, exported = days([row.newest_entry_date, row.exported_at])
    return Version(row.report_id, row.version, allocated, float(newest), float(exported))


def _changes(connection: Connection, of: Mapping[int, int]) -> Mapping[int, Sequence[Change]]:
    changes: defaultdict[int, list[Change]] = defaultdict(list)
    for report, before, kind, nature, *rest in audit_reading.changes(connection):
        changes[of[report]].append(Change(report, before, ChangeKind(kind), Nature(nature), *rest))
    return changes
