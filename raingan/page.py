"""A report as a page in the terminal."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sqlalchemy import RowMapping

from raingan.changes import change_lines
from raingan.screen import one_line, padded, width, wrapped
from raingan.tables import table
from store.reading import Page

UNKNOWN = "?"
LABEL = 14  # columns
PLACE = 9  # columns: p12:3456 and a space
NUMBER = 4  # columns of an item's number
INDENT = "  "
GRAVEST = 3  # findings that a page shows
PLAN = {"on_plan": "on", "behind_plan": "behind", "ahead_of_plan": "ahead", "off_plan": "off"}
TARGET = {"on_target": "on", "below_target": "below", "above_target": "above", "off_target": "off"}
ENTRY_COLUMNS = {
    "no.": True,
    "date": False,
    "วันที่": False,
    "percent": True,
    "spent": True,
    "cumulative": True,
    "plan": False,
    "target": False,
    "place": False,
}  # and whether it is a number
DISPENSABLE = ("date", "place")  # where the terminal is narrow: both stand again above each narrative


def page_lines(page: Page, columns: int, persons: bool) -> Iterator[str]:
    """Yield the lines of the page, `columns` wide; with the persons named in the report if `persons`."""
    yield from _header(page, columns)
    if persons:
        yield from _persons(page, columns)
    yield from _findings(page, columns)
    yield from _entries(page, columns)
    yield from _changes(page, columns, persons)
    yield from _warnings(page, columns)
    yield from _narratives(page, columns)
    yield from _section("หลักการและเหตุผล · rationale", [page.rationale or ""], columns)
    yield from _section("วัตถุประสงค์ · objectives", page.objectives, columns)
    yield from _section("เป้าหมาย · targets", page.targets, columns)
    yield from _strategy(page, columns)
    yield from _residue(page, columns)


def _header(page: Page, columns: int) -> Iterator[str]:
    report = page.report
    yield from wrapped(report["name"] or UNKNOWN, columns)
    yield "═" * columns
    rows = (
        ("code", report["code"], "project.code"),
        ("fiscal year", report["fiscal_year"], "project.fiscal_year"),
        ("agency", report["agency"], "project.agency.0"),
        ("start", _both_calendars(report["start_date"], report["start_date_be"]), "project.start_date"),
        ("end", _both_calendars(report["end_date"], report["end_date_be"]), "project.end_date"),
        ("allocated", _baht(report["budget_allocated"]), "project.budget_allocated"),
        ("spent", f"{_baht(report['budget_spent'])} as the header states it", "project.budget_spent"),
        ("", f"{_baht(report['entries_spent'])} in the entries{_unknown_amounts(report['spent_unknown'])}", ""),
        ("certified", "yes" if report["certified"] else "no", "certified"),
        ("version", f"{_version(report)}{_exported(report['exported_at'])}", ""),
        ("file", f"{one_line(report['path'])} (pages: {report['pages']}; p2:14 is its page 2, line 14)", ""),
    )
    for label, value, path in rows:
        yield from _item(label, UNKNOWN if value is None else str(value), _place(page, path), columns)


def _version(report: RowMapping) -> str:
    if report["latest"]:
        return f"the newest of {report['versions']}"
    return f"{report['version']} of {report['versions']}, which is not the newest"


def _changes(page: Page, columns: int, persons: bool) -> Iterator[str]:
    if page.changes:
        yield from _heading(f"สิ่งที่แก้ไขจากฉบับก่อน · changed since the version before ({len(page.changes)})", columns)
        yield from change_lines(page.changes, columns, persons)


def _persons(page: Page, columns: int) -> Iterator[str]:
    report = page.report
    for label, role in (("officer", "officer"), ("coordinator", "coordinator")):
        person = [report[f"{role}_{field}"] for field in ("name", "position", "phone")]
        told = ", ".join(value for value in person if value is not None)
        yield from _item(label, told or UNKNOWN, _place(page, f"project.{role}.name"), columns)
    signed = [value for value in (report["signatory"], report["signatory_position"]) if value is not None]
    yield from _item("signed by", ", ".join(signed) or UNKNOWN, _place(page, "signatory"), columns)


def _entries(page: Page, columns: int) -> Iterator[str]:
    yield from _heading(f"ความก้าวหน้า · entries ({len(page.entries)})", columns)
    if not page.entries:
        yield "none"
        return
    rows = [_entry(entry) for entry in page.entries]
    for left_out in ((), DISPENSABLE[:1], DISPENSABLE):
        names = [name for name in ENTRY_COLUMNS if name not in left_out]
        cells = [[row[name] for name in names] for row in rows]
        lines = list(table(names, cells, [ENTRY_COLUMNS[name] for name in names]))
        if max(map(width, lines)) <= columns:
            break
    yield from lines
    if any(entry["spent_unknown"] for entry in page.entries):
        yield f"+{UNKNOWN}: an amount up to here is not known and not counted"


def _entry(entry: RowMapping) -> dict[str, str]:
    cumulative = _amount(entry["cumulative_spent"])
    return {
        "no.": UNKNOWN if entry["number"] is None else str(entry["number"]),
        "date": str(entry["date"] or UNKNOWN),
        "วันที่": entry["date_be"] or UNKNOWN,
        "percent": UNKNOWN if entry["percent"] is None else f"{entry['percent']:f}",
        "spent": _amount(entry["spent"]),
        "cumulative": f"{cumulative} +{UNKNOWN}" if entry["spent_unknown"] else cumulative,
        "plan": PLAN.get(entry["plan_status"], UNKNOWN),
        "target": TARGET.get(entry["target_status"], UNKNOWN),
        "place": _shown_place(entry["page"], entry["line"]),
    }


def _findings(page: Page, columns: int) -> Iterator[str]:
    if page.findings:
        yield from _heading(f"เหตุให้ตรวจสอบ มิใช่ข้อยุติ · reasons to look, no verdicts ({len(page.findings)})", columns)
    for finding in page.findings[:GRAVEST]:
        place = _shown_place(finding["page"], finding["line"])
        others = f" (and {finding['others']} more of this cause)" if finding["others"] else ""
        yield f"{padded(place, LABEL)}{finding['check_id']} {finding['check_name']} · {finding['severity']}{others}"
        for said in (finding["sentence_th"], finding["sentence_en"]):
            yield from _indented(one_line(said), LABEL, columns)
    if len(page.findings) > GRAVEST:
        yield f"{' ' * LABEL}all of them: raingan findings --project {page.report['code']} --all"


def _warnings(page: Page, columns: int) -> Iterator[str]:
    if page.warnings:
        yield from _heading(f"ข้อสังเกต · warnings ({len(page.warnings)})", columns)
    for warning in page.warnings:
        place = _shown_place(warning["page"], warning["line"])
        yield f"{padded(place, LABEL)}{warning['code']}"
        yield from _indented(warning["message"], LABEL, columns)


def _narratives(page: Page, columns: int) -> Iterator[str]:
    if page.entries:
        yield from _heading("การดำเนินงาน · what was done", columns)
    for entry in page.entries:
        number = UNKNOWN if entry["number"] is None else entry["number"]
        date = _both_calendars(entry["date"], entry["date_be"])
        yield f"ครั้งที่ {number} · {date} · {_shown_place(entry['page'], entry['line'])}".rstrip(" ·")
        yield from _indented(entry["narrative"] or UNKNOWN, len(INDENT), columns)


def _section(heading: str, texts: Sequence[str], columns: int) -> Iterator[str]:
    yield from _heading(heading, columns)
    if not any(texts):
        yield "none"
    for number, text in enumerate(texts, 1):
        if len(texts) == 1:
            yield from wrapped(text, columns)
        else:
            first, *more = wrapped(text, columns - NUMBER) if text else [""]
            yield f"{padded(f'{number}.', NUMBER)}{first}".rstrip()
            yield from (f"{' ' * NUMBER}{line}".rstrip() for line in more)


def _strategy(page: Page, columns: int) -> Iterator[str]:
    told = {field: page.report[f"strategy_{field}"] for field in ("issue", "sub_issue", "goal", "indicator")}
    if any(value is not None for value in told.values()):
        yield from _heading("ยุทธศาสตร์ · strategy", columns)
        for field, value in told.items():
            place = _place(page, f"project.strategy.{field}")
            yield from _item(field.replace("_", "-"), UNKNOWN if value is None else value, place, columns)


def _residue(page: Page, columns: int) -> Iterator[str]:
    if page.residue:
        yield from _heading("ข้อความอื่น · text that is no field", columns)
    for rest in page.residue:
        yield from _item(_shown_place(rest["page"], rest["line"]), rest["text"], "", columns)


def _heading(text: str, columns: int) -> Iterator[str]:
    yield ""
    yield f"{text} " + "─" * max(columns - width(text) - 1, 0)


def _item(label: str, text: str, place: str, columns: int) -> Iterator[str]:
    """A label, its text beside it, and the place at the right edge."""
    inner = columns - LABEL - (PLACE if place else 0)
    for number, line in enumerate(wrapped(text, inner) if text else [""]):
        if number:
            yield " " * LABEL + line
        else:
            yield (padded(label, LABEL) + (padded(line, inner) + place.rjust(PLACE) if place else line)).rstrip()


def _indented(text: str, indent: int, columns: int) -> Iterator[str]:
    return (f"{' ' * indent}{line}".rstrip() for line in wrapped(text, columns - indent))


def _place(page: Page, path: str) -> str:
    return _shown_place(*page.places.get(path, (None, None)))


def _shown_place(number: int | None, line: int | None) -> str:
    return "" if number is None else f"p{number}" if line is None else f"p{number}:{line}"


def _both_calendars(date: dt.date | None, thai: str | None) -> str:
    return UNKNOWN if date is None else f"{date} ({thai})"


def _baht(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else f"{_amount(amount)} baht"


def _amount(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else f"{amount:,f}"


def _unknown_amounts(number: int) -> str:
    return f", in which {number} {'amount is' if number == 1 else 'amounts are'} not known" if number else ""


def _exported(exported_at: dt.datetime | None) -> str:
    return "" if exported_at is None else f", exported on {exported_at:%Y-%m-%d}"
