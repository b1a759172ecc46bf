"""The views `objectives`, `targets` and `agency_levels`: an item of a list in one row."""

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.sql.selectable import SelectBase

from store.tables import AGENCIES, PASSAGES, REPORTS, TEXTS
from store.views.view import View


def _items(section: str) -> SelectBase:
    prefix = f"project.{section}."
    return (
        select(
            PASSAGES.c.report_id,
            cast(func.substr(PASSAGES.c.value_path, len(prefix) + 1), Integer).label("position"),
            TEXTS.c.text,
        )
        .join_from(PASSAGES, TEXTS, TEXTS.c.id == PASSAGES.c.text_id)
        .where(PASSAGES.c.value_path.like(f"{prefix}%"))
    )


def _levels() -> SelectBase:
    unit = AGENCIES.alias("unit")
    levels = (
        select(
            REPORTS.c.id.label("report_id"), AGENCIES.c.level.label("position"), AGENCIES.c.name, AGENCIES.c.parent_id
        )
        .join_from(REPORTS, AGENCIES, AGENCIES.c.id == REPORTS.c.agency_id)
        .cte("levels", recursive=True)
    )
    levels = levels.union_all(
        select(levels.c.report_id, unit.c.level, unit.c.name, unit.c.parent_id).join_from(
            levels, unit, unit.c.id == levels.c.parent_id
        )
    )
    return select(levels.c.report_id, levels.c.position, levels.c.name)


_ITEM = {
    "report_id": "the report",
    "position": "the place in the section, counted from 0",
    "text": "the item, without its own number",
}
OBJECTIVES = View("objectives", "Section 1.4, one row an item.", _ITEM, _items("objectives"))
TARGETS = View("targets", "Section 1.5, one row an item.", _ITEM, _items("targets"))
AGENCY_LEVELS = View(
    "agency_levels",
    "The path of units that is responsible, one row a unit.",
    {
        "report_id": "the report",
        "position": "the place in the path, counted from 0 for the largest unit",
        "name": "the unit, as printed",
    },
    _levels(),
)
