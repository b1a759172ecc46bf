"""R8 copied-narrative: the text is that of the entry before.

Flags: entries whose text hardly differs from that of the entry before, digits and spaces aside.
Why: a text that was copied tells nothing of the month that it stands for.
Formula: similarity ≥ least, of 1 − (insertions + deletions) / (length of both); digits count as one, spaces as none.
Threshold: R8.similarity 0.90.
Leaves out: texts of fewer than 20 letters, which R11 empty-text looks at.
Example: "อยู่ระหว่างดำเนินการตรวจรับงานงวดที่ ๒" behind "อยู่ระหว่างดำเนินการตรวจรับงานงวดที่ ๑": 1.000.
Source: the form, which asks for what was done in the period.

ตรวจพบ: ข้อความแทบไม่ต่างจากรายงานครั้งก่อน โดยไม่นับตัวเลขและช่องว่าง
เหตุผล: ข้อความที่คัดลอกมาไม่บอกสิ่งที่เกิดขึ้นในเดือนนั้น
สูตร: ความคล้าย ≥ เกณฑ์ คำนวณจาก 1 − (จำนวนที่เพิ่ม + จำนวนที่ลบ) / ความยาวรวม ตัวเลขถือว่าเหมือนกัน ไม่นับช่องว่าง
เกณฑ์: R8.similarity 0.90
ไม่รวม: ข้อความที่สั้นกว่า 20 ตัวอักษร ซึ่งข้อ R11 ตรวจอยู่แล้ว
ตัวอย่าง: "อยู่ระหว่างดำเนินการตรวจรับงานงวดที่ ๒" ต่อจาก "อยู่ระหว่างดำเนินการตรวจรับงานงวดที่ ๑" ความคล้าย 1.000
ที่มา: แบบรายงาน ซึ่งให้ระบุสิ่งที่ดำเนินการในช่วงเวลานั้น
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from audit import reasons
from audit.check import Check, Outcome, Told
from audit.citing import named, said
from audit.facts import Facts, Page
from audit.thresholds import Threshold
from audit.wording import decimal
from model.finding import Cause, Severity, Words

SIMILARITY = Threshold("R8.similarity", 0.90, "share", Words("how much alike is copied", "คล้ายกันเท่าใดจึงนับว่าคัดลอก"))
SHORTEST = 20  # letters: shorter texts are alike by chance
ROUGHLY = 60.0  # of 100: as much alike are copies even where a third of them is digits and spaces
_DIGITS = re.compile("[0-9๐-๙]+")


def copies(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the texts that hardly differ from the one before, and how much they are alike."""
    pairs = [
        (row, text, before)
        for row, (text, before) in enumerate(zip(page.texts, page.before, strict=True))
        if text is not None and before is not None and len(text) >= SHORTEST
    ]
    least = 100 * page.limits[SIMILARITY]
    alike = [pair for pair, score in zip(pairs, _scores(pairs, min(least, ROUGHLY)), strict=True) if score >= ROUGHLY]
    folded = [(row, _folded(text), _folded(before)) for row, text, before in alike]
    for (row, _, _), score in zip(folded, _scores(folded, least), strict=True):
        if score >= least:
            yield row, f"{score / 100:.3f}"


def _scores(pairs: Sequence[tuple[int, str, str]], least: float) -> Sequence[float]:
    """How much the texts of each pair are alike, of 100; 0 if it is less than `least`."""
    _, texts, befores = zip(*pairs, strict=True) if pairs else ((), (), ())
    scores: Sequence[float] = cpdist(texts, befores, scorer=fuzz.ratio, score_cutoff=least).tolist()
    return scores


def judge(facts: Facts) -> Outcome:
    """Compare each text with the one before."""
    unknown = (
        (facts.any_of(facts.narratives.unread), reasons.NO_TEXT),
        (facts.counts < 2, reasons.FEW_ENTRIES),
    )
    return Outcome(facts.any_of(facts.found(copies)), unknown, partial(_told, facts))


def _folded(text: str) -> str:
    return _DIGITS.sub("0", "".join(text.split()))


def _told(facts: Facts, report: int) -> Told:
    rows, scores = facts.where(report, facts.found(copies)), facts.narratives.quotes[copies]
    told = named(facts, rows)
    words = Words(
        f"The text of {told.en} hardly differs from that of the entry before",
        f"ข้อความใน{told.th} แทบไม่ต่างจากรายงานครั้งก่อนหน้า",
    )
    values = tuple(said(facts, row, "narrative", f"similarity {scores[row]}") for row in rows)
    return Told(words, f"similarity {scores[rows[0]]} ≥ {decimal(facts.limits[SIMILARITY])}", values)


CHECK = Check(
    "R8",
    "copied-narrative",
    Severity.MEDIUM,
    Cause.TEXT,
    Words("the text is that of the entry before", "ข้อความซ้ำกับรายงานครั้งก่อน"),
    judge,
    limits=(SIMILARITY,),
    scans=(copies,),
)
