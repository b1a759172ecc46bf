"""What a reader or a form doubted, joined, dropped or left unread."""

from dataclasses import dataclass
from enum import StrEnum

from model.pickling import by_position


class WarningCode(StrEnum):
    """The stable identifiers of warnings; `docs/warnings.md` gives the meaning of each."""

    # the document
    TEXT_REDECODED = "text-redecoded"
    CHARACTERS_LOST = "characters-lost"
    TEXT_OFF_PAGE = "text-off-page"
    TEXT_UNSEEN = "text-unseen"
    TEXT_STAMPED = "text-stamped"
    NOTES_UNREAD = "notes-unread"
    PAGE_WITHOUT_TEXT = "page-without-text"
    FONTS_UNCHECKED = "fonts-unchecked"
    READ_BY_SHAPE = "read-by-shape"
    # the header
    FIELD_MISSING = "field-missing"
    FIELD_EMPTY = "field-empty"
    FIELD_REPEATED = "field-repeated"
    FIELD_MISPLACED = "field-misplaced"
    VALUE_INVALID = "value-invalid"
    VALUE_DOUBTFUL = "value-doubtful"
    DATE_AMBIGUOUS = "date-ambiguous"
    NOT_FILLED_IN = "not-filled-in"
    DATES_REVERSED = "dates-reversed"
    # the sections
    SECTION_MISSING = "section-missing"
    LABEL_DAMAGED = "label-damaged"
    RESIDUE = "residue"
    # the entries
    NO_ENTRIES = "no-entries"
    FRAGMENT_JOINED = "fragment-joined"
    ENTRY_QUOTED = "entry-quoted"
    NUMBER_REPEATED = "number-repeated"
    NUMBER_MISSING = "number-missing"
    NUMBER_OUT_OF_ORDER = "number-out-of-order"
    SPENT_NUMBER_DIFFERS = "spent-number-differs"
    STATUS_UNKNOWN = "status-unknown"
    PERCENT_OVER_100 = "percent-over-100"
    SPENT_DIFFERS = "spent-differs"
    # the end
    CERTIFICATE_MISSING = "certificate-missing"


@by_position
@dataclass(frozen=True, slots=True)
class ReportWarning:
    """A doubt that a person should know of.

    `message` says it in one sentence and quotes the text concerned; `page` and `line` as in `Place`, None where the
    doubt concerns something that is not printed. `path` is the value concerned ("entries.3.percent"), if it is one.
    """

    code: WarningCode
    message: str
    page: int | None = None
    line: int | None = None
    path: str | None = None
