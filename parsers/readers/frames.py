"""What mailers, editors and tables set around the lines of a text, taken off."""

import re

from parsers.readers.prefixes import unprefixed

LEAST = 3  # lines or words that must be framed alike
_QUOTED = re.compile(r"^(?:[ \t]*>)+ ?", re.MULTILINE)
_CELL = re.compile(r'^[ \t]*"([^\n]*)"[ \t]*,?[ \t]*$', re.MULTILINE)
_BETWEEN_CELLS = re.compile(r'"[ \t]*[,;\t][ \t]*"')
_ROW_MARKS = (":,", "：,", ':",', ",\n")  # behind a label, or at the end of a row
_BEHIND_ROW = ("", ",", "\n")
# where a table's program sets only those cells in quotation marks that hold a comma: a label with its amount
_QUOTED_ROW = re.compile(r'\n"[^":：\n]*[:：][^"\n]*?[0-9๐-๙],[0-9๐-๙]{3}[^"\n]*"[,;]*+(?=\n)')
_QUOTED_BEHIND_LABEL = ':\t"'
_TABBED_CELL = re.compile(r'(^|\t)"((?:[^"]|"")*+)"(?=\t|$)', re.MULTILINE)
_CELLS = re.compile(r'(^|[,;])(?:"((?:[^"]|"")*+)"|([^,;"\n]*+))(?=[,;]|$)', re.MULTILINE)
_BARS = "|│┃║"
_ROW = re.compile(rf"^[ \t]*[{_BARS}][^\n]*[{_BARS}][ \t]*$", re.MULTILINE)
_BLANKS = str.maketrans(dict.fromkeys(_BARS, " "))
# what parts the rows of a table, and a line across the page
_BORDER = re.compile(rf"^(?=[^\n]*[-=_─━═]{{3}})[-=_+:{_BARS}─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝ \t]+$", re.MULTILINE)
_HASHES = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_BOLD = re.compile(r"\*\*(?<!\*\*\*)(?![*\s]|แบบแสดง)([^*\n]{1,200}?)(?<!\s)\*\*(?!\*)")
# the form's own running header is set in asterisks, too
_FRAMED_LINE = re.compile(
    rf'\n[>{_BARS}"#*+\-=_─═┌╔](?:(?<=[>{_BARS}"#┌╔])|(?<=\*)\*(?![*\s]|แบบแสดง)|(?<=[-+=_─═])[-=_─═]{{2}})'
)
_BEGINNING = 800  # characters, in which a frame shows


def unframed(text: str) -> str:
    r"""Return `text` without what another program set around its lines; line for line as before.

    That are the marks of quoted mail, quotation marks of cells and what parts them, bars and rules of tables, Markdown,
    and line numbers. Cells are parted by tabs.

    >>> unframed("> ปีงบประมาณ : 2563\n>\n> รหัสโครงการ :\n> 1")
    'ปีงบประมาณ : 2563\n\nรหัสโครงการ :\n1'
    """
    text = unprefixed(text)
    has_commas = _is_table(text)
    has_tabs = text.find("\t", 0, _BEGINNING) >= 0 and text.find(_QUOTED_BEHIND_LABEL, 0, _BEGINNING) >= 0
    if not (has_commas or has_tabs) and _FRAMED_LINE.search(text, 0, _BEGINNING) is None:
        return text
    if _is_usual(text, _QUOTED):
        return unframed(_QUOTED.sub("", text))
    if has_commas or _QUOTED_ROW.search(text, 0, 2 * _BEGINNING) is not None:
        return _CELLS.sub(_cell, text)
    if has_tabs:
        return _TABBED_CELL.sub(lambda cell: cell[1] + cell[2].replace('""', '"'), text)
    if _is_usual(text, _CELL):
        text = _CELL.sub(lambda row: _BETWEEN_CELLS.sub("\t", row[1]).replace('""', '"'), text)
    text = _BORDER.sub("", text)
    if len(_ROW.findall(text)) >= LEAST:
        text = _ROW.sub(lambda row: row[0].translate(_BLANKS), text)
    if len(_HASHES.findall(text)) >= LEAST:
        text = _HASHES.sub("", text)
    if len(set(_BOLD.findall(text))) >= LEAST:
        text = _BOLD.sub(r"\1", text)
    return text


def _is_table(text: str) -> bool:
    """Whether commas part the cells of `text`, behind labels or at the ends of rows."""
    # the first of another text is an amount's, or a sentence's
    at = text.find(",", 0, _BEGINNING)
    if at < 0 or not (text[at - 1] in ':："' or text[at + 1 : at + 2] in _BEHIND_ROW):
        return False
    return any(text.count(mark, 0, _BEGINNING) >= LEAST for mark in _ROW_MARKS)


def _cell(match: re.Match[str]) -> str:
    """The text of a table's cell, without its quotation marks; a tab for what parts it from the one before."""
    quoted, bare = match[2], match[3]
    text = bare if quoted is None else quoted.replace('""', '"')
    return f"\t{text}" if match[1] else text


def _is_usual(text: str, frame: re.Pattern[str]) -> bool:
    """Whether most printed lines of `text` are framed so."""
    return len(frame.findall(text)) * 2 > sum(map(bool, map(str.strip, text.split("\n"))))
