"""The tags of a web page that was stored as it was sent, taken off."""

import html
import re

LEAST = 3  # tags that end a line
_BEGINNING = 4000  # characters, in which they show
_HEAD_END = re.compile(r"</head(?:\s[^<>]*+)?>", re.IGNORECASE)
_LINE_END = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\s*+/?>([ \t]*+(?=\n))?", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]\s*+>", re.IGNORECASE)
# before a letter: what is less than a figure is none
_TAG = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9]*+(?:\s[^<>]*+)?/?|![^<>]*+)>")


def unmarked(text: str) -> str:
    r"""Return `text` without its tags, if some of them end lines: a line feed stands for these, a tab for a cell's end.

    >>> unmarked("<p>ปีงบประมาณ : 2563</p><p>R&amp;D</p><p>ก<br>ข</p>")
    'ปีงบประมาณ : 2563\nR&D\nก\nข\n'
    >>> unmarked("<b>2563</b>")
    '<b>2563</b>'
    """
    if len(_LINE_END.findall(text, 0, _BEGINNING)) < LEAST:
        return text
    head = _HEAD_END.search(text, 0, _BEGINNING)
    if head:
        text = "\n" * text.count("\n", 0, head.end()) + text[head.end() :]
    text = _LINE_END.sub(lambda tag: "" if tag[1] is not None else "\n", text)
    return html.unescape(_TAG.sub("", _CELL_END.sub("\t", text)))
