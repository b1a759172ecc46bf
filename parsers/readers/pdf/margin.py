"""Numbers that count the lines of a page in its margin, as word processors print them."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import mode

from parsers.clusters import SAME_BASELINE, Glyph

_LEAST, _SHARE = 5, 0.5  # numbers; of the lines
_EVEN = 0.8  # of the steps between the numbers: tables are not counted


def line_numbers(glyphs: Sequence[Glyph]) -> dict[int, list[Glyph]]:
    """Return the numbers in the left margin of a page that count most of its lines, each with its figures.

    Nothing else stands there, so they are no numbers of a table's or a list's rows, which stand under its heading.
    """
    figures = [glyph for glyph in glyphs if not glyph.turn and glyph.text.isdecimal()]
    if len(figures) < _LEAST:
        return {}
    edge = min(
        (glyph.start for glyph in glyphs if not (glyph.turn or glyph.text.isspace() or glyph.text.isdecimal())),
        default=0.0,
    )
    rows = _rows([figure for figure in figures if figure.end <= edge])
    if len(rows) < _LEAST:
        return {}
    numbers = {
        int("".join(figure.text for figure in sorted(row, key=lambda figure: figure.start))): row for row in rows
    }
    steps = [behind - number for number, behind in pairwise(numbers)]
    levels = len(
        _rows([glyph for glyph in glyphs if not glyph.turn and glyph.start >= edge and not glyph.text.isspace()])
    )
    counts = len(rows) >= _SHARE * levels and len(numbers) == len(rows) and min(steps) > 0
    return numbers if counts and steps.count(mode(steps)) >= _EVEN * len(steps) else {}


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline <= SAME_BASELINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows
