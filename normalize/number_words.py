"""Numbers in Thai words: `หนึ่งล้านแปดแสนสองหมื่นห้าพันสองร้อย`."""

import re
from collections.abc import Sequence
from decimal import Decimal

DIGITS = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
SCALES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
MILLION = "ล้าน"
POINT = "จุด"
_TOKEN = re.compile("|".join((*DIGITS, *SCALES, MILLION, POINT)))
_ENOUGH = 60


def worded(text: str) -> Decimal | None:
    """Return the number that `text` spells out, None if it spells none.

    A scale that stands alone (`ล้าน`) is the name of a unit and no number; `พันห้า`, which is 1,500 to some and
    1,005 to others, is none either.

    >>> worded("สิบเอ็ดล้านสองร้อย"), worded("ห้าจุดห้าล้าน"), worded("พันห้า")
    (Decimal('11000200'), Decimal('5500000.0'), None)
    """
    tokens = _tokens(text)
    if not tokens:
        return None
    if POINT not in tokens:
        whole = _whole(tokens)
        return None if whole is None else Decimal(whole)
    point = tokens.index(POINT)
    whole = _whole(tokens[:point])
    end = next((at for at in range(point + 1, len(tokens)) if tokens[at] not in DIGITS), len(tokens))
    fraction, scale = tokens[point + 1 : end], multiplier(tokens[end:])
    if whole is None or scale is None or not fraction or {"เอ็ด", "ยี่"} & set(fraction):
        return None
    return Decimal(f"{whole}.{''.join(str(DIGITS[digit]) for digit in fraction)}") * scale


def multiplier(tokens: Sequence[str]) -> int | None:
    """Return what the scales `tokens` multiply by, 1 if there are none; None if they do not go together.

    >>> multiplier(["แสน", "ล้าน"]), multiplier(["ล้าน", "แสน"])
    (100000000000, None)
    """
    scale = 1
    for index, token in enumerate(tokens):
        if token == MILLION:
            scale *= 1_000_000
        elif index == 0 and token in SCALES:
            scale = SCALES[token]
        else:
            return None
    return scale


def _tokens(text: str) -> list[str]:
    words = text.replace(" ", "")
    tokens = _TOKEN.findall(words)
    return tokens if len(tokens) <= _ENOUGH and "".join(tokens) == words else []


def _whole(tokens: list[str]) -> int | None:
    if tokens == ["ศูนย์"]:
        return 0
    value, group = 0, list[str]()
    for index, token in enumerate([*tokens, ""]):
        if token not in (MILLION, ""):
            group.append(token)
            continue
        amount = _group(group, value > 0)
        if amount is None or (index == 0):
            return None
        value += amount
        group = []
        if token == MILLION:
            value *= 1_000_000
    return value


def _group(tokens: list[str], more: bool) -> int | None:
    """The value of up to six digits; `more` says that millions stand before them."""
    value, digit, last = 0, 0, 1_000_000
    bare = False
    for index, token in enumerate(tokens):
        if token in SCALES:
            scale = SCALES[token]
            starts = index == 0 and not more
            if scale >= last or (digit == 0 and scale != 10 and not starts):
                return None
            bare = bare or (digit == 0 and scale != 10)
            value += (digit or 1) * scale
            digit, last = 0, scale
            continue
        if digit or token == "ศูนย์" or not _stands(tokens, index, more):
            return None
        digit = DIGITS[token]
    if bare and ((digit and tokens[-1] != "เอ็ด") or (len(tokens) == 1 and last != 100)):
        return None
    return value + digit


def _stands(tokens: list[str], index: int, more: bool) -> bool:
    """Whether the digit at `index` is the word for its place: `ยี่` before `สิบ` only, `เอ็ด` last and not alone."""
    token, last = tokens[index], index == len(tokens) - 1
    if token == "ยี่":
        return not last and tokens[index + 1] == "สิบ"
    if token == "เอ็ด":
        return last and (index > 0 or more)
    return True
