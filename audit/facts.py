"""The facts that checks judge: every project's newest report, its entries in order, and what changed before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

import numpy as np

from audit.arrays import Flags, Floats, Rows, Texts, known
from audit.thresholds import Limits
from store.history import ChangeKind, Nature

Reckoned = TypeVar("Reckoned")


@dataclass(frozen=True, slots=True)
class Reports:
    """A row for each project's newest report. Years are of the Buddhist Era.

    `agency` is the path of units, `office` the largest of them; `exported` is the day of the export where the document,
    a manifest or its file tells it, `newest` the latest date of an entry.
    """

    id: Rows
    code: Texts
    fiscal_year: Floats
    name: Texts
    agency: Texts
    office: Texts
    start: Floats
    end: Floats
    allocated: Floats
    spent: Floats
    certified: Flags
    signed: Flags
    exported: Floats
    newest: Floats
    version: Rows


@dataclass(frozen=True, slots=True)
class Entries:
    """A row for each entry, in the order of the reports and of the document; `of` is the row of its report.

    A status is the number of its word in `audit.statuses`, -1 where it is not known.
    """

    of: Rows
    number: Floats
    date: Floats
    percent: Floats
    spent: Floats
    spent_number: Floats
    plan: Rows
    target: Rows


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a project that has several: what the checks between versions compare."""

    report_id: int
    version: int
    allocated: float
    newest: float
    exported: float


@dataclass(frozen=True, slots=True)
class Change:
    """A typed change between a version and the one before it, `report_id` and `before_id`."""

    report_id: int
    before_id: int
    kind: ChangeKind
    nature: Nature
    number: int | None
    path: str | None
    before_path: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some narratives in order, each with the one before it in the same report; None is one that is not known.

    `agencies` has the path of units of each one's report.
    """

    texts: Sequence[str | None]
    before: Sequence[str | None]
    agencies: Sequence[str | None]
    limits: Limits


class Scan(Protocol):
    """What reads narratives: it yields the rows of the page in which it finds something, and the words found."""

    def __call__(self, page: Page) -> Iterator[tuple[int, str]]: ...


@dataclass(frozen=True, slots=True)
class Narratives:
    """What the narratives say, by the rows of the entries.

    `unread` and `silent` are the entries whose narrative is not known, and those of them where nothing is printed;
    `quotes` has for each scan the words that it found, and `marks` where it found some.
    """

    unread: Flags
    silent: Flags
    quotes: Mapping[Scan, Mapping[int, str]]
    marks: Mapping[Scan, Flags]


@dataclass(frozen=True, slots=True)
class Past:
    """What came before: the versions of each project that has several, and the changes between neighbouring ones.

    Both by the row of the newest report.
    """

    versions: Mapping[int, Sequence[Version]]
    changes: Mapping[int, Sequence[Change]]


@dataclass(frozen=True, eq=False)
class Facts:
    """Everything that a check may look at."""

    reports: Reports
    entries: Entries
    narratives: Narratives
    past: Past
    limits: Limits
    _shared: dict[Callable[["Facts"], Any], Any] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The number of reports."""
        return len(self.reports.id)

    @cached_property
    def first(self) -> Rows:
        """The row of each report's first entry, or where it would stand."""
        return np.searchsorted(self.entries.of, np.arange(self.size))

    @cached_property
    def stop(self) -> Rows:
        """The row behind each report's last entry."""
        return np.searchsorted(self.entries.of, np.arange(self.size), side="right")

    @property
    def counts(self) -> Rows:
        """The number of entries of each report."""
        return self.stop - self.first

    def rows(self, report: int) -> range:
        """Return the rows of the entries of one report."""
        return range(int(self.first[report]), int(self.stop[report]))

    def where(self, report: int, marked: Flags) -> list[int]:
        """Return the rows of those entries of one report that are marked."""
        return [row for row in self.rows(report) if marked[row]]

    def found(self, scan: Scan) -> Flags:
        """Return the entries in whose narrative `scan` found something."""
        return self.narratives.marks[scan]

    def any_of(self, marked: Flags) -> Flags:
        """Return which reports have an entry that is marked."""
        return np.bincount(self.entries.of[marked], minlength=self.size) > 0

    def total(self, values: Floats) -> Floats:
        """Return the sum over each report's entries; values that are not known are left out."""
        return np.bincount(self.entries.of, weights=np.nan_to_num(values), minlength=self.size).astype(np.float64)

    def at_last(self, values: Floats) -> Floats:
        """Return the value of each report's last entry."""
        found = np.full(self.size, np.nan)
        some = self.counts > 0
        found[some] = values[self.stop[some] - 1]
        return found

    def before(self, values: Floats) -> Floats:
        """Return for each entry the value of the one before it in its report."""
        shifted = np.concatenate(([np.nan], values[:-1])) if len(values) else values
        return np.where(self.begins, np.nan, shifted)

    def known_before(self, values: Floats) -> Rows:
        """Return for each entry the row of the nearest one before it in its report whose value is known, or -1."""
        rows = np.where(known(values), np.arange(len(values)), -1)
        nearest = np.concatenate(([-1], np.maximum.accumulate(rows)[:-1])) if len(rows) else rows
        return np.where(nearest >= self.first[self.entries.of], nearest, -1)

    @cached_property
    def begins(self) -> Flags:
        """Which entries are the first of their report."""
        of = self.entries.of
        return np.concatenate(([True], of[1:] != of[:-1])) if len(of) else np.zeros(0, dtype=np.bool_)

    def once(self, reckoned: Callable[["Facts"], Reckoned]) -> Reckoned:
        """Return what `reckoned` makes of these facts; it is asked once, however many checks need it."""
        if reckoned not in self._shared:
            self._shared[reckoned] = reckoned(self)
        found: Reckoned = self._shared[reckoned]
        return found
