"""A report as it was printed: plain values, their places, and what was doubted."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from model.document import Places
from model.pickling import by_position
from model.warning import ReportWarning


class PlanStatus(StrEnum):
    """How the work stands against its plan, as the agency states it."""

    ON_PLAN = "on_plan"
    BEHIND_PLAN = "behind_plan"
    AHEAD_OF_PLAN = "ahead_of_plan"
    OFF_PLAN = "off_plan"


class TargetStatus(StrEnum):
    """How the work stands against its target, as the agency states it."""

    ON_TARGET = "on_target"
    BELOW_TARGET = "below_target"
    ABOVE_TARGET = "above_target"
    OFF_TARGET = "off_target"


@by_position
@dataclass(frozen=True, slots=True)
class Source:
    """The document that a report was read from; `sha256` is of its bytes, in hexadecimal."""

    sha256: str
    media_type: str
    encoding: str | None
    pages: int
    text_from: str
    exported_at: dt.datetime | None


@by_position
@dataclass(frozen=True, slots=True)
class Person:
    """A person or a unit in place of one, with the telephone as printed."""

    name: str | None = None
    position: str | None = None
    phone: str | None = None


@by_position
@dataclass(frozen=True, slots=True)
class Strategy:
    """The place of the project in the city's plan (section 1.6)."""

    issue: str | None = None
    sub_issue: str | None = None
    goal: str | None = None
    indicator: str | None = None


@by_position
@dataclass(frozen=True, slots=True)
class Project:
    """Section 1. Money in baht, dates in the Common Era, `fiscal_year` in the Buddhist Era as the form states it."""

    code: str | None = None
    name: str | None = None
    fiscal_year: int | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    budget_allocated: Decimal | None = None
    budget_spent: Decimal | None = None
    agency: tuple[str, ...] = ()
    officer: Person = Person()
    coordinator: Person = Person()
    rationale: str | None = None
    objectives: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    strategy: Strategy = Strategy()


@by_position
@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered progress report. `percent` of the work, `spent` in baht in this period, both as printed."""

    number: int | None
    date: dt.date | None
    narrative: str | None
    percent: Decimal | None
    spent_number: int | None
    spent: Decimal | None
    plan_status: PlanStatus | None
    target_status: TargetStatus | None


@by_position
@dataclass(frozen=True, slots=True)
class Residue:
    """Text that is neither a field nor known page furniture, with its page and line as in `Place`."""

    text: str
    page: int
    line: int


@by_position
@dataclass(frozen=True, slots=True)
class Report:
    """One report. `places` leads from a value's path ("entries.3.percent") to where it is printed."""

    form: str
    source: Source
    project: Project
    entries: tuple[Entry, ...]
    certified: bool
    signatory: str | None
    position: str | None
    residue: tuple[Residue, ...]
    warnings: tuple[ReportWarning, ...]
    places: Places
