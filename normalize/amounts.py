"""Amounts in baht, and percents."""

import re
from decimal import Decimal

from normalize.number_words import worded
from normalize.numbers import figure, quantity
from normalize.plain import plain, refusal

SATANG = Decimal("0.01")

_LEAD = re.compile(
    r"(?:(?:รวม|คิด|เป็น|จำนวน|วงเงิน|เงิน|ยอด|งบประมาณ|ราคา|มูลค่า|ทั้งสิ้น|ทั้งหมด|สุทธิ|ใช้|เบิกจ่าย|แล้ว|=|:|฿|thb) ?)+"
)
_NOT_FILLED = re.compile(r"-(?: ?\.? ?-)*(?: ?บาท(?:ถ้วน)?)?")
_UNIT = r"(?:บาท|บ\.|baht|thb)"
_MONEY = re.compile(
    rf"(?P<amount>.*?[^ .,-])(?:\.)??(?: ?[.,] ?-\.?| ?-(?= ?บาท)|\.(?= ?บาท))? ?"
    rf"(?P<unit>{_UNIT}|(?P<million>ล\.?บ\.))?\.? ?(?P<whole>ถ้วน|เต็ม)?"
)
_SATANG = re.compile(rf"(?:(?P<baht>.*?) ?{_UNIT} ?)?(?P<satang>(?:(?!บาท).)*?) ?สตางค์(?:ถ้วน)?")
_TWICE = re.compile(rf"(?P<first>[^()]+?) ?\((?P<second>[^()]+)\) ?(?P<unit>{_UNIT}(?:ถ้วน)?)?")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_ORNAMENT = " =*~-"

_PERCENT_LEAD = re.compile(r"(?:(?:คิด|เป็น|ได้|=|:) ?)+")
_PERCENT_SIGN = r"(?:%|％|เปอร์?เซ[็้]?นต?์?|percent)"
_PERCENT = re.compile(rf"(?P<word>ร้อยละ ?)?(?P<amount>.*?[^ ])(?: ?(?P<sign>{_PERCENT_SIGN}))?")
_DECIMAL_COMMA = re.compile(r"(-?[0-9]{1,3}),([0-9]{1,2}|[0-9]{4,})|(-?0),([0-9]+)")
_TWO_READINGS = re.compile(r"-?[0-9]{1,3},[0-9]{3}")
_PADDED = re.compile(r"(-?)0+(?=[0-9])")


def baht(text: str) -> Decimal | None:
    """Return the amount in baht, to the satang; None if the form says that it is not filled in (`- บาท`).

    Figures and words that stand together must agree.

    Raises:
        ValueError: `text` is no amount, or more than one.

    >>> baht("๑,๘๒๕,๒๐๐ บาท"), baht("1.8 ล้านบาท"), baht("- บาท")
    (Decimal('1825200.00'), Decimal('1800000.00'), None)
    """
    words = plain(text).casefold()
    if _NOT_FILLED.fullmatch(words):
        return None
    found = _twice(words)
    if found is None:
        raise refusal("an amount in baht", text)
    return found.quantize(SATANG) if found == found.quantize(SATANG) else found


def _twice(words: str) -> Decimal | None:
    """An amount, or one in figures and in words."""
    bracketed = _BRACKETED.fullmatch(words)
    if bracketed is not None:
        # accountants write a negative amount in brackets
        inner = bracketed[1].strip(_ORNAMENT)
        return None if figure(inner) is not None else _money(inner)
    match = _TWICE.fullmatch(words)
    if match is None:
        return _money(words)
    amounts = {_money(part.strip(_ORNAMENT)) for part in (match["first"].rstrip("-. ") + "", match["second"])}
    return amounts.pop() if len(amounts) == 1 else None


def _money(words: str) -> Decimal | None:
    lead = _LEAD.match(words)
    words = words if lead is None else words[lead.end() :]
    satang = _SATANG.fullmatch(words)
    if satang is not None:
        return _with_satang(satang)
    match = _MONEY.fullmatch(words)
    if match is None:
        return None
    amount = quantity(match["amount"])
    if amount is None or (match["whole"] and amount % 1):
        return None
    return amount * 1_000_000 if match["million"] else amount


def _with_satang(match: re.Match[str]) -> Decimal | None:
    whole = Decimal(0) if match["baht"] is None else quantity(match["baht"])
    part = quantity(match["satang"])
    if whole is None or part is None or whole % 1 or part % 1 or not 0 <= part < 100 or whole < 0:
        return None
    return whole + part * SATANG


def percent(text: str) -> Decimal:
    """Return the percentage printed in `text`: 80 for `ร้อยละ 80`, with as many decimals as are printed.

    A comma before one, two or more than three digits is a decimal comma; before three it may part thousands, and is
    an error.

    Raises:
        ValueError: `text` is no percentage.

    >>> percent("๕.๐๐ %"), percent("14,70%"), percent("ร้อยละแปดสิบ")
    (Decimal('5.00'), Decimal('14.70'), Decimal('80'))
    """
    words = plain(text).casefold()
    bracketed = _BRACKETED.fullmatch(words)
    words = words if bracketed is None else bracketed[1].strip()
    lead = _PERCENT_LEAD.match(words)
    match = _PERCENT.fullmatch(words if lead is None else words[lead.end() :])
    if match is None:
        raise refusal("a percentage", text)
    amount = match["amount"]
    if _TWO_READINGS.fullmatch(amount) and not amount.lstrip("-").startswith("0"):
        raise refusal("a percentage", text, "the comma may part thousands or decimals")
    amount = _DECIMAL_COMMA.sub(_pointed, amount) if _DECIMAL_COMMA.fullmatch(amount) else amount
    if match["word"] or match["sign"]:
        amount = _PADDED.sub(r"\1", amount, count=1) if amount[:1] in "-0" else amount
    found = _percentage(amount)
    if found is None:
        raise refusal("a percentage", text)
    return found


def _percentage(words: str) -> Decimal | None:
    if words.startswith("-"):
        found = figure(words[1:])
        return None if found is None else -found
    return figure(words) if words[:1].isascii() else worded(words)


def _pointed(match: re.Match[str]) -> str:
    return f"{match[1] or match[3]}.{match[2] or match[4]}"
