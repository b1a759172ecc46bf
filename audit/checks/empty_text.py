"""R11 empty-text: an entry says nothing.

Flags: entries with fewer letters than a sentence has, or with no text at all.
Why: a percent and an amount without a word cannot be checked.
Formula: letters < least; spaces, digits and signs are no letters, vowels and tone marks are.
Threshold: R11.letters 20.
Leaves out: nothing. A text that is printed and could not be read cannot be told.
Example: "ดำเนินการแล้ว" has 13 letters.
Source: the form, which asks for what was done in the period.

ตรวจพบ: ข้อความสั้นเกินกว่าจะเป็นประโยค หรือไม่มีข้อความ
เหตุผล: ร้อยละและจำนวนเงินที่ไม่มีคำอธิบายตรวจสอบไม่ได้
สูตร: จำนวนตัวอักษร < เกณฑ์ โดยไม่นับช่องว่าง ตัวเลข และเครื่องหมาย แต่นับสระและวรรณยุกต์
เกณฑ์: R11.letters 20 ตัวอักษร
ไม่รวม: ไม่มี ข้อความที่พิมพ์ไว้แต่อ่านไม่ได้ถือว่าบอกไม่ได้
ตัวอย่าง: "ดำเนินการแล้ว" มี 13 ตัวอักษร
ที่มา: แบบรายงาน ซึ่งให้ระบุสิ่งที่ดำเนินการในช่วงเวลานั้น
"""

import re
from collections.abc import Iterator
from functools import partial

from audit import reasons
from audit.arrays import Flags
from audit.check import Check, Outcome, Told
from audit.citing import named, said
from audit.facts import Facts, Page
from audit.thresholds import Threshold
from audit.wording import decimal, quoted
from model.finding import Cause, Severity, Words

LETTERS = Threshold("R11.letters", 20, "letters", Words("fewest letters", "จำนวนตัวอักษรขั้นต่ำ"))
_LETTERS = "A-Za-zก-ฺเ-์"


def short_texts(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the texts that have few letters."""
    enough = re.compile(rf"(?:[^{_LETTERS}]*[{_LETTERS}]){{{page.limits[LETTERS]:.0f}}}")
    for row, text in enumerate(page.texts):
        if text is not None and not enough.match(text):
            yield row, quoted(text)


def judge(facts: Facts) -> Outcome:
    """Find the entries that say nothing."""
    unread = facts.narratives.unread & ~facts.narratives.silent
    unknown = ((facts.counts == 0, reasons.NO_ENTRIES), (facts.any_of(unread), reasons.NO_TEXT))
    return Outcome(facts.any_of(_flagged(facts)), unknown, partial(_told, facts))


def _flagged(facts: Facts) -> Flags:
    return facts.found(short_texts) | facts.narratives.silent


def _told(facts: Facts, report: int) -> Told:
    rows, quotes = facts.where(report, facts.once(_flagged)), facts.narratives.quotes[short_texts]
    told, first = named(facts, rows), quotes.get(rows[0], "")
    quote = Words(f" (“{first}”)", f" (“{first}”)") if first else Words(" (no text)", " (ไม่มีข้อความ)")
    words = Words(
        f"The text of {told.en} says nothing of what was done{quote.en}",
        f"ข้อความใน{told.th} ไม่ระบุสิ่งที่ดำเนินการ{quote.th}",
    )
    values = tuple(said(facts, row, "narrative", quotes.get(row, "")) for row in rows)
    return Told(words, f"fewer than {decimal(facts.limits[LETTERS])} letters", values)


CHECK = Check(
    "R11",
    "empty-text",
    Severity.LOW,
    Cause.TEXT,
    Words("an entry says nothing", "ข้อความไม่ระบุสิ่งที่ดำเนินการ"),
    judge,
    limits=(LETTERS,),
    scans=(short_texts,),
)
