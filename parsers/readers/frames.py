"""What mailers, editors and tables set around the lines of a text, taken off."""

import re

LEAST = 3  # lines or words that must be framed alike
_QUOTED = re.compile(r"^(?:[ \t]*>)+ ?", re.MULTILINE)
_CELL = re.compile(r'^[ \t]*"([^\n]*)"[ \t]*,?[ \t]*$', re.MULTILINE)
_BARS = "|│┃║"
_ROW = re.compile(rf"^[ \t]*[{_BARS}][^\n]*[{_BARS}][ \t]*$", re.MULTILINE)
_BLANKS = str.maketrans(dict.fromkeys(_BARS, " "))
# what parts the rows of a table, and a line across the page
_BORDER = re.compile(rf"^(?=[^\n]*[-=─━═]{{3}})[-=+:{_BARS}─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝ \t]+$", re.MULTILINE)
_HASHES = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_BOLD = re.compile(r"\*\*(?<!\*\*\*)(?![*\s]|แบบแสดง)([^*\n]{1,200}?)(?<!\s)\*\*(?!\*)")
# the form's own running header is set in asterisks, too
_FRAMED_LINE = re.compile(
    rf'\n[>{_BARS}"#*+\-=─═┌╔](?:(?<=[>{_BARS}"#┌╔])|(?<=\*)\*(?![*\s]|แบบแสดง)|(?<=[-+=─═])[-=─═]{{2}})'
)
_BEGINNING = 800  # characters, in which a frame shows
_FIRST_NUMBERS = re.compile(r"[ \t]*1[\t:|][^\n]*\n[ \t]*2[\t:|]")
_NUMBERED = re.compile(r"[ \t]*([0-9]{1,5})(?:[\t:|] ?(.*))?")


def unframed(text: str) -> str:
    r"""Return `text` without what another program set around its lines; line for line as before.

    That are the marks of quoted mail, the quotation marks of cells, bars and rules of tables, the marks of Markdown,
    and line numbers.

    >>> unframed("> ปีงบประมาณ : 2563\n>\n> รหัสโครงการ :\n> 1")
    'ปีงบประมาณ : 2563\n\nรหัสโครงการ :\n1'
    """
    if _FIRST_NUMBERS.match(text):
        text = _without_numbers(text)
    if _FRAMED_LINE.search(text, 0, _BEGINNING) is None:
        return text
    if _is_usual(text, _QUOTED):
        text = _QUOTED.sub("", text)
    if _is_usual(text, _CELL):
        text = _CELL.sub(r"\1", text)
    text = _BORDER.sub("", text)
    if len(_ROW.findall(text)) >= LEAST:
        text = _ROW.sub(lambda row: row[0].translate(_BLANKS), text)
    if len(_HASHES.findall(text)) >= LEAST:
        text = _HASHES.sub("", text)
    if len(set(_BOLD.findall(text))) >= LEAST:
        text = _BOLD.sub(r"\1", text)
    return text


def _is_usual(text: str, frame: re.Pattern[str]) -> bool:
    """Whether most printed lines of `text` are framed so."""
    return len(frame.findall(text)) * 2 > sum(map(bool, map(str.strip, text.split("\n"))))


def _without_numbers(text: str) -> str:
    lines = text.split("\n")
    matches = [_NUMBERED.fullmatch(line) for line in lines]
    own = [match is not None and int(match[1]) == number for number, match in enumerate(matches, 1)]
    if sum(own) < len(lines) - LEAST:
        return text
    return "\n".join(
        match[2] or "" if is_own and match else line for line, match, is_own in zip(lines, matches, own, strict=True)
    )
