"""Rows on a terminal: a table with aligned columns, or one block a row where they are too wide."""

from collections.abc import Iterator, Sequence

from raingan.screen import cut, one_line, padded, width

GAP = " │ "
CROSS = "─┼─"
NARROWEST = 8  # columns to which a cell may be cut: less says nothing

Row = Sequence[str]


def table(names: Row, rows: Sequence[Row], numeric: Sequence[bool], columns: int | None = None) -> Iterator[str]:
    """Yield the lines of a table; numbers stand to the right.

    `columns` is the width of a terminal: cells are cut to fit it, and if that is not enough each row is a block of its
    own. None is a table as wide as its cells.
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    heads = [one_line(name) for name in names]
    widths = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    if columns is not None:
        fitted = _fitted(widths, numeric, columns - len(GAP) * (len(widths) - 1))
        if fitted is None:
            yield from _blocks(heads, cells, columns)
            return
        widths = fitted
    yield _line(heads, widths, numeric)
    yield CROSS.join("─" * size for size in widths)
    for row in cells:
        yield _line(row, widths, numeric)


def listing(
    names: Row, rows: Sequence[Row], numeric: Sequence[bool], told: Sequence[str], columns: int
) -> Iterator[str]:
    """Yield the lines of a table that has under each row a text of its own, one of `told`, cut to fit the terminal."""
    head, rule, *lines = table(names, rows, numeric)
    if width(head) > columns or width(rule) > columns:
        narrow = [line.replace(GAP, GAP.strip()).replace(CROSS, CROSS.strip("─")) for line in (head, rule, *lines)]
        head, rule, *lines = narrow
    yield from (head, rule)
    for line, text in zip(lines, told, strict=True):
        yield line
        yield cut(f"  {one_line(text)}", columns)


def _line(cells: Row, widths: Sequence[int], numeric: Sequence[bool]) -> str:
    shown = (cut(cell, size) for cell, size in zip(cells, widths, strict=True))
    aligned = (
        " " * (size - width(cell)) + cell if right else padded(cell, size)
        for cell, size, right in zip(shown, widths, numeric, strict=True)
    )
    return GAP.join(aligned).rstrip()


def _fitted(widths: Sequence[int], numeric: Sequence[bool], columns: int) -> list[int] | None:
    """Return widths that together take `columns` at most, the widest texts cut first; None if there are none."""
    fitted = list(widths)
    excess = sum(fitted) - columns
    while excess > 0:
        texts = [index for index, right in enumerate(numeric) if not right and fitted[index] > NARROWEST]
        if not texts:
            return None
        fitted[max(texts, key=fitted.__getitem__)] -= 1
        excess -= 1
    return fitted


def _blocks(heads: Row, rows: Sequence[Row], columns: int) -> Iterator[str]:
    indent = max(map(width, heads))
    for number, row in enumerate(rows, 1):
        yield f"── {number} " + "─" * max(columns - 4 - len(str(number)), 0)
        for head, cell in zip(heads, row, strict=True):
            yield f"{padded(head, indent)}{GAP}{cut(cell, max(columns - indent - len(GAP), NARROWEST))}".rstrip()
