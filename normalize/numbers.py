"""Plain numbers, in figures, words or both."""

import re
from decimal import Decimal

from normalize.number_words import MILLION, SCALES, multiplier, worded
from normalize.plain import plain, refusal

_FIGURE = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)?(?P<fraction>\.[0-9]+)?")
# what a line break or a font leaves behind a separator
_TORN = re.compile(r"(?<=[0-9]),(?: (?=[0-9]{3}(?![0-9])))| (?=,[0-9]{3}(?![0-9]))")
# nobody counts in tens behind figures
_SCALE = re.compile("|".join((*(scale for scale, worth in SCALES.items() if worth > 10), MILLION)))
_CHAIN = f"(?:(?:{_SCALE.pattern}) ?)+"
_TERM = re.compile(rf"(\.?[0-9][0-9,. ]*?) ?({_CHAIN})")
_MINUS = re.compile(r"(?:ติด)?ลบ ?|-(?=[0-9.])|\+(?=[0-9.])")
MOST_DIGITS = 18
MOST_DECIMALS = 20
# behind a coefficient with more, the product would be rounded
MOST_SCALED_DECIMALS = 9


def number(text: str) -> Decimal:
    """Return the number printed in `text`, with as many decimals as are printed.

    Raises:
        ValueError: `text` is no number: separators that do not part thousands, a unit, a code with leading zeros.

    >>> number("๑,๒๓๔.๕๐"), number("ลบห้า"), number("1.5 แสน")
    (Decimal('1234.50'), Decimal('-5'), Decimal('150000'))
    """
    found = quantity(plain(text))
    if found is None:
        raise refusal("a number", text)
    return found


def quantity(words: str) -> Decimal | None:
    """Return the number in `words`, which are plain text, None if they are none."""
    sign = _MINUS.match(words)
    found = _unsigned(words if sign is None else words[sign.end() :])
    if found is None or found >= 10**MOST_DIGITS:
        return None
    return found if sign is None or sign[0] == "+" else -found


def figure(words: str) -> Decimal | None:
    """Return the number in `words` if it is written in figures alone.

    >>> figure("171 600"), figure("1,82,5200"), figure("0804")
    (Decimal('171600'), None, None)
    """
    match = _FIGURE.fullmatch(_TORN.sub(lambda torn: torn[0].strip(), words))
    if match is None or not words:
        return None
    whole = re.sub("[, ]", "", match["whole"] or "0")
    if len(whole) > MOST_DIGITS or len(match["fraction"] or "") > MOST_DECIMALS + 1:
        return None
    if len(whole) > 1 and whole.startswith("0"):
        return None
    return Decimal(whole + (match["fraction"] or ""))


def _unsigned(words: str) -> Decimal | None:
    if not words or not (words[0].isascii()):
        return worded(words)
    found = figure(words)
    return _scaled(words) if found is None else found


def _scaled(words: str) -> Decimal | None:
    """`1.8 ล้าน`, `1 ล้าน 2 แสน`: each term is smaller than the scale before it."""
    value, room, position = Decimal(0), None, 0
    while position < len(words):
        term = _TERM.match(words, position)
        if term is None:
            return None
        coefficient, scale = figure(term[1]), multiplier(_SCALE.findall(term[2]))
        if coefficient is None or scale is None or len(term[1].partition(".")[2]) > MOST_SCALED_DECIMALS:
            return None
        amount = coefficient * scale
        if room is not None and (not 0 < amount < room or coefficient % 1):
            return None
        if value % (room or 1):
            return None
        value, room, position = value + amount, scale, term.end()
    if value >= 10**MOST_DIGITS:
        return None
    # the product keeps no decimals that nobody printed
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
