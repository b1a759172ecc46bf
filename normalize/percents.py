"""Percentages."""

import re
from decimal import Decimal

from normalize.number_words import worded
from normalize.numbers import figure
from normalize.numerals import digits
from normalize.plain import plain, refusal

# what the system prints itself
_PRINTED = re.compile(r"((?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,4})?)(?: ?%)?").fullmatch
_LEAD = re.compile(r"(?:คิด|เป็น|เท่ากับ|ได้|=|:| )*")
_SIGN = r"(?:%|％|เปอ(?:ร์?)?เซ[็้]?นต?์?|percent)"
_PERCENT = re.compile(rf"(?P<word>ร้อยละ ?)?(?P<amount>.*?[^ ])(?: ?(?P<sign>{_SIGN}))?")
_BRACKETED = re.compile(r"\(([^()]*)\)")
# a comma before one or two digits parts no thousands, nor does one behind a zero
_DECIMAL_COMMA = re.compile(r"(-?[0-9]{1,3}),([0-9]{1,2})|(-?0),([0-9]+)")
_TWO_READINGS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
_PADDED = re.compile(r"^(-?)0+(?=[0-9])")


def percent(text: str) -> Decimal:
    """Return the percentage printed in `text`: 80 for `ร้อยละ 80`, with as many decimals as are printed.

    Raises:
        ValueError: `text` is no percentage, or its comma may part thousands as well as decimals.

    >>> percent("๕.๐๐ %"), percent("14,70%"), percent("ร้อยละแปดสิบ")
    (Decimal('5.00'), Decimal('14.70'), Decimal('80'))
    """
    if (printed := _PRINTED(digits(text))) is not None:
        return Decimal(printed[1])
    words = plain(text).casefold()
    bracketed = _BRACKETED.fullmatch(words)
    words = words if bracketed is None else bracketed[1].strip()
    lead = _LEAD.match(words)
    match = _PERCENT.fullmatch(words if lead is None else words[lead.end() :])
    if match is None:
        raise refusal("a percentage", text)
    amount = match["amount"]
    if _TWO_READINGS.fullmatch(amount):
        raise refusal("a percentage", text, "the comma may part thousands or decimals")
    comma = _DECIMAL_COMMA.fullmatch(amount)
    amount = amount if comma is None else f"{comma[1] or comma[3]}.{comma[2] or comma[4]}"
    if match["word"] or match["sign"]:
        amount = _PADDED.sub(r"\1", amount)
    found = _percentage(amount)
    if found is None:
        raise refusal("a percentage", text)
    return found


def _percentage(words: str) -> Decimal | None:
    if words.startswith("-"):
        found = figure(words[1:])
        return None if found is None else -found
    return figure(words) if words[:1].isascii() else worded(words)
