"""Thai text repaired: marks, sara am, wrong encodings, shapes and gaps that programs leave behind."""

import re

from normalize.damage import ODD, damaged, has_pair

# Old Windows fonts, and after them those of the Macintosh, hold each mark in several shapes at private code points
SHAPES = {
    "\uf700": "ฐ",
    "\uf70f": "ญ",
    "\uf89a": "ญ",
    "\uf89e": "ฐ",
    **dict(zip(map(chr, range(0xF701, 0xF705)), "\u0e34\u0e35\u0e36\u0e37", strict=True)),
    **dict(zip(map(chr, range(0xF705, 0xF70F)), "\u0e48\u0e49\u0e4a\u0e4b\u0e4c" * 2, strict=True)),
    **dict(zip(map(chr, range(0xF710, 0xF713)), "\u0e31\u0e4d\u0e47", strict=True)),
    **dict(zip(map(chr, range(0xF713, 0xF718)), "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),
    **dict(zip(map(chr, range(0xF718, 0xF71B)), "\u0e38\u0e39\u0e3a", strict=True)),
    **dict(zip(map(chr, range(0xF71B, 0xF721)), "ฎฏฬ\u0e4d\u0e47\u0e4e", strict=True)),  # of TLWG's typefaces alone
    **dict(zip(map(chr, range(0xF884, 0xF88A)), "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47", strict=True)),
    **{chr(0xF88A + 3 * tone + shape): chr(0x0E48 + tone) for tone in range(5) for shape in range(3)},
    **dict(zip(map(chr, range(0xF899, 0xF89D)), "\u0e4dญ\u0e38\u0e39", strict=True)),
}
# wide, small and mathematical signs that print as the form's own, and wide figures
SIGNS = {
    **dict.fromkeys("ː∶꞉﹕", ":"),
    **dict.fromkeys("⁄∕／", "/"),
    **dict(zip("（）﹙﹚＊＋，﹐－﹣．﹒＝﹦％﹪", "()()*+,,--..==%%", strict=True)),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}
_RIGHT = SHAPES | SIGNS
_SPACES = "\xa0\u2000-\u200a\u202f\u205f\u3000"
# those that join, part or shape the letters of other scripts, and the parts of pictures, are left between them
_JOINERS = "(?<![^\x00-\u02ff\u0e00-\u0e7f\u2000-\u206f\uf700-\uf8ff\ufeff])[\u200c\u200d\ufe00-\ufe0f]"
_INVISIBLE = "[\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]"
_FOREIGN = re.compile(f"[{_SPACES}]|{_JOINERS}|{_INVISIBLE}|[\uf700-\uf720\uf884-\uf89e{''.join(SIGNS)}]")
# sara am typed as two, the second with the key of the longer vowel
_LONG_AM = re.compile("[\u0e4d\u0e33]([่-๋]?)ๅ")
_MOJIBAKE = re.compile("[\xa1-\xff]|‡[∏π]|เ[ธน].เ[ธน]")
_BLOCK = 16  # lines that are looked at together: most are right
_AFTER_GAP = re.compile(" [\u0e48-\u0e4b]?\u0e32")


def normal(text: str) -> str:
    """Return `text` repaired; line feeds, tabs, form feeds and digits stand as they stood, line for line.

    Marks stand in canonical order, once, and with no gap before them; sara am is one character; `เเ` is `แ`; wide and
    small signs, and wide digits, are plain ones; private-use shapes, invisible characters and Thai read in a wrong
    encoding are gone; odd spaces are plain ones.
    Right text comes back as it is. What has two repairs is left alone.

    >>> normal("จํานวน ท ่ี เเผน สำานัก ส านัก")
    'จำนวน ที่ แผน สำนัก สำนัก'
    """
    if text.isascii() or not damaged(text):
        return text
    if "\n" not in text:
        return _repaired(text)
    if not has_pair(text):
        plain = _without_foreign(text)
        return _with_odd_lines_repaired(text) if damaged(plain) else plain
    lines = text.split("\n")
    for start in range(0, len(lines), _BLOCK):
        block = lines[start : start + _BLOCK]
        if damaged("\n".join(block)):
            lines[start : start + _BLOCK] = [_repaired(line) if damaged(line) else line for line in block]
    return "\n".join(lines)


def _with_odd_lines_repaired(text: str) -> str:
    """Return `text` with those lines repaired that bear a character which is odd in Thai: mostly there are few."""
    pieces: list[str] = []
    position = 0
    while odd := ODD.search(text, position):
        start = text.rfind("\n", 0, odd.start()) + 1
        end = text.find("\n", odd.start())
        end = end if end >= 0 else len(text)
        pieces += [text[position:start], _repaired(text[start:end])]
        position = end
    return "".join((*pieces, text[position:]))


def _repaired(line: str) -> str:
    from normalize.marks import ordered

    if _MOJIBAKE.search(line):
        from normalize.mojibake import relined

        line = relined(line)
    line = _without_foreign(line)
    if not damaged(line):
        return line
    if _AFTER_GAP.search(line) is None:
        return ordered(line)
    from normalize.lost_marks import restored

    # before the marks are joined, while a gap tells `น ้ำ` from `น้า`; and behind it, when all words can be seen
    return ordered(restored(ordered(restored(line))))


def _without_foreign(text: str) -> str:
    text = _FOREIGN.sub(_plain, text).replace("เเ", "แ")
    return _LONG_AM.sub("\u0e4d\\1\u0e32", text) if "ๅ" in text else text


def _plain(match: re.Match[str]) -> str:
    character = match[0]
    if character in _RIGHT:
        return _RIGHT[character]
    return " " if character.isspace() else ""
