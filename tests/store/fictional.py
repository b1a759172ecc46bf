"""Fictional reports, built of the model's values, and what saves them."""

import datetime as dt
import hashlib
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import Connection, select

from model import (
    Box,
    Entry,
    Person,
    Place,
    PlanStatus,
    Project,
    Report,
    ReportWarning,
    Residue,
    Source,
    Strategy,
    TargetStatus,
    WarningCode,
)
from model.finding import Cause, Cited, Finding, Severity, Subject, Words
from store.findings import AuditRun, Total
from store.saving import Content, Writer
from store.tables import METADATA

CODE = "99010000-0001"
_numbers = count()


def entry(number: int | None = 1, **values: Any) -> Entry:
    """Return an entry; `values` replace what is usual. Numbers may be written as text, dates in ISO."""
    usual: dict[str, Any] = {
        "number": number,
        "date": "2019-10-08",
        "narrative": f"สำรวจพื้นที่ครั้งที่ {number}",
        "percent": "5.00",
        "spent_number": number,
        "spent": "1000.00",
        "plan_status": PlanStatus.ON_PLAN,
        "target_status": TargetStatus.ON_TARGET,
    }
    return Entry(**_values({**usual, **values}, {"percent", "spent"}, {"date"}))


def report(*entries: Entry, **values: Any) -> Report:
    """Return a report with `entries`; `values` replace fields of the project, of the source or of the report."""
    project = Project(
        code=CODE,
        name="โครงการปลูกต้นไม้ริมคลอง",
        fiscal_year=2563,
        start_date=dt.date(2019, 10, 1),
        end_date=dt.date(2020, 9, 30),
        budget_allocated=Decimal("500000"),
        budget_spent=Decimal("12000.5"),
        agency=("สำนักสวนสาธารณะตัวอย่าง", "กองต้นไม้", "กองต้นไม้"),
        officer=Person("นางสาวใบเขียว ตัวอย่างดี", "นักวิชาการ", "0011"),
        coordinator=Person("นายราก สมมติกุล", None, "0012"),
        rationale="คลองในเขตมีต้นไม้น้อย\nจึงต้องปลูกเพิ่ม",
        objectives=("เพื่อเพิ่มพื้นที่สีเขียว", "เพื่อลดการพังทลายของตลิ่ง"),
        targets=("ปลูกต้นไม้ ๓๐๐ ต้น",),
        strategy=Strategy("เมืองสีเขียว", "พื้นที่สีเขียว", "เพิ่มต้นไม้", "จำนวนต้นไม้"),
    )
    sha256 = hashlib.sha256(str(next(_numbers)).encode()).hexdigest()
    source = Source(sha256, "text/plain", "utf-8", 2, "text", None)
    whole = Report(
        form="bma-progress-report",
        source=replace(source, **_named(source, values)),
        project=replace(project, **_values(_named(project, values), {"budget_allocated", "budget_spent"}, set())),
        entries=entries,
        certified=True,
        signatory="นางสาวใบเขียว ตัวอย่างดี",
        position="หัวหน้ากอง",
        residue=(Residue("ข้อความอื่น", 2, 40),),
        warnings=(),
        places=places(entries),
    )
    return replace(whole, **_named(whole, values))


def places(entries: tuple[Entry, ...]) -> dict[str, Place]:
    """Return places as in exported text: the header on page 1, an entry on ten lines of page 2."""
    found = {
        "project.code": Place(1, 6, None, CODE),
        "project.budget_spent": Place(1, 10, None, "12,000.50 บาท"),
        "project.officer.name": Place(1, 13, None, "นางสาวใบเขียว ตัวอย่างดี 0011"),
    }
    for position, each in enumerate(entries):
        line = 10 * position + 1
        found[f"entries.{position}.date"] = Place(2, line, None, "8/10/2562")
        found[f"entries.{position}.narrative"] = Place(2, line + 1, None, each.narrative or "")
        found[f"entries.{position}.percent"] = Place(2, line + 5, Box(72.5, 100.0, 90.25, 112.0), "๕.๐๐")
    return found


def doubt(path: str | None = None, message: str = "ไม่ใช่วันที่: 31/2/2561") -> ReportWarning:
    """Return a warning about the value at `path`."""
    return ReportWarning(WarningCode.VALUE_INVALID, message, 2, 1, path)


def content(made: Report, path: str = "reports/1.txt") -> Content:
    """Return what would have been found at `path`."""
    return Content(path, made.source.sha256, 1234)


def save(writer: Writer, *reports: Report) -> None:
    """Load `reports`, each under a path of its own."""
    for number, made in enumerate(reports, 1):
        writer.load(content(made, f"reports/{number}.txt"), made)
    assert writer.flush() == [True] * len(reports)


def finding(text: str = "171,600", check: str = "M1", **values: Any) -> Finding:
    """Return a finding in the first report that rests on a value with this text; `values` replace others."""
    subject = Subject(f"{CODE} 2563", CODE, 2563, "โครงการปลูกต้นไม้ริมคลอง", "สำนักสวนสาธารณะตัวอย่าง / กองต้นไม้", 1, "1")
    usual: dict[str, Any] = {
        "check": check,
        "slug": "header-vs-entries",
        "severity": Severity.HIGH,
        "cause": Cause.TOTALS,
        "review": False,
        "rank": 100,
        "subject": subject,
        "said": Words(f"the header states {text}", f"ส่วนหัวระบุ {text}"),
        "formula": f"H {text} ≠ S 1",
        "values": (
            Cited("budget spent", text, 1, "project.budget_spent"),
            Cited("sum of the entries", "1", 1),
            Cited("exported on", "2020-10-05", 1, weighs=False),
        ),
    }
    return Finding(**{**usual, **values})


def audit_run(*checks: str, code: str | None = None) -> AuditRun:
    """Return a run of some checks, M1 alone if none is named, over one project."""
    totals = [
        Total("M1", "flag", Words("", ""), 1),
        Total("M2", "cannot-tell", Words("the budget is not known", "ไม่ทราบงบประมาณ"), 1),
    ]
    return AuditRun("1", checks or ("M1",), [("M3.gap", 0.3, "share of the budget")], totals, code, 1)


def dump(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, in the order of its first columns."""
    rows = {
        name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for name, table in METADATA.tables.items()
    }
    connection.rollback()
    return rows


def _named(whole: Any, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in whole.__dataclass_fields__}


def _values(values: dict[str, Any], decimals: set[str], dates: set[str]) -> dict[str, Any]:
    read = dict(values)
    for name in decimals & set(values):
        read[name] = None if values[name] is None else Decimal(values[name])
    for name in dates & set(values):
        read[name] = None if values[name] is None else dt.date.fromisoformat(values[name])
    return read
