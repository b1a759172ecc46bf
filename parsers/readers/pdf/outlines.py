"""The outlines of a TrueType font's glyphs, and how like each other they are."""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

_SAME_SHAPE = 8  # percent
_GRID = 20
_DOT = 0.002
_DEEPEST = 4
_REPEATED = 0x08
_X, _Y = (0x02, 0x10), (0x04, 0x20)
_WORDS, _OFFSETS, _SCALE, _MORE, _SCALES, _MATRIX = 0x01, 0x02, 0x08, 0x20, 0x40, 0x80


@dataclass(frozen=True, slots=True, eq=False)
class Component:
    """A glyph that another is composed of: its number, and the matrix that it is drawn by.

    `place` is how far it is moved; or, if `anchored`, which point of those before it which of its own points meets.
    """

    number: int
    matrix: tuple[float, float, float, float]
    place: tuple[int, int]
    anchored: bool


class Hole(NamedTuple):
    """A hole in a glyph: where its middle is, from the glyph's bottom, and its height, in shares of the glyph's."""

    middle: float
    height: float


@dataclass(frozen=True, eq=False)
class Outline:
    """The points of a glyph's contours, one after the other; `ends` are the numbers of the last point of each."""

    ends: tuple[int, ...]
    points: Points

    @cached_property
    def height(self) -> float:
        """How high the glyph is, in the font's units."""
        return float(np.ptp(self.points[:, 1]) or 1.0)

    @cached_property
    def below(self) -> bool:
        """Whether the glyph hangs below the line that letters stand on."""
        return float(self.points[:, 1].mean()) < 0

    @property
    def parted(self) -> Iterator[tuple["Outline", "Outline"]]:
        """The first contours and the others as glyphs of their own, for each way to part them."""
        for count, end in enumerate(self.ends[:-1], start=1):
            rest = tuple(other - end - 1 for other in self.ends[count:])
            yield Outline(self.ends[:count], self.points[: end + 1]), Outline(rest, self.points[end + 1 :])

    @cached_property
    def broad(self) -> int:
        """How broad the glyph is, in percent of its breadth and height."""
        width = float(np.ptp(self.points[:, 0]) or 1.0)
        return int(100 * width // (width + self.height))

    @cached_property
    def boxed(self) -> Points:
        """The points in a box of one by one."""
        least, span = self.points.min(axis=0), np.ptp(self.points, axis=0)
        return np.asarray((self.points - least) / np.where(span == 0, 1.0, span))

    @cached_property
    def holes(self) -> tuple[Hole, ...]:
        """The contours that run against the largest one: what they enclose is not filled."""
        (x, y), (u, v) = self.boxed.T, self.boxed[self._following].T
        areas = np.add.reduceat(x * v - u * y, self._firsts)
        low, high = np.minimum.reduceat(y, self._firsts), np.maximum.reduceat(y, self._firsts)
        against = (areas * areas[np.abs(areas).argmax()] < 0) & (np.abs(areas) > _DOT)
        return tuple(map(Hole, ((low + high) / 2)[against].tolist(), (high - low)[against].tolist()))

    @property
    def _firsts(self) -> list[int]:
        """The number of the first point of each contour."""
        return [0, *(end + 1 for end in self.ends[:-1])]

    @cached_property
    def _following(self) -> npt.NDArray[np.intp]:
        """The number of the point behind each point on its contour."""
        following = np.arange(1, len(self.points) + 1)
        following[list(self.ends)] = self._firsts
        return following

    @cached_property
    def shape(self) -> Points:
        """What of the glyph's box is filled, and how broad the box is, on a grid."""
        (x, y), (u, v) = self.boxed.T, self.boxed[self._following].T
        x, y, u, v = (side[y != v][:, None] for side in (x, y, u, v))
        steps = (np.arange(_GRID) + 0.5) / _GRID
        level = (steps >= np.minimum(y, v)) & (steps < np.maximum(y, v))
        crossing = np.where(level, x + (steps - y) / (v - y) * (u - x), -np.inf)
        inside = steps[None, None, :] < crossing[:, :, None]
        filled = np.where(inside, np.where(v > y, 1, -1)[:, :, None], 0).sum(axis=0)
        return np.concatenate(((filled != 0).astype(np.float64), np.full((2, _GRID), self.broad / 100)))


@lru_cache(maxsize=8192)
def unlike(outline: Outline, other: Outline) -> float:
    """Return how far the points of two outlines lie apart at most, in shares of the glyph's box."""
    if outline.ends != other.ends or abs(outline.broad - other.broad) > _SAME_SHAPE:
        return 1.0
    return float(np.abs(outline.boxed - other.boxed).max())


def outline(described: Callable[[int], bytes], number: int, depth: int = 0) -> Outline | None:
    """Return the outline of a glyph; None for one that is empty, damaged or composed in an odd way.

    `described` gives the descriptions of the font's glyphs by their numbers.
    """
    try:
        data = described(number)
        count = struct.unpack_from(">h", data)[0] if data else 0
        if count > 0:
            return _simple(data)
        if count < 0 and depth < _DEEPEST:
            return _composed(data, tuple(outline(described, part.number, depth + 1) for part in components(data)))
    except (struct.error, IndexError, ValueError):
        return None
    return None


# one typeface after the other prints whole archives
@lru_cache(maxsize=2048)
def _simple(data: bytes) -> Outline:
    count = struct.unpack_from(">h", data)[0]
    ends = struct.unpack_from(f">{count}H", data, 10)
    length = struct.unpack_from(">H", data, 10 + 2 * count)[0]
    at = 12 + 2 * count + length
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flags.append(data[at])
        if data[at] & _REPEATED:
            at += 1
            flags += [flags[-1]] * data[at]
        at += 1
    flags = flags[: ends[-1] + 1]
    xs, at = _coordinates(data, at, flags, _X)
    ys, _ = _coordinates(data, at, flags, _Y)
    return Outline(ends, np.array((xs, ys), dtype=np.float64).T)


def _coordinates(data: bytes, at: int, flags: Sequence[int], bits: tuple[int, int]) -> tuple[list[int], int]:
    """Return one coordinate of all points, and where its description ends."""
    short, same = bits
    found: list[int] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        found.append(value)
    return found, at


@lru_cache(maxsize=2048)
def components(data: bytes) -> tuple[Component, ...]:
    """Return the glyphs that a composite one is composed of; what is damaged in its description reads as its end."""
    return tuple(_components(data))


def _components(data: bytes) -> Iterator[Component]:
    at, flags = 10, _MORE
    while flags & _MORE and at + 6 <= len(data):
        flags, number = struct.unpack_from(">HH", data, at)
        form = ("hh" if flags & _WORDS else "bb") if flags & _OFFSETS else "HH" if flags & _WORDS else "BB"
        place = struct.unpack_from(f">{form}", data.ljust(at + 8, b"\0"), at + 4)
        at += 4 + struct.calcsize(form)
        count = 1 if flags & _SCALE else 2 if flags & _SCALES else 4 if flags & _MATRIX else 0
        scales = [scale / 16384 for scale in struct.unpack_from(f">{count}h", data.ljust(at + 2 * count, b"\0"), at)]
        at += 2 * count
        matrix = {0: (1.0, 0.0, 0.0, 1.0), 1: (*scales, 0.0, 0.0, *scales), 2: (*scales[:1], 0.0, 0.0, *scales[1:])}
        yield Component(number, matrix.get(count) or tuple(scales), place, not flags & _OFFSETS)


@lru_cache(maxsize=2048)
def _composed(data: bytes, parts: tuple[Outline | None, ...]) -> Outline | None:
    """Return the outline of the glyph that `data` composes of `parts`."""
    ends: list[int] = []
    points: list[Points] = []
    for part, drawn in zip(components(data), parts, strict=True):
        if drawn is not None:
            ends += [sum(map(len, points)) + end for end in drawn.ends]
            placed = drawn.points @ np.array(part.matrix).reshape(2, 2)
            met, own = part.place
            points.append(placed + (np.concatenate(points)[met] - placed[own] if part.anchored else part.place))
    return Outline(tuple(ends), np.concatenate(points)) if points else None
