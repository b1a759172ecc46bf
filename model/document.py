"""A document as a reader hands it on: one string, and the place of every character in it."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from model.place import Box, Place, Span
from model.warning import ReportWarning


class Line(NamedTuple):
    """A printed line: its page and its number there (see `Place`), and, in a PDF, a box for every character."""

    page: int
    number: int
    boxes: Sequence[Box] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document with its lines.

    `text` holds the lines in reading order, each ended by a line feed; `starts[i]` is the offset in `text` at which
    `lines[i]` begins. The text is repaired (see `normalize.text`), the digits are as printed.
    `encoding` is None for a PDF. `pages` is the number of pages.
    """

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    media_type: str
    encoding: str | None
    pages: int
    text_from: str
    exported_at: dt.datetime | None = None
    warnings: tuple[ReportWarning, ...] = ()

    def line_at(self, offset: int) -> Line:
        """Return the line that holds the character at `offset`."""
        return self.lines[bisect_right(self.starts, offset) - 1]

    def line_index(self, offset: int) -> int:
        """Return the index in `lines` of the line that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def place(self, start: int, end: int, raw: str) -> Place:
        """Return the place of `raw`, printed at `text[start:end]`; its box encloses what is on the page of `start`."""
        index = bisect_right(self.starts, start) - 1
        line = self.lines[index]
        box = None if line.boxes is None else self._box(index, start, end)
        return Place(line.page, line.number, box, raw)

    def _box(self, index: int, start: int, end: int) -> Box | None:
        page = self.lines[index].page
        boxes: list[Box] = []
        for i in range(index, len(self.lines)):
            line, offset = self.lines[i], self.starts[i]
            if line.page != page or offset >= end:
                break
            boxes += (line.boxes or ())[max(start - offset, 0) : end - offset]
        if not boxes:
            return None
        return Box(
            round(min(box.x0 for box in boxes), 2),
            round(min(box.top for box in boxes), 2),
            round(max(box.x1 for box in boxes), 2),
            round(max(box.bottom for box in boxes), 2),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Places(Mapping[str, Place]):
    """The places of values by their paths; each is looked up when it is asked for.

    `text` is the document's text as the form read it, `spans` are the offsets in it.
    """

    document: Document
    text: str
    spans: dict[str, Span]

    def __getitem__(self, path: str) -> Place:
        start, end = self.spans[path]
        return self.document.place(start, end, self.text[start:end])

    def __iter__(self) -> Iterator[str]:
        return iter(self.spans)

    def __len__(self) -> int:
        return len(self.spans)
