"""An authored report: every printed string beside the value that it means.

The reports stand in `reports/*.toml`. A value is written as the pair `["1,200 บาท", "1200.00"]`, what is printed and
what must be read; a list of one string is printed and means nothing (`["- บาท"]`). `samples/README.md` tells the rest.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPORTS = Path(__file__).parent / "reports"
BANGKOK = dt.timezone(dt.timedelta(hours=7))
PAGE_BREAK = "\f"

PLAN_WORDS = {
    "on_plan": "เป็นไปตามแผน",
    "behind_plan": "ช้ากว่าแผน",
    "ahead_of_plan": "เร็วกว่าแผน",
    "off_plan": "ไม่เป็นไปตามแผน",
}
TARGET_WORDS = {
    "on_target": "เป็นไปตามเป้าหมาย",
    "below_target": "ต่ำกว่าเป้าหมาย",
    "above_target": "สูงกว่าเป้าหมาย",
    "off_target": "ไม่เป็นไปตามเป้าหมาย",
}

Meaning = str | int | None


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed, and the value in the report's JSON that it means; None where it means none."""

    text: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class AuthoredPerson:
    """A person as printed on one line, and the three parts of it."""

    text: str
    name: str | None = None
    position: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One outermost item of a section: its number or bullet with the space behind it, and its text with inner items."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class AuthoredProject:
    """Section 1."""

    code: Printed
    name: str
    fiscal_year: Printed
    start_date: Printed
    end_date: Printed
    budget_allocated: Printed
    budget_spent: Printed
    agency: tuple[str, ...]
    officer: AuthoredPerson
    coordinator: AuthoredPerson
    rationale: str
    objectives: tuple[Item, ...]
    targets: tuple[Item, ...]
    strategy: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AuthoredEntry:
    """One progress entry.

    The narrative is printed line by line; a form feed in it is where the page breaks. `fragment_label` is printed
    behind that break, as the real system does. `cut` is where the page breaks besides: "before" the entry, or in its
    "figures".
    """

    number: Printed
    date: Printed
    narrative: str
    percent: Printed
    spent_number: Printed
    spent: Printed
    plan: Printed
    target: Printed
    fragment_label: str = ""
    cut: str = ""


@dataclass(frozen=True, slots=True)
class AuthoredReport:
    """One report as it was authored, and when it was exported."""

    project: AuthoredProject
    entries: tuple[AuthoredEntry, ...]
    certified: bool
    signatory: str | None
    position: str | None
    exported: dt.datetime


def authored(name: str) -> AuthoredReport:
    """Return the authored report called `name`.

    Raises:
        FileNotFoundError: there is no such report.
    """
    return _report(_tables(name))


def names() -> list[str]:
    """Return the names of all authored reports, sorted."""
    return sorted(path.stem for path in REPORTS.glob("*.toml"))


def _tables(name: str) -> dict[str, Any]:
    """One report's tables; those of an export that it follows show through."""
    tables = tomllib.loads((REPORTS / f"{name}.toml").read_text(encoding="utf-8"))
    if "follows" not in tables:
        return tables
    before = _tables(tables["follows"])
    earlier = {entry["number"]: entry for entry in before["entries"]}
    return {
        **before,
        **tables,
        "project": {**before["project"], **tables.get("project", {})},
        "entries": [earlier[entry["as_before"]] if "as_before" in entry else entry for entry in tables["entries"]],
    }


def _report(tables: Mapping[str, Any]) -> AuthoredReport:
    end = tables.get("certificate", {})
    return AuthoredReport(
        project=_project(tables["project"]),
        entries=tuple(_entry(entry) for entry in tables.get("entries", [])),
        certified=end.get("printed", True),
        signatory=end.get("signatory"),
        position=end.get("position"),
        exported=tables["exported"].replace(tzinfo=BANGKOK),
    )


def _project(table: Mapping[str, Any]) -> AuthoredProject:
    return AuthoredProject(
        code=_printed(table["code"]),
        name=table["name"],
        fiscal_year=_printed(table["fiscal_year"]),
        start_date=_printed(table["start_date"]),
        end_date=_printed(table["end_date"]),
        budget_allocated=_printed(table["budget_allocated"]),
        budget_spent=_printed(table["budget_spent"]),
        agency=tuple(table["agency"]),
        officer=AuthoredPerson(**table["officer"]),
        coordinator=AuthoredPerson(**table["coordinator"]),
        rationale=table["rationale"].strip("\n"),
        objectives=_items(table["objectives"]),
        targets=_items(table["targets"]),
        strategy=table["strategy"],
    )


def _entry(table: Mapping[str, Any]) -> AuthoredEntry:
    number = _printed(table["number"])
    return AuthoredEntry(
        number=number,
        date=_printed(table["date"]),
        narrative=table["narrative"].rstrip("\n"),
        percent=_printed(table["percent"]),
        spent_number=_printed(table["spent_number"]) if "spent_number" in table else number,
        spent=_printed(table["spent"]),
        plan=_status(table["plan"], PLAN_WORDS),
        target=_status(table["target"], TARGET_WORDS),
        fragment_label=table.get("fragment_label", ""),
        cut=table.get("cut", ""),
    )


def _printed(value: str | int | Sequence[Any]) -> Printed:
    if isinstance(value, str | int):
        return Printed(str(value), value)
    return Printed(value[0], value[1] if len(value) > 1 else None)


def _status(value: str | Sequence[Any], words: Mapping[str, str]) -> Printed:
    """A status by its stable name, in its usual words; or the pair of other words and their meaning."""
    return Printed(words[value], value) if isinstance(value, str) else _printed(value)


def _items(rows: Sequence[Sequence[str]]) -> tuple[Item, ...]:
    return tuple(Item(mark, text.strip("\n")) for mark, text in rows)
