"""The cases of `normalize_cases.tsv`: a kind, a printed text, and what it is."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalize import AmbiguousDate

TABLE = Path(__file__).with_suffix(".tsv")
REFUSED = "refused"
AMBIGUOUS = "ambiguous"
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([ntf]))")
_WHITE = {"n": "\n", "t": "\t", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Case:
    """A printed text of a kind of `raingan normalize`, the answer to it, and its source or the reason for it.

    `answer` is a JSON value, `REFUSED`, or `AMBIGUOUS` with the readings behind it.
    """

    line: int
    kind: str
    text: str
    answer: str
    reason: str


def cases() -> list[Case]:
    """Return the cases of the benchmark, in the order of their table."""
    return table(TABLE)


def table(path: Path) -> list[Case]:
    """Return the cases of the table at `path`, of which each line is kind, text, answer and reason, parted by tabs."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            kind, text, printed, *reason = line.split("\t")
            found.append(Case(number, kind, _ESCAPE.sub(_character, text), _canonical(printed), " ".join(reason)))
    return found


def answer(convert: Callable[[str], Any], text: str) -> str:
    """Return what `convert`, which gives a JSON value or raises `ValueError`, makes of `text`, as `Case.answer`."""
    try:
        return json.dumps(convert(text), ensure_ascii=False, sort_keys=True)
    except AmbiguousDate as error:
        return " ".join((AMBIGUOUS, *map(str, error.readings)))
    except ValueError:
        return REFUSED


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _WHITE[match[2]]


def _canonical(printed: str) -> str:
    if printed.startswith((REFUSED, AMBIGUOUS)):
        return printed
    return json.dumps(json.loads(printed), ensure_ascii=False, sort_keys=True)
