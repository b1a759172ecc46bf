"""The values that PDFs are written in: names, numbers, references, arrays and dictionaries."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

Dictionary = dict[str, Any]

_MOST_NESTED = 100
_TOKEN = re.compile(
    rb"[\s\0]*(?:%[^\r\n]*[\s\0]*)*(?:(?P<numbers>\[[\s\d.+-]*+(?:\[[\s\d.+-]*+\][\s\d.+-]*+)*+\])|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<name>/[^\s\0()<>\[\]{}/%]*)|(?P<ref>\d+\s+\d+\s+R(?![a-zA-Z]))|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|(?P<string><[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))|(?P<word>[A-Za-z]+))",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_WORDS = {b"true": True, b"false": False, b"null": None}


class Name(str):
    """A PDF name."""

    __slots__ = ()


class Reference(NamedTuple):
    """What stands for the object of a number."""

    number: int


def value_at(data: bytes, start: int) -> tuple[Any, int]:
    """Return the value that stands at `start`, and where it ends; strings and rows of numbers stand as they are."""
    end = start
    compounds: list[tuple[bytes, list[Any]]] = []
    for match in _TOKEN.finditer(data, start):
        if match.start() != end or len(compounds) > _MOST_NESTED:
            break
        end = match.end()
        kind = match.lastgroup or ""
        token = match[kind]
        if kind == "open":
            compounds.append((token, []))
            continue
        if kind != "close":
            value = _SIMPLE[kind](token)
        elif compounds:
            opened, values = compounds.pop()
            value = values if opened == b"[" else dict(zip(values[::2], values[1::2], strict=False))
        else:
            break
        if not compounds:
            return value, end
        compounds[-1][1].append(value)
    raise ValueError(f"no value: {data[end : end + 20]!r}")


@lru_cache(maxsize=1024)
def _name(token: bytes) -> Name:
    return Name(_ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), token[1:]).decode("utf-8", "replace"))


def _word(token: bytes) -> bool | None:
    if token not in _WORDS:
        raise ValueError(f"no value: {token[:20]!r}")
    return _WORDS[token]


_SIMPLE: dict[str, Callable[[bytes], Any]] = {
    "name": _name,
    "ref": lambda token: Reference(int(token.split()[0])),
    "number": lambda token: float(token) if b"." in token else int(token),
    # what strings and rows of numbers say is asked of nobody
    "string": lambda token: token,
    "numbers": lambda _: [],
    "word": _word,
}
