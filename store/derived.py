"""What follows from the reports, made anew: sums, the order of versions, their changes, the search index."""

from collections.abc import Iterator, Sequence

from sqlalchemy import bindparam, delete, select, update

from store.driver import CHUNK, Driver, Row, listed
from store.loading import reports
from store.prepared import indexed
from store.rows import spent_so_far, summary
from store.tables import CHANGES, ENTRIES, PLACES, PROJECTS, REPORTS, TEXTS
from store.texts import index
from store.versions import date_alone, settle

_REPORTS = select(REPORTS.c.id).order_by(REPORTS.c.id)
_PROJECTS = select(PROJECTS.c.id).order_by(PROJECTS.c.id)
_TEXTS = select(TEXTS.c.id, TEXTS.c.text).where(TEXTS.c.id.in_(listed()))
_TEXT_IDS = select(TEXTS.c.id).order_by(TEXTS.c.id)
_SUMMARY = (
    "entries",
    "newest_entry_date",
    "entries_spent",
    "spent_unknown",
    "last_entry_date",
    "last_percent",
    "last_plan_status",
    "last_target_status",
    "warnings",
)
_SUMMED = (
    update(REPORTS)
    .ordered_values(*((REPORTS.c[name], bindparam(name)) for name in (*_SUMMARY, "version", "latest", "previous_id")))
    .where(REPORTS.c.id == bindparam("key"))
)
_ENTRY = ("cumulative_spent", "spent_unknown", "page", "line")
_ENTERED = (
    update(ENTRIES)
    .ordered_values(*((ENTRIES.c[name], bindparam(name)) for name in _ENTRY))
    .where(ENTRIES.c.report_id == bindparam("key"), ENTRIES.c.position == bindparam("place"))
)
_BEGINNINGS = (
    select(PLACES.c.report_id, PLACES.c.value_path, PLACES.c.page, PLACES.c.line)
    .where(PLACES.c.report_id.in_(listed()))
    .order_by(PLACES.c.report_id, PLACES.c.page.desc(), PLACES.c.line.desc())
)


def derive(driver: Driver) -> None:
    """Make all of it anew. The caller holds the transaction; the index is empty."""
    for keys in _chunks([key for (key,) in driver.rows(_REPORTS)]):
        _sum(driver, keys)
    driver.do(delete(CHANGES))
    for keys in _chunks([key for (key,) in driver.rows(_PROJECTS)]):
        settle(driver, keys, {})
    date_alone(driver)
    for keys in _chunks([key for (key,) in driver.rows(_TEXT_IDS)]):
        index(driver, [(key, indexed(text)) for key, text in driver.among(_TEXTS, keys)])


def _sum(driver: Driver, keys: Sequence[int]) -> None:
    found = reports(driver, keys)
    begins: dict[tuple[int, str], tuple[int, int]] = {}
    for key, path, page, line in driver.among(_BEGINNINGS, keys):
        if path.startswith("entries."):
            begins[key, path.split(".")[1]] = (page, line)  # the last is the first on the page
    driver.do_many(_SUMMED, [(*summary(report).row, 1, True, None, key) for key, report in found.items()])
    rows: list[Row] = []
    for key, report in found.items():
        for position, (spent, unknown) in enumerate(spent_so_far(report)):
            rows.append((spent, unknown, *begins.get((key, str(position)), (None, None)), key, position))
    driver.do_many(_ENTERED, rows)


def _chunks(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))
