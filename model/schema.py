"""The JSON Schema of what `model.contract` makes; a test holds the two together."""

from typing import Any

from model.report import PlanStatus, TargetStatus
from model.warning import WarningCode

Schema = dict[str, Any]

_MONEY = r"^-?\d+\.\d{2}$"


def schema(*, with_places: bool = False) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a report's JSON object, `with_places` as `--places` prints it."""
    properties = {
        "form": {"const": "bma-progress-report"},
        "source": _source(),
        "project": _project(),
        "entries": {"type": "array", "items": _entry()},
        "certified": {"type": "boolean"},
        "signatory": _text(),
        "position": _text(),
        "residue": {"type": "array", "items": _object({"text": _text(), "page": _count(), "line": _count()})},
        "warnings": {"type": "array", "items": _warning()},
    }
    if with_places:
        properties["places"] = {"type": "object", "additionalProperties": _place()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A progress report of a government project",
        "description": "Unknown is null. Money in baht, dates in the Common Era, fiscal years in the Buddhist Era.",
        **_object(properties),
    }


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _text(**more: Any) -> Schema:
    return {"type": ["string", "null"], "minLength": 1, **more}


def _count(*, or_null: bool = False) -> Schema:
    return {"type": ["integer", "null"] if or_null else "integer", "minimum": 1}


def _texts() -> Schema:
    return {"type": "array", "items": {"type": "string", "minLength": 1}}


def _date() -> Schema:
    return _text(format="date", pattern=r"^\d{4}-\d{2}-\d{2}$")


def _source() -> Schema:
    return _object(
        {
            "path": {"type": "string"},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "media_type": {"enum": ["text/plain", "application/pdf"]},
            "encoding": _text(),
            "pages": _count(),
            "text_from": {"enum": ["text", "pdf", "ocr"]},
            "exported_at": _text(format="date-time"),
        }
    )


def _person() -> Schema:
    return _object({"name": _text(), "position": _text(), "phone": _text()})


def _project() -> Schema:
    return _object(
        {
            "code": _text(pattern=r"^\d{8}-\d{4}$"),
            "name": _text(),
            "fiscal_year": {"type": ["integer", "null"], "minimum": 2400, "maximum": 2699},
            "start_date": _date(),
            "end_date": _date(),
            "budget_allocated": _text(pattern=_MONEY),
            "budget_spent": _text(pattern=_MONEY),
            "agency": _texts(),
            "officer": _person(),
            "coordinator": _person(),
            "rationale": _text(),
            "objectives": _texts(),
            "targets": _texts(),
            "strategy": _object({name: _text() for name in ("issue", "sub_issue", "goal", "indicator")}),
        }
    )


def _entry() -> Schema:
    return _object(
        {
            "number": {"type": ["integer", "null"], "minimum": 0},
            "date": _date(),
            "narrative": _text(),
            "percent": _text(pattern=r"^-?\d+\.\d{2,}$"),
            "spent_number": {"type": ["integer", "null"], "minimum": 0},
            "spent": _text(pattern=_MONEY),
            "plan_status": {"enum": [*map(str, PlanStatus), None]},
            "target_status": {"enum": [*map(str, TargetStatus), None]},
        }
    )


def _warning() -> Schema:
    return _object(
        {
            "code": {"enum": [*map(str, WarningCode)]},
            "message": {"type": "string", "minLength": 1},
            "page": _count(or_null=True),
            "line": _count(or_null=True),
        }
    )


def _place() -> Schema:
    box = {"type": ["array", "null"], "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    return _object({"page": _count(), "line": _count(), "box": box})
