"""What must be read from an authored report: the values of the contract, whatever document it is printed as."""

import re
from typing import Any

from samples.make.report import PAGE_BREAK, AuthoredEntry, AuthoredPerson, AuthoredProject, AuthoredReport, Item

_BULLETED_NUMBER = re.compile(r"^\s*- (?=[0-9๐-๙]{1,2}[.)])", re.MULTILINE)


def truth(report: AuthoredReport) -> dict[str, Any]:
    """Return the parts of the contract's object that a report's print must give; None is JSON's null."""
    return {
        "project": _project(report.project),
        "entries": [_entry(entry) for entry in report.entries],
        "certified": report.certified,
        "signatory": report.signatory,
        "position": report.position,
    }


def _project(project: AuthoredProject) -> dict[str, Any]:
    return {
        "code": project.code.meaning,
        "name": project.name or None,
        "fiscal_year": project.fiscal_year.meaning,
        "start_date": project.start_date.meaning,
        "end_date": project.end_date.meaning,
        "budget_allocated": project.budget_allocated.meaning,
        "budget_spent": project.budget_spent.meaning,
        "agency": list(project.agency),
        "officer": _person(project.officer),
        "coordinator": _person(project.coordinator),
        "rationale": _text(project.rationale),
        "objectives": [_item(item) for item in project.objectives],
        "targets": [_item(item) for item in project.targets],
        "strategy": {key: project.strategy.get(key) or None for key in ("issue", "sub_issue", "goal", "indicator")},
    }


def _person(person: AuthoredPerson) -> dict[str, Any]:
    return {"name": person.name, "position": person.position, "phone": person.phone}


def _item(item: Item) -> str | None:
    return _text(item.text)


def _entry(entry: AuthoredEntry) -> dict[str, Any]:
    return {
        "number": entry.number.meaning,
        "date": entry.date.meaning,
        # a bullet before a numbered line of a narrative is the print's, the number the author's
        "narrative": _text(_BULLETED_NUMBER.sub("", entry.narrative)),
        "percent": entry.percent.meaning,
        "spent_number": entry.spent_number.meaning,
        "spent": entry.spent.meaning,
        "plan_status": entry.plan.meaning,
        "target_status": entry.target.meaning,
    }


def _text(text: str) -> str | None:
    """Lines without the page's break and indents; None for nothing."""
    lines = [line.strip() for line in text.replace(PAGE_BREAK, "\n").split("\n")]
    return "\n".join(line for line in lines if line) or None
