"""The views `findings` and `finding_values`: a finding in one row, and the values that it rests on."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    String,
    and_,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.sql.selectable import SelectBase, Subquery

from model.finding import Action
from store.audit_tables import AUDIT_ACTIONS, AUDIT_FINDINGS, AUDIT_RUNS, AUDIT_VALUES
from store.tables import ENTRIES, PLACES, REPORTS
from store.views.view import View, is_personal, path

NOTICE = "เหตุให้ตรวจสอบ มิใช่ข้อยุติ · a reason to look, not a verdict"
OPEN, RETURNED = "open", "returned"

_F = AUDIT_FINDINGS
_FIRST, _LAST = AUDIT_RUNS.alias("first_run"), AUDIT_RUNS.alias("last_run")


def _findings() -> SelectBase:
    told = _told()
    stands = and_(told.c.gone_run_id.is_(None), told.c.decision != Action.DISMISSED)
    of_project = (told.c.subject, stands)
    least = func.min(told.c.gravity).over(partition_by=(*of_project, told.c.cause))
    others = func.count().over(partition_by=(*of_project, told.c.cause)) - 1
    led = select(
        told,
        stands.label("stands"),
        least.label("cause_gravity"),
        type_coerce(others, Integer).label("others"),
    ).subquery("led")
    rank = func.dense_rank().over(partition_by=(led.c.subject, led.c.stands), order_by=led.c.cause_gravity)
    first_value = AUDIT_VALUES.alias("first_value")
    place, entry = PLACES.alias("place"), ENTRIES.alias("entry")
    return (
        select(
            led.c.fingerprint.label("finding"),
            led.c.check_id,
            led.c.check_name,
            led.c.severity,
            led.c.cause,
            type_coerce(rank, Integer).label("rank"),
            (led.c.gravity == led.c.cause_gravity).label("leads"),
            led.c.others,
            led.c.code,
            led.c.fiscal_year,
            led.c.name,
            led.c.agency,
            led.c.versions,
            led.c.sentence_th,
            led.c.sentence_en,
            led.c.formula,
            led.c.review,
            literal_column(f"'{NOTICE}'", REPORTS.c.name.type).label("notice"),
            led.c.state,
            led.c.decision,
            led.c.actor.label("decided_by"),
            led.c.acted_at.label("decided_at"),
            led.c.note,
            _FIRST.c.started_at.label("first_found_at"),
            _LAST.c.started_at.label("last_found_at"),
            func.coalesce(place.c.page, entry.c.page).label("page"),
            func.coalesce(place.c.line, entry.c.line).label("line"),
            path().label("path"),
            led.c.report_id,
            led.c.digest,
            led.c.gravity,
            led.c.subject,
        )
        .join_from(led, _FIRST, _FIRST.c.id == led.c.first_run_id)
        .join(_LAST, _LAST.c.id == led.c.last_run_id)
        .outerjoin(first_value, and_(first_value.c.finding_id == led.c.id, first_value.c.position == 0))
        .outerjoin(REPORTS, REPORTS.c.id == func.coalesce(first_value.c.report_id, led.c.report_id))
        .outerjoin(
            place,
            and_(place.c.report_id == first_value.c.report_id, place.c.value_path == first_value.c.value_path),
        )
        .outerjoin(entry, _is_entry(entry, first_value.c.report_id, first_value.c.value_path))
    )


def _told() -> Subquery:
    """Each finding with its state, and with the last that a person did with it."""
    newest = select(func.max(AUDIT_ACTIONS.c.id)).group_by(AUDIT_ACTIONS.c.fingerprint)
    last = select(AUDIT_ACTIONS).where(AUDIT_ACTIONS.c.id.in_(newest)).subquery("last_action")
    state = case(
        (_F.c.gone_run_id.is_not(None), "gone"),
        (_F.c.first_run_id < _F.c.last_run_id, "persisting"),
        (_F.c.replaced_id.is_not(None), "changed"),
        else_="new",
    )
    back = and_(last.c.action == Action.DISMISSED, last.c.digest != _F.c.digest)
    decision = case((last.c.action.is_(None), OPEN), (back, RETURNED), else_=last.c.action)
    return (
        select(
            _F,
            state.label("state"),
            decision.label("decision"),
            last.c.actor,
            last.c.acted_at,
            last.c.note,
        )
        .outerjoin(last, last.c.fingerprint == _F.c.fingerprint)
        .where(or_(_F.c.gone_run_id.is_(None), ~_replaced()))
        .subquery("told")
    )


def _replaced() -> ColumnElement[bool]:
    """Whether the finding has other evidence now, in a row of its own."""
    newer = AUDIT_FINDINGS.alias("newer")
    return select(newer.c.id).where(newer.c.fingerprint == _F.c.fingerprint, newer.c.id > _F.c.id).exists()


def _finding_values() -> SelectBase:
    value, entry = AUDIT_VALUES, ENTRIES.alias("entry")
    personal = is_personal(value.c.value_path)
    return (
        select(
            AUDIT_FINDINGS.c.fingerprint.label("finding"),
            value.c.position,
            value.c.label,
            value.c.text,
            value.c.value_path,
            func.coalesce(PLACES.c.page, entry.c.page).label("page"),
            func.coalesce(PLACES.c.line, entry.c.line).label("line"),
            case((personal, null()), else_=PLACES.c.raw).label("raw"),
            REPORTS.c.version,
            path().label("path"),
            value.c.report_id,
        )
        .join_from(value, AUDIT_FINDINGS, AUDIT_FINDINGS.c.id == value.c.finding_id)
        .outerjoin(REPORTS, REPORTS.c.id == value.c.report_id)
        .outerjoin(PLACES, and_(PLACES.c.report_id == value.c.report_id, PLACES.c.value_path == value.c.value_path))
        .outerjoin(entry, _is_entry(entry, value.c.report_id, value.c.value_path))
        .where(or_(AUDIT_FINDINGS.c.gone_run_id.is_(None), ~_replaced()))
    )


def _is_entry(entry: FromClause, report: ColumnElement[int], value_path: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the value is in `entry`, or is the whole of it, which has no place of its own."""
    own = "entries." + cast(entry.c.position, String)
    return and_(entry.c.report_id == report, or_(value_path == own, value_path.like(own + ".%")))


FINDINGS = View(
    "findings",
    "What the checks found: reasons to look, no verdicts. `raingan check` makes them, `docs/checks.md` tells of them.",
    {
        "finding": "the finding's id, the same from run to run",
        "check_id": "the check, as `M3`",
        "check_name": "the same in words, as `progress-without-spend`",
        "severity": "`critical`, `high`, `medium` or `low`",
        "cause": "the fact that several findings of a project tell of",
        "rank": "of the cause among those of the project that stand, 1 is the gravest",
        "leads": "whether it is the gravest of its cause",
        "others": "number of other findings of its cause",
        "code": "the project's code",
        "fiscal_year": "in the Buddhist Era",
        "name": "the project's name",
        "agency": "the path of units, from the largest to the smallest",
        "versions": "the version of the report, or those compared: `1→2`",
        "sentence_th": "the finding in Thai",
        "sentence_en": "the finding in English",
        "formula": "the rule with the values in it",
        "review": "whether it rests on words, which a person must read",
        "notice": "that it is a reason to look and no verdict",
        "state": "`new`, `persisting`, `changed` (it has other evidence) or `gone`, as of the last run",
        "decision": "`open`, `explained`, `dismissed`, `referred`, or `returned`: dismissed, with other evidence now",
        "decided_by": "who decided",
        "decided_at": "when, in Bangkok time",
        "note": "why it was decided so",
        "first_found_at": "when it was found with this evidence first, in Bangkok time",
        "last_found_at": "when it was found last, in Bangkok time",
        "page": "where its first value is printed",
        "line": "where its first value is printed, as in `places`",
        "path": "the file in which its first value is printed",
        "report_id": "the report it was found in",
        "digest": "of the evidence",
        "gravity": "its order among the findings of a project, the gravest least",
        "subject": "the project by its code and fiscal year: a question about one project is answered fastest by it",
    },
    _findings(),
)

FINDING_VALUES = View(
    "finding_values",
    "The values that each finding rests on, with where they are printed.",
    {
        "finding": "the finding's id",
        "position": "the place in its list, counted from 0",
        "label": "what the value is",
        "text": "the value",
        "value_path": "which value, as in `evidence`; NULL if it is reckoned from others",
        "page": "counted from 1",
        "line": "counted from 1: of the file in text, of the page in a PDF",
        "raw": "what is printed there, where it is not the value's own text",
        "version": "of the report it stands in",
        "path": "the file",
        "report_id": "the report it stands in",
    },
    _finding_values(),
)
