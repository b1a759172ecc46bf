"""Exported text: bytes of any encoding that Thai systems write, to a `Document`."""

import html
import re
from bisect import bisect_right
from itertools import chain, pairwise, repeat

from model import Document, Refusal, Refused, ReportWarning, TextLines, WarningCode
from normalize import damaged, normal, redecoded
from parsers.furniture import page_headers
from parsers.readers.encoding import PADDING, Decoded, decoded, has_controls
from parsers.readers.frames import unframed
from parsers.readers.markup import unmarked
from parsers.readers.wrapping import unwrapped

LARGEST = 32 * 1024 * 1024
_FEEDS = re.compile(r"\f\s*+")
_BLANKS = re.compile(r"\s*+")
# a line printer strikes a line twice for bold type, or underlines it
_OVERSTRUCK = re.compile(r"^([^\r\n]++)(?:\r(?:\1|[_ ]++)(?=[\r\n]))+", re.MULTILINE)
# how a terminal is told to change its type
_ESCAPE = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
# what ends a line within a paragraph, or in other systems
_OTHER_NEWLINES = ("\v", "\x85", "\u2028", "\u2029")
_OTHER_NEWLINE = re.compile(f"[{''.join(_OTHER_NEWLINES)}]")
# what web systems store for what their pages cannot hold
_REFERENCE = re.compile(r"&(?:nbsp|quot|amp|lt|gt|#[0-9]{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)


def claims(data: bytes) -> bool:
    """Return whether `data` can be text: it does not say that it is a PDF."""
    return b"%PDF-" not in data[:1024]


def read(data: bytes) -> Document:
    """Return the text in `data`, repaired, with the file's line numbers and its pages.

    Pages are counted by form feeds or, without them, by the running page header.

    Raises:
        Refused: `data` is in no encoding of Thai text, or larger than any report.
    """
    if len(data) > LARGEST:
        raise Refused(Refusal.TOO_LARGE)
    found = decoded(data)
    if found is None:
        raise Refused(Refusal.BINARY)
    text = found.text
    if b"\r" in data:
        text = text.replace("\r\n", "\n")
        if "\r" in text:
            text = _OVERSTRUCK.sub(r"\1", text).replace("\r", "\n")
    if b"\x1b" in data:
        text = _ESCAPE.sub("", text)
    if b"<" in data:
        text = unmarked(text)
    if b"&" in data and b";" in data:
        text = _REFERENCE.sub(lambda reference: html.unescape(reference[0]), text)
    is_right = not damaged(text)
    if found.may_be_binary and not is_right and has_controls(data.rstrip(PADDING)):
        raise Refused(Refusal.BINARY)
    repaired = text if is_right else normal(text)
    # in Thai that was stored in a wrong encoding they are letters; in a text that needs no repair stands only the first
    may_end_lines = not is_right or b"\v" in data
    if may_end_lines and any(map(text.__contains__, _OTHER_NEWLINES)) and not _may_be_garbled(text):
        text = _OTHER_NEWLINE.sub("\n", text)
        repaired = normal(text)
    right = None if is_right or not _may_be_garbled(text) else redecoded(text)
    text = unframed(repaired if right is None else normal(_OTHER_NEWLINE.sub("\n", right)))
    if not text.endswith("\n"):
        text += "\n"
    text, starts = unwrapped(text)
    pages = _pages(text, starts)
    return Document(
        text=text,
        lines=TextLines(pages),
        starts=starts,
        media_type="text/plain",
        encoding=found.encoding,
        pages=pages[-1],
        text_from="text",
        warnings=tuple(_doubts(found, right is not None, text)),
    )


def _pages(text: str, starts: tuple[int, ...]) -> list[int]:
    """Return the page of each line."""
    # a page begins with the line that holds what follows the form feed; a page may be empty
    feeds = _FEEDS.finditer(text, _behind_blanks(text, 0)) if "\f" in text else ()
    breaks = [at for match in feeds if (at := match.end()) < len(text) for _ in range(match[0].count("\f"))]
    if not breaks:
        breaks = [start for start, _ in page_headers(text)][1:]
    if not breaks:
        return [1] * len(starts)
    # text before a break in a line belongs to the page that ends there; the line is counted where it goes on
    first_lines = [bisect_right(starts, at) - 1 for at in breaks]
    bounds = [0, *first_lines, len(starts)]
    return list(chain.from_iterable(repeat(page, end - start) for page, (start, end) in enumerate(pairwise(bounds), 1)))


def _behind_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _may_be_garbled(text: str) -> bool:
    """Whether Thai's commonest letters are missing, or what UTF-8 makes of Thai in its code page is common."""
    common = sum(map(text.count, "นรา"))
    return common * 50 < len(text) or text.count("เธ") * 12 > len(text)


def _doubts(found: Decoded, was_redecoded: bool, text: str) -> list[ReportWarning]:
    doubts = []
    if was_redecoded:
        message = "the text had been stored in a wrong encoding; it was decoded again"
        doubts.append(ReportWarning(WarningCode.TEXT_REDECODED, message))
    if found.lost:
        at = text.find("�")
        line = text.count("\n", 0, at) + 1 if at >= 0 else None
        quote = text[max(at - 20, 0) : at + 20].strip() if at >= 0 else ""
        message = f"{found.lost} bytes are no {found.encoding} and stand as “�”, first in “{quote}”"
        doubts.append(ReportWarning(WarningCode.CHARACTERS_LOST, message, line=line))
    return doubts
