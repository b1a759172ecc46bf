"""The catalogue of the checks, `docs/checks.md`: `python -m audit.catalogue` prints it from their docstrings."""

import inspect
import re
from collections.abc import Iterator

from audit.check import Check
from audit.checks import CHECKS
from audit.wording import decimal
from model.finding import Severity

ENGLISH = ("Flags", "Why", "Formula", "Threshold", "Leaves out", "Example", "Source")
THAI = ("ตรวจพบ", "เหตุผล", "สูตร", "เกณฑ์", "ไม่รวม", "ตัวอย่าง", "ที่มา")
SEVERITIES = {
    Severity.CRITICAL: "วิกฤต",
    Severity.HIGH: "สูง",
    Severity.MEDIUM: "ปานกลาง",
    Severity.LOW: "ต่ำ",
}
HEAD = """\
# The checks · ข้อตรวจสอบ

`raingan check` compares report against report, report against date, report against money. Each check gives one of three
outcomes for each project: a **flag**, with the values, their places and the formula filled in; a **pass**; or **cannot
tell**, with the field that is missing. A missing field never passes. A flag is a reason to look, never a verdict: look
at the page, and ask.

`raingan check` เปรียบเทียบรายงานกับรายงาน วันที่ และจำนวนเงิน ข้อตรวจสอบแต่ละข้อให้ผลหนึ่งในสามอย่างสำหรับแต่ละโครงการ คือ **พบ** พร้อมค่า
ตำแหน่ง และสูตรที่แทนค่าแล้ว **ผ่าน** หรือ **บอกไม่ได้** พร้อมระบุข้อมูลที่ขาด ข้อมูลที่ขาดไม่ถือว่าผ่าน การพบเป็นเหตุให้ตรวจสอบ มิใช่ข้อยุติ

The newest report of each project is judged; S1 to S6, I3 and C3 compare its versions. In the formulas A is the budget
allocated, H the total spent in the header, S the sum of the entries' amounts, % the reported percent, t the date of an
entry, el(t) = (t − start + 1) / (end − start + 1) the share of the time that is over, sp(t) the money spent up to t as
a share of A. `as_of` is the day of the export: the PDF's own date, what a manifest says, or the time of the file where
that may be the export's (docs/history.md); never today. Where A is 0 a share cannot be told. Amounts that never fall,
whose last one is H and whose sum is not, are running totals, and are read as such.

Findings of one *cause* tell of one fact: M3, M4, M5 and M8 all say that money is late. Of each project the three
gravest causes are shown first. Checks marked *review* rest on words: read the text before you believe them.

Thresholds stand in the table `[thresholds]` of `raingan.toml` in the current folder, by the check and their name:

```toml
[thresholds]
M3.gap = 0.25
R1.days = 60
```

The values that a run took are stored with it, in the table `audit_thresholds`.

`raingan findings` lists what was found. A finding has an id that stays the same from run to run, and a digest of its
evidence: it is *new*, *persisting*, *changed* (other evidence) or *gone*. `raingan findings explain|dismiss|refer ID
--note …` writes who, when and why into a log that nobody can change. A dismissed finding is quiet until its evidence
changes; then it is back, as *returned*. `raingan findings` แสดงสิ่งที่พบ ซึ่งอาจเป็นข้อใหม่ คงอยู่ เปลี่ยนหลักฐาน หรือหมดไป
ผู้ตรวจสอบบันทึกคำชี้แจง (explain) ยกเลิก (dismiss) หรือส่งต่อ (refer) พร้อมเหตุผลได้ โดยบันทึกแก้ไขไม่ได้
ข้อที่ยกเลิกแล้วจะกลับมาเมื่อหลักฐานเปลี่ยนไป

[Adding a check](adding-a-check.md) says
how to write one more. This page is printed by `python -m audit.catalogue` from the checks themselves.
"""


def catalogue() -> str:
    """Return the catalogue in Markdown."""
    return "\n".join([HEAD, *_table(), *(line for check in CHECKS for line in _page(check)), ""])


def fields(check: Check) -> dict[str, str]:
    """Return the parts of the check's docstring by their labels, English and Thai."""
    text = inspect.getdoc(inspect.getmodule(check.judge)) or ""
    labels = "|".join(map(re.escape, (*ENGLISH, *THAI)))
    parts = re.split(rf"^({labels}): ", text, flags=re.MULTILINE)
    return {label: " ".join(part.split()) for label, part in zip(parts[1::2], parts[2::2], strict=True)}


def _table() -> Iterator[str]:
    yield from ("## All checks", "", "| id | check | flags | พบเมื่อ | severity |", "|---|---|---|---|---|")
    for check in CHECKS:
        review = ", review" if check.review else ""
        row = (
            f"[{check.id}](#{_anchor(check)})",
            check.slug,
            check.title.en,
            check.title.th,
            f"{check.severity}{review}",
        )
        yield f"| {' | '.join(row)} |"


def _anchor(check: Check) -> str:
    return f"{check.id}-{check.slug}".lower()


def _page(check: Check) -> Iterator[str]:
    told = fields(check)
    review = " · review: read the text · ควรอ่านข้อความประกอบ" if check.review else ""
    yield from ("", f"## {check.id} {check.slug}", "")
    yield f"{check.severity} · ระดับ{SEVERITIES[check.severity]} · cause: {check.cause}{review}"
    for labels in (ENGLISH, THAI):
        yield ""
        yield from (f"- **{label}**: {told[label]}" for label in labels)
    if check.limits:
        yield from ("", "| threshold | default | unit | meaning | ความหมาย |", "|---|---|---|---|---|")
    for limit in check.limits:
        row = (f"`{limit.name}`", decimal(limit.default), limit.unit, limit.meaning.en, limit.meaning.th)
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    print(catalogue(), end="")
