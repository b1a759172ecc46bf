"""Thai marks at private-use code points: lower or further left, as programs that shape by hand print them.

The table is that of the old Windows fonts (U+F700 to U+F71A); the TLWG fonts bear the same glyphs at the same places.
"""

import re

_ABOVE = {"ั": "\uf710", "ิ": "\uf701", "ี": "\uf702", "ึ": "\uf703", "ื": "\uf704", "็": "\uf712", "ํ": "\uf711"}
_TONES = "่้๊๋์"
_LOW_LEFT = dict(zip(_TONES, "\uf705\uf706\uf707\uf708\uf709", strict=True))
_LOW = dict(zip(_TONES, "\uf70a\uf70b\uf70c\uf70d\uf70e", strict=True))
_HIGH_LEFT = dict(zip(_TONES, "\uf713\uf714\uf715\uf716\uf717", strict=True))
_BELOW = {"ุ": "\uf718", "ู": "\uf719", "ฺ": "\uf71a"}
_SHORT = {"ญ": "\uf70f", "ฐ": "\uf700"}
_TALL, _LONG = "ปฝฟ", "ฎฏ"
_CLUSTER = re.compile(f"([ก-ฮ])([{''.join(_BELOW)}]?)([{''.join(_ABOVE)}]?)([{_TONES}]?)(ำ?)")


def private_marks(text: str) -> str:
    """Return `text` with its marks at the private-use code points of their shapes.

    >>> private_marks("ปี่ ก่อน ญู").encode("ascii", "backslashreplace").decode()
    '\\\\u0e1b\\\\uf702\\\\uf713 \\\\u0e01\\\\uf70a\\\\u0e2d\\\\u0e19 \\\\uf70f\\\\u0e39'
    """
    return _CLUSTER.sub(_shaped, text)


def _shaped(match: re.Match[str]) -> str:
    base, below, above, tone, sara_am = match.groups()
    if base in _TALL:
        if sara_am:
            return base + below + _ABOVE["ํ"] + _HIGH_LEFT.get(tone, "") + "า"
        return base + below + _ABOVE.get(above, "") + (_HIGH_LEFT if above else _LOW_LEFT).get(tone, "")
    if not above and not sara_am:
        tone = _LOW.get(tone, "")
    if below:
        base, below = _SHORT.get(base, base), _BELOW[below] if base in _LONG else below
    return base + below + above + tone + sara_am
