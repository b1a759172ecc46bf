"""What a check is: who judges, how gravely, by which thresholds, and what it hands back."""

from collections.abc import Callable
from dataclasses import dataclass

from audit.arrays import Flags
from audit.facts import Facts, Scan
from audit.thresholds import Threshold
from model.finding import Cause, Cited, Severity, Words


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one flagged report: the sentence, the formula filled in, the values with their places.

    `versions` names those compared (`1→2`); empty where only the newest is looked at.
    """

    said: Words
    formula: str
    values: tuple[Cited, ...]
    versions: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The judgement on every report. What is neither flagged nor unknown passes; a flag stands before an unknown.

    `unknown` gives the reports that cannot be told, with the reason; the first that fits is given. `tell` is asked for
    the rows of flagged reports only.
    """

    flagged: Flags
    unknown: tuple[tuple[Flags, Words], ...]
    tell: Callable[[int], Told]


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the table. `judge`'s module has the check's page in its docstring.

    `limits` are its thresholds and `scans` what it has narratives read for. `review` is whether it rests on words.
    """

    id: str
    slug: str
    severity: Severity
    cause: Cause
    title: Words
    judge: Callable[[Facts], Outcome]
    limits: tuple[Threshold, ...] = ()
    scans: tuple[Scan, ...] = ()
    review: bool = False
