"""The bytes of exported text: encodings, line ends, and the damage that conversions do to Thai."""

import re
from collections.abc import Callable
from itertools import count

from samples.make.private_marks import private_marks

Damage = Callable[[str], str]

_ABOVE = "ัิีึื็"
_TONES = "่้๊๋์"


def decomposed(text: str) -> str:
    """Sara am in two characters, U+0E4D U+0E32, a tone mark before or between them in turn.

    >>> decomposed("ทำ น้ำ").encode("ascii", "backslashreplace").decode()
    '\\\\u0e17\\\\u0e4d\\\\u0e32 \\\\u0e19\\\\u0e4d\\\\u0e49\\\\u0e32'
    """
    turn = count()
    return re.sub(
        f"([{_TONES}]?)ำ", lambda match: f"{match[1]}ํา" if next(turn) % 2 == 0 or not match[1] else f"ํ{match[1]}า", text
    )


def doubled(text: str) -> str:
    """Sara ae as two sara e, sara am with a sara aa too many in turn, and of every third tone mark two."""
    turn = count()
    text = re.sub("ำ", lambda match: "ำา" if next(turn) % 2 else "ำ", text)
    return re.sub("[่้]", lambda match: match[0] * (2 if next(turn) % 3 == 0 else 1), text.replace("แ", "เเ"))


def disordered(text: str) -> str:
    """Tone marks before the vowel above or below."""
    return re.sub(f"([{_ABOVE}ุู])([{_TONES}])", r"\2\1", text)


def zero_width(text: str) -> str:
    """Zero-width spaces behind every fourth cluster of a word, a joiner or a non-joiner now and then."""
    turn = count()
    marks = ("\u200b", "\u200b", "\u200c", "\u200b", "\u200d", "\u2060", "\ufeff")

    def marked(match: re.Match[str]) -> str:
        number = next(turn)
        return match[0] + (marks[number // 4 % len(marks)] if number % 4 == 0 else "")

    return re.sub("[ก-ฮ][ัิ-ู็-๎ำ]*(?=[ก-ฮเ-ไ])", marked, text)


def each_line_otherwise(text: str) -> str:
    """Every damage of `DAMAGES` in turn, one a line."""
    damages = tuple(DAMAGES.values())
    lines = text.split("\n")
    printed = [number for number, line in enumerate(lines) if line.strip()]
    for turn, number in enumerate(printed):
        lines[number] = damages[turn % len(damages)](lines[number])
    return "\n".join(lines)


def encoded(text: str, encoding: str) -> bytes:
    """Return `text`, line feeds in it, as the bytes of one of `ENCODINGS`.

    Raises:
        KeyError: no such encoding.
        UnicodeEncodeError: `text` cannot be said in it.
    """
    return ENCODINGS[encoding](text)


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with BOM, CRLF": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "utf-16 LE with BOM, CRLF": lambda text: ("\ufeff" + text.replace("\n", "\r\n")).encode("utf-16-le"),
    "cp874, CRLF": lambda text: text.replace("\n", "\r\n").encode("cp874"),
    "tis-620": lambda text: text.encode("tis-620"),
    "cp874 read as Latin-1, saved as utf-8": lambda text: text.encode("cp874").decode("latin-1").encode(),
}
DAMAGES: dict[str, Damage] = {
    "decomposed": decomposed,
    "doubled": doubled,
    "disordered": disordered,
    "zero-width": zero_width,
    "private-use": private_marks,
}
