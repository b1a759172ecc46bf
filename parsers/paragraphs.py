"""Lines that the page merely wrapped, joined again."""

import re

from model import Document
from parsers.numbering import begins_item, begins_with_word

_THAI_END = re.compile(r"[ก-ฺเ-๎]$")
_THAI_START = re.compile(r"[ก-ฯเ-ไ]")
_DEEPER = 4


class Paragraphs:
    """How one document sets its paragraphs.

    `text` is the document's text with page furniture blanked.
    """

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._from_pdf = document.text_from != "text"
        # where a blank line stands between most printed lines, it says nothing
        self._blank_tells = text.count("\n\n") * 3 < text.count("\n")

    def flowed(self, start: int, end: int) -> str:
        """Return `text[start:end]` with wrapped lines joined: a line feed only where a paragraph or an item begins."""
        raw = self._text[start:end]
        if "\n" not in raw:
            return raw.strip()
        lines = raw.split("\n")
        joined, previous, blank = [lines[0].strip()], "", False
        offset = start + len(lines[0]) + 1
        for line in lines[1:]:
            words = line.strip()
            if not words:
                blank = True
            elif not self._from_pdf and not (blank and self._blank_tells) and begins_with_word(line):
                # most lines of a text go on like this
                joined += (" ", words)
                previous, blank = line, False
            else:
                joined += (self._joint(joined[-1], previous, line, blank and offset), words)
                previous, blank = line, False
            offset += len(line) + 1
        return "".join(joined).lstrip()

    def _joint(self, above: str, previous: str, line: str, after_blank_at: int) -> str:
        words = line.lstrip()
        if begins_item(words) or (previous and line[0].isspace() and _indent(line) >= _indent(previous) + _DEEPER):
            return "\n"
        if after_blank_at and self._blank_tells and not self._begins_page(after_blank_at):
            return "\n"
        wrapped_in_word = self._from_pdf and not previous.endswith(" ")
        return "" if wrapped_in_word and _THAI_END.search(above) and _THAI_START.match(words) else " "

    def _begins_page(self, offset: int) -> bool:
        """Whether the page breaks between the line at `offset` and the printed line above it."""
        page = self._document.line_at(offset).page
        return page > 1 and self._document.line_at(len(self._text[:offset].rstrip())).page != page


def _indent(line: str) -> int:
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip())
