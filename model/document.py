"""A document as a reader hands it on: one string, and the place of every character in it."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from model.font import FontEvidence
from model.pickling import by_position
from model.place import Box, Place, Span
from model.warning import ReportWarning, WarningCode


class Line(NamedTuple):
    """A printed line: its page and its number there (see `Place`), and, in a PDF, a box for every character."""

    page: int
    number: int
    boxes: Sequence[Box] | None = None


class TextLines(Sequence[Line]):
    """The lines of exported text: no boxes, numbered as in the file; `pages` has the page of each."""

    __slots__ = ("pages",)

    def __init__(self, pages: list[int]) -> None:
        self.pages = pages

    def __len__(self) -> int:
        return len(self.pages)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        return Line(self.pages[index], index + 1 if index >= 0 else len(self.pages) + index + 1)


class Flaw(NamedTuple):
    """A stretch of a document's text that is doubtful: `message` says, of any value there, what makes it so."""

    code: WarningCode
    message: str
    span: Span


@by_position
@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document with its lines.

    `text` holds the lines in reading order, each ended by a line feed; `starts[i]` is the offset in `text` at which
    `lines[i]` begins. The text is repaired (see `normalize.text`), the digits are as printed.
    `encoding` is None for a PDF. `pages` is the number of pages. `fonts` is what told the letters of a PDF's fonts.
    `leaves` tells the printed page of each line, counted from 1, where a page of the file bears two; else it is empty.
    `flaws` are the stretches of the text that its reader doubts.
    """

    text: str
    lines: Sequence[Line]
    starts: tuple[int, ...]
    media_type: str
    encoding: str | None
    pages: int
    text_from: str
    exported_at: dt.datetime | None = None
    warnings: tuple[ReportWarning, ...] = ()
    fonts: tuple[FontEvidence, ...] = ()
    leaves: tuple[int, ...] = ()
    flaws: tuple[Flaw, ...] = ()

    @property
    def printed_pages(self) -> int:
        """The number of printed pages, of which a page of the file may bear two."""
        return self.leaves[-1] if self.leaves else self.pages

    def line_leaves(self) -> Sequence[int]:
        """Return the printed page of each line."""
        return self.leaves or self.line_pages()

    def line_pages(self) -> list[int]:
        """Return the page of each line."""
        return self.lines.pages if isinstance(self.lines, TextLines) else [line.page for line in self.lines]

    def line_at(self, offset: int) -> Line:
        """Return the line that holds the character at `offset`."""
        return self.lines[bisect_right(self.starts, offset) - 1]

    def leaf_at(self, offset: int) -> int:
        """Return the printed page that holds the character at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        if self.leaves:
            return self.leaves[index]
        return self.lines.pages[index] if isinstance(self.lines, TextLines) else self.lines[index].page

    def line_index(self, offset: int) -> int:
        """Return the index in `lines` of the line that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def place(self, start: int, end: int, text: str) -> Place:
        """Return the place of `text[start:end]`; its box encloses what is on the printed page of `start`.

        `text` is the document's text, what the report does not mean blanked.
        """
        index = bisect_right(self.starts, start) - 1
        line = self.lines[index]
        box = None if line.boxes is None else self._box(line.page, start, end, text)
        return Place(line.page, line.number, box, text[start:end])

    def boxes(self, start: int, end: int, text: str) -> Iterator[tuple[int, Box]]:
        """Return page and box of each printed line of `text[start:end]`, without its indentation; none for text."""
        for index in range(bisect_right(self.starts, start) - 1, len(self.lines)):
            line, offset = self.lines[index], self.starts[index]
            if offset >= end:
                return
            first = max(start, offset)
            last = min(end, self.starts[index + 1] if index + 1 < len(self.starts) else len(text))
            words = text[first:last]
            if line.boxes and not words.isspace():
                indent = len(words) - len(words.lstrip())
                boxes = line.boxes[first - offset + indent : first - offset + len(words.rstrip())]
                if boxes:
                    yield line.page, _enclosing(boxes)

    def _box(self, page: int, start: int, end: int, text: str) -> Box | None:
        if self.leaves:
            behind = bisect_right(self.leaves, self.leaf_at(start))
            end = min(end, self.starts[behind]) if behind < len(self.starts) else end
        boxes = [box for other, box in self.boxes(start, end, text) if other == page]
        return _enclosing(boxes) if boxes else None


def _enclosing(boxes: Sequence[Box]) -> Box:
    return Box(
        round(min(box.x0 for box in boxes), 2),
        round(min(box.top for box in boxes), 2),
        round(max(box.x1 for box in boxes), 2),
        round(max(box.bottom for box in boxes), 2),
    )


@by_position
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
        return self.document.place(start, end, self.text)

    def __iter__(self) -> Iterator[str]:
        return iter(self.spans)

    def __len__(self) -> int:
        return len(self.spans)

    def printed(self) -> Iterator[tuple[str, int, int, str]]:
        """Yield path, page, line and printed text of every value: what a place holds without its box."""
        document, text = self.document, self.text
        starts, pages = document.starts, document.line_pages()
        numbered = isinstance(document.lines, TextLines)
        for path, (start, end) in self.spans.items():
            index = bisect_right(starts, start) - 1
            number = index + 1 if numbered else document.lines[index].number
            yield path, pages[index], number, text[start:end]

    def boxes(self, path: str) -> Iterator[tuple[int, Box]]:
        """Return page and box of each line on which the value at `path` is printed; none for exported text."""
        return self.document.boxes(*self.spans[path], self.text)
