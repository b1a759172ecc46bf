"""Operations in content streams, found without reading the streams, which would take longer than all else."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Indexes = npt.NDArray[np.intp]

_TOGETHER = 32 * 1024  # bytes: more than that is no faster
_SPACE, _NOUGHT, _THREE, _SEVEN, _G, _R = b" 037gr"
_MOST = rb"(?:1(?:\.0*)?|0?\.9[1-9]\d*)"  # of a colour of light
_PALE = re.compile(rb"(?:(?<![\w.])(?:%s\s+){3}(?:rg|scn?)|(?<![\w.])%s\s+(?:g|scn?))\Z" % (_MOST, _MOST))
_NO_INK = re.compile(rb"(?<![\d.])(?:0?\.?0\d*\s+){4}k\Z")
_LONGEST = 80
_RECTANGLE = re.compile(rb"(?<!re)\s(?:-?[\d.]+\s+){2}(-?\d*\.?\d+)\s+(-?\d*\.?\d+)\s+re\s+\Z")
_PATH = re.compile(rb"(?:[\d.]\s+(?:re|[lcvy])|\sh|\sW\*?\s+n)\s+\Z")
_HEAVY, _FIGURES = re.compile(rb"0*(?:[3-9]|[1-9]\d)"), 12
_SLENDER = 40
_FILLS_OR_PEN, _PEN, _ASTERISK = (b"f", b"F", b"B", b"b", b"w"), *b"w*"
_IS_BLANK = np.zeros(256, dtype=np.bool_)
_IS_BLANK[list(b"\t\n\f\r ")] = True
_IS_PAINT = np.zeros(256, dtype=np.bool_)
_IS_PAINT[list(b"fFBbsS")] = True
_COLOUR = re.compile(rb"[\d.]\s+(?:rg|g|k|scn?)\b")
_RESTORED = re.compile(rb"\sQ\s")
# the edges of what is cut, as they are written before that
_LENGTH = rb"(-?(?:\d+\.?\d*|\.\d+))\s+"
_EDGES = re.compile(rb"%s%s(?:%s%sre|[ml])\b" % (_LENGTH, _LENGTH, _LENGTH, _LENGTH))
_BEFORE_PATH = frozenset(b"q Q cm n f f* S W gs BT ET".split())
_CUT, _BEHIND_CUT = b"W", (b" ", b"\n", b"*", b"\r")
_PAGE, _MOST_OF_PAGE, _LONGEST_PATH = 400.0, 0.6, 160


def numbers_where(is_so: Callable[[bytes], bool], streams: Mapping[int, bytes]) -> Iterator[int]:
    """Return the numbers of the streams of which `is_so` holds: of few, so small ones are asked of together."""
    some: dict[int, bytes] = {}
    size = 0
    for number, data in streams.items():
        some[number] = data
        size += len(data)
        if size > _TOGETHER:
            yield from _found(is_so, some)
            some, size = {}, 0
    if some:
        yield from _found(is_so, some)


def _found(is_so: Callable[[bytes], bool], some: Mapping[int, bytes]) -> Iterator[int]:
    if is_so(b"\n".join(some.values())):
        yield from (number for number, data in some.items() if len(some) == 1 or is_so(data))


def holds(pair: bytes, data: bytes) -> bool:
    """Return whether two bytes stand together, in a fifth of the time that `in` takes for so few.

    >>> holds(b"<>", b"[<01><>] TJ"), holds(b"<>", b"<01>")
    (True, False)
    """
    codes = _bytes(data)
    return bool(((codes[:-1] == pair[0]) & (codes[1:] == pair[1])).any())


def may_hide(data: bytes) -> bool:
    """Return whether a content stream has type that is not painted, or paints white or nearly so.

    >>> may_hide(b"BT 3 Tr (x) Tj ET"), may_hide(b"1 1 1 rg 0 0 9 9 re f"), may_hide(b"0 g BT (x) Tj ET")
    (True, True, False)
    """
    return _is_unpainted(data) or bool(_pales(data))


def begins_hiding(data: bytes) -> bool:
    """Return the same of the first stream of a page, which may begin with painting the page white.

    >>> begins_hiding(b"1 g 0 0 9 9 re f 0 g BT (x) Tj ET"), begins_hiding(b"BT (x) Tj ET 1 g 0 0 9 9 re f")
    (False, True)
    """
    if _is_unpainted(data):
        return True
    pales = _pales(data)
    first = data.find(b"BT") if pales else 0
    return bool(pales) and (max(pales) > first or _COLOUR.search(data, max(pales) + 1, first) is None)


def may_cover(data: bytes, pictures: bool) -> bool:
    """Return whether a content stream paints something broad, that may hide what is drawn before; `pictures`: or one.

    >>> may_cover(b"1 0 0 rg 10 10 80 12 re f", False), may_cover(b"10 10 80 0.5 re f", False)
    (True, False)
    >>> may_cover(b"q /Im1 Do Q", True), may_cover(b"0 9 m 80 9 l 12 w S", False), may_cover(b"(a f b) Tj", False)
    (True, True, False)
    """
    return _places_things(data, pictures) or any(_is_broad(data, end) for end in _ends(data))


def _places_things(data: bytes, pictures: bool) -> bool:
    """Return whether a picture is painted, or what runs from one colour to another; `pictures`: or something named."""
    return any(len(_pairs(data, name)) for name in (b"BI", b"sh", b"Do")[: 3 if pictures else 2])


def _ends(data: bytes) -> list[int]:
    """Return where a path is filled, or a pen set."""
    codes = _bytes(data)
    signs, is_end = codes[1:], np.zeros(max(len(codes) - 1, 0), dtype=np.bool_)
    for sign in _FILLS_OR_PEN:
        if sign in data:
            is_end |= signs == ord(sign)
    is_end &= codes[:-1] <= _SPACE
    at = is_end.nonzero()[0] + 1
    behind = codes[np.minimum(at + 1, len(codes) - 1)]
    at = at[_IS_BLANK[codes[at - 1]] & (_IS_BLANK[behind] | (behind == _ASTERISK) | (at + 1 == len(codes)))]
    found: list[int] = at.tolist()
    return found


def covers_behind(data: bytes, pictures: bool) -> bool:
    """Return the same of the first stream of a page; what is painted white before all text is the page's ground.

    >>> covers_behind(b"1 g 9 9 9 9 re f BT (x) Tj ET", False), covers_behind(b"BT (x) Tj ET 9 9 9 9 re f", False)
    (False, True)
    >>> covers_behind(b"0 g 9 9 9 9 re f BT (x) Tj ET", False)
    True
    """
    first = data.find(b"BT")
    return first >= 0 and (may_cover(data[first:], pictures) or _has_ground(data[:first], pictures))


def cuts_off(data: bytes) -> bool:
    """Return whether a content stream cuts what it prints at the edges of anything smaller than a page.

    >>> cuts_off(b"0 0 595 842 re W n (x) Tj"), cuts_off(b"0 0 595 842 re W n q 9 9 60 12 re W* n (x) Tj")
    (False, True)
    """
    return _first_cut(data) is not None


def most_cut(parts: Iterable[bytes]) -> int:
    """Return how many things the content streams of a page may paint from where they first cut anything.

    >>> most_cut([b"(x) Tj q 9 9 60 12 re W n (x) Tj 9 9 9 9 re f Q", b"[(x)] TJ"]), most_cut([b"(x) Tj"])
    (3, 0)
    """
    painted, is_cut = 0, False
    for data in parts:
        first = 0 if is_cut else _first_cut(data)
        if first is not None:
            is_cut = True
            painted += _most_painted(data[first:])
    return painted


def _first_cut(data: bytes) -> int | None:
    """Return where a content stream first cuts anything to less than a page, None if nowhere."""
    # what is cut again and again in one way is measured once
    paths: dict[bytes, int] = {}
    for end in _places(data, _CUT).tolist():
        if data[end - 1 : end].isspace() and data[end + 1 : end + 2] in _BEHIND_CUT:
            paths.setdefault(data[max(0, end - _LONGEST_PATH) : end], end)
    if not paths:
        return None
    sizes = [_size(path) for path in paths]
    broadest, tallest = (max(lengths) for lengths in zip(*sizes, strict=True))
    if min(broadest, tallest) < _PAGE:
        return min(paths.values())
    small = (breadth < _MOST_OF_PAGE * broadest or height < _MOST_OF_PAGE * tallest for breadth, height in sizes)
    return min((end for end, is_small in zip(paths.values(), small, strict=True) if is_small), default=None)


def _most_painted(data: bytes) -> int:
    """Return how many things a content stream paints at most: texts, paths, pictures, forms."""
    codes = b" " + data + b" "
    signs = _bytes(codes)
    paths = _IS_PAINT[signs[1:-1]] & _IS_BLANK[signs[:-2]] & (_IS_BLANK[signs[2:]] | (signs[2:] == _ASTERISK))
    named = sum(data.count(name) for name in (b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"BI"))
    return int(np.count_nonzero(paths)) + named


def _has_ground(data: bytes, pictures: bool) -> bool:
    """Return whether what is painted before all text may be of the text's colour: it is not, if it is white."""
    if _places_things(data, pictures):
        return True
    broad = [at for at in _ends(data) if _is_broad(data, at)]
    colours = [colour.end() for colour in _COLOUR.finditer(data)] if broad else []
    for at in broad:
        set_at = max((end for end in colours if end <= at), default=0)
        # a state that is restored brings back an earlier colour
        if _PALE.search(data, max(0, set_at - _LONGEST), set_at) is None or _RESTORED.search(data, set_at, at):
            return True
    return False


def _is_broad(data: bytes, at: int) -> bool:
    """Return whether a pen set at a place is a broad one, or what is filled there no line drawn as a rectangle."""
    if data[at] == _PEN:
        breadths = data[max(0, at - _FIGURES) : at].split()
        return bool(breadths) and _HEAVY.match(breadths[-1]) is not None
    before = b" " + data[max(0, at - _LONGEST) : at]
    rectangle = _RECTANGLE.search(before)
    if rectangle is None:
        return _PATH.search(before) is not None
    breadth, height = (abs(float(length)) for length in rectangle.groups())
    return max(breadth, height) <= _SLENDER * min(breadth, height)


def _size(data: bytes) -> tuple[float, float]:
    """Return breadth and height of the path at the end of `data`, whatever is its unit; 0 where it is hard to say."""
    words = data.split()
    begins = (at for at in range(len(words) - 1, -1, -1) if words[at] in _BEFORE_PATH)
    path = b" ".join([*words[next(begins, -1) + 1 :], b""])
    corners, sides = [(0.0, 0.0)], [(0.0, 0.0)]
    for x, y, breadth, height in _EDGES.findall(path):
        if breadth:
            sides.append((abs(float(breadth)), abs(float(height))))
        else:
            corners.append((float(x), float(y)))
    spread = [max(along) - min(along) for along in zip(*corners[1:] or corners, strict=True)]
    longest = [max(along) for along in zip(*sides, strict=True)]
    return max(spread[0], longest[0]), max(spread[1], longest[1])


def _bytes(data: bytes) -> Bytes:
    return np.frombuffer(data, dtype=np.uint8)


def _pairs(data: bytes, pair: bytes) -> Indexes:
    """Return where the two bytes of `pair` stand together, of which the second is the rarer one."""
    at = _places(data, pair[1:]) - 1
    found: Indexes = at[_bytes(data)[at] == pair[0]]
    return found[found >= 0]


def _places(data: bytes, sign: bytes) -> Indexes:
    """Return where a byte stands."""
    # to find none takes less than to compare all
    found: Indexes = (_bytes(data) == ord(sign)).nonzero()[0] if sign in data else np.zeros(0, dtype=np.intp)
    return found


def _is_unpainted(data: bytes) -> bool:
    """Return whether some type is set in a mode that paints nothing, or only cuts."""
    at = _pairs(data, b"Tr")
    if not len(at):
        return False
    codes = _bytes(data)
    modes, between = codes[at - 2], codes[at - 1]
    return bool((((modes == _THREE) | (modes == _SEVEN)) & (between <= _SPACE)).any())


def _pales(data: bytes) -> list[int]:
    """Return where white, or hardly another colour, becomes the colour of what is painted."""
    codes = _bytes(data)
    greys = _places(data, b"g")
    before, behind = codes[greys - 1], codes[np.minimum(greys + 1, len(codes) - 1)]
    ends = np.concatenate(
        (greys[before == _R] - 1, greys[(before == _SPACE) & (behind <= _SPACE)], _pairs(data, b"sc"))
    )
    # most often all is black
    ends = ends[(codes[ends - 2] != _NOUGHT) | (codes[ends - 3] > _SPACE)]
    inks = _pairs(data, b" k") + 1
    return [
        *(at for at in ends.tolist() if _PALE.search(data, max(0, at - _LONGEST), at + 1 + (data[at] != _G))),
        *(at for at in inks.tolist() if _NO_INK.search(data, max(0, at - _LONGEST), at + 1)),
    ]
