"""Officers and coordinators as they are printed, with telephone, position, both or neither."""

from dataclasses import dataclass
from random import Random

from benchmarks.corpus import lexicon
from benchmarks.corpus.prose import THAI_DIGITS
from benchmarks.corpus.values import full_name


@dataclass(frozen=True, slots=True)
class Officer:
    """A printed officer and what it means."""

    text: str
    name: str | None
    position: str | None = None
    phone: str | None = None


def officer(random: Random) -> Officer:
    """Return an officer in one of the printed forms."""
    (shape,) = random.choices(
        (_plain, _bracketed, _with_position, _with_word, _unit, _two, _alone), (7, 4, 3, 2, 2, 1, 1)
    )
    return shape(random)


def phone(random: Random) -> str:
    """Return a telephone number of an office or a mobile, as people write them."""
    internal = random.randint(1000, 9899)
    forms = (
        *(str(internal),) * 5,
        f"{internal}-{random.randint(2, 9)}",
        f"{internal} - {internal + 1}",
        f"{internal},{internal + 1}",
        f"0 2999 {internal:04}",
        f"0 2999 {internal:04} ต่อ {random.randint(1, 99)}",
        f"02-999-{internal}",
        f"0899990{random.randint(100, 999)}",
        f"089-999-0{random.randint(100, 999)}",
        str(internal).translate(THAI_DIGITS),
    )
    return random.choice(forms)


def _plain(random: Random) -> Officer:
    name, number = full_name(random), phone(random)
    return Officer(f"{name} {number}", name, None, number)


def _bracketed(random: Random) -> Officer:
    name, number = full_name(random), phone(random)
    form = random.choice(("{} ({})", "{} (โทร. {} )", "{} (โทร.{})", "{} ( โทร. {} )"))
    return Officer(form.format(name, number), name, None, number)


def _with_position(random: Random) -> Officer:
    name, position, number = full_name(random), random.choice(lexicon.POSITIONS), phone(random)
    if random.random() < 0.25:
        return Officer(f"{name} ({position})", name, position)
    form = random.choice(("{} ({} โทร.{})", "{} ({} โทร. {})", "{} ({}) โทร. {}"))
    return Officer(form.format(name, position, number), name, position, number)


def _with_word(random: Random) -> Officer:
    return _called(random, full_name(random))


def _unit(random: Random) -> Officer:
    return _called(random, random.choice(lexicon.UNIT_OFFICERS))


def _two(random: Random) -> Officer:
    return _called(random, f"{full_name(random)} และ{full_name(random)}")


def _alone(random: Random) -> Officer:
    name = full_name(random)
    return Officer(name, name)


def _called(random: Random, name: str) -> Officer:
    number = phone(random)
    return Officer(f"{name} {random.choice(('โทร. ', 'โทร.', 'โทร '))}{number}", name, None, number)
