"""The pieces that an entry is made of, and where they stand."""

import re
from bisect import bisect_left
from typing import NamedTuple

from model import Span
from parsers.wording import COLON, DATE_START, DIGITS, SPACE, loosely

ENTRY, WORK, MONEY = "รายงานครั้งที่", "ความก้าวหน้าของงาน", "งบประมาณที่เบิกใช้"

_BREAK = r"(?:\s*\n\s*)?"
_TWO = rf"{DIGITS}{_BREAK}{DIGITS}"
_CLOCK = rf"{DIGITS}{_BREAK}{DIGITS}?(?:{_BREAK}[:.]{_BREAK}{_TWO}){{1,2}}"
_TIME = rf"(?:{SPACE}(?:{loosely('เวลา')}{SPACE})?{_CLOCK}(?:{SPACE}น\.)?)?"
DATE = re.compile(rf"{SPACE}(?P<date>\(?{DATE_START}{_TIME}\)?){SPACE}(?P<colon>{COLON}(?!:))?")
WORDED_DATE = re.compile(rf"{SPACE}(?P<date>(?:[^:：\s]|\s++){{0,40}}?){SPACE}(?P<colon>{COLON}(?!:))")
# what a damaged head still has: colons, and a date with a colon behind them, or the label before
COLONS = re.compile(rf"{COLON}(?:{SPACE}{COLON})+")
DATED = re.compile(rf"{SPACE}\(?{DATE_START}\)?{SPACE}{COLON}(?!:)")
LABEL = re.compile(rf"[ \t]*(?:[-–•*][ \t]*)?{loosely(ENTRY)}")
_COLONS = ":： \t\n\f"
_BULLETS = ("-", "–", "•", "*")
# what stands behind an entry's amount: a colon before the statuses, a status, or a new line
_ENDS_TAIL = re.compile(rf"[ \t]*(?:{COLON}|\n|$|{loosely('เป็นไปตาม')}|ไม่|ช้า|ล่า|เร็ว|ต่ำ|สูง)")
# a running header, blanked, may stand between
_USUAL_BEFORE, _LONGEST_BEFORE = 20, 400


# a tail of which only the figures can be read: "::", a percentage, and an amount in baht behind its number
DAMAGED_TAIL = re.compile(
    rf"{COLON}{SPACE}{COLON}\s*[^:=\n]{{3,40}}={SPACE}(?P<percent>{DIGITS}[0-9๐-๙.,]*+){SPACE}%\s*:?\s*"
    rf"[^:=\n]{{3,40}}\(\s*[^():=\n]{{0,16}}?(?P<number>{DIGITS}{{1,4}}){SPACE}\){SPACE}="
    rf"\s*(?P<spent>[^=:\n]{{1,40}}?)[ \t]*(?=:|\n|$)"
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


class Amounts(NamedTuple):
    """Amounts of one kind in the text's order, and where the value of each begins."""

    all: tuple[Amount, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, amounts: list[Amount]) -> "Amounts":
        """Return `amounts`, which stand in the text's order."""
        return cls(tuple(amounts), tuple(amount.value[0] for amount in amounts))

    def within(self, span: Span) -> list[Amount]:
        """Return those that stand in `span`; colons that belong to what is before it are cut off."""
        start, end = span
        first = bisect_left(self.starts, start)
        found = list(self.all[first : bisect_left(self.starts, end, first)])
        if found and found[0].start < start:
            found[0] = found[0]._replace(start=start)
        if found and found[-1].end > end:
            del found[-1]
        return found


class Pieces(NamedTuple):
    """The pieces of all entries of a text, each kind in the text's order."""

    heads: tuple[re.Match[str], ...]
    percents: Amounts
    spents: Amounts


_PATTERNS = Patterns(
    # "รายงานครั้งที่ 3 ::"; the system prints two colons, a fragment behind a page break bears one
    head=re.compile(
        rf"{loosely(ENTRY)}{SPACE}(?P<number>{DIGITS}{{1,4}}(?:\s*\n\s*{DIGITS}{{1,3}}(?={SPACE}{COLON}))?)?"
        rf"(?:{SPACE}(?P<colons>{COLON}{SPACE}{COLON}|{COLON})|(?={SPACE}{DATE_START}{SPACE}{COLON}))"
    ),
    percent=re.compile(
        rf"{loosely(WORK)}{SPACE}ฯ?{SPACE}={SPACE}(?P<value>(?:[^%=:งค\s]|\s++){{0,24}}?){SPACE}"
        rf"(?:%|(?={COLON})|(?=งบประมาณ))"
    ),
    spent=re.compile(
        rf"{loosely(MONEY)}{SPACE}(?:\({SPACE}{loosely('ครั้งที่')}{SPACE}(?P<number>[^)]{{0,12}}?){SPACE}\){SPACE})?="
        rf"(?P<value>\s*+(?P<open>[(\[])?(?:[^=:\s]|\s++){{0,60}}?{loosely('บาท')}"
        rf"(?:{SPACE}{DIGITS}{{1,2}}{SPACE}{loosely('สตางค์')}|{SPACE}{loosely('ถ้วน')})?(?:{SPACE}\([ก-๎\s]{{4,80}}\))?"
        rf"(?(open)(?:[ \t]*[)\]])?)|(?:\s*+(?=฿?[ \t]*{DIGITS}|[-–][ \t]*(?:{COLON}|\n)))?[^=:\n]{{0,60}}?"
        rf"(?:(?<=[0-9๐-๙,.])\s*\n\s*[,.]?{DIGITS}[0-9๐-๙,.]*)?(?=[ \t]*(?:{COLON}|\n|$)))"
    ),
)


def pieces(text: str, start: int, end: int) -> Pieces:
    """Return the pieces that stand in `text[start:end]`."""
    shares = [_share(text, match, start) for match in _PATTERNS.percent.finditer(text, start, end)]
    behind = frozenset(share.value[1] for share in shares)
    spents = [_spent(text, match, start, behind) for match in _PATTERNS.spent.finditer(text, start, end)]
    return Pieces(tuple(_PATTERNS.head.finditer(text, start, end)), Amounts.of(shares), Amounts.of(spents))


def kinds(text: str) -> int:
    """Return how many of the three pieces of an entry (head, percent, spent) stand in `text`."""
    # the first place where the words stand unbroken is most often one
    found = ((pattern, text.find(word)) for pattern, word in zip(_PATTERNS, (ENTRY, WORK, MONEY), strict=True))
    return sum(((at >= 0 and pattern.match(text, at)) or pattern.search(text)) is not None for pattern, at in found)


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


def _share(text: str, match: re.Match[str], floor: int) -> Amount:
    at = match.start()
    start, between = _lead(text, at, floor)
    is_sure = start == floor or _is_set_off(text, start, between)
    return Amount(start, match.end(), match.span("value"), (at, at), ":" in between, is_sure)


def _spent(text: str, match: re.Match[str], floor: int, shares: frozenset[int]) -> Amount:
    """The amount in `match`; `shares` are the ends of the percents that it may stand behind."""
    at, end = match.span()
    start, between = _lead(text, at, floor)
    number = match.span("number")
    is_set_off = start == floor or start in shares or _is_set_off(text, start, between)
    is_sure = is_set_off and _ENDS_TAIL.match(text, end) is not None
    return Amount(start, end, match.span("value"), number if number[0] >= 0 else (at, at), ":" in between, is_sure)


def _lead(text: str, at: int, floor: int) -> tuple[int, str]:
    """Return where the colons begin that stand before `at`, and what stands from there."""
    for longest in (_USUAL_BEFORE, _LONGEST_BEFORE):
        before = text[max(at - longest, floor) : at]
        bare = before.rstrip(_COLONS)
        if bare:
            break
    return at - len(before) + len(bare), before[len(bare) :]


def _is_set_off(text: str, start: int, between: str) -> bool:
    return ":" in between or "\n" in between or text[start - 1] == "%"
