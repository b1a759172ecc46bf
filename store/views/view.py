"""What a view is, and the expressions that several of them share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, TableClause, column, func, or_, select, table
from sqlalchemy.sql.selectable import SelectBase

from store.tables import PATHS, REPORTS

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
    """The path under which the document of the report was found, the first in the alphabet if there are more."""
    return (
        select(func.min(PATHS.c.path)).where(PATHS.c.document_id == REPORTS.c.id).correlate(REPORTS).scalar_subquery()
    )


def versions() -> ColumnElement[int]:
    """How many versions there are of the report; one without a known project is the one version of itself."""
    siblings = REPORTS.alias("siblings")
    counted = (
        select(func.count())
        .select_from(siblings)
        .where(siblings.c.project_id == REPORTS.c.project_id)
        .correlate(REPORTS)
        .scalar_subquery()
    )
    return func.coalesce(func.nullif(counted, 0), 1)


def is_personal(value_path: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a value is a person's name, position or telephone."""
    return or_(*(value_path.like(pattern) for pattern in PERSONAL))
