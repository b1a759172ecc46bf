"""Where a value stands in its document."""

from typing import NamedTuple

Span = tuple[int, int]  # offsets in a document's text, the second one behind the end


class Box(NamedTuple):
    """A rectangle on a page, in PDF points, with the origin at the top left of the page."""

    x0: float
    top: float
    x1: float
    bottom: float


class Place(NamedTuple):
    """Where a value stands, and what is printed there.

    `page` counts from 1. `line` counts from 1: in exported text it is the line of the file, as an editor shows it;
    in a PDF it is the line of the page. `box` encloses what is printed on `page`; None for exported text.
    `raw` is the printed text, with line breaks as printed.
    """

    page: int
    line: int
    box: Box | None
    raw: str
