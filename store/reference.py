"""Every table, view, column and index with its meaning, as `docs/database.md` has it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, FromClause, Table

from store.columns import Exact
from store.schema import METADATA
from store.views import VIEWS, View

RELATIONS: tuple[FromClause, ...] = (*METADATA.tables.values(), *(view.table for view in VIEWS))
SCALES = {
    column.name: column.type.scale
    for relation in RELATIONS
    for column in relation.columns
    if isinstance(column.type, Exact)
}  # the columns that hold baht or percent, and how many digits they have behind the point


def reference() -> str:
    """Return the description of every table, view and column in Markdown."""
    views = ["## Views", *(line for view in VIEWS for line in _view(view))]
    tables = ["## Tables", *(line for table in METADATA.sorted_tables for line in _table(table))]
    indexes = ["## Indexes", "", "Besides those of primary keys and of what is unique:", "", *_indexes()]
    return "\n".join([*views, "", *tables, "", *indexes, ""])


def _indexes() -> Iterator[str]:
    yield from ("| table | columns | why |", "|---|---|---|")
    for table in METADATA.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            columns = ", ".join(f"`{column.name}`" for column in index.columns)
            yield f"| `{table.name}` | {columns} | {index.info['reason']} |"


def _view(view: View) -> Iterator[str]:
    yield from ("", f"### `{view.name}`", "", view.comment, "", "| column | meaning |", "|---|---|")
    for name, meaning in view.columns.items():
        yield f"| `{name}` | {meaning} |"


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"### `{table.name}`", "", table.comment or "", "", "| column | type | meaning |", "|---|---|---|")
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {column.comment} |"


def _type(column: Column[Any]) -> str:
    kind = str(column.type).lower()
    return kind if column.nullable else f"{kind}, not null"


if __name__ == "__main__":
    print(reference())
