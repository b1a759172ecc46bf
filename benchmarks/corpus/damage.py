"""What conversions, fonts and keyboards do to Thai letters; each kind of damage leaves the letters recoverable."""

import re
from collections.abc import Callable
from random import Random

CONSONANT = "[ก-ฮ]"
# The table of the Thai fonts of Windows 98 and Macintosh: marks moved to the left or down, letters without their foot
PRIVATE = {
    "ฐ": (0xF700,),
    "ิ": (0xF701,),
    "ี": (0xF702,),
    "ึ": (0xF703,),
    "ื": (0xF704,),
    "่": (0xF705, 0xF70A, 0xF713),
    "้": (0xF706, 0xF70B, 0xF714),
    "๊": (0xF707, 0xF70C, 0xF715),
    "๋": (0xF708, 0xF70D, 0xF716),
    "์": (0xF709, 0xF70E, 0xF717),
    "ญ": (0xF70F,),
    "ั": (0xF710,),
    "็": (0xF712,),
    "ุ": (0xF718,),
    "ู": (0xF719,),
}
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\ufeff", "\u2060")


def _each(random: Random, pattern: str, text: str, rate: float, damaged: Callable[[re.Match[str]], str]) -> str:
    return re.sub(pattern, lambda match: damaged(match) if random.random() < rate else match[0], text)


def decomposed_am(random: Random, text: str, rate: float) -> str:
    """Return `text` with `ำ` as its two halves, a tone mark before them or between."""

    def halves(match: re.Match[str]) -> str:
        return f"{match[1]}\u0e4d\u0e32" if random.random() < 0.5 else f"\u0e4d{match[1]}\u0e32"

    return _each(random, "([่-๋]?)ำ", text, rate, halves)


def am_with_aa(random: Random, text: str, rate: float) -> str:
    """Return `text` with a superfluous `า` behind `ำ`."""
    return _each(random, "ำ", text, rate, lambda match: match[0] + "า")


def lost_am(random: Random, text: str, rate: float) -> str:
    """Return `text` with a space and `า` for `ำ`, where no tone mark stands before it."""
    return _each(random, f"(?<={CONSONANT})ำ", text, rate, lambda _: " า")


def double_e(random: Random, text: str, rate: float) -> str:
    """Return `text` with two `เ` for `แ`."""
    return _each(random, "แ", text, rate, lambda _: "เเ")


def wrong_order(random: Random, text: str, rate: float) -> str:
    """Return `text` with tone marks typed before their vowels."""
    return _each(random, "([ิ-ฺั])([่-๋])", text, rate, lambda match: match[2] + match[1])


def invisible(random: Random, text: str, rate: float) -> str:
    """Return `text` with characters of no width inside words."""
    inside = f"(?<={CONSONANT})(?={CONSONANT})"
    return _each(random, inside, text, rate / 4, lambda _: random.choice(INVISIBLE))


def private_marks(random: Random, text: str, rate: float) -> str:
    """Return `text` with the private-use marks of old fonts."""
    return _each(random, f"[{''.join(PRIVATE)}]", text, rate, lambda match: chr(random.choice(PRIVATE[match[0]])))


def doubled_marks(random: Random, text: str, rate: float) -> str:
    """Return `text` with marks typed twice."""
    return _each(random, "[ัิ-ู็-์]", text, rate, lambda match: match[0] * 2)


def space_before_mark(random: Random, text: str, rate: float) -> str:
    """Return `text` with a space between letters and the marks on them."""
    return _each(random, "(?<=[ก-ฮ])[ัิ-ู็-์]", text, rate / 4, lambda match: " " + match[0])


def unbroken_space(random: Random, text: str, rate: float) -> str:
    """Return `text` with no-break spaces for spaces."""
    return _each(random, " ", text, rate, lambda _: "\u00a0")


DAMAGES = (
    decomposed_am,
    am_with_aa,
    lost_am,
    double_e,
    wrong_order,
    invisible,
    private_marks,
    doubled_marks,
    space_before_mark,
    unbroken_space,
)
# as common as the right letter: no reason to warn
COMMON = frozenset({decomposed_am, unbroken_space})
AM = frozenset({decomposed_am, am_with_aa, lost_am})
RATES = (0.02, 0.1, 0.5, 1.0)


def damaged(random: Random, text: str) -> tuple[str, list[str]]:
    """Return `text` with one or two kinds of damage, and the oddities that they are."""
    oddities = []
    kinds = random.sample(DAMAGES, random.choice((1, 1, 2)))
    if len(AM.intersection(kinds)) > 1:
        # one letter damaged twice is another letter
        kinds.pop()
    for kind in kinds:
        text = kind(random, text, random.choice(RATES))
        if kind not in COMMON:
            oddities.append(f"damage:{kind.__name__}")
    return text, oddities
