"""The substitutions of an OpenType font, as its `GSUB` table has them: which glyphs it makes of which others."""

import struct
from collections.abc import Iterator

_SINGLE, _ALTERNATE, _LIGATURE, _EXTENSION = 1, 3, 4, 7
_HEADER = 10

Rule = tuple[tuple[int, ...], int]


def substitutions(table: bytes) -> list[Rule]:
    """Return each rule that makes one glyph, by the numbers of its glyphs: from which, and which.

    What is damaged in the table reads as absent.
    """
    found: list[Rule] = []
    try:
        lookups = struct.unpack_from(">H", table, 8)[0] if len(table) >= _HEADER else 0
        for lookup in _offsets(table, lookups, lookups) if lookups else ():
            kind = _number(table, lookup)
            for subtable in _offsets(table, lookup, lookup + 4):
                found += _rules(table, subtable, kind)
    except struct.error:
        return found
    return found


def _number(table: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", table, at)[0])


def _numbers(table: bytes, at: int) -> tuple[int, ...]:
    """Return the numbers that stand behind their count."""
    return struct.unpack_from(f">{_number(table, at)}H", table, at + 2)


def _offsets(table: bytes, start: int, at: int) -> list[int]:
    """Return the places whose offsets from `start` stand behind their count."""
    return [start + offset for offset in _numbers(table, at)]


def _rules(table: bytes, at: int, kind: int) -> Iterator[Rule]:
    if kind == _EXTENSION:
        kind, offset = struct.unpack_from(">HI", table, at + 2)
        at += offset
    if kind not in (_SINGLE, _ALTERNATE, _LIGATURE):
        return
    covered = _covered(table, at + _number(table, at + 2))
    if kind == _SINGLE and _number(table, at) == 1:
        step = _number(table, at + 4)
        yield from (((glyph,), (glyph + step) & 0xFFFF) for glyph in covered)
    elif kind == _SINGLE:
        yield from (((glyph,), made) for glyph, made in zip(covered, _numbers(table, at + 4), strict=False))
    else:
        for glyph, group in zip(covered, _offsets(table, at, at + 4), strict=False):
            if kind == _ALTERNATE:
                yield from (((glyph,), made) for made in _numbers(table, group))
                continue
            for ligature in _offsets(table, group, group):
                made, count = struct.unpack_from(">HH", table, ligature)
                yield (glyph, *struct.unpack_from(f">{max(count - 1, 0)}H", table, ligature + 4)), made


def _covered(table: bytes, at: int) -> list[int]:
    """Return the glyphs that a rule is about."""
    if _number(table, at) == 1:
        return list(_numbers(table, at + 2))
    count = _number(table, at + 2)
    spans = struct.iter_unpack(">HHH", table[at + 4 : at + 4 + 6 * count])
    return [glyph for first, last, _ in spans for glyph in range(first, last + 1)]
