"""The versions of a project: their order, from when to when each held, and what each changed in the one before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update

from store.driver import Driver, Row, listed
from store.history import Change, changes
from store.loading import as_date, as_text, reports
from store.prepared import Prepared
from store.tables import CHANGES, DOCUMENTS, REPORTS

# no report is dated later: such an entry is a slip of the pen, and such a file a copy of a copy
AFTER_THE_END = dt.timedelta(days=366)
_ALL = select(
    REPORTS.c.project_id,
    REPORTS.c.id,
    DOCUMENTS.c.sha256,
    DOCUMENTS.c.exported_at,
    DOCUMENTS.c.manifest_at,
    DOCUMENTS.c.file_time,
    REPORTS.c.newest_entry_date,
    REPORTS.c.last_entry_date,
    REPORTS.c.end_date,
    REPORTS.c.entries,
    REPORTS.c.previous_id,
    REPORTS.c.version,
    REPORTS.c.dated_at,
    REPORTS.c.replaced_at,
).join_from(REPORTS, DOCUMENTS, DOCUMENTS.c.id == REPORTS.c.id)
_VERSIONS = _ALL.where(REPORTS.c.project_id.in_(listed()))
_ALONE = _ALL.where(REPORTS.c.project_id.is_(None))
_ORDERED = ("version", "latest", "previous_id", "dated_at", "dated_from", "replaced_at")
_ORDER = (
    update(REPORTS)
    .ordered_values(*((REPORTS.c[name], bindparam(name)) for name in _ORDERED))
    .where(REPORTS.c.id == bindparam("key"))
)
_NO_CHANGES = delete(CHANGES).where(CHANGES.c.report_id == bindparam("key"))


class Dating(NamedTuple):
    """From when on a report is the state of its project, as text, and what tells it; None where nothing does."""

    at: str | None
    source: str | None


class _Version(NamedTuple):
    id: int
    sha256: str
    dating: Dating
    file_time: str | None
    newest_entry_date: str | None
    entries: int
    previous_id: int | None
    state: Row  # version, dated_at and replaced_at as they are stored

    @property
    def order(self) -> tuple[str, str, int, str, str]:
        """What puts the versions in order, whenever they were loaded: in the end, the bytes themselves."""
        return (self.dating.at or "", self.newest_entry_date or "", self.entries, self.file_time or "", self.sha256)


def settle(driver: Driver, projects: Iterable[int], read: Mapping[int, Prepared]) -> None:
    """Put the reports of `projects` in order and write what each changed in the one before it.

    `read` are reports, by their ids, that need not be read from the database again.
    """
    of_project: dict[int, list[_Version]] = defaultdict(list)
    for project, *row in driver.among(_VERSIONS, projects):
        of_project[project].append(_version(row))
    ordered = [sorted(versions, key=lambda version: version.order) for versions in of_project.values()]
    driver.do_many(_ORDER, [row for versions in ordered for row in _order(versions)])
    driver.do_many(_NO_CHANGES, [(versions[0].id,) for versions in ordered if versions[0].previous_id is not None])
    _write_changes(driver, [pair for versions in ordered for pair in pairwise(versions)], read)


def date_alone(driver: Driver) -> None:
    """Say from when on the reports without a known project hold."""
    rows = [_version(row) for _, *row in driver.rows(_ALONE)]
    driver.do_many(_ORDER, [(1, True, None, *version.dating, None, version.id) for version in rows])


def dating(
    told: tuple[str | None, str | None, str | None], newest: str | None, last: str | None, end: str | None
) -> Dating:
    """Return from when on a report holds: what the document, a manifest, its file, or its own entries tell.

    `told` is what the first three tell; then come the days of the newest entry, of the last, and of the project's end,
    all as texts in ISO 8601. A file's time is that of a copy, and tells nothing, if it is before the newest entry or
    more than a year behind the project's end. Of it only the day counts: the files of one archive are often unpacked
    within a second, in any order.

    >>> dating((None, None, "2020-08-02 10:30:00"), "2020-07-08", "2020-07-08", "2020-09-30")
    Dating(at='2020-08-02 00:00:00', source='file')
    """
    exported_at, manifest_at, file_time = told
    if exported_at is not None:
        return Dating(exported_at, "pdf")
    if manifest_at is not None:
        return Dating(manifest_at, "manifest")
    own = _own(newest, last, end)
    if file_time is not None and _is_of_export(file_time[:10], own, end):
        return Dating(f"{file_time[:10]} 00:00:00", "file")
    return Dating(None, None) if own is None else Dating(f"{own} 00:00:00", "entry")


def _is_of_export(day: str, own: str | None, end: str | None) -> bool:
    """Whether the day of a file may be that of the export: not before its last entry, nor long after all was over."""
    over = max((each for each in (own, end) if each is not None), default=None)
    if over is not None and day > (dt.date.fromisoformat(over) + AFTER_THE_END).isoformat():
        return False
    return own is None or day >= own


def _own(newest: str | None, last: str | None, end: str | None) -> str | None:
    """The day of the newest entry, unless that is a slip of the pen."""
    if newest is None or end is None:
        return newest
    latest = (dt.date.fromisoformat(end) + AFTER_THE_END).isoformat()
    return next((day for day in (newest, last) if day is not None and day <= latest), end)


def _version(row: list[object]) -> _Version:
    key, sha256, exported, manifest, file_time, newest, last, end, entries, previous, version, dated, replaced = row
    days = [None if day is None else as_date(day).isoformat() for day in (newest, last, end)]
    times = [as_text(time) for time in (exported, manifest, file_time)]
    dated_by = dating((times[0], times[1], times[2]), *days)
    state = (version, as_text(dated), as_text(replaced))
    return _Version(key, sha256, dated_by, times[2], days[0], entries, previous, state)  # type: ignore[arg-type] # of the driver


def _order(versions: list[_Version]) -> Iterable[Row]:
    """The rows whose place has changed."""
    for index, version in enumerate(versions):
        following = versions[index + 1] if index + 1 < len(versions) else None
        previous = versions[index - 1].id if index else None
        replaced_at = None if following is None else following.dating.at
        state = (index + 1, version.dating.at, replaced_at)
        if state != version.state or previous != version.previous_id or following is None:
            yield (index + 1, following is None, previous, *version.dating, replaced_at, version.id)


def _write_changes(driver: Driver, neighbours: list[tuple[_Version, _Version]], read: Mapping[int, Prepared]) -> None:
    new = [(old.id, version.id) for old, version in neighbours if version.previous_id != old.id]
    driver.do_many(_NO_CHANGES, [(key,) for _, key in new])
    wanted = {key for pair in new for key in pair}
    known = reports(driver, wanted - read.keys()) | {key: read[key].report for key in wanted & read.keys()}
    rows: list[Row] = []
    for before, after in new:
        found = changes(known[before], known[after])
        rows += [_row(after, position, before, change) for position, change in enumerate(found)]
    driver.insert(CHANGES, rows)


def _row(report: int, position: int, before: int, change: Change) -> Row:
    told = (change.number, change.path, change.before_path, change.before, change.after)
    return (report, position, before, str(change.kind), str(change.nature), *told)
