"""Amounts in baht."""

import re
from decimal import Decimal

from normalize.numbers import figure, quantity
from normalize.numerals import digits
from normalize.plain import plain, refusal

SATANG = Decimal("0.01")
_MILLION = 1_000_000

# what the system prints itself, and what people mostly write
_PRINTED = re.compile(
    r"(?:เป็นเงิน ?)?(?P<whole>0|[1-9][0-9]{0,2}(?:,[0-9]{3}){0,4}|[1-9][0-9]{3,11})"
    r"(?:(?P<satang>\.[0-9]{2})|\.-\.?)?(?:\s*บาท)?"
).fullmatch
# what names an amount; what says that it is about so much is not among it
_NAMES = "รวม|คิด|เป็น|จำนวน|ในวงเงิน|วงเงิน|เงิน|ยอด|ใช้|งบประมาณ|ราคากลาง|ราคา|มูลค่า|ที่ได้รับ|ที่ใช้ไป|ได้รับ|เบิกจ่าย|ทั้งสิ้น|ทั้งหมด|สุทธิ"
_LEAD = re.compile(rf"(?:(?:{_NAMES})+ ?)?(?:[=:฿] ?|thb ?)?")
_NOT_FILLED = re.compile(r"-(?: ?\.? ?-)*(?: ?บาท(?:ถ้วน)?)?\.?")
_UNIT = r"(?:บาท|บ\.|baht|thb)"
# `.-` says that there are no satang; people add full stops to it
_NO_SATANG = r"(?: ?[.,] ?-\.?| ?-(?= ?บาท)|\.(?= ?บาท))?"
_MONEY = re.compile(
    rf"(?P<amount>.*?[^ .,-]){_NO_SATANG} ?(?:(?:{_UNIT}|(?P<million>ล\.?บ\.?)) ?(?P<whole>ถ้วน|เต็ม)?\.?|(?P<even>ถ้วน))?"
)
_WITH_SATANG = re.compile(rf"(?:(?P<baht>.*?) ?{_UNIT} ?)?(?P<satang>(?:(?!{_UNIT}).)*?) ?สตางค์(?:ถ้วน)?")
_TWICE = re.compile(rf"(?P<first>[^()]+?) ?\((?P<second>[^()]+)\) ?(?:{_UNIT}(?:ถ้วน)?)?")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_THAI_WORD = re.compile("[ก-ฮ]")
# as on cheques, so that nothing can be added
_ORNAMENT = ' =*~-"'
_ORNAMENTED = re.compile('([=*~"-])[^0-9]+\\1')
# three decimals of a small number are no satang; they may be thousands
_TWO_READINGS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def baht(text: str) -> Decimal | None:
    """Return the amount in baht, to the satang; None if the form says that it is not filled in (`- บาท`).

    Figures and words that stand together must agree.

    Raises:
        ValueError: `text` is no amount, or more than one, or one with parts of a satang.

    >>> baht("๑,๘๒๕,๒๐๐ บาท"), baht("1.8 ล้านบาท"), baht("- บาท")
    (Decimal('1825200.00'), Decimal('1800000.00'), None)
    """
    if (printed := _PRINTED(text) or _PRINTED(digits(text))) is not None:
        whole, satang = printed.group("whole", "satang")
        return Decimal(whole.replace(",", "") + (satang or ".00"))
    words = plain(text).casefold()
    if _NOT_FILLED.fullmatch(words):
        return None
    amount = _once_or_twice(words)
    if amount is None or amount != amount.quantize(SATANG):
        raise refusal("an amount in baht", text)
    return amount.quantize(SATANG)


def _once_or_twice(words: str) -> Decimal | None:
    """An amount, or one in figures and in words."""
    bracketed = _BRACKETED.fullmatch(words)
    if bracketed is not None:
        # figures alone in brackets are what accountants mean by a negative amount
        return _money(bracketed[1].strip(_ORNAMENT)) if _THAI_WORD.search(bracketed[1]) else None
    if _ORNAMENTED.fullmatch(words):
        words = words.strip(_ORNAMENT)
    match = _TWICE.fullmatch(words)
    if match is None:
        return _money(words)
    first, second = _money(match["first"]), _money(match["second"].strip(_ORNAMENT))
    return first if first == second else None


def _money(words: str) -> Decimal | None:
    lead = _LEAD.match(words)
    words = words if lead is None else words[lead.end() :]
    with_satang = _WITH_SATANG.fullmatch(words)
    if with_satang is not None:
        return _sum(with_satang)
    match = _MONEY.fullmatch(words)
    if match is None or _TWO_READINGS.fullmatch(match["amount"]):
        return None
    amount = figure(match["amount"]) if match["million"] else quantity(match["amount"])
    if amount is None or (amount % 1 and (match["whole"] or match["even"])):
        return None
    return amount * _MILLION if match["million"] else amount


def _sum(match: re.Match[str]) -> Decimal | None:
    whole = Decimal(0) if match["baht"] is None else quantity(match["baht"])
    part = quantity(match["satang"])
    if whole is None or part is None or whole % 1 or part % 1 or not 0 <= part < 100 or whole < 0:
        return None
    return whole + part * SATANG
