"""The text of a page from its letters in reading order: marks, spaces and line feeds put in, and a box for each."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from normalize.marks import ORDER
from normalize.text import SHAPES
from parsers.readers.pdf.letters import Array, Indexes, Letters
from parsers.readers.pdf.rows import Shown

_NIKHAHIT, _SARA_AA, _SARA_AM, _FIRST_TONE, _LAST_TONE = 0x0E4D, 0x0E32, 0x0E33, 0x0E48, 0x0E4B
_SPACE, _LINE_FEED = 0x20, 0x0A

_STEPS = 3
Codes = npt.NDArray[np.uint16]
Edges = npt.NDArray[np.float32]


def _tables() -> tuple[Codes, npt.NDArray[np.uint8]]:
    """Return for each code the one that has no shape of its own, and for each mark when its turn is on a letter."""
    plain, ranks = np.arange(0x10000, dtype=np.uint16), np.full(0x10000, _STEPS, dtype=np.uint8)
    for mark, turn in ORDER.items():
        ranks[ord(mark)] = turn // 10
    for shape, character in SHAPES.items():
        plain[ord(shape)] = ord(character)
        ranks[ord(shape)] = ranks[ord(character)]
    return plain, ranks


_PLAIN, _RANKS = _tables()


class Stray(NamedTuple):
    """A mark that stands on no letter, and where its ink begins across the page."""

    text: str
    left: float


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page's text with a line feed behind each line, and for each character a box: left, top, right, bottom.

    `stray` are the marks that stand on no letter of the page: a browser paints those of the next page over the edge.
    """

    text: str
    boxes: Edges
    stray: tuple[Stray, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a page: the index of each among all characters, its code, and the letter that it stands on."""

    at: Indexes
    codes: Codes
    base: Indexes


def composed(lines: Shown, letters: Letters, marks: Marks, boxes: Array) -> SetPage:
    """Return the text of the lines: each letter with its marks behind it and its spaces before it."""
    rank = np.zeros(len(letters.at), dtype=np.intp)
    rank[lines.letter] = np.arange(len(lines.letter))
    plain, ranks = _PLAIN[marks.codes], _RANKS[marks.codes]
    base = rank[marks.base]
    # in their canonical order, unless one of them has no place in it
    order = (base * _STEPS + ranks if ranks.max(initial=0) < _STEPS else base).argsort(kind="stable")
    base = base[order]
    on = np.bincount(base, minlength=len(lines.letter))
    behind = np.where(lines.ends, 1 + lines.space_behind, 0)
    # how many characters stand up to each letter, and up to the last mark on it
    place = (lines.spaces + on + behind + 1).cumsum() - on - behind - 1
    last = place + on
    mark_place = place[base] + 1 + np.arange(len(base)) - (on.cumsum() - on)[base]
    length = int(last[-1] + behind[-1]) + 1
    codes = np.full(length, _SPACE, dtype=np.uint16)
    at = np.zeros(length, dtype=np.intp)
    codes[place], at[place] = _PLAIN[letters.codes[lines.letter]], letters.at[lines.letter]
    codes[mark_place], at[mark_place] = plain[order], marks.at[order]
    edges = boxes.astype(np.float32).take(at, axis=0)
    codes[(last + behind)[lines.ends]] = _LINE_FEED
    _fill_gaps(edges, place, lines)
    _fill_ends(edges, last[lines.ends], behind[lines.ends])
    return _with_sara_am(codes, edges)


def _fill_gaps(edges: Edges, place: Indexes, lines: Shown) -> None:
    """Give each space before a letter the box of the gap that it stands for, in place."""
    spaced = lines.spaces.nonzero()[0]
    counts = lines.spaces[spaced]
    right = edges[place[spaced]]
    left = np.where(lines.begins[spaced], right[:, 0], edges[place[spaced] - counts - 1, 2])
    gaps = right.copy()
    gaps[:, 0], gaps[:, 2] = np.minimum(left, right[:, 0]), np.maximum(left, right[:, 0])
    ends = counts.cumsum()
    firsts = (place[spaced] - ends).repeat(counts)
    edges[firsts + np.arange(len(firsts))] = gaps.repeat(counts, axis=0)


def _fill_ends(edges: Edges, last: Indexes, behind: Indexes) -> None:
    """Give the line feed behind the `last` character of each line, and a space before it, that one's right edge."""
    for step in (1, 2):
        at = last[behind >= step]
        edges[at + step] = edges[at][:, [2, 1, 2, 3]]


def _with_sara_am(codes: Codes, edges: Edges) -> SetPage:
    """Return the page with sara am for each nikhahit and sara aa, with a tone between them or before them."""
    sara = (codes == _SARA_AA).nonzero()[0]
    sara = sara[sara > 1]
    near = codes[sara - 1]
    nikhahit = sara - np.where((near >= _FIRST_TONE) & (near <= _LAST_TONE), 2, 1)
    made = codes[nikhahit] == _NIKHAHIT
    if made.any():
        codes[sara[made]] = _SARA_AM
        kept = np.ones(len(codes), dtype=np.bool_)
        kept[nikhahit[made]] = False
        codes, edges = codes[kept], edges[kept]
    return SetPage(codes.tobytes().decode("utf-16-le", "surrogatepass"), edges)
