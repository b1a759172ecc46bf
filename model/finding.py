"""What an audit finds: where a report contradicts itself, the calendar, its money, or its own past."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

DIGITS = 12  # hexadecimal ones of a fingerprint and of a digest: two of a million findings alike once in 500 databases


class Severity(StrEnum):
    """How grave a finding is, the gravest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Cause(StrEnum):
    """What several findings may have in common: those of one cause tell of one fact."""

    TOTALS = "totals do not agree"
    OVERSPENT = "more is spent than allocated"
    LATE_MONEY = "money is late"
    PAYMENT = "payment and text do not agree"
    LATE_WORK = "work is late"
    PATTERN = "progress follows no work"
    SILENCE = "reports are missing"
    NUMBERS = "numbers are out of order"
    DATES = "dates do not fit"
    TEXT = "the text says little"
    SCOPE = "the scope was cut"
    TROUBLE = "trouble is named"
    IDENTITY = "the project is not the one it says"
    SIGNATURE = "nobody has signed"
    PAST = "the past was rewritten"
    PEERS = "the project stands apart"


class Action(StrEnum):
    """What a person has done with a finding."""

    EXPLAINED = "explained"
    DISMISSED = "dismissed"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class Words:
    """The same in English and in Thai."""

    en: str
    th: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A value that a finding rests on: what it is, its text, and the report and the path that lead to its place.

    `path` is None for a value that is not printed (a sum, the day of the export). `weighs` is whether a finding whose
    value changes is another one: the day of the export changes with every export, and nothing is proved by it.
    """

    label: str
    text: str
    report_id: int
    path: str | None = None
    weighs: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """The project that a finding is about, as its newest report states it.

    `key` is its code and fiscal year; of a report without them, which is a project of its own, the report's id.
    """

    key: str
    code: str | None
    fiscal_year: int | None
    name: str | None
    agency: str | None
    report_id: int
    versions: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason to look, and no verdict.

    `rank` orders the findings of a project, the gravest first; `review` is whether it rests on words, which a person
    must read in their place.
    """

    check: str
    slug: str
    severity: Severity
    cause: Cause
    review: bool
    rank: int
    subject: Subject
    said: Words
    formula: str
    values: tuple[Cited, ...]

    @property
    def fingerprint(self) -> str:
        """What stays the same from run to run: the check and the project."""
        return _digest(self.check, self.subject.key)

    @property
    def digest(self) -> str:
        """What changes with the evidence: the values, wherever they are printed."""
        return _digest(*(part for value in self.values if value.weighs for part in (value.label, value.text)))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
