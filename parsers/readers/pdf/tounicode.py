"""ToUnicode maps of PDF fonts: from codes to text, read and written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

LOST = "\ufffd"
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = rb"<([0-9A-Fa-f\s]*)>"
_CHAR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_STRING = re.compile(_HEX)
_BLOCK = 100
_NARROW, _MOST_LISTED = 256, 1024
_SURROGATES = 0xD800
_LEAST_SUMS = 10


@dataclass(frozen=True, slots=True)
class Span:
    """Codes from `low` to `high` whose text ends in consecutive characters, from `last` on, behind `head`."""

    low: int
    high: int
    head: str
    last: int

    def text(self, code: int) -> str:
        """Return the text of one of its codes; U+FFFD stands for what is no character."""
        last = self.last + code - self.low
        return self.head + (chr(last) if 0 < last <= 0x10FFFF and not 0xD800 <= last < 0xE000 else LOST)

    @property
    def texts(self) -> dict[int, str]:
        """The text of each of its codes."""
        codes = range(self.low, self.high + 1)
        if not self.head and self.last > 0 and self.last + len(codes) <= _SURROGATES:
            return dict(zip(codes, map(chr, range(self.last, self.last + len(codes))), strict=True))
        return {code: self.text(code) for code in codes}


@dataclass(frozen=True, slots=True)
class ToUnicode:
    """A ToUnicode map: single codes, and spans of codes that may be as wide as a whole alphabet."""

    chars: Mapping[int, str]
    spans: tuple[Span, ...] = ()

    @property
    def breadth(self) -> int:
        """How many codes its spans hold."""
        return sum(span.high - span.low + 1 for span in self.spans)

    def get(self, code: int) -> str | None:
        """Return the text of `code`, None where the map is silent; U+FFFD stands for what is no character."""
        text = self.chars.get(code)
        if text is not None or not self.spans:
            return text
        for span in self.spans:
            if span.low <= code <= span.high:
                return span.text(code)
        return None


@lru_cache(maxsize=16)
def read_map(data: bytes) -> ToUnicode:
    """Return what a ToUnicode map says of each code.

    >>> found = read_map(b"1 beginbfchar <01> <0E01> endbfchar 1 beginbfrange <02> <03> <0E48> endbfrange")
    >>> found.get(1), found.get(3), found.get(4)
    ('ก', '้', None)
    """
    chars: dict[int, str] = {}
    narrow: dict[int, str] = {}
    spans: list[Span] = []
    for kind, body in _SECTION.findall(data):
        if kind == b"bfchar":
            chars |= {_number(code): _text(text) for code, text in _CHAR.findall(body)}
            continue
        for low, high, first, listed in _RANGE.findall(body):
            start, end = _number(low), _number(high)
            if listed:
                chars |= dict(zip(range(start, end + 1), map(_text, _STRING.findall(listed)), strict=False))
            elif first.strip():
                text = _decoded(first)
                span = Span(start, end, text[:-1], ord(text[-1:] or "\0"))
                if end - start < _NARROW and len(narrow) < _MOST_LISTED:
                    # of two that overlap the first one tells
                    narrow = span.texts | narrow
                else:
                    spans[-1:] = _joined(spans[-1], span) if spans else [span]
    return ToUnicode(narrow | chars, tuple(spans))


def whole_codes(damaged: ToUnicode) -> ToUnicode | None:
    """Return the map of codes that are code points themselves, where a map calls each by the sum of its two bytes.

    So Ghostscript 10.00 writes the map of a font whose codes are those of Unicode; None of any other map.

    >>> sums = {code: chr((code >> 8) + (code & 0xFF)) for code in range(0x0E01, 0x0E2F)}
    >>> whole_codes(ToUnicode(sums)).get(0x0E01), whole_codes(ToUnicode(sums | {0x0E01: "ก"}))
    ('ก', None)
    """
    high = sum(code > 0xFF for code in damaged.chars)
    sums = all(text == chr((code >> 8) + (code & 0xFF)) for code, text in damaged.chars.items())
    if damaged.spans or high < _LEAST_SUMS or not sums:
        return None
    return ToUnicode({code: LOST if 0xD800 <= code < 0xE000 else chr(code) for code in damaged.chars})


def _joined(span: Span, behind: Span) -> list[Span]:
    """Return two spans as one where the second goes on from where the first one ends."""
    length = behind.low - span.low
    goes_on = behind.low == span.high + 1 and behind.head == span.head and behind.last == span.last + length
    return [replace(span, high=behind.high)] if goes_on else [span, behind]


@lru_cache(maxsize=4096)
def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


@lru_cache(maxsize=4096)
def _text(digits: bytes) -> str:
    return _decoded(digits).replace("\0", LOST)


def _decoded(digits: bytes) -> str:
    packed = b"".join(digits.split())
    data = bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode())
    return chr(data[0]) if len(data) == 1 else data.decode("utf-16-be", "replace")


@lru_cache(maxsize=4096)
def _written(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()


def _rows(texts: Mapping[int, str], digits: int) -> tuple[list[str], list[str]]:
    """Return what a map says of each code by itself, and of codes whose characters follow on one another."""
    singles: list[str] = []
    ranges: list[str] = []
    codes = sorted(code for code, text in texts.items() if text)
    steps = [_step(code, texts[code]) for code in codes]
    for step, stretch in groupby(zip(codes, steps, strict=True), key=itemgetter(1)):
        run = [code for code, _ in stretch]
        if step is None or run[-1] - run[0] != len(run) - 1 or len(run) == 1:
            singles += [f"<{code:0{digits}X}> <{_written(texts[code])}>" for code in run]
        else:
            ranges.append(f"<{run[0]:0{digits}X}> <{run[-1]:0{digits}X}> <{_written(texts[run[0]])}>")
    return singles, ranges


def _step(code: int, text: str) -> tuple[int, int, int] | None:
    """Return what all codes of a range have in common; they differ in their last bytes only, as their characters do."""
    plain = len(text) == 1 and text <= "\uffff"
    return (ord(text) - code, code >> 8, ord(text) >> 8) if plain else None


def _blocks(kind: str, rows: list[str]) -> str:
    blocks = (rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK))
    return "".join(f"{len(block)} begin{kind}\n" + "\n".join(block) + f"\nend{kind}\n" for block in blocks)


def written_map(texts: Mapping[int, str], code_bytes: int) -> bytes:
    """Return a ToUnicode map of codes that take `code_bytes` bytes each."""
    digits = 2 * code_bytes
    singles, ranges = _rows(texts, digits)
    body = _blocks("bfchar", singles) + _blocks("bfrange", ranges)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n/CMapName /Raingan def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n{body}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
