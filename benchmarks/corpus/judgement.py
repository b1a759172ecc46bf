"""One document's outcome beside its truth: what is wrong, what is silent, how far the texts are off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz.distance import Levenshtein

TEXTS = frozenset({"rationale", "narrative"})
LISTS = frozenset({"objectives", "targets"})
BULLET = re.compile(r"(?m)^\s*[-•]\s*")
SPACE = re.compile(r"\s+")
# what an encoding may be called: the mark at the beginning of the file is not everybody's business
ENCODING = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "tis-620": "cp874"}

# warnings of the whole document or entry, and the beginning and the end of the paths that they speak of
CONCERNS = {
    "no-entries": (("entries", ""),),
    "number-repeated": (("entries", ".number"),),
    "number-missing": (("entries", ".number"),),
    "number-out-of-order": (("entries", ".number"),),
    "fragment-joined": (("entries", ".narrative"),),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What extraction gave: the contract's object with the warnings' paths, or a reason, or an exception's text."""

    found: dict[str, Any] | None = None
    warnings: tuple[dict[str, Any], ...] = ()
    places: dict[str, Any] = field(default_factory=dict)
    refused: str | None = None
    crash: str | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that is not the truth; `silent` where no warning speaks of it."""

    path: str
    expected: Any
    got: Any
    silent: bool


@dataclass(slots=True)
class Judgement:
    """All that can be said of one document."""

    scalars: int = 0
    wrong: list[Wrong] = field(default_factory=list)
    unwarned: list[str] = field(default_factory=list)
    texts: list[tuple[str, float]] = field(default_factory=list)
    lists: list[tuple[str, bool]] = field(default_factory=list)
    spacing: int = 0
    residue: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    refusal_wrong: str | None = None
    crash: str | None = None

    def flawless(self) -> bool:
        """Return whether nothing at all is wrong."""
        blamed = (self.wrong, self.unwarned, self.residue, self.false_alarms, self.refusal_wrong, self.crash)
        exact = all(rate == 0 for _, rate in self.texts) and all(same for _, same in self.lists)
        return exact and not any(blamed)


def judgement(truth: dict[str, Any], outcome: Outcome) -> Judgement:
    """Return how `outcome` compares to `truth` (see `case.Case`)."""
    result = Judgement(crash=outcome.crash)
    if outcome.crash is not None:
        return result
    if truth.get("refused", False) != (outcome.refused is not None):
        result.refusal_wrong = outcome.refused or "not refused"
    if truth.get("refused", False) or outcome.found is None:
        return result
    _compare(truth, outcome, result)
    for path in truth["must_warn"]:
        if not mentioned(path, truth, outcome):
            result.unwarned.append(path)
    residue = [rest["text"] for rest in outcome.found["residue"]]
    if _letters("".join(residue)) != _letters("".join(truth["residue"])):
        result.residue = residue or ["nothing"]
    if not truth["oddities"]:
        result.false_alarms = [f"{warning['code']}: {warning['message']}" for warning in outcome.warnings]
    return result


def mentioned(path: str, truth: dict[str, Any], outcome: Outcome) -> bool:
    """Return whether a warning speaks of the value at `path`: by its path, its place, or by quoting what is printed."""
    printed = truth["printed"].get(path, "").replace("|", "")
    place = outcome.places.get(path) or {}
    return any(
        _names(warning.get("path") or "", path)
        or (place and (warning["page"], warning["line"]) == (place["page"], place["line"]))
        or (len(printed) > 1 and printed in warning["message"])
        or any(path.startswith(start) and path.endswith(end) for start, end in CONCERNS.get(warning["code"], ()))
        for warning in outcome.warnings
    )


def _names(warned: str, path: str) -> bool:
    return bool(warned) and (path == warned or path.startswith(f"{warned}.") or warned.startswith(f"{path}."))


def error_rate(expected: str | None, got: str | None) -> float:
    """Return the character error rate of a text, white space left out, bullets at its lines' beginnings kept or not."""
    if expected is None or got is None:
        return 0.0 if expected == got else 1.0
    truths, texts = ({_letters(text), _letters(BULLET.sub("", text))} for text in (expected, got))
    return min(float(Levenshtein.distance(a, b)) / max(len(a), 1) for a in truths for b in texts)


def _compare(truth: dict[str, Any], outcome: Outcome, result: Judgement) -> None:
    found = outcome.found or {}
    wanted = truth["object"]
    pairs = [("form", wanted["form"], found["form"])]
    if truth["pages"] is not None:
        pairs.append(("source.pages", truth["pages"], found["source"]["pages"]))
    if truth["encoding"] is not None:
        names = (truth["encoding"], found["source"]["encoding"])
        pairs.append(("source.encoding", *(ENCODING.get(name, name) for name in names)))
    pairs += _pairs("project", wanted["project"], found["project"])
    pairs += [(key, wanted[key], found[key]) for key in ("certified", "signatory", "position")]
    pairs += _entry_pairs(wanted["entries"], found["entries"])
    for pair in pairs:
        _score(pair, truth, outcome, result)


def _score(pair: tuple[str, Any, Any], truth: dict[str, Any], outcome: Outcome, result: Judgement) -> None:
    path, expected, got = pair
    key = path.rpartition(".")[2]
    if key in TEXTS:
        result.texts.append((path, error_rate(expected, got)))
    elif key in LISTS:
        result.lists.append((path, [_letters(item) for item in expected] == [_letters(item) for item in got]))
    else:
        result.scalars += 1
        if _same(expected, got):
            result.spacing += _collapsed(expected) != _collapsed(got)
        else:
            silent = not mentioned(path, truth, outcome)
            result.wrong.append(Wrong(path, expected, got, silent))


def _pairs(path: str, expected: dict[str, Any], got: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for key, value in expected.items():
        if isinstance(value, dict):
            yield from _pairs(f"{path}.{key}", value, got[key])
        else:
            yield f"{path}.{key}", value, got[key]


def _entry_pairs(expected: list[dict[str, Any]], got: list[dict[str, Any]]) -> Iterator[tuple[str, Any, Any]]:
    yield "entries", len(expected), len(got)
    matched = dict(enumerate(range(len(expected))))
    if len(expected) != len(got):
        keys, other_keys = ([(entry["number"], entry["date"]) for entry in entries] for entries in (expected, got))
        blocks = SequenceMatcher(None, keys, other_keys, autojunk=False).get_matching_blocks()
        matched = {block.a + i: block.b + i for block in blocks for i in range(block.size)}
    for i, entry in enumerate(expected):
        other = got[matched[i]] if i in matched else dict.fromkeys(entry)
        yield from ((f"entries.{i}.{key}", value, other[key]) for key, value in entry.items())


def _same(expected: Any, got: Any) -> bool:
    if isinstance(expected, str) and isinstance(got, str):
        return _letters(expected) == _letters(got)
    if isinstance(expected, list) and isinstance(got, list):
        return [_letters(item) for item in expected] == [_letters(item) for item in got]
    return type(expected) is type(got) and bool(expected == got)


def _collapsed(value: Any) -> Any:
    if isinstance(value, list):
        return [_collapsed(item) for item in value]
    return SPACE.sub(" ", value).strip() if isinstance(value, str) else value


def _letters(text: str) -> str:
    return SPACE.sub("", text)
