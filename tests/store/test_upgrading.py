"""A database of the first schema is brought up to date with all that stands in it."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, make_url

from store.checking import faults
from store.database import Unusable, readable, writable
from store.driver import Driver
from store.loading import reports
from store.migrations.snapshot import statements
from store.tables import REVISION
from store.upgrading import revision, upgrade

DATA = Path(__file__).parent / "first_schema_data.sql"


@pytest.fixture
def old(address: str) -> str:
    """The address of a database of the first schema, with three reports and a refused file."""
    if "://" in address:
        engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
    else:
        engine = create_engine(f"sqlite:///{address}")
    with engine.begin() as connection:
        for statement in statements("0001", engine.dialect.name):
            connection.exec_driver_sql(statement)
        for statement in DATA.read_text("utf-8").split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement.replace("%", "%%") if "://" in address else statement)
        if engine.dialect.name == "postgresql":
            for table in ("import_runs", "documents", "paths", "projects"):
                connection.exec_driver_sql(f"SELECT setval('{table}_id_seq', (SELECT MAX(id) FROM {table}))")
    engine.dispose()
    return address


def upgraded(address: str) -> Engine:
    """Bring the database up to date and return it."""
    with pytest.raises(Unusable, match="raingan db upgrade"):
        readable(address)
    upgrade(address)
    return writable(address)


def test_everything_stands_in_the_new_tables(old: str) -> None:
    engine = upgraded(old)
    driver = Driver.of(engine)
    found = reports(driver, [1, 2, 3])
    driver.close()
    assert [len(report.entries) for report in found.values()] == [1, 2, 1]
    report = found[2]
    assert report.project.agency == ("สำนักสวนสาธารณะตัวอย่าง", "กองต้นไม้", "กองต้นไม้")
    assert report.project.objectives == ("เพื่อเพิ่มพื้นที่สีเขียว", "เพื่อลดการพังทลายของตลิ่ง")
    assert report.project.targets == ("ปลูกต้นไม้ ๓๐๐ ต้น",)
    assert report.project.rationale == "คลองในเขตมีต้นไม้น้อย\nจึงต้องปลูกเพิ่ม"
    assert report.entries[1].narrative == "สำรวจพื้นที่ครั้งที่ 2"
    assert report.entries[1].date == dt.date(2019, 10, 8)
    assert (report.entries[0].spent, report.entries[1].spent) == (1000, None)
    with engine.connect() as connection:
        assert revision(connection) == REVISION
        assert list(faults(connection)) == []
    engine.dispose()


def test_versions_changes_and_sums_are_derived(old: str) -> None:
    engine = upgraded(old)
    with engine.connect() as connection:
        versions = connection.exec_driver_sql("SELECT report_id, version, versions, latest FROM versions ORDER BY 1")
        assert [tuple(row) for row in versions] == [(1, 1, 2, False), (2, 2, 2, True), (3, 1, 1, True)]
        changes = connection.exec_driver_sql("SELECT report_id, kind, number FROM history")
        assert [tuple(row) for row in changes] == [(2, "entry-added", 2)]
        progress = connection.exec_driver_sql(
            "SELECT cumulative_spent, spent_unknown, page, line FROM all_progress WHERE report_id = 2 ORDER BY position"
        )
        assert [(float(spent), *rest) for spent, *rest in progress] == [(1000.0, 0, 2, 1), (1000.0, 1, 2, 11)]
        refused = connection.exec_driver_sql("SELECT path, refusal FROM refusals").all()
        assert [tuple(row) for row in refused] == [("letter.txt", "no-report")]
    engine.dispose()


def test_tables_are_those_of_a_new_database(old: str, tmp_path: Path) -> None:
    if "://" in old:
        engine = upgraded(old)
        names = inspect(engine).get_table_names()
        assert not [name for name in names if name.startswith("old_")]
        engine.dispose()
        return
    engines = [upgraded(old), writable(str(tmp_path / "new.db"))]
    schemas = []
    for engine in engines:
        with engine.connect() as connection:
            query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
            schemas.append({" ".join(sql.split()) for sql in connection.exec_driver_sql(query).scalars()})
        engine.dispose()
    assert schemas[0] == schemas[1]


def test_upgrading_twice_changes_nothing(old: str) -> None:
    upgraded(old).dispose()
    upgrade(old)
    engine = readable(old)
    with engine.connect() as connection:
        assert revision(connection) == REVISION
    engine.dispose()
