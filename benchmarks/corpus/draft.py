"""A report before it is printed: what stands in each place, as markup, and what it means."""

from dataclasses import dataclass, field
from typing import Any

from benchmarks.corpus.values import Value


@dataclass(slots=True)
class EntryDraft:
    """The printed pieces of a progress entry, as markup; None where a piece is not printed at all."""

    number: str
    date: str
    paragraphs: list[str]
    percent: str | None
    spent_number: str
    spent: str | None
    plan: str | None
    target: str | None


@dataclass(slots=True)
class Draft:
    """A report that grows while it is drawn.

    `calm` leaves out everything that is unusual.
    `header` maps the path of a value to what is printed behind its label; a path that it lacks is not printed.
    `dropped` are the numbers of sections that are not printed at all.
    `strays` are lines that belong to nothing, by what they stand under: "title" or "progress".
    `must_warn` lists the paths for which a warning must exist, `printed` what stands in their places.
    `oddities` names all that is unusual: without any, the document must give no warning at all.
    """

    truth: dict[str, Any]
    calm: bool
    header: dict[str, str] = field(default_factory=dict)
    rationale: list[str] = field(default_factory=list)
    objectives: list[list[str]] = field(default_factory=list)
    targets: list[list[str]] = field(default_factory=list)
    entries: list[EntryDraft] = field(default_factory=list)
    ending: list[str] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)
    strays: dict[str, str] = field(default_factory=dict)
    must_warn: list[str] = field(default_factory=list)
    printed: dict[str, str] = field(default_factory=dict)
    oddities: list[str] = field(default_factory=list)

    def note(self, path: str, value: Value) -> Value:
        """Return `value`, filed as that which stands at `path`: its oddity, and the warning it calls for."""
        if value.oddity:
            self.oddities.append(value.oddity)
        if value.truth is None:
            self.must_warn.append(path)
            self.printed[path] = value.text.strip()
        return value


def empty_truth() -> dict[str, Any]:
    """Return the contract's object, without source, residue and warnings, of a report in which nothing stands."""
    person = {"name": None, "position": None, "phone": None}
    return {
        "form": "bma-progress-report",
        "project": {
            "code": None,
            "name": None,
            "fiscal_year": None,
            "start_date": None,
            "end_date": None,
            "budget_allocated": None,
            "budget_spent": None,
            "agency": [],
            "officer": dict(person),
            "coordinator": dict(person),
            "rationale": None,
            "objectives": [],
            "targets": [],
            "strategy": {"issue": None, "sub_issue": None, "goal": None, "indicator": None},
        },
        "entries": [],
        "certified": False,
        "signatory": None,
        "position": None,
    }
