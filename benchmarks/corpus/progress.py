"""Section 2 of an invented report: the progress entries, and the certificate at the end."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from benchmarks.corpus import lexicon, look_alikes, prose, values
from benchmarks.corpus.draft import Draft, EntryDraft
from benchmarks.corpus.prose import THAI_DIGITS, plain
from benchmarks.corpus.values import Value

PLAN = {
    "เป็นไปตาม|แผน": "on_plan",
    "ไม่เป็นไปตาม|แผน": "off_plan",
    "ช้ากว่า|แผน": "behind_plan",
    "ล่าช้ากว่า|แผน": "behind_plan",
    "เร็วกว่า|แผน": "ahead_of_plan",
}
TARGET = {
    "เป็นไปตาม|เป้าหมาย": "on_target",
    "ไม่เป็นไปตาม|เป้าหมาย": "off_target",
    "ต่ำกว่า|เป้าหมาย": "below_target",
    "สูงกว่า|เป้าหมาย": "above_target",
}
UNKNOWN = ("รอ|ผล|การทบทวน", "อยู่ระหว่าง|ปรับแผน", "ยังไม่ถึง|กำหนด|ประเมิน", "ไม่ระบุ", "ขอ|ยกเลิก|กิจกรรม", "-")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is settled of an entry before it is written; `thai` is whether its numbers are in Thai digits."""

    number: int
    date: dt.date
    done: Decimal
    thai: bool


def add_entries(random: Random, draft: Draft, year: int) -> Decimal | None:
    """Add the entries of the fiscal `year` and return the sum that they spent, None where it is not known."""
    count = random.choice((1, 2, 3, 4, 5, 6, 8, 10, 12, 24)) if random.random() > 0.04 else 0
    if count == 0:
        draft.oddities.append("no-entries")
    thai = random.random() < 0.2
    date = dt.date(year - values.ERA - 1, 10, random.randint(1, 28))
    done = Decimal(0)
    numbers = _numbers(random, draft, count)
    for index in range(count):
        done = min(Decimal(100), done + Decimal(random.choice(("0", "2", "5", "7", "10", "12.5", "14.7", "20"))))
        _add_entry(random, draft, Occasion(numbers[index], date, done, thai=thai))
        date += dt.timedelta(days=random.randint(5, 34))
    amounts = [entry["spent"] for entry in draft.truth["entries"]]
    return None if None in amounts or not amounts else sum(map(Decimal, amounts), Decimal(0))


def make_ambiguous(random: Random, draft: Draft, year: int) -> None:
    """Give the only entry a date of the Common Era whose day could be its month; nothing in the document settles it."""
    day, month = random.sample((1, 2, 3, 4), 2)
    draft.entries[0].date = f"{day}/{month}/{year - values.ERA}"
    draft.truth["entries"][0]["date"] = None
    draft.oddities.append("ambiguous-date")
    draft.must_warn.append("entries.0.date")
    draft.printed["entries.0.date"] = draft.entries[0].date


def _numbers(random: Random, draft: Draft, count: int) -> list[int]:
    numbers = list(range(1, count + 1))
    if draft.calm or count < 3 or random.random() > 0.12:
        return numbers
    at = random.randrange(1, count - 1)
    kind = random.choice(("number-repeated", "number-missing", "number-out-of-order"))
    if kind == "number-repeated":
        numbers[at:] = [number - 1 for number in numbers[at:]]
    elif kind == "number-missing":
        numbers[at:] = [number + 1 for number in numbers[at:]]
    else:
        numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
    draft.oddities.append(kind)
    draft.must_warn.append(f"entries.{at}.number")
    return numbers


def _add_entry(random: Random, draft: Draft, occasion: Occasion) -> None:
    path = f"entries.{len(draft.entries)}"
    number, odd = occasion.number, 0.0 if draft.calm else random.choice((0.0, 0.02, 0.05, 0.15))
    date = draft.note(f"{path}.date", _date(random, occasion.date, odd))
    percent = draft.note(f"{path}.percent", _percent(random, occasion.done, odd))
    spent = draft.note(f"{path}.spent", _spent(random, odd))
    # a number that is not printed would hide one that is repeated or missing
    misnumbered = any(oddity.startswith("number-") for oddity in draft.oddities)
    shown = draft.note(f"{path}.number", _number(random, number, 0 if misnumbered else odd))
    spent_number = draft.note(f"{path}.spent_number", _spent_number(random, number, odd))
    plan = draft.note(f"{path}.plan_status", _status(random, PLAN, odd))
    target = draft.note(f"{path}.target_status", _status(random, TARGET, odd))
    paragraphs = _narrative(random, draft)
    digits = [shown.text, spent_number.text]
    n, m = (text.translate(THAI_DIGITS) for text in digits) if occasion.thai else digits
    draft.entries.append(EntryDraft(n, date.text, paragraphs, percent.text, m, spent.text, plan.text, target.text))
    draft.truth["entries"].append(
        {
            "number": shown.truth,
            "date": date.truth,
            "narrative": "\n".join(map(plain, paragraphs)) or None,
            "percent": percent.truth,
            "spent_number": spent_number.truth,
            "spent": spent.truth,
            "plan_status": plan.truth,
            "target_status": target.truth,
        }
    )
    # what looks like a missing piece might as well be it
    quoted = any(phrase in paragraph for phrase in look_alikes.HARMFUL for paragraph in paragraphs)
    if random.random() < odd and not quoted:
        _drop_piece(random, draft, draft.truth["entries"][-1])


def _drop_piece(random: Random, draft: Draft, truth: dict[str, Any]) -> None:
    """Leave out one piece or more of the last entry's end."""
    entry, path = draft.entries[-1], f"entries.{len(draft.entries) - 1}"
    pieces = {
        "percent": ("percent",),
        "spent": ("spent", "spent_number"),
        "plan": ("plan_status",),
        "target": ("target_status",),
    }
    dropped = random.choice((("percent",), ("spent",), ("target",), ("plan", "target"), tuple(pieces)))
    draft.oddities.append("tail-missing")
    for piece in dropped:
        setattr(entry, piece, None)
        for key in pieces[piece]:
            truth[key] = None
            if f"{path}.{key}" not in draft.must_warn:
                draft.must_warn.append(f"{path}.{key}")
            draft.printed[f"{path}.{key}"] = ""


def _number(random: Random, number: int, odd: float) -> Value:
    return Value("", None, "no-number") if random.random() < odd / 4 else Value(str(number), number)


def _spent_number(random: Random, number: int, odd: float) -> Value:
    if random.random() < odd / 4:
        return Value(random.choice(("", " ")), None, "no-spent-number")
    if random.random() < odd:
        other = number + random.choice((1, 2))
        return Value(str(other), other, "spent-number-differs")
    return Value(str(number), number)


def _date(random: Random, date: dt.date, odd: float) -> Value:
    if random.random() < odd:
        return values.no_date(random)
    return values.common_date(date) if random.random() < 0.85 else values.entry_date(random, date)


def _percent(random: Random, done: Decimal, odd: float) -> Value:
    if random.random() < odd:
        return values.no_percent(random)
    if random.random() < odd:
        over = values.common_percent(done + 101)
        return Value(over.text, over.truth, "percent-over-100")
    if random.random() < odd / 4:
        return Value(f"{done:.2f}", f"{done:.2f}", "percent-sign-missing")
    return values.percent(random, done) if random.random() < 0.2 else values.common_percent(done)


def _spent(random: Random, odd: float) -> Value:
    if random.random() < odd:
        return values.no_money(random)
    amount = Decimal(random.choice((0, 0, 0, random.randint(1, 2000) * 100 + values.satang(random))))
    return values.money(random, amount) if random.random() < 0.2 else values.common_money(amount)


def _status(random: Random, wordings: dict[str, str], odd: float) -> Value:
    if random.random() < odd:
        return Value(random.choice(UNKNOWN), None, "status-unknown")
    text = next(iter(wordings)) if random.random() < 0.6 else random.choice(list(wordings))
    return Value(text, wordings[text])


def _narrative(random: Random, draft: Draft) -> list[str]:
    if not draft.calm and random.random() < 0.06:
        draft.oddities.append("narrative-empty")
        return []
    shape = random.random()
    if shape < 0.2:
        return prose.narrative_list(random)
    paragraphs = [prose.paragraph(random) for _ in range(random.choice((*(1, 1, 1, 2, 3) * 6, 20)))]
    if not draft.calm and random.random() < 0.15:
        draft.oddities.append("look-alike")
        look_alike = random.choice(look_alikes.HARMFUL)
        if random.random() < 0.3:
            paragraphs[0] = f"{look_alike} {paragraphs[0]}"
        else:
            paragraphs[-1] += f" {look_alike} {prose.sentence(random) if random.random() < 0.7 else ''}"
    if shape < 0.45:
        return [
            *paragraphs[:1],
            random.choice(lexicon.INTROS) + random.choice(("", "", " :", " -")),
            *prose.narrative_list(random),
        ]
    return paragraphs
