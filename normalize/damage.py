"""Whether Thai text is damaged: one look, cheap enough to be taken at every page."""

import codecs
import re
from encodings import cp874

# Two neighbours that right text never has. A byte of the code page has, for each kind of pair, a low bit if it may
# stand first and a high bit if it may stand second; all pairs of a text are then tested by one AND of long integers,
# which takes a quarter of the time of a regular expression.
_FOLLOWERS = "ะาำ"
_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
_PAIRS = (
    (_TONES + _FOLLOWERS + " ", _VOWELS + _TONES),
    (_VOWELS, _VOWELS),
    ("\u0e4d\u0e33 ", "\u0e32\u0e33\u0e45"),
    ("เ", "เ"),
)


def _kinds() -> bytes:
    table = bytearray(256)
    for kind, (firsts, seconds) in enumerate(_PAIRS):
        for byte in firsts.encode("cp874"):
            table[byte] |= 1 << kind
        for byte in seconds.encode("cp874"):
            table[byte] |= 16 << kind
    return bytes(table)


_KINDS = _kinds()
_WINDOW = 32768
_SECONDS = int.from_bytes(b"\xf0" * (_WINDOW + 1), "little")
# What the code page lacks and Thai text should not hold: Latin-1 letters, invisible characters, odd spaces, shapes of
# marks at private code points, wide and small signs and figures, and the dagger that begins Thai in UTF-8 read in the
# code page of the Macintosh; and Thai in UTF-8 that was read in the Thai code page
_MISREAD = "เ[ธน].เ[ธน]"
_CHARACTERS = (
    "\x80-\xff\u034f\u061c\u180e\u2000-\u200f\u2021\u2028-\u202f\u205f-\u206f\u3000"
    "\uf700-\uf720\uf873-\uf89e\ufe00-\ufe0f\ufeff\ufffc"
    "\u02d0\u2044\u2215\u2236\ua789\ufe50-\ufe6b\uff08-\uff19\uff05\uff1d"
)
ODD = re.compile(f"[{_CHARACTERS}]|{_MISREAD}", re.DOTALL)
_UTF8 = re.compile(_MISREAD, re.DOTALL)
# of terminals and of binary data; NUL is not among them, which a table of codes must have
_CONTROLS = "\x01-\x08\x0e-\x1a\x1c-\x1f"
_ODD_CHARACTER = re.compile(f"[{_CONTROLS}{_CHARACTERS}]")
_CODES = codecs.charmap_build(re.sub(f"[{_CONTROLS}]", "\ufffe", cp874.decoding_table))
# a letter of Latin-1 that stands alone: Thai that was read in it has others beside it, or on its line
_SIGNS = frozenset("°±²³¼½¾×÷")
_LENIENT = "raingan.not-odd"


def _not_odd(error: UnicodeError) -> tuple[str, int]:
    """Let the encoder pass what the code page lacks and Thai text may hold."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    if lacking not in _SIGNS and _ODD_CHARACTER.search(lacking):
        raise error
    return "?" * len(lacking), error.end


codecs.register_error(_LENIENT, _not_odd)


def damaged(text: str) -> bool:
    """Return whether something in `text` may want repair, or is no text; False is certain, True is not.

    >>> damaged("จำนวน ๘๐ คน"), damaged("จํานวน ๘๐ คน")
    (False, True)
    """
    try:
        codes, _ = codecs.charmap_encode(text, _LENIENT, _CODES)
    except UnicodeEncodeError:
        return True
    return "\xa0" in text or _UTF8.search(text) is not None or _has_pair(codes)


def has_pair(text: str) -> bool:
    """Return whether two neighbours stand in `text` that right text never has."""
    return _has_pair(text.encode("cp874", "replace"))


def _has_pair(codes: bytes) -> bool:
    for start in range(0, len(codes), _WINDOW):
        window = codes[start : start + _WINDOW + 1] if len(codes) > _WINDOW else codes
        bits = int.from_bytes(window.translate(_KINDS), "little")
        if bits & bits << 12 & _SECONDS:
            return True
    return False
