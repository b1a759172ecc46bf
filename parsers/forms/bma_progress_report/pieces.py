"""The pieces that an entry is made of, and where they stand."""

import re
from bisect import bisect_left
from typing import NamedTuple

from model import Span
from parsers.wording import COLON, DATE_START, DIGITS, SPACE, loosely

ENTRY, WORK, MONEY = "รายงานครั้งที่", "ความก้าวหน้าของงาน", "งบประมาณที่เบิกใช้"

_CLOCK = rf"{DIGITS}{{1,2}}[:.]{DIGITS}{{2}}(?:[:.]{DIGITS}{{2}})?"
_TIME = rf"(?:{SPACE}(?:{loosely('เวลา')}{SPACE})?{_CLOCK}(?:{SPACE}น\.)?)?"
DATE = re.compile(rf"{SPACE}(?P<date>\(?{DATE_START}{_TIME}\)?){SPACE}(?P<colon>{COLON}(?!:))?")
WORDED_DATE = re.compile(rf"{SPACE}(?P<date>[^:\n]{{0,40}}?){SPACE}(?P<colon>{COLON}(?!:))")
# the date of an entry, with the colon behind it; what stands before it may be damaged
DATED = re.compile(rf"{COLON}{SPACE}{COLON}(?={SPACE}\(?{DATE_START}\)?{SPACE}{COLON}(?!:))")
_COLONS = ":： \t\n\f"
_BULLETS = ("-", "–", "•", "*")
_NOWHERE = (-1, -1)
# what stands behind an entry's amount: a colon before the statuses, a status, or a new line
_ENDS_TAIL = re.compile(rf"[ \t]*(?:{COLON}|\n|$|{loosely('เป็นไปตาม')}|ไม่|ช้า|ล่า|เร็ว|ต่ำ|สูง)")
# a running header, blanked, may stand between
_LONGEST_BEFORE = 400


# a tail of which only the figures can be read: "::", a percentage, and an amount in baht behind its number
DAMAGED_TAIL = re.compile(
    rf"{COLON}{SPACE}{COLON}{SPACE}[^:=\n]{{3,40}}={SPACE}(?P<percent>{DIGITS}[0-9๐-๙.,]*+){SPACE}%{SPACE}:?{SPACE}"
    rf"[^:=\n]{{3,40}}\({SPACE}[^():=\n]{{0,16}}?(?P<number>{DIGITS}{{1,4}}){SPACE}\){SPACE}="
    rf"{SPACE}(?P<spent>[^=:\n]{{1,40}}?)[ \t]*(?=:|\n|$)"
)


class Patterns(NamedTuple):
    """The patterns of an entry's head and tail."""

    head: re.Pattern[str]
    percent: re.Pattern[str]
    spent: re.Pattern[str]


class Amount(NamedTuple):
    """A piece of a tail: where it begins, the colons before it counted in, where it ends, and its values' spans.

    It is sure to be one if it is set off as a tail is: a sentence may hold the same words.
    """

    start: int
    end: int
    value: Span
    number: Span
    has_colon: bool
    is_sure: bool = False


class Pieces(NamedTuple):
    """The pieces of all entries of a text, each kind in the text's order."""

    heads: tuple[re.Match[str], ...]
    percents: tuple[Amount, ...]
    spents: tuple[Amount, ...]


def _patterns(entry: str, work: str, money: str) -> Patterns:
    return Patterns(
        # "รายงานครั้งที่ 3 ::"; the system prints two colons, a fragment behind a page break bears one
        head=re.compile(
            rf"{entry}{SPACE}(?P<number>{DIGITS}{{1,4}})?"
            rf"(?:{SPACE}(?P<colons>{COLON}{SPACE}{COLON}|{COLON})|(?={SPACE}{DATE_START}{SPACE}{COLON}))"
        ),
        percent=re.compile(
            rf"{work}{SPACE}ฯ?{SPACE}={SPACE}(?P<value>(?:[^%=:งค\s]|\s++){{0,24}}?){SPACE}(?:%|(?={COLON})|(?=งบประมาณ))"
        ),
        spent=re.compile(
            rf"{money}{SPACE}(?:\({SPACE}{loosely('ครั้งที่')}{SPACE}(?P<number>[^)\n]{{0,12}}?){SPACE}\){SPACE})?="
            rf"(?P<value>(?:[^=:\s]|\s++){{0,60}}?{loosely('บาท')}"
            rf"(?:{SPACE}{DIGITS}{{1,2}}{SPACE}{loosely('สตางค์')}|{SPACE}{loosely('ถ้วน')})?"
            rf"|(?:\s*+(?={DIGITS}|[-–][ \t]*(?:{COLON}|\n)))?[^=:\n]{{0,60}}?(?=[ \t]*(?:{COLON}|\n|$)))"
        ),
    )


_WORDS = (ENTRY, WORK, MONEY)
_WHOLE = _patterns(*_WORDS)
_BROKEN = _patterns(*map(loosely, _WORDS))


def pieces(text: str, start: int, end: int) -> Pieces:
    """Return the pieces that stand in `text[start:end]`.

    The page may break any of their words, but most pages do not: counting tells, and the plain words are found faster.
    """
    compact = "".join(text[start:end].split())
    is_broken = any(compact.count(word) != text.count(word, start, end) for word in _WORDS)
    patterns = _BROKEN if is_broken else _WHOLE
    percents = tuple(_amount(text, match, start, frozenset()) for match in patterns.percent.finditer(text, start, end))
    shares = frozenset(percent.value[1] for percent in percents)
    return Pieces(
        tuple(patterns.head.finditer(text, start, end)),
        percents,
        tuple(_amount(text, match, start, shares) for match in patterns.spent.finditer(text, start, end)),
    )


def kinds(text: str) -> int:
    """Return how many of the three pieces of an entry (head, percent, spent) stand in `text`."""
    return sum(bool(whole.search(text) or broken.search(text)) for whole, broken in zip(_WHOLE, _BROKEN, strict=True))


def bullet_before(text: str, at: int) -> int:
    """Return where the bullet stands that comes before `at`, on its line or alone above it; `at` if there is none."""
    before = text[max(at - _LONGEST_BEFORE, 0) : at]
    bare = before.rstrip()
    if not bare.endswith(_BULLETS):
        return at
    bullet = at - len(before) + len(bare) - 1
    begins_line = not text[text.rfind("\n", 0, bullet) + 1 : bullet].strip()
    # ": -" is a value that is not filled in, and "… -" a sentence that the page broke
    is_bullet = begins_line or ("\n" not in text[bullet:at] and not bare[:-1].rstrip(" \t").endswith((":", "=")))
    return bullet if is_bullet else at


def within(amounts: tuple[Amount, ...], span: Span) -> list[Amount]:
    """Return those of `amounts` that stand in `span`; colons that belong to what is before it are cut off."""
    first = bisect_left(amounts, span[0], key=_value_start)
    last = bisect_left(amounts, span[1], first, key=_value_start)
    return [
        amount if amount.start >= span[0] else amount._replace(start=span[0])
        for amount in amounts[first:last]
        if amount.end <= span[1]
    ]


def _value_start(amount: Amount) -> int:
    return amount.value[0]


def _amount(text: str, match: re.Match[str], floor: int, shares: frozenset[int]) -> Amount:
    """The piece in `match`; `shares` are the ends of the percents that it may stand behind."""
    before = text[max(match.start() - _LONGEST_BEFORE, floor) : match.start()]
    bare = before.rstrip(_COLONS)
    start = match.start() - len(before) + len(bare)
    between = before[len(bare) :]
    is_spent = match.re.groups > 1
    is_set_off = ":" in between or "\n" in between or not bare or bare[-1] == "%" or start in shares
    number = match.span("number") if is_spent else _NOWHERE
    return Amount(
        start,
        match.end(),
        match.span("value"),
        number if number[0] >= 0 else (match.start(), match.start()),
        ":" in between,
        is_set_off and (not is_spent or _ENDS_TAIL.match(text, match.end()) is not None),
    )
