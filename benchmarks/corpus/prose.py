"""Invented sentences, paragraphs and numbered lists, as markup.

Markup is text with two marks that are never printed: `|` where a line may be broken between two words, and `~`
for a space at which it may not. `plain` gives the text itself.
"""

from dataclasses import dataclass
from random import Random

from benchmarks.corpus import lexicon, look_alikes

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, as markup, without its number; its inner items with theirs."""

    text: str
    inner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """How the items of a list are numbered: the format of the outer numbers and of the inner ones, and the digits."""

    outer: str
    inner: str
    thai: bool

    def outer_mark(self, number: int) -> str:
        """Return what stands before item `number`."""
        return _digits(self.outer.format(number), self.thai)

    def inner_mark(self, outer: int, number: int) -> str:
        """Return what stands before inner item `number` of item `outer`."""
        return _digits(self.inner.format(number, outer=outer), self.thai)


# outer and inner always differ, and only what the contract calls a number or a bullet is used
MARKS = (
    ("{}.", " - {})"),
    ("{}.", "{outer}.{}"),
    ("{}.", "{})"),
    ("{})", " - "),
    ("{})", "({})"),
    ("{}.", " - "),
    ("- {})", " •"),
    ("-", " •"),
    ("•", " -"),
    ("{}.", "•"),
)


def plain(markup: str) -> str:
    """Return the text that `markup` prints.

    >>> plain("ตาม|หัวข้อ~1.4")
    'ตามหัวข้อ 1.4'
    """
    return markup.replace("|", "").replace("~", " ")


def marks(random: Random) -> Marks:
    """Return a way to number a list."""
    outer, inner = random.choice(MARKS)
    return Marks(outer, inner, random.random() < 0.5)


def project_name(random: Random) -> str:
    """Return the name of an invented project; some end in the words of a label, as real names do."""
    name = f"{random.choice(lexicon.PROJECT_KINDS)}|{random.choice(lexicon.PROJECT_THINGS)}"
    ending = random.choice(
        (
            *("",) * 5,
            " ประจำปีงบประมาณ พ.ศ. 2563",
            " (ระยะที่ 2)",
            " ปี ๒๕๖๓",
            ' "ย่าน|ใน|ฝัน"',
            " และ|กิจกรรม : สวน|เดิน|เล่น",
            " 50|เขต",
            " (ระบบ|รหัสโครงการ|และ|งบประมาณที่ได้รับ)",
            " เริ่มต้นโครงการ|ใหม่",
        )
    )
    return name + ending


def sentence(random: Random) -> str:
    """Return one sentence of an activity, one to three clauses long."""
    clauses = [random.choice(lexicon.DOING)]
    if random.random() < 0.6:
        clauses.append(random.choice(lexicon.WITH_WHOM))
    if random.random() < 0.5:
        clauses.append(random.choice(lexicon.WHERE))
    text = "|".join(clauses)
    if random.random() < 0.4:
        text += f" {random.choice(lexicon.LINKS)}|{random.choice(lexicon.DOING)}"
    if random.random() < 0.4:
        text += f" {random.choice(lexicon.STATES)}"
    return text


def paragraph(random: Random, look_alike: float = 0.3) -> str:
    """Return one to four sentences, each followed by a harmless look-alike with the probability `look_alike`."""
    parts: list[str] = []
    for _ in range(random.choice((1, 1, 2, 2, 3, 4))):
        parts.append(sentence(random))
        if random.random() < look_alike:
            parts.append(random.choice(look_alikes.HARMLESS))
    return " ".join(parts)


def reasons(random: Random) -> str:
    """Return a paragraph that says why a project is needed."""
    text = f"{random.choice(lexicon.REASONS)} {random.choice(lexicon.NEEDS)}"
    if random.random() < 0.6:
        text += f" {paragraph(random)}"
    return f"{text} {random.choice(lexicon.REASONS)} {random.choice(lexicon.NEEDS)}"


def objective_items(random: Random) -> list[Item]:
    """Return the items of a list of objectives."""
    return [Item(_purpose(random)) for _ in range(random.choice((1, 2, 3, 3, 4, 5, 6, 11)))]


def target_items(random: Random) -> list[Item]:
    """Return the items of a list of targets, often with inner items."""
    items = []
    for _ in range(random.randint(1, 4)):
        inner = [random.choice(lexicon.GOALS) for _ in range(random.choice((0, 0, 2, 3, 4)))]
        head = random.choice(lexicon.GOAL_HEADS if inner else lexicon.GOALS)
        items.append(Item(f"{head} {_count(random)}" if random.random() < 0.3 else head, tuple(inner)))
    return items


def narrative_list(random: Random) -> list[str]:
    """Return the paragraphs of a numbered list inside a narrative, of one level or two."""
    numbering = marks(random)
    paragraphs = []
    for number in range(1, random.randint(2, 5) + 1):
        paragraphs.append(f"{numbering.outer_mark(number)}~{_narrative_item(random)}")
        if random.random() < 0.2:
            paragraphs += [
                f"{numbering.inner_mark(number, k)}~{sentence(random)}" for k in range(1, random.randint(3, 4))
            ]
    return paragraphs


def _narrative_item(random: Random) -> str:
    text = paragraph(random, 0.15)
    return f"{random.randint(2, 40)} {text}" if random.random() < 0.1 else text


def _purpose(random: Random) -> str:
    text = random.choice(lexicon.PURPOSES)
    if random.random() < 0.4:
        text += f" {random.choice(lexicon.LINKS)}|{random.choice(lexicon.GOALS)}"
    if random.random() < 0.15:
        text += " ตาม|แนวคิด ?เมือง|เดินได้?"
    return text


def _count(random: Random) -> str:
    count = f"รวม {random.randint(5, 990)} คน"
    return _digits(count, random.random() < 0.5)


def _digits(text: str, thai: bool) -> str:
    return text.translate(THAI_DIGITS) if thai else text
