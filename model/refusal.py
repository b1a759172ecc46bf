"""Why a file gives no report."""

from enum import StrEnum


class Refusal(StrEnum):
    """The stable reasons for which a file gives no report; `words` says each to the user."""

    EMPTY = "empty"
    BINARY = "binary"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_TEXT_LAYER = "no-text-layer"
    UNREADABLE_FONTS = "unreadable-fonts"
    NO_REPORT = "no-report"
    TOO_SLOW = "too-slow"
    TOO_MUCH_MEMORY = "too-much-memory"
    TOO_MUCH = "too-much"
    CRASHED = "crashed"
    BAD_ARCHIVE = "bad-archive"
    ARCHIVE_LIMIT = "archive-limit"

    @property
    def words(self) -> str:
        """The reason as a sentence, with what the user can do."""
        return _WORDS[self]


_WORDS = {
    Refusal.EMPTY: "the file is empty; export the report again",
    Refusal.BINARY: "this is neither a text nor a PDF; give an exported .txt or a .pdf",
    Refusal.UNREADABLE: "the file cannot be read; check that it exists and that you may read it",
    Refusal.TOO_LARGE: "the file is larger than any report; check what it is",
    Refusal.ENCRYPTED: "the PDF is locked with a password; save it without one",
    Refusal.DAMAGED: "the PDF is damaged and cannot be opened; export it again",
    Refusal.NO_TEXT_LAYER: "the PDF has no text, only pictures of pages; it needs recognition (OCR) first",
    Refusal.UNREADABLE_FONTS: "the PDF's fonts do not tell which letters they print; it needs recognition (OCR) first",
    Refusal.NO_REPORT: "this is no progress report of a known form",
    Refusal.TOO_SLOW: "reading it takes longer than any report does; it was stopped",
    Refusal.TOO_MUCH_MEMORY: "reading it takes more memory than any report does; it was stopped",
    Refusal.TOO_MUCH: "more stands in it than in any report; check what it is",
    Refusal.CRASHED: "reading it ended the reader; export it again, or keep it for whoever mends raingan",
    Refusal.BAD_ARCHIVE: "the archive is damaged; pack it again",
    Refusal.ARCHIVE_LIMIT: "the archive holds more than any archive of reports; check what it is",
}


class Refused(Exception):
    """A file gives no report.

    `reason` is the stable reason; `detail` names what was met, in words for the user, at most 200 characters.
    """

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason.words} ({self.detail})" if self.detail else self.reason.words
