"""The versions of a project stand in the order of their export, whatever the order in which they are loaded."""

import datetime as dt
from collections.abc import Callable
from itertools import permutations

import pytest
from fictional import CODE, content, entry, report
from sqlalchemy import Connection, Engine, select

from model import Report
from store import tables
from store.content import Content
from store.reading import page, version
from store.rows import BANGKOK
from store.saving import Writer
from store.versions import Dating, dating

ENTRIES = [entry(number, date=f"2020-0{number}-15", narrative=f"งานงวดที่ {number} แล้วเสร็จ") for number in (1, 2, 3)]
THREE = [report(*ENTRIES[: number + 1]) for number in range(3)]


def load(writer: Writer, *found: tuple[Report, Content]) -> None:
    """Write each in a transaction of its own."""
    for made, met in found:
        writer.load(met, made)
        writer.flush()


def state(connection: Connection) -> list[tuple[object, ...]]:
    """Return what the database knows of the versions, but for the ids, which count up."""
    versions = connection.exec_driver_sql(
        "SELECT d.sha256, r.version, r.latest, r.dated_at, r.dated_from, r.replaced_at, p.sha256"
        " FROM reports r JOIN documents d ON d.id = r.id LEFT JOIN documents p ON p.id = r.previous_id ORDER BY 1"
    )
    changes = connection.exec_driver_sql(
        "SELECT d.sha256, c.position, b.sha256, c.kind, c.nature, c.number, c.value_path, c.before_path, c.before,"
        " c.after"
        " FROM changes c JOIN documents d ON d.id = c.report_id"
        " JOIN documents b ON b.id = c.before_id ORDER BY 1, 2"
    )
    found = [tuple(row) for rows in (versions, changes) for row in rows]
    connection.rollback()
    return found


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_any_order_of_loading_gives_the_same_versions_and_changes(
    connection: Connection, writer: Writer, order: tuple[int, ...]
) -> None:
    load(writer, *((THREE[number], content(THREE[number], f"{number}.txt")) for number in order))
    rows = connection.exec_driver_sql(
        "SELECT d.sha256, r.version FROM reports r JOIN documents d ON d.id = r.id ORDER BY r.version"
    ).all()
    assert [row[0] for row in rows] == [made.source.sha256 for made in THREE]
    kinds = connection.exec_driver_sql("SELECT version, kind, number FROM history ORDER BY version").all()
    assert [tuple(row) for row in kinds] == [(2, "entry-added", 2), (3, "entry-added", 3)]


def test_one_batch_gives_the_same_as_many(
    connection: Connection, engine: Engine, another: Callable[[str], Writer]
) -> None:
    one = another("1")
    for number in (2, 0, 1):
        one.load(content(THREE[number], f"{number}.txt"), THREE[number])
    one.flush()
    together = state(connection)
    for table in (tables.CHANGES, tables.PATHS, tables.REPORTS, tables.DOCUMENTS):
        with engine.begin() as deleting:
            deleting.execute(table.delete())
    load(another("1"), *((THREE[number], content(THREE[number], f"{number}.txt")) for number in (1, 2, 0)))
    assert state(connection) == together


@pytest.mark.parametrize(
    ("told", "newest", "last", "end", "expected"),
    [
        (
            ("2020-05-01 10:00:00", "2020-04-01 00:00:00", None),
            "2020-06-01",
            "2020-06-01",
            None,
            ("2020-05-01 10:00:00", "pdf"),
        ),
        ((None, "2020-04-01 00:00:00", "2020-05-01 00:00:00"), None, None, None, ("2020-04-01 00:00:00", "manifest")),
        (
            (None, None, "2020-07-01 08:30:00"),
            "2020-06-01",
            "2020-06-01",
            "2020-09-30",
            ("2020-07-01 00:00:00", "file"),
        ),
        (
            (None, None, "2020-05-31 08:30:00"),
            "2020-06-01",
            "2020-06-01",
            "2020-09-30",
            ("2020-06-01 00:00:00", "entry"),
        ),
        (
            (None, None, "2026-01-01 08:30:00"),
            "2020-06-01",
            "2020-06-01",
            "2020-09-30",
            ("2020-06-01 00:00:00", "entry"),
        ),
        ((None, None, None), "2113-06-01", "2020-07-01", "2020-09-30", ("2020-07-01 00:00:00", "entry")),
        ((None, None, None), "2113-06-01", "2113-06-01", "2020-09-30", ("2020-09-30 00:00:00", "entry")),
        ((None, None, None), None, None, "2020-09-30", (None, None)),
    ],
)
def test_export_is_dated_by_the_best_that_tells(
    told: tuple[str | None, str | None, str | None],
    newest: str | None,
    last: str | None,
    end: str | None,
    expected: tuple[str | None, str | None],
) -> None:
    assert dating(told, newest, last, end) == Dating(*expected)


def test_time_of_the_file_orders_versions_with_the_same_entries(connection: Connection, writer: Writer) -> None:
    old, new = report(entry(1), budget_spent="5"), report(entry(1), budget_spent="6")
    for made, day in ((new, 9), (old, 2)):
        time = dt.datetime(2020, 3, day, 12, tzinfo=BANGKOK)
        load(writer, (made, Content(f"{day}.txt", made.source.sha256, 1, time)))
    (spent,) = connection.exec_driver_sql("SELECT budget_spent, dated_from FROM reports WHERE latest").all()
    assert (float(spent[0]), spent[1]) == (6.0, "file")


def test_earlier_time_of_another_copy_puts_a_version_back(connection: Connection, writer: Writer) -> None:
    old, new = report(entry(1), budget_spent="5"), report(entry(1), budget_spent="6")
    times = [dt.datetime(2020, 3, day, 12, tzinfo=BANGKOK) for day in (5, 8, 2)]
    load(writer, (old, Content("a.txt", old.source.sha256, 1, times[0])))
    load(writer, (new, Content("b.txt", new.source.sha256, 1, times[1])))
    assert connection.exec_driver_sql("SELECT path FROM latest_reports").scalar_one() == "b.txt"
    connection.rollback()
    assert writer.known(Content("c.txt", new.source.sha256, 1, times[2])) is not None
    writer.flush()
    assert connection.exec_driver_sql("SELECT path FROM latest_reports").scalar_one() == "a.txt"
    connection.rollback()
    assert connection.exec_driver_sql("SELECT before, after FROM history").all()[0][1] == "5.00"


def test_manifest_tells_more_than_the_time_of_the_file(connection: Connection, writer: Writer) -> None:
    made = report(entry(1))
    exported, modified = (dt.datetime(2020, month, 1, tzinfo=BANGKOK) for month in (2, 5))
    load(writer, (made, Content("a.txt", made.source.sha256, 1, modified, exported)))
    row = connection.exec_driver_sql("SELECT dated_from, valid_from FROM versions").one()
    assert (row[0], str(row[1])[:10]) == ("manifest", "2020-02-01")


@pytest.mark.parametrize(
    ("day", "number"), [("2020-01-14", None), ("2020-01-15", 0), ("2020-02-20", 1), ("2026-01-01", 2)]
)
def test_state_of_a_day_is_the_version_that_held_then(
    connection: Connection, writer: Writer, day: str, number: int | None
) -> None:
    load(writer, *((made, content(made, f"{position}.txt")) for position, made in enumerate(THREE)))
    key = version(connection, CODE, 2563, dt.date.fromisoformat(day))
    found = connection.execute(select(tables.DOCUMENTS.c.sha256).where(tables.DOCUMENTS.c.id == key)).scalar()
    assert found == (None if number is None else THREE[number].source.sha256)


def test_version_that_is_read_again_has_its_changes_made_anew(
    connection: Connection, another: Callable[[str], Writer]
) -> None:
    load(another("1"), *((made, content(made, f"{position}.txt")) for position, made in enumerate(THREE)))
    better = report(*ENTRIES[:1], entry(2, date="2020-02-15", narrative=ENTRIES[1].narrative, percent="7"))
    load(another("2"), (better, Content("1.txt", THREE[1].source.sha256, 1)))
    kinds = connection.exec_driver_sql("SELECT version, kind FROM history ORDER BY version, position").all()
    assert [tuple(row) for row in kinds] == [(2, "entry-added"), (3, "percent-changed"), (3, "entry-added")]


def test_reports_of_two_forms_are_no_versions_of_each_other(connection: Connection, writer: Writer) -> None:
    load(writer, *((made, content(made, made.form)) for made in (report(entry(1)), report(entry(1), form="another"))))
    assert [row[0] for row in connection.exec_driver_sql("SELECT versions FROM latest_reports")] == [1, 1]


def test_office_that_uses_another_ones_codes_is_doubted(connection: Connection, writer: Writer) -> None:
    for number in range(3):
        made = report(entry(1), code=f"99010000-000{number + 1}")
        load(writer, (made, content(made, f"{number}.txt")))
    other = report(entry(1), code="99010000-0009", agency=("สำนักอื่น",))
    load(writer, (other, content(other, "other.txt")))
    rows = connection.exec_driver_sql("SELECT code, warning, message FROM doubts").all()
    assert [tuple(row[:2]) for row in rows] == [("99010000-0009", "agency-clash")]
    assert "สำนักอื่น" in rows[0][2]
    key = version(connection, "99010000-0009", 2563, None)
    assert key is not None
    assert [warning["message"] for warning in page(connection, key).warnings] == [rows[0][2]]
    known = connection.exec_driver_sql("SELECT office, projects, known FROM agency_codes ORDER BY projects").all()
    assert [(row[0], row[1], bool(row[2])) for row in known] == [
        ("สำนักอื่น", 1, False),
        ("สำนักสวนสาธารณะตัวอย่าง", 3, True),
    ]


def test_units_are_one_tree(connection: Connection, writer: Writer) -> None:
    paths = (("ก", "ข"), ("ก", "ค"), ("ก",))
    for number, path in enumerate(paths):
        made = report(entry(1), code=f"99010000-000{number + 1}", agency=path)
        load(writer, (made, content(made, f"{number}.txt")))
    rows = connection.execute(
        select(tables.AGENCIES.c.path, tables.AGENCIES.c.level).order_by(tables.AGENCIES.c.path)
    ).all()
    assert [tuple(row) for row in rows] == [("ก", 0), ("ก / ข", 1), ("ก / ค", 1)]
