"""What one version of a report changed in the version before it, as typed changes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from model import Entry, Person, Project, Report, WarningCode
from model.contract import decimal_string
from normalize.folding import letters

LONG = 20  # letters: a shorter narrative ("อยู่ระหว่างดำเนินการ") may stand in any entry

Pair = tuple[int | None, int | None]  # the positions of one entry before and after


class Likeness(NamedTuple):
    """What an entry is known by; `said` is the letters of its narrative."""

    number: int | None
    date: dt.date | None
    said: str


Key = Callable[[Likeness], Hashable | None]


class ChangeKind(StrEnum):
    """The stable kinds of changes; `docs/history.md` gives the meaning of each."""

    ENTRY_ADDED = "entry-added"
    ENTRY_BACKDATED = "entry-backdated"
    ENTRY_REMOVED = "entry-removed"
    ENTRY_RENUMBERED = "entry-renumbered"
    DATE_CHANGED = "date-changed"
    PERCENT_CHANGED = "percent-changed"
    SPENT_CHANGED = "spent-changed"
    SPENT_NUMBER_CHANGED = "spent-number-changed"
    PLAN_STATUS_CHANGED = "plan-status-changed"
    TARGET_STATUS_CHANGED = "target-status-changed"
    NARRATIVE_CHANGED = "narrative-changed"
    NAME_CHANGED = "name-changed"
    START_DATE_CHANGED = "start-date-changed"
    END_DATE_CHANGED = "end-date-changed"
    BUDGET_CHANGED = "budget-changed"
    BUDGET_SPENT_CHANGED = "budget-spent-changed"
    TOTAL_SPENT_DOWN = "total-spent-down"
    AGENCY_CHANGED = "agency-changed"
    OFFICER_CHANGED = "officer-changed"
    COORDINATOR_CHANGED = "coordinator-changed"
    RATIONALE_CHANGED = "rationale-changed"
    OBJECTIVES_CHANGED = "objectives-changed"
    TARGETS_CHANGED = "targets-changed"
    STRATEGY_CHANGED = "strategy-changed"
    CERTIFICATE_CHANGED = "certificate-changed"
    SIGNATORY_CHANGED = "signatory-changed"


class Nature(StrEnum):
    """Whether the report says something else, or is only printed or read otherwise."""

    REAL = "real"
    FORM = "form"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `number` is that of the entry; paths lead to the value on each side, None where there is none."""

    kind: ChangeKind
    nature: Nature
    number: int | None
    path: str | None
    before_path: str | None
    before: str | None
    after: str | None


# a value that is doubted may have been read otherwise the other time; one that is not filled in was read right
DOUBTED = frozenset(
    {
        WarningCode.VALUE_INVALID,
        WarningCode.VALUE_DOUBTFUL,
        WarningCode.DATE_AMBIGUOUS,
        WarningCode.FIELD_MISSING,
        WarningCode.LABEL_DAMAGED,
        WarningCode.STATUS_UNKNOWN,
        WarningCode.READ_BY_SHAPE,
        WarningCode.CHARACTERS_LOST,
    }
)


def changes(before: Report, after: Report) -> list[Change]:
    """Return what `after`, the newer version of a report, changed in `before`: the header, then entry by entry."""
    doubted = (_doubted(before), _doubted(after))
    found = [*_header(before, after, doubted), *_totals(before, after)]
    newest = max((entry.date for entry in before.entries if entry.date is not None), default=None)
    for old, new in pairs(before.entries, after.entries):
        if old is None and new is not None:
            entry = after.entries[new]
            back = newest is not None and entry.date is not None and entry.date < newest
            kind = ChangeKind.ENTRY_BACKDATED if back else ChangeKind.ENTRY_ADDED
            found.append(Change(kind, Nature.REAL, entry.number, f"entries.{new}", None, None, _summary(entry)))
        elif new is None and old is not None:
            entry = before.entries[old]
            said = _summary(entry)
            found.append(
                Change(ChangeKind.ENTRY_REMOVED, Nature.REAL, entry.number, None, f"entries.{old}", said, None)
            )
        elif new is not None and old is not None:
            found += _entry(before.entries[old], after.entries[new], old, new, doubted)
    return found


def pairs(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> list[Pair]:
    """Return which entry is which: the same number, date and text first, then ever weaker likenesses.

    What is renumbered or rewritten is found by what it kept; what is left on one side was removed or added. The order
    is that of `after`, each removed entry behind the one that it followed.
    """
    old, new = ({place: _likeness(entry) for place, entry in enumerate(entries)} for entries in (before, after))
    found: dict[int, int] = {}
    for likeness in LIKENESSES:
        ours, theirs = _places(old, likeness), _places(new, likeness)
        for key, positions in ours.items():
            others = theirs.get(key, [])
            if likeness in UNIQUE and (len(positions) > 1 or len(others) > 1):
                continue
            for position, other in zip(positions, others, strict=False):
                found[other] = position
                del old[position], new[other]
    return _ordered(found, len(before), len(after))


def _ordered(found: dict[int, int], before: int, after: int) -> list[Pair]:
    matched = {position: other for other, position in found.items()}
    ordered: list[Pair] = []
    removed = [position for position in range(before) if position not in matched]
    for other in range(after):
        position = found.get(other)
        if position is not None:
            while removed and removed[0] < position:
                ordered.append((removed.pop(0), None))
        ordered.append((position, other))
    return ordered + [(position, None) for position in removed]


def _likeness(entry: Entry) -> Likeness:
    return Likeness(entry.number, entry.date, letters(entry.narrative or ""))


def _places(entries: dict[int, Likeness], key: Key) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for position, entry in entries.items():
        known_by = key(entry)
        if known_by is not None:
            places[known_by].append(position)
    return places


def _date_and_text(entry: Likeness) -> Hashable | None:
    return None if entry.date is None or not entry.said else (entry.date, entry.said)


def _number_and_date(entry: Likeness) -> Hashable | None:
    return None if entry.date is None or entry.number is None else (entry.number, entry.date)


def _long_text(entry: Likeness) -> Hashable | None:
    return entry.said if len(entry.said) >= LONG else None


def _all(entry: Likeness) -> Hashable | None:
    return entry


def _date(entry: Likeness) -> Hashable | None:
    return entry.date


def _number(entry: Likeness) -> Hashable | None:
    return entry.number


LIKENESSES = (_all, _date_and_text, _number_and_date, _long_text, _date, _number)
UNIQUE = (_long_text, _date)  # what several entries share tells nothing


def _summary(entry: Entry) -> str:
    told = (
        None if entry.date is None else entry.date.isoformat(),
        None if entry.percent is None else f"{decimal_string(entry.percent)} %",
        None if entry.spent is None else f"{decimal_string(entry.spent)} บาท",
        entry.narrative,
    )
    return " · ".join(value for value in told if value is not None)


ENTRY: tuple[tuple[ChangeKind, str], ...] = (
    (ChangeKind.DATE_CHANGED, "date"),
    (ChangeKind.PERCENT_CHANGED, "percent"),
    (ChangeKind.SPENT_CHANGED, "spent"),
    (ChangeKind.SPENT_NUMBER_CHANGED, "spent_number"),
    (ChangeKind.PLAN_STATUS_CHANGED, "plan_status"),
    (ChangeKind.TARGET_STATUS_CHANGED, "target_status"),
    (ChangeKind.NARRATIVE_CHANGED, "narrative"),
)
HEADER: tuple[tuple[ChangeKind, str, Callable[[Project], Any]], ...] = (
    (ChangeKind.NAME_CHANGED, "project.name", lambda project: project.name),
    (ChangeKind.START_DATE_CHANGED, "project.start_date", lambda project: project.start_date),
    (ChangeKind.END_DATE_CHANGED, "project.end_date", lambda project: project.end_date),
    (ChangeKind.BUDGET_CHANGED, "project.budget_allocated", lambda project: project.budget_allocated),
    (ChangeKind.AGENCY_CHANGED, "project.agency", lambda project: " / ".join(project.agency) or None),
    (ChangeKind.OFFICER_CHANGED, "project.officer", lambda project: _person(project.officer)),
    (ChangeKind.COORDINATOR_CHANGED, "project.coordinator", lambda project: _person(project.coordinator)),
    (ChangeKind.RATIONALE_CHANGED, "project.rationale", lambda project: project.rationale),
    (ChangeKind.OBJECTIVES_CHANGED, "project.objectives", lambda project: "\n".join(project.objectives) or None),
    (ChangeKind.TARGETS_CHANGED, "project.targets", lambda project: "\n".join(project.targets) or None),
    *(
        (
            ChangeKind.STRATEGY_CHANGED,
            f"project.strategy.{name}",
            lambda project, name=name: getattr(project.strategy, name),
        )
        for name in ("issue", "sub_issue", "goal", "indicator")
    ),
)


def _header(before: Report, after: Report, doubted: tuple[set[str], set[str]]) -> Iterator[Change]:
    for kind, path, value in HEADER:
        yield from _difference(kind, None, (path, path), (value(before.project), value(after.project)), doubted)
    for kind, path, old, new in (
        (ChangeKind.CERTIFICATE_CHANGED, "certified", before.certified, after.certified),
        (ChangeKind.SIGNATORY_CHANGED, "signatory", _signed(before), _signed(after)),
    ):
        yield from _difference(kind, None, (path, path), (old, new), doubted)
    spent = (before.project.budget_spent, after.project.budget_spent)
    kind = ChangeKind.TOTAL_SPENT_DOWN if _fell(*spent) else ChangeKind.BUDGET_SPENT_CHANGED
    yield from _difference(kind, None, ("project.budget_spent",) * 2, spent, doubted)


def _totals(before: Report, after: Report) -> Iterator[Change]:
    """The sum of the entries may fall though no entry that is left was changed."""
    old, new = _spent(before), _spent(after)
    if _fell(old, new):
        yield Change(ChangeKind.TOTAL_SPENT_DOWN, Nature.REAL, None, None, None, _text(old), _text(new))


def _entry(before: Entry, after: Entry, old: int, new: int, doubted: tuple[set[str], set[str]]) -> Iterator[Change]:
    if before.number != after.number:
        paths = (f"entries.{old}.number", f"entries.{new}.number")
        numbers = (before.number, after.number)
        yield from _difference(ChangeKind.ENTRY_RENUMBERED, after.number, paths, numbers, doubted)
    for kind, field in ENTRY:
        paths = (f"entries.{old}.{field}", f"entries.{new}.{field}")
        values = (getattr(before, field), getattr(after, field))
        yield from _difference(kind, after.number, paths, values, doubted)


def _difference(
    kind: ChangeKind,
    number: int | None,
    paths: tuple[str, str],
    values: tuple[Any, Any],
    doubted: tuple[set[str], set[str]],
) -> Iterator[Change]:
    old, new = values
    if old == new:
        return
    said = (_text(old), _text(new))
    if isinstance(old, str) and isinstance(new, str) and letters(old) == letters(new):
        nature = Nature.FORM
    elif any(_is_doubted(path, side) for path, side in zip(paths, doubted, strict=True)):
        nature = Nature.UNREAD
    else:
        nature = Nature.REAL
    yield Change(kind, nature, number, paths[1], paths[0], *said)


def _is_doubted(path: str, doubted: set[str]) -> bool:
    """Whether the value at `path`, or a part of it, is doubted."""
    return path in doubted or any(other.startswith(f"{path}.") for other in doubted)


def _doubted(report: Report) -> set[str]:
    return {warning.path for warning in report.warnings if warning.path is not None and warning.code in DOUBTED}


def _fell(before: Decimal | None, after: Decimal | None) -> bool:
    return before is not None and after is not None and after < before


def _spent(report: Report) -> Decimal | None:
    amounts = [entry.spent for entry in report.entries]
    return None if not amounts or None in amounts else sum((amount for amount in amounts if amount), Decimal(0))


def _person(person: Person) -> str | None:
    return ", ".join(value for value in (person.name, person.position, person.phone) if value is not None) or None


def _signed(report: Report) -> str | None:
    return ", ".join(value for value in (report.signatory, report.position) if value is not None) or None


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return decimal_string(value)
    return None if value is None else str(value)
