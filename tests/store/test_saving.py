"""Saving: what stands in a report stands in the database, once, and leads back to its place."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from fictional import CODE, content, doubt, dump, entry, report, save
from sqlalchemy import Connection, Engine, select

from model import Box, Refusal, Refused, WarningCode
from model.contract import contract
from store import tables
from store.saving import Content, Counts, Writer
from store.views.progress import ALL_PROGRESS


def rows(connection: Connection, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    """Return the rows of a table."""
    found = [tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM {table}")]
    connection.rollback()
    return found


def said(connection: Connection) -> dict[str, str]:
    """Return the texts of the one report by their paths."""
    return dict(rows(connection, "passages JOIN texts ON texts.id = text_id", "value_path, text"))  # type: ignore[arg-type]


def test_every_value_of_the_report_is_saved(connection: Connection, writer: Writer) -> None:
    made = report(entry(1, percent="5.125", spent="171600.25"), entry(None, date=None, percent=None, spent=None))
    save(writer, made)
    saved = connection.execute(select(tables.REPORTS)).mappings().one()
    told = contract(made, "")["project"]
    for name in ("code", "name", "fiscal_year"):
        assert saved[name] == told[name]
    assert {path: text for path, text in said(connection).items() if path in ("project.name", "project.rationale")} == {
        "project.name": told["name"],
        "project.rationale": told["rationale"],
    }
    assert (saved["start_date"], saved["end_date"]) == (dt.date(2019, 10, 1), dt.date(2020, 9, 30))
    assert (str(saved["budget_allocated"]), str(saved["budget_spent"])) == ("500000.00", "12000.50")
    for role in ("officer", "coordinator"):
        assert {name: saved[f"{role}_{name}"] for name in told[role]} == told[role]
    assert {name: saved[f"strategy_{name}"] for name in told["strategy"]} == told["strategy"]
    assert (saved["certified"], saved["signatory"], saved["signatory_position"]) == (
        True,
        made.signatory,
        made.position,
    )
    assert rows(connection, "agency_levels ORDER BY position", "name") == [(name,) for name in made.project.agency]
    assert rows(connection, "objectives", "text") == [(text,) for text in made.project.objectives]
    assert rows(connection, "targets", "text") == [(text,) for text in made.project.targets]
    assert rows(connection, "residue", "text, page, line") == [("ข้อความอื่น", 2, 40)]


def test_every_value_of_an_entry_is_saved(connection: Connection, writer: Writer) -> None:
    made = (entry(1, percent="5.125", spent="171600.25"), entry(None, date=None, percent=None, spent=None))
    save(writer, report(*made))
    progress = ALL_PROGRESS.table
    saved = connection.execute(select(progress).order_by(progress.c.position)).mappings().all()
    for position, (row, each) in enumerate(zip(saved, made, strict=True)):
        assert row["position"] == position
        assert {name: row[name] for name in each.__dataclass_fields__} == {
            name: getattr(each, name) for name in each.__dataclass_fields__
        }


def test_every_value_leads_back_to_its_place(connection: Connection, writer: Writer) -> None:
    made = report(entry(1), entry(2))
    save(writer, made)
    printed = rows(connection, "places", "value_path, page, line, raw")
    boxes = {path: Box(*box) for path, *box in rows(connection, "boxes", "value_path, x0, top, x1, bottom")}
    texts = said(connection)
    found = {path: (page, line, boxes.get(str(path)), raw or texts[str(path)]) for path, page, line, raw in printed}
    assert found == dict(made.places)


def test_warning_keeps_its_place_and_path(connection: Connection, writer: Writer) -> None:
    save(writer, report(entry(), warnings=(doubt("entries.0.date"),)))
    assert rows(connection, "warnings", "position, code, message, page, line, value_path") == [
        (0, "value-invalid", "ไม่ใช่วันที่: 31/2/2561", 2, 1, "entries.0.date")
    ]


def test_same_content_changes_nothing(another: Callable[[str], Writer], connection: Connection, writer: Writer) -> None:
    made = report(entry())
    save(writer, made)
    writer.finish(Counts(loaded=1))
    before = dump(connection)
    again = another("1")
    assert again.known(content(made)) is not None
    again.finish(Counts(unchanged=1))
    assert dump(connection) == before


def test_same_content_under_another_path_is_noted_and_not_loaded(connection: Connection, writer: Writer) -> None:
    made = report(entry())
    save(writer, made)
    before = dump(connection)
    assert writer.known(content(made, "copy.txt")) is not None
    assert writer.flush() == []
    after = dump(connection)
    assert {row[1] for row in after.pop("paths")} == {"reports/1.txt", "copy.txt"}
    assert after == {name: rows for name, rows in before.items() if name != "paths"}


def test_content_that_another_run_saves_meanwhile_is_unchanged(
    another: Callable[[str], Writer], connection: Connection, writer: Writer
) -> None:
    made = report(entry())
    assert writer.known(content(made)) is None
    save(another("1"), made)
    writer.load(content(made), made)
    assert writer.flush() == [False]


def test_same_content_twice_in_a_batch_is_loaded_once(connection: Connection, writer: Writer) -> None:
    made = report(entry())
    writer.load(content(made, "a.txt"), made)
    known = writer.known(content(made, "b.txt"))
    assert known is not None
    writer.load(content(made, "c.txt"), made)
    assert writer.flush() == [True, False]
    assert [path for (path,) in rows(connection, "paths ORDER BY path", "path")] == ["a.txt", "b.txt", "c.txt"]


def test_two_exports_of_a_project_are_two_reports_of_one_project(connection: Connection, writer: Writer) -> None:
    save(writer, report(entry(1)), report(entry(1), entry(2)))
    assert rows(connection, "projects", "code, fiscal_year") == [(CODE, 2563)]
    assert len(rows(connection, "reports")) == 2


@pytest.mark.parametrize("unknown", [{"code": None}, {"fiscal_year": None}])
def test_report_without_code_or_year_is_saved_without_a_project(
    connection: Connection, writer: Writer, unknown: dict[str, None]
) -> None:
    save(writer, report(entry(), **unknown), report(entry(), **unknown))
    assert rows(connection, "reports", "project_id") == [(None,), (None,)]
    assert rows(connection, "latest_reports", "versions") == [(1,), (1,)]


def test_refused_content_is_recorded_with_its_reason(connection: Connection, writer: Writer) -> None:
    locked = Content("locked.pdf", "a" * 64, 99)
    writer.refuse(locked, Refused(Refusal.ENCRYPTED, "AES-256"))
    assert writer.flush() == [True]
    known = writer.known(locked)
    assert known is not None
    assert known.refusal_detail == str(Refused(Refusal.ENCRYPTED, "AES-256"))
    assert rows(connection, "refusals", "path, refusal, sha256") == [("locked.pdf", "encrypted", "a" * 64)]
    assert not rows(connection, "reports")


def test_unreadable_path_is_recorded_once_and_forgotten_when_it_is_read(connection: Connection, writer: Writer) -> None:
    for _ in range(2):
        writer.unreadable("later.txt", Refused(Refusal.UNREADABLE, "Permission denied"))
        writer.flush()
    assert rows(connection, "refusals", "path, refusal, sha256") == [("later.txt", "unreadable", None)]
    made = report(entry())
    writer.load(content(made, "later.txt"), made)
    writer.flush()
    assert not rows(connection, "refusals")


def test_another_parser_reads_again_and_replaces(
    another: Callable[[str], Writer], connection: Connection, writer: Writer
) -> None:
    made = report(entry(1), entry(2))
    save(writer, made)
    newer = another("2")
    assert newer.known(content(made)) is None
    better = replace(made, entries=(entry(7),), project=replace(made.project, code="99010000-0009"))
    newer.load(content(made), better)
    assert newer.flush() == [True]
    assert rows(connection, "entries", "number") == [(7,)]
    assert rows(connection, "projects", "code") == [("99010000-0009",)]
    assert rows(connection, "documents", "id, parser_version") == [(1, "2")]
    assert len(rows(connection, "paths")) == 1


def test_another_parser_may_refuse_what_was_loaded_and_load_what_was_refused(
    another: Callable[[str], Writer], connection: Connection, writer: Writer
) -> None:
    made = report(entry())
    save(writer, made)
    second = another("2")
    second.refuse(content(made), Refused(Refusal.NO_REPORT))
    assert second.flush() == [True]
    assert not rows(connection, "reports")
    assert not rows(connection, "places")
    third = another("3")
    third.load(content(made), made)
    assert third.flush() == [True]
    assert rows(connection, "documents", "refusal, refusal_detail, pages") == [(None, None, 2)]


def test_failure_in_the_middle_of_a_document_leaves_nothing_of_it(connection: Connection, writer: Writer) -> None:
    broken = report(entry(1, plan_status="no status"))
    writer.load(content(broken), broken)
    with pytest.raises(Exception, match="ck_entries_plan_status"):
        writer.flush()
    assert not any(rows for name, rows in dump(connection).items() if name != "alembic_version")
    save(writer, report(entry(1)))
    assert len(rows(connection, "import_runs")) == 1


def test_document_that_cannot_be_written_does_not_take_the_others_along(connection: Connection, writer: Writer) -> None:
    good, broken, behind = report(entry(1)), report(entry(1, plan_status="no status")), report(entry(1))
    for number, made in enumerate((good, broken, behind)):
        writer.load(content(made, f"{number}.txt"), made)
    with pytest.raises(Exception, match="ck_entries_plan_status"):
        writer.flush()
    assert [path for (path,) in rows(connection, "paths ORDER BY path", "path")] == ["0.txt", "2.txt"]


def test_value_that_no_column_holds_is_left_out_with_a_warning(connection: Connection, writer: Writer) -> None:
    huge = report(
        entry(10**12, spent="99999999999999.99", percent="0.1234567891"), code="7", fiscal_year=63, budget_spent="0.005"
    )
    save(writer, huge)
    assert rows(connection, "entries", "number, spent, percent") == [(None, None, None)]
    assert rows(connection, "reports", "code, fiscal_year, budget_spent, project_id") == [(None, None, None, None)]
    warned = rows(connection, "warnings", "code, value_path, page")
    assert {path for _, path, _ in warned} == {
        "project.code",
        "project.fiscal_year",
        "project.budget_spent",
        "entries.0.number",
        "entries.0.spent_number",
        "entries.0.spent",
        "entries.0.percent",
    }
    assert ("value-invalid", "entries.0.percent", 2) in warned


def test_export_time_is_kept_in_bangkok_time(connection: Connection, writer: Writer) -> None:
    utc = dt.datetime(2020, 1, 31, 18, 30, tzinfo=dt.UTC)
    save(writer, report(exported_at=utc), report(exported_at=dt.datetime(2020, 1, 31, 18, 30)))  # noqa: DTZ001 - the document tells no zone
    saved = rows(connection, "documents ORDER BY id", "exported_at")
    assert [str(time) for (time,) in saved] == ["2020-02-01 01:30:00", "2020-01-31 18:30:00"]


def test_counts_of_a_run_are_written_at_its_end(engine: Engine, connection: Connection, writer: Writer) -> None:
    save(writer, report(entry()))
    assert rows(connection, "import_runs", "finished_at, found") == [(None, None)]
    connection.rollback()
    writer.finish(Counts(loaded=1, unchanged=2, refused=3, skipped=4))
    assert rows(connection, "import_runs", "found, loaded, unchanged, refused, skipped") == [(6, 1, 2, 3, 4)]


def test_amounts_can_be_summed_in_plain_sql(connection: Connection, writer: Writer) -> None:
    save(writer, report(*(entry(number, spent="0.10") for number in range(1, 11))))
    assert rows(connection, "entries", "ROUND(SUM(spent), 2)") == [(1.0,)]
    assert rows(connection, "entries WHERE spent > 0.05", "COUNT(*)") == [(10,)]
    total = connection.execute(select(tables.ENTRIES.c.spent)).scalars().all()
    assert sum(total) == Decimal("1.00")


def test_every_code_of_a_warning_can_be_saved(connection: Connection, writer: Writer) -> None:
    save(writer, report(warnings=tuple(replace(doubt(), code=code) for code in WarningCode)))
    assert [code for (code,) in rows(connection, "warnings", "code")] == [str(code) for code in WarningCode]
