"""Values as findings cite them: what they are, their text, and the path to their place."""

import math
from collections.abc import Sequence

from audit.facts import Facts
from audit.wording import date, decimal, listed, money
from model.finding import Cited, Words

MONEY = ("budget_allocated", "budget_spent")
DATES = ("start_date", "end_date")


def header(facts: Facts, report: int, field: str) -> Cited:
    """Return a value of the header: `budget_allocated`, `budget_spent`, `start_date`, `end_date` and so on."""
    reports = facts.reports
    columns = {
        "budget_allocated": reports.allocated,
        "budget_spent": reports.spent,
        "start_date": reports.start,
        "end_date": reports.end,
        "fiscal_year": reports.fiscal_year,
    }
    value = float(columns[field][report])
    if math.isnan(value):
        text = ""
    else:
        text = money(value) if field in MONEY else str(date(value)) if field in DATES else decimal(value)
    return Cited(field.replace("_", " "), text, int(reports.id[report]), f"project.{field}")


def printed(facts: Facts, report: int, field: str, text: str) -> Cited:
    """Return a text of the header at the path `field`, as `project.name` or `signatory`."""
    return Cited(field.rpartition(".")[2].replace("_", " "), text, int(facts.reports.id[report]), field)


def entry(facts: Facts, row: int, field: str) -> Cited:
    """Return a value of the entry in `row`: `date`, `percent`, `spent`, `number`, `spent_number`."""
    entries = facts.entries
    columns = {
        "date": entries.date,
        "percent": entries.percent,
        "spent": entries.spent,
        "number": entries.number,
        "spent_number": entries.spent_number,
    }
    value = float(columns[field][row])
    if math.isnan(value):
        text = ""
    else:
        text = money(value) if field == "spent" else str(date(value)) if field == "date" else decimal(value)
    return said(facts, row, field, text)


def said(facts: Facts, row: int, field: str, text: str) -> Cited:
    """Return a text of the entry in `row`, as the words found in its `narrative` or its `plan_status`."""
    report = int(facts.entries.of[row])
    label = f"entry {number(facts, row)}: {field.replace('_', ' ')}"
    return Cited(label, text, int(facts.reports.id[report]), f"entries.{row - int(facts.first[report])}.{field}")


def reckoned(facts: Facts, report: int, label: str, text: str) -> Cited:
    """Return a value that is not printed but reckoned from those that are."""
    return Cited(label, text, int(facts.reports.id[report]))


def exported(facts: Facts, report: int) -> Cited:
    """Return the day of the export, which proves nothing of itself; of the newest entry where it is not known."""
    day = facts.reports.exported[report]
    label = "exported on" if not math.isnan(day) else "exported on or after"
    known = day if not math.isnan(day) else facts.reports.newest[report]
    return Cited(label, str(date(known)), int(facts.reports.id[report]), None, weighs=False)


def number(facts: Facts, row: int) -> int:
    """Return the number of the entry in `row`; where none is known, its place counted from 1."""
    printed_number = facts.entries.number[row]
    return row - int(facts.first[facts.entries.of[row]]) + 1 if math.isnan(printed_number) else int(printed_number)


def named(facts: Facts, rows: Sequence[int]) -> Words:
    """Return entries in words, those that follow each other as a range: `entries 4–8`."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][-1] + 1 and number(facts, row) == number(facts, row - 1) + 1:
            spans[-1].append(row)
        else:
            spans.append([row])
    texts = [_span(facts, span) for span in spans]
    told = listed([Words(text, text) for part in texts for text in part])
    return Words(f"{'entry' if len(rows) == 1 else 'entries'} {told.en}", f"รายงานครั้งที่ {told.th}")


def _span(facts: Facts, span: Sequence[int]) -> list[str]:
    ends = [str(number(facts, row)) for row in (span[0], span[-1])]
    if len(span) > 2:
        return ["–".join(ends)]
    return ends[: len(span)]
