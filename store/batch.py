"""A batch of documents and their reports, written in one transaction: each whole, or not at all."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, true, update

from model import Refused
from store.agencies import Agencies
from store.content import Content
from store.driver import Driver, Row, listed
from store.loading import as_text
from store.prepared import Key, Prepared, with_key
from store.rows import NOTHING_DESCRIBED, bangkok, now
from store.tables import (
    BOXES,
    DOCUMENTS,
    ENTRIES,
    FONTS,
    PASSAGES,
    PATHS,
    PLACES,
    PROJECTS,
    REPORTS,
    RESIDUE,
    WARNINGS,
)
from store.texts import text_ids
from store.versions import Dating, dating, settle

PARTS = (ENTRIES, PLACES, BOXES, FONTS, WARNINGS, RESIDUE)
Times = tuple[str | None, str | None]  # of a file, and of a manifest

_KNOWN = select(DOCUMENTS.c.sha256, DOCUMENTS.c.id, DOCUMENTS.c.parser_version).where(DOCUMENTS.c.sha256.in_(listed()))
_PATHS = select(PATHS.c.path, PATHS.c.document_id).where(PATHS.c.document_id.in_(listed()))
_PROJECTS = select(PROJECTS.c.code, PROJECTS.c.fiscal_year, PROJECTS.c.form, PROJECTS.c.id).where(
    PROJECTS.c.code.in_(listed())
)
_PROJECTS_OF = select(REPORTS.c.project_id).where(REPORTS.c.id.in_(listed()), REPORTS.c.project_id.is_not(None))
_EARLIER = (
    update(DOCUMENTS)
    .ordered_values(
        (DOCUMENTS.c.file_time, bindparam("file_time")), (DOCUMENTS.c.manifest_at, bindparam("manifest_at"))
    )
    .where(DOCUMENTS.c.id == bindparam("key"))
)
_TIMES = select(DOCUMENTS.c.id, DOCUMENTS.c.file_time, DOCUMENTS.c.manifest_at).where(DOCUMENTS.c.id.in_(listed()))
_ORIGINAL = (
    update(DOCUMENTS).values(original_kept=true()).where(DOCUMENTS.c.id == bindparam("key"), ~DOCUMENTS.c.original_kept)
)
_CHANGED = (
    "run_id",
    "media_type",
    "encoding",
    "pages",
    "text_from",
    "exported_at",
    "parser_version",
    "refusal",
    "refusal_detail",
)
_CHANGE = (
    update(DOCUMENTS)
    .ordered_values(*((DOCUMENTS.c[name], bindparam(name)) for name in _CHANGED))
    .where(DOCUMENTS.c.id == bindparam("key"))
)
_NO_REPORT = delete(REPORTS).where(REPORTS.c.id == bindparam("key"))
_NO_LONGER_UNREAD = delete(PATHS).where(PATHS.c.path == bindparam("path"), PATHS.c.document_id.is_(None))
_FORGOTTEN = delete(PROJECTS).where(~select(REPORTS.c.id).where(REPORTS.c.project_id == PROJECTS.c.id).exists())
_UNREAD = select(PATHS.c.path).where(PATHS.c.path.in_(listed()), PATHS.c.document_id.is_(None))
_PATH = ("path", "document_id", "refusal", "refusal_detail", "first_seen_at", "modified_at")


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be written of an input: a report, or why there is none; neither where its content is known."""

    content: Content
    report: Prepared | None = None
    refused: Refused | None = None
    again: bool = False  # read anew though this parser has read it before

    @property
    def is_note(self) -> bool:
        """Whether a known content was found again, under another path or with another time."""
        return self.report is None and self.refused is None


class Batch:
    """Writes batches of what a run found; `version` is that of the parser."""

    def __init__(self, driver: Driver, version: str) -> None:
        self._driver = driver
        self._version = version
        self._agencies = Agencies(driver)

    def write(self, run: int, found: Sequence[Found]) -> list[bool]:
        """Write what was found; return of each whether it was new. The caller holds the transaction."""
        try:
            return self._write(run, found)
        except BaseException:
            self._agencies.forget()
            raise

    def unread(self, refusals: Sequence[tuple[str, Refused]]) -> None:
        """Record paths where no content could be read."""
        known = {path for (path,) in self._driver.among(_UNREAD, [path for path, _ in refusals])}
        new = {path: refused for path, refused in refusals if path not in known}
        rows = [(path, None, str(refused.reason), str(refused), now(), None) for path, refused in new.items()]
        self._driver.insert_into(PATHS, _PATH, rows)

    def _write(self, run: int, found: Sequence[Found]) -> list[bool]:
        known = {sha256: (key, version) for sha256, key, version in self._driver.among(_KNOWN, _digests(found))}
        documents = {sha256: key for sha256, (key, _) in known.items()}
        new: list[Found] = []
        changed: list[Found] = []
        is_new: list[bool] = []
        for each in found:
            sha256 = each.content.sha256
            is_read = known.get(sha256, (0, None))[1] == self._version
            is_new.append(not each.is_note and (each.again or not is_read))
            if is_new[-1]:
                (changed if sha256 in known else new).append(each)
                known[sha256] = (0, self._version)  # the same content again in this batch is no news
        documents |= self._new_documents(run, new, found)
        dirty = self._changed_documents(run, changed, documents)
        times = self._noted(found, documents, dirty)
        written = {documents[each.content.sha256]: each.report for each in new + changed if each.report is not None}
        dirty |= self._reports(written, times)
        if changed:
            self._driver.do(_FORGOTTEN)
        settle(self._driver, dirty, written)
        return is_new

    def _new_documents(self, run: int, new: Sequence[Found], found: Sequence[Found]) -> dict[str, int]:
        keys = self._driver.ids(DOCUMENTS, len(new)) if new else ()
        times: dict[str, Times] = {}
        for each in found:
            times[each.content.sha256] = _earliest(times.get(each.content.sha256, (None, None)), each.content)
        time = now()
        rows = [
            (
                key,
                run,
                each.content.sha256,
                each.content.size,
                *_described(each),
                *reversed(times[each.content.sha256]),
                self._version,
                *_refusal(each),
                time,
                each.content.original_kept,
            )
            for key, each in zip(keys, new, strict=True)
        ]
        self._driver.insert(DOCUMENTS, rows)
        return {each.content.sha256: key for key, each in zip(keys, new, strict=True)}

    def _changed_documents(self, run: int, changed: Sequence[Found], documents: dict[str, int]) -> set[int]:
        """Replace what another parser has read; return the projects that have lost a report."""
        keys = [documents[each.content.sha256] for each in changed]
        dirty = {project for (project,) in self._driver.among(_PROJECTS_OF, keys)}
        self._driver.do_many(_NO_REPORT, [(key,) for key in keys])
        self._driver.do_many(
            _CHANGE,
            [
                (run, *_described(each), self._version, *_refusal(each), key)
                for key, each in zip(keys, changed, strict=True)
            ],
        )
        return dirty

    def _noted(self, found: Sequence[Found], documents: dict[str, int], dirty: set[int]) -> dict[int, Times]:
        """Note where each content was found, and when it was made; return that.

        The projects whose order this may change are added to `dirty`.
        """
        met = [(documents[each.content.sha256], each.content) for each in found if each.content.sha256 in documents]
        paths = {(path, key) for path, key in self._driver.among(_PATHS, _keys(met))}
        time = now()
        new = {
            (content.path, key): (content.path, key, None, None, time, _time(content.modified_at))
            for key, content in met
            if (content.path, key) not in paths
        }
        self._driver.insert_into(PATHS, _PATH, list(new.values()))
        self._driver.do_many(_NO_LONGER_UNREAD, [(path,) for path, _ in new])
        self._driver.do_many(_ORIGINAL, [(key,) for key, content in met if content.original_kept])
        stored = {key: (as_text(file), as_text(told)) for key, file, told in self._driver.among(_TIMES, _keys(met))}
        times = dict(stored)
        for key, content in met:
            times[key] = _earliest(times[key], content)
        changed = [key for key in times if times[key] != stored[key]]
        self._driver.do_many(_EARLIER, [(*times[key], key) for key in changed])
        dirty |= {project for (project,) in self._driver.among(_PROJECTS_OF, changed)}
        return times

    def _reports(self, written: dict[int, Prepared], times: dict[int, Times]) -> set[int]:
        """Write the reports by the ids of their documents; return the projects of which there may be more of them."""
        ids = text_ids(self._driver, (text for each in written.values() for text in each.texts.values()))
        self._agencies.learn(each.agency for each in written.values())
        counted = Counter(each.key for each in written.values())
        projects, new = self._projects([key for key in counted if key is not None])
        alone = {None, *(key for key in new if counted[key] == 1)}
        rows = [
            (
                key,
                projects.get(each.key),
                *each.named,
                self._agencies.id(each.agency),
                *each.header,
                *((1, True, None, *_dating(each, times[key]), None) if each.key in alone else [None] * 6),
                *each.summary.row,
            )
            for key, each in written.items()
        ]
        self._driver.insert(REPORTS, rows)
        passages = [(key, path, ids[text.digest]) for key, each in written.items() for path, text in each.texts.items()]
        self._driver.insert(PASSAGES, passages)
        for table in PARTS:
            name = table.name
            self._driver.insert(
                table, [row for key, each in written.items() for row in with_key(key, each.parts[name])]
            )
        return {projects[key] for key in counted if key is not None and key not in alone}

    def _projects(self, keys: Sequence[Key]) -> tuple[dict[Key | None, int], Sequence[Key]]:
        """Return the ids of projects, and which of them are new."""
        found: dict[Key | None, int] = {
            (code, year, form): key
            for code, year, form, key in self._driver.among(_PROJECTS, [code for code, _, _ in keys])
        }
        new = [key for key in keys if key not in found]
        ids = self._driver.ids(PROJECTS, len(new)) if new else ()
        rows = [(key, form, code, year) for key, (code, year, form) in zip(ids, new, strict=True)]
        self._driver.insert(PROJECTS, rows)
        return found | dict(zip(new, ids, strict=True)), new


def _digests(found: Sequence[Found]) -> list[str]:
    return [each.content.sha256 for each in found]


def _keys(met: Sequence[tuple[int, Content]]) -> list[int]:
    return [key for key, _ in met]


def _described(found: Found) -> Row:
    return NOTHING_DESCRIBED if found.report is None else found.report.described


def _refusal(found: Found) -> Row:
    return (None, None) if found.refused is None else (str(found.refused.reason), str(found.refused))


def _earliest(times: Times, content: Content) -> Times:
    """The earlier of the times that are known and those of `content`."""
    file, manifest = times
    return _earlier(file, content.modified_at), _earlier(manifest, content.exported_at)


def _earlier(known: str | None, time: dt.datetime | None) -> str | None:
    told = [each for each in (known, None if time is None else bangkok(time)) if each is not None]
    return min(told, default=None)


def _time(time: dt.datetime | None) -> str | None:
    return None if time is None else bangkok(time)


def _dating(prepared: Prepared, times: Times) -> Dating:
    told, end = prepared.summary, prepared.end_date
    return dating(
        (_time(prepared.exported_at), times[1], times[0]),
        told.newest_entry_date,
        told.last_entry_date,
        None if end is None else end.isoformat(),
    )
