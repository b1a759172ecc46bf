"""The vocabulary that every other room speaks: plain frozen values, nothing that acts."""

from model.document import Document, Flaw, Line, Places, TextLines
from model.font import FontEvidence, LetterSource
from model.place import Box, Place, Span
from model.refusal import Refusal, Refused
from model.report import (
    Entry,
    Person,
    PlanStatus,
    Project,
    Report,
    Residue,
    Source,
    Strategy,
    TargetStatus,
)
from model.warning import ReportWarning, WarningCode

__all__ = [
    "Box",
    "Document",
    "Entry",
    "Flaw",
    "FontEvidence",
    "LetterSource",
    "Line",
    "Person",
    "Place",
    "Places",
    "PlanStatus",
    "Project",
    "Refusal",
    "Refused",
    "Report",
    "ReportWarning",
    "Residue",
    "Source",
    "Span",
    "Strategy",
    "TargetStatus",
    "TextLines",
    "WarningCode",
]
