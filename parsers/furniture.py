"""What a page prints about itself: its running header, its number, what a browser or a printer adds."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model import Document, Span
from normalize import digits
from parsers.numbering import begins_item
from parsers.wording import DIGITS, end_of_words, loosely, occurrences

TITLE = "แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ"
_TITLE = re.compile(loosely(TITLE))
_STARS_BEFORE = re.compile(r"\*{2,}\s*$")
_STARS = re.compile(r"\*{2,}")
_STARS_BEHIND = re.compile(r"\s*\*{2,}")
_OTHER_HEADER = re.compile(r"^[ \t\f]*\*{2,}[ \t]*([^*\n]{5,120}?)[ \t]*\*{2,}[ \t]*$", re.MULTILINE)
_SAYS_PAGE = re.compile(
    rf"[-–( ]*(?:หน้า(?:\s*ที่)?|page)\s*:?\s*{DIGITS}{{1,4}}"
    rf"(?:\s*(?:/|จาก|ของ|of)\s*(?:ทั้งหมด\s*)?{DIGITS}{{1,4}}(?:\s*หน้า)?)?[-–) ]*",
    re.IGNORECASE,
)
_BARE_PAGE = re.compile(
    rf"(?:(?P<dash>[-–])\s*|(?P<bracket>\()\s*|•\s*)?(?P<number>[1-9๑-๙]{DIGITS}{{0,3}})"
    rf"(?:\s*(?:/|จาก|of)\s*{DIGITS}{{1,4}})?(?(dash)\s*[-–])(?(bracket)\s*\))"
)
# how a line begins that says the page, and all of it
_MAY_COUNT = ("\nหน้า", "  หน้า", "\n- 2 -")
_PAGE_LINE = re.compile(
    rf"^[ \t]*(?:\(?หน้า(?:\s?ที่)?[ \t]*(?P<number>{DIGITS}{{1,3}})"
    rf"(?P<total>[ \t]*(?:/|จาก|ของ)[ \t]*{DIGITS}{{1,3}})?\)?"
    rf"|-[ \t]?(?P<dashed>{DIGITS}{{1,3}})[ \t]?-)[ \t]*$",
    re.MULTILINE,
)
# what numbers a page, or an item of a list: that of each page tells which
_MAY_NUMBER = re.compile(
    rf"[-–]\s*(?P<behind>[1-9๑-๙]{DIGITS}{{0,3}})|(?P<before>[1-9๑-๙]{DIGITS}{{0,3}})\s*[-–]"
    rf"|\(\s*(?P<within>[1-9๑-๙]{DIGITS}{{0,3}})\s*\)"
)
# what a browser prints at the foot, with the page; and at the head, which a text has only together with a foot
_BROWSER_FOOT = re.compile(r"(?:https?|file)://\S+\s+\d{1,4}\s*/\s*\d{1,4}|powered\s+by\s.{1,80}", re.IGNORECASE)
_BROWSER_HEAD = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s.{0,120})?", re.IGNORECASE
)
# how any of them begins
_MAY_BE_FURNITURE = re.compile(rf"[-–•( ]*(?:หน้า|[A-Za-z]|{DIGITS}{{1,4}}\s*(?:\)?$|[-–/]|จาก|of))")
# what a report's own lines hold and furniture does not, figures folded: two pages may well end in the same status line
_OWN = re.compile(r"::|=|เป็นไปตาม|กว่าแผน|กว่าเป้า|รายงานครั้งที่|บาท|%|0,0|^\s*[-•]|[.…]{3,}")
# what no line of other words is: without a letter, or with the colon of a label or a value
_FIELD = re.compile(r"[^ก-ฮA-Za-z]*$|[:：]|.*[:：](?:\s|$)")
# what closes an item's number, on the next page
_CLOSES = re.compile(r"\s*[.)][ \t]*(?=[ก-ฮเ-ไA-Za-z(“\"])")
# words that a number belongs to, which the page parts from it
_ASKS_FOR_NUMBER = re.compile(r"(?:ที่|งวด|ข้อ|ชั้น|ครั้ง|จำนวน|เลข|ร้อยละ)\s*\Z")
_AROUND_NUMBER = " \t\f|"
_LONGEST_ASKING = 10  # characters
_EDGE = 2
_SAME_BEGINNING = 4  # letters
_OWN_BEGINNINGS = (":", "-", "=", "รายงานครั้งที่")
_DIGIT_RUN = re.compile(rf"{DIGITS}+")


def page_headers(text: str) -> tuple[Span, ...]:
    """Return where the running page header stands in `text`, from its first asterisk to its last."""
    # who counts pages, who tells the form and who blanks the headers ask for those of one text, one behind the other
    known, headers = _last["asked"]
    if known is not text:
        headers = _page_headers(text)
        _last["asked"] = (text, headers)
    return headers


_last: dict[str, tuple[str, tuple[Span, ...]]] = {"asked": ("", ())}


def _page_headers(text: str) -> tuple[Span, ...]:
    headers = [span for title in occurrences(TITLE, text) if (span := _header(text, *title))]
    stars = text.count("**")
    if stars > sum(text.count("**", *span) for span in headers) or not headers:
        # the page breaks the title somewhere
        headers = [span for match in _TITLE.finditer(text) if (span := _header(text, *match.span()))]
    if headers or not stars:
        return tuple(headers)
    found = list(_OTHER_HEADER.finditer(text))
    return tuple(match.span() for match in found if match[1] == found[0][1])


def _header(text: str, start: int, end: int) -> Span | None:
    """The title at `start` with the asterisks around it, or None where it stands inside a sentence."""
    before, behind = _STARS_BEFORE.search(text, max(start - 12, 0), start), _STARS_BEHIND.match(text, end)
    if before and behind:
        return before.start(), behind.end()
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[line_start:start] + text[end : line_end if line_end >= 0 else None]
    if not rest.strip(" \t\f*"):
        return line_start, end
    # words that do not belong there stand in the header: they are left, the header is one all the same
    return (start, end) if "**" in rest else None


def _numbers_beside(text: str, headers: Sequence[Span]) -> list[Span]:
    """What stands on the line of a header with it, if it only says which page it is, or stands at each of several.

    A number alone must be the page's.
    """
    found: list[Span] = []
    alike: dict[str, list[Span]] = {}
    for page, (start, end) in enumerate(headers, 1):
        line_end = text.find("\n", end)
        beside = ((text.rfind("\n", 0, start) + 1, start), (end, line_end if line_end >= 0 else len(text)))
        for first, last in beside:
            words = text[first:last].strip(_AROUND_NUMBER)
            if not words:
                continue
            bare = _BARE_PAGE.fullmatch(words)
            is_page = int(bare["number"]) in {page - 1, page} if bare and words.isdecimal() else bare
            if is_page or _SAYS_PAGE.fullmatch(words):
                found.append((first, last))
            else:
                alike.setdefault(_folded(words), []).append((first, last))
    # a date of printing, say, which may be another on each page
    return [*found, *(span for spans in alike.values() if len(spans) == len(headers) > 1 for span in spans)]


def furniture(document: Document) -> list[Span]:
    """Return the spans of the document's text that are page furniture, in no order."""
    text = document.text
    headers = page_headers(text)
    # words that do not belong there may part a header from its asterisks
    stars = [
        match.span()
        for start, end in headers
        if "**" not in text[start:end]
        for match in _STARS.finditer(text, text.rfind("\n", 0, start) + 1, text.find("\n", end))
    ]
    edges = list(_edge_lines(document, headers))
    # most often all lines that say a page are at the edges
    may_count = document.text_from == "text" and (document.printed_pages == 1 or text.count("\nหน้า ") > len(edges))
    counted = _counted_lines(text, document.printed_pages > 1) if may_count else ()
    return [*headers, *stars, *_numbers_beside(text, headers), *edges, *counted]


def _counted_lines(text: str, needs_total: bool) -> list[Span]:
    """The lines that count the pages of a text; none if they do not count on.

    Where a part of a report, or another report, stands behind it, the count goes back. Where something else tells the
    pages of a text, such a line is sure only with their number.
    """
    if not any(map(text.__contains__, _MAY_COUNT)):
        return []
    lines = list(_PAGE_LINE.finditer(text))
    numbers = [int(digits(line["number"] or line["dashed"])) for line in lines]
    have_totals = [line["total"] is not None for line in lines]
    is_sure = all(have_totals) if needs_total else len(lines) > 1 or any(have_totals)
    steps = {number - before for before, number in pairwise(numbers)}
    counts_on = bool(lines) and is_sure and numbers[0] <= 2 and (steps <= {1} or (all(have_totals) and max(steps) <= 1))
    return [line.span() for line in lines] if counts_on else []


def bare_headers(text: str) -> list[Span]:
    """Return the page headers in `text` that have no asterisks, if others have: a sentence may name the form alone."""
    headers = page_headers(text)
    bare = [(start, end) for start, end in headers if text.find("*", start, end) < 0]
    return bare if len(bare) < len(headers) else []


def lone_numbers(document: Document, spans: Sequence[Span]) -> list[Span]:
    """Return those of the furniture at `spans` that are no more than a number, if not every page bears one."""
    bare = [span for span in spans if document.text[slice(*span)].strip().isdecimal()]
    return [] if len(bare) >= max(document.printed_pages - 1, 2) else bare


def masked(text: str, spans: list[Span]) -> str:
    """Return `text` with `spans` and form feeds blanked: as long as before, line feeds kept."""
    text = text.replace("\f", " ")
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans):
        lines = text[max(start, position) : end].split("\n")
        pieces += (text[position:start], "\n".join(" " * len(line) for line in lines))
        position = max(end, position)
    return "".join((*pieces, text[position:]))


def _edge_lines(document: Document, headers: Sequence[Span]) -> Iterator[Span]:
    """The first and last printed lines of each page that only say which page it is."""
    edges = list(_edges(document, headers))
    foreign = _repeated(document, edges) if document.printed_pages > 1 else set()
    if not foreign:
        edges = [edge for edge in edges if _MAY_BE_FURNITURE.match(edge[2])]
    # a text of one page bears no number at its edge; a PDF may
    may_be_bare = document.printed_pages > 1 or document.text_from != "text"
    numbered = _numbered(edges) if document.printed_pages > 1 else set()
    numbers = sum(words.isdecimal() for _, _, words in edges) if document.text_from == "text" else 0
    is_one_of_many = 0 < numbers < document.printed_pages - 1
    by_browser = document.text_from != "text" or any(_BROWSER_FOOT.fullmatch(words) for _, _, words in edges)
    for span, page, words in edges:
        bare = _BARE_PAGE.fullmatch(words) if may_be_bare else None
        if (
            _SAYS_PAGE.fullmatch(words)
            or _BROWSER_FOOT.fullmatch(words)
            or (by_browser and _BROWSER_HEAD.fullmatch(words))
            or (
                bare
                and 0 < int(bare["number"]) <= page + 1 <= int(bare["number"]) + 2
                and not (is_one_of_many and words.isdecimal() and _is_asked_for(document.text, span, headers))
                and not _numbers_an_item(bare, document.text, span, headers)
            )
            or (foreign and _folded(words) in foreign)
            or (len(numbered) == document.printed_pages and (page, words) in numbered)
        ):
            yield span


def _numbered(edges: list[tuple[Span, int, str]]) -> set[tuple[int, str]]:
    """The pages, with their lines, at whose edge stands the page's number in brackets, or with a dash on one side."""
    found = ((page, words, _MAY_NUMBER.fullmatch(words)) for _, page, words in edges)
    return {(page, words) for page, words, match in found if match and int(match[match.lastgroup or 0]) == page}


def _numbers_an_item(bare: re.Match[str], text: str, span: Span, headers: Sequence[Span]) -> bool:
    """Whether the number that stands alone on the line at `span` is that of a list's item, which the page cuts."""
    if bare["dash"]:
        return False
    if bare["bracket"]:
        number = int(bare["number"])
        return re.search(rf"\n[ \t]*\( *0*(?:{number - 1}|{number + 1}) *\)", digits(text)) is not None
    behind = next((end for start, end in headers if start >= span[1] and not text[span[1] : start].strip()), span[1])
    return _CLOSES.match(text, behind) is not None


def _is_asked_for(text: str, span: Span, headers: Sequence[Span]) -> bool:
    """Whether the number on the line at `span` belongs to a word that the line above ends in."""
    at = end_of_words(text, span[0])
    above = next((start for start, end in headers if end == at), None)
    if above is not None:
        at = end_of_words(text, above)
    return _ASKS_FOR_NUMBER.search(text, max(at - _LONGEST_ASKING, 0), at) is not None


def _repeated(document: Document, edges: list[tuple[Span, int, str]]) -> set[str]:
    """The lines, digits aside, that stand at one height on most pages, and are not of a report's own kind.

    In a text, which has no heights but top and bottom, they must stand on nearly all.
    """
    is_text = document.text_from == "text"
    most = max(1, document.printed_pages * 2 // 3 if is_text else document.printed_pages // 2)
    if is_text:
        beginnings = [words[:_SAME_BEGINNING] for _, _, words in edges if not words.startswith(_OWN_BEGINNINGS)]
        if len(beginnings) - len(set(beginnings)) < most:
            return set()
        pages = [page for _, page, _ in edges]
        # a line of a page of few lines is at its top and at its bottom
        heights = {
            (page, height, _folded(words))
            for index, (_, page, words) in enumerate(edges)
            for height, lines in ((0.0, index - bisect_left(pages, page)), (1.0, bisect_right(pages, page) - index - 1))
            if lines < _EDGE
        }
    else:
        heights = {(page, _height(document, span), _folded(words)) for span, page, words in edges}
    counted = Counter((height, words) for _, height, words in heights)
    return {
        words
        for (_, words), count in counted.items()
        if count > most and not (_OWN.search(words) or begins_item(words) or (is_text and _FIELD.match(words)))
    }


def _height(document: Document, span: Span) -> float:
    """The height of a line's first letter on its page, to two points."""
    boxes = document.lines[document.line_index(span[0])].boxes or ()
    line = document.text[slice(*span)]
    indent = len(line) - len(line.lstrip())
    return round(boxes[indent].top / 2) if indent < len(boxes) else 0


def _edges(document: Document, headers: Sequence[Span]) -> Iterator[tuple[Span, int, str]]:
    """Return span, page and words of the outermost printed lines of each page, the running header left out."""
    in_header = {document.line_index(start) for start, _ in headers}
    text, starts = document.text, document.starts
    ends = (*starts[1:], len(text))
    pages = document.line_leaves()
    for page in range(1, document.printed_pages + 1):
        indexes = range(bisect_left(pages, page), bisect_right(pages, page))
        found: dict[int, str] = {}
        for outwards in (indexes, indexes[::-1]):
            most = len(found) + _EDGE
            for index in outwards:
                if index in found:
                    break
                words = "" if index in in_header else text[starts[index] : ends[index]].strip()
                if words:
                    found[index] = words
                    if len(found) == most:
                        break
        for index, words in found.items():
            yield (starts[index], ends[index]), page, words


def _folded(words: str) -> str:
    return _DIGIT_RUN.sub("0", words)
