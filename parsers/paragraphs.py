"""Lines that the page merely wrapped, joined again."""

import re

from model import Document, Span
from normalize import normal
from parsers.numbering import ITEM, WORD

# no word ends behind what is written before its consonant, and none begins with what is written behind or over one
_NO_END = frozenset("เแโใไ")
_NO_START = frozenset("ะัำิีึืฺุู็่้๊๋์ํ๎ๅ")
_BEFORE_AA = re.compile("\\n[ \\t]*+[่-๋]?\u0e32")
_IN_WORD = re.compile(rf"\n(?:(?<=[{''.join(_NO_END)}]\n)|(?=[{''.join(_NO_START)}]))")
_THAI_END = re.compile(r"[ก-ฺเ-๎]$")
_THAI_START = re.compile(r"[ก-ฯเ-ไ]")
_DEEPER = 4
_BLANK_LINE = r"(?:[ \t]*+\n)"
_BLANK = re.compile(r"\n[ \t]++(?=\n)")
_LINE = rf"([ \t]*+)((?={ITEM}))?"
# line feeds that may be more than a space, the blank lines behind them, and how the next line begins: in a PDF all of
# them; in a text where blank lines tell paragraphs, those before a blank line or no word; in another, before no word.
# The groups: the blank lines, how far the next line is set in, whether it is an item
_EACH = re.compile(rf"\n({_BLANK_LINE}*+){_LINE}")
_TOLD = re.compile(rf"\n(?!{WORD})({_BLANK_LINE}++)?{_LINE}")
# no more blank lines at a time than lie between paragraphs: from each of thousands, those behind it would be looked at
_UNTOLD = re.compile(rf"\n(?!{WORD})({_BLANK_LINE}{{,200}}+)(?!{WORD}){_LINE}")


class Paragraphs:
    """How one document sets its paragraphs.

    `text` is the document's text with page furniture blanked.
    """

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._from_pdf = document.text_from != "text"
        # where a blank line stands between most printed lines, it says nothing
        blank, lines = text.count("\n\n"), len(document.starts)
        self._blank_tells = blank * 3 < lines and (blank + len(_BLANK.findall(text))) * 3 < lines
        self._turns = _EACH if self._from_pdf else _TOLD if self._blank_tells else _UNTOLD

    def flowed(self, start: int, end: int) -> str:
        """Return `text[start:end]` with wrapped lines joined: a line feed only where a paragraph or an item begins."""
        raw = self._text[start:end].rstrip()
        if "\n" not in raw:
            return raw.lstrip()
        parts = self._turns.split(raw)
        above = parts[0]
        joined = [_on_one_line(above)]
        width = 0 if "\n" in above else None  # how far the line above is set in; None if it stands behind a label
        end = start + len(above)  # of the line above
        for blank, indent, item, below in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True):
            deep = len(indent.expandtabs(8)) if indent else 0
            begin = end + 1 + len(indent) + (len(blank) if blank else 0)
            if item is not None or (width is not None and deep >= width + _DEEPER):
                joined.append("\n")
            else:
                joined.append(self._joint(above, below, (end, begin) if blank else None))
            if "\n" in below:
                joined.append(_on_one_line(below))
                width = 0
            else:
                joined.append(below.strip())
                width = deep
            above, end = below, begin + len(below)
        whole = "".join(joined).lstrip()
        # the mark of sara am may be lost there
        return normal(whole) if _BEFORE_AA.search(raw) else whole

    def _joint(self, above: str, below: str, blank: Span | None) -> str:
        """What parts two lines of which the second is no item and set in no deeper; `blank` is between them."""
        if below[:1] in _NO_START or above[-1:] in _NO_END:
            return ""
        if self._blank_tells and blank and not self._begins_page(*blank):
            return "\n"
        wrapped_in_word = self._from_pdf and not above.endswith(" ")
        return "" if wrapped_in_word and _THAI_END.search(above) and _THAI_START.match(below) else " "

    def _begins_page(self, above: int, below: int) -> bool:
        """Whether the page breaks between the lines at `above` and `below`."""
        document = self._document
        return document.printed_pages > 1 and document.leaf_at(above) != document.leaf_at(below)


def _on_one_line(lines: str) -> str:
    if "\n" not in lines:
        return lines.strip()
    return _IN_WORD.sub("", "\n".join(filter(None, map(str.strip, lines.split("\n"))))).replace("\n", " ")
