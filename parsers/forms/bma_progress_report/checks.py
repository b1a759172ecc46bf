"""What the form's own numbers say of each other: told, never corrected."""

import re
from decimal import Decimal

from model import Entry, Project, WarningCode
from normalize import digits
from normalize.eras import AHEAD
from parsers.fields import Sheet, quoted

# a year of two figures may be the half of one
_TWO_FIGURES = re.compile("(?<![0-9๐-๙])[0-9๐-๙]{2}(?![0-9๐-๙])")
_CODE = re.compile(r"รหัสโครงการ[\s.…]*[:：]\s*([0-9๐-๙]{8}-[0-9๐-๙]{4})")
MOST_YEARS = 5  # a project of several years gets a code, and a report, each year


def check(sheet: Sheet, project: Project, entries: tuple[Entry, ...]) -> None:
    """Warn where numbers of entries repeat, skip or go back, and where totals differ."""
    _numbers(sheet, entries)
    _years(sheet, project, entries)
    _other_project(sheet, project, len(entries))
    for index, entry in enumerate(entries):
        if None not in (entry.number, entry.spent_number) and entry.number != entry.spent_number:
            message = f"entry {entry.number} bears the money of report {entry.spent_number}"
            sheet.warn_of(WarningCode.SPENT_NUMBER_DIFFERS, message, f"entries.{index}.spent_number")
        if entry.spent is not None and entry.spent < 0:
            message = f"entry {entry.number} reports {entry.spent} baht spent"
            sheet.warn_of(WarningCode.VALUE_DOUBTFUL, message, f"entries.{index}.spent")
        if entry.percent is not None and entry.percent > 100:
            message = f"entry {entry.number} reports {entry.percent} %"
            sheet.warn_of(WarningCode.PERCENT_OVER_100, message, f"entries.{index}.percent")
    _total(sheet, project, entries)


def _years(sheet: Sheet, project: Project, entries: tuple[Entry, ...]) -> None:
    """Warn of dates that lie years from the fiscal year, or of the fiscal year, if the project's dates all do."""
    if project.fiscal_year is None:
        return
    year = project.fiscal_year - AHEAD
    printed = (project.start_date, project.end_date, *(entry.date for entry in entries))
    if any(printed) and all(date is None or abs(date.year - year) <= MOST_YEARS for date in printed):
        return
    dates = {"project.start_date": project.start_date, "project.end_date": project.end_date}
    dates |= {f"entries.{index}.date": entry.date for index, entry in enumerate(entries)}
    known = {path: date for path, date in dates.items() if date is not None}
    far = {path: date for path, date in known.items() if abs(date.year - year) > MOST_YEARS}
    if far and len(far) == len(known):
        message = f"all dates lie years from the fiscal year {project.fiscal_year}"
        sheet.warn_of(WarningCode.VALUE_DOUBTFUL, message, "project.fiscal_year")
        if len(known) > 1:
            return
    elif not known and _TWO_FIGURES.search(sheet.text, *sheet.spans["project.fiscal_year"]):
        message = f"the fiscal year {project.fiscal_year} is printed with two figures, and no date bears it out"
        sheet.warn_of(WarningCode.VALUE_DOUBTFUL, message, "project.fiscal_year")
    for path, date in far.items():
        message = f"{path}: {date} lies years from the fiscal year {project.fiscal_year}"
        sheet.warn_of(WarningCode.VALUE_DOUBTFUL, message, path)


def _numbers(sheet: Sheet, entries: tuple[Entry, ...]) -> None:
    seen: dict[int, str] = {}
    highest = 0
    for index, entry in enumerate(entries):
        number, path = entry.number, f"entries.{index}.number"
        if number is None:
            continue
        if number in seen:
            # the first may be the one that does not belong there: a quotation
            for one in filter(None, (seen[number], path)):
                sheet.warn_of(WarningCode.NUMBER_REPEATED, f"entry {number} stands twice", one)
        elif number < highest:
            sheet.warn_of(WarningCode.NUMBER_OUT_OF_ORDER, f"entry {number} stands behind entry {highest}", path)
        elif number > highest + 1:
            message = f"entry {number} follows entry {highest}" if highest else f"the first entry is entry {number}"
            sheet.warn_of(WarningCode.NUMBER_MISSING, message, path)
        seen[number] = "" if number in seen else path
        highest = max(highest, number)


def _other_project(sheet: Sheet, project: Project, entries: int) -> None:
    """Warn of what stands behind the code of another project: two reports may stand in one file."""
    _, first = sheet.spans.get("project.code", (0, 0))
    if project.code is None or sheet.text.find("รหัสโครงการ", first) < 0:
        return
    other = next((match for match in _CODE.finditer(sheet.text, first) if digits(match[1]) != project.code), None)
    if other is None:
        return
    what = {f"entries.{index}": f"entry {index + 1} of the file" for index in range(entries)}
    behind = [path for path in what if sheet.spans.get(f"{path}.number", (0, 0))[0] > other.start()]
    if sheet.spans.get("certified", (0, 0))[0] > other.start():
        behind += ["certified", "signatory", "position"]
    for path in behind:
        message = f"{what.get(path, path)} stands behind {quoted(other[0])}: it may be another report's"
        sheet.warn_of(WarningCode.VALUE_DOUBTFUL, message, path)


def _total(sheet: Sheet, project: Project, entries: tuple[Entry, ...]) -> None:
    amounts = [entry.spent for entry in entries]
    known = [amount for amount in amounts if amount is not None]
    if project.budget_spent is None or not known or len(known) < len(amounts):
        return
    total = sum(known, Decimal(0))
    if total != project.budget_spent:
        message = f"the header says {project.budget_spent:,.2f} baht spent, the entries come to {total:,.2f}"
        sheet.warn_of(WarningCode.SPENT_DIFFERS, message, "project.budget_spent")
