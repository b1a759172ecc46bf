"""What a view is, and the expressions that several of them share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, TableClause, column, func, or_, select, table
from sqlalchemy.sql.selectable import SelectBase

from store.tables import AGENCY_LEVELS, ENTRIES, PATHS, REPORTS

SEPARATOR = " / "  # between the units of an agency, as the form prints it
PERSONAL = ("project.officer%", "project.coordinator%", "signatory%", "position%")


@dataclass(frozen=True, slots=True)
class View:
    """A stored SELECT. `columns` gives the meaning of each, in order."""

    name: str
    comment: str
    columns: Mapping[str, str]
    select: SelectBase

    @property
    def table(self) -> TableClause:
        """The view to select from."""
        return table(self.name, *(column(field.name, field.type) for field in self.select.selected_columns))


def path() -> ScalarSelect[str]:
    """The first path under which the document of the report was found."""
    return (
        select(PATHS.c.path)
        .where(PATHS.c.document_id == REPORTS.c.id)
        .order_by(PATHS.c.id)
        .limit(1)
        .correlate(REPORTS)
        .scalar_subquery()
    )


def agency() -> ScalarSelect[str]:
    """The units of the report's agency, joined as the form prints them."""
    levels = (
        select(AGENCY_LEVELS.c.name)
        .where(AGENCY_LEVELS.c.report_id == REPORTS.c.id)
        .order_by(AGENCY_LEVELS.c.position)
        .correlate(REPORTS)
        .subquery("levels")
    )
    return select(func.aggregate_strings(levels.c.name, SEPARATOR)).scalar_subquery()


def count(of: Any) -> ScalarSelect[int]:
    """The number of rows of the table `of` that belong to the report."""
    return (
        select(func.count()).select_from(of).where(of.c.report_id == REPORTS.c.id).correlate(REPORTS).scalar_subquery()
    )


def of_entries(aggregate: ColumnElement[Any]) -> ScalarSelect[Any]:
    """An aggregate over the entries of the report."""
    return select(aggregate).where(ENTRIES.c.report_id == REPORTS.c.id).correlate(REPORTS).scalar_subquery()


def is_personal(value_path: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a value is a person's name, position or telephone."""
    return or_(*(value_path.like(pattern) for pattern in PERSONAL))
