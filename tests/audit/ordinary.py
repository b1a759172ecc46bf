"""An ordinary report, in which no check finds anything, and what contradicts it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from fictional import entry, report

from model import Entry, PlanStatus, Report
from store.rows import BANGKOK

DATES = (
    "2019-10-08",
    "2019-11-08",
    "2019-12-09",
    "2020-01-08",
    "2020-02-07",
    "2020-03-09",
    "2020-04-08",
    "2020-05-08",
    "2020-06-08",
    "2020-07-08",
    "2020-08-07",
    "2020-09-18",
)
PERCENTS = (3, 9, 18, 25, 36, 42, 53, 58, 70, 76, 88, 100)
SPENT = (20_000, 70_000, 110_000, 80_000, 130_000, 70_000, 140_000, 60_000, 130_000, 80_000, 120_000, 150_000)
NARRATIVES = (
    "ได้รับอนุมัติโครงการแล้ว และแต่งตั้งคณะทำงานเรียบร้อย",
    "สำรวจแนวปลูกริมคลองแล้ว ๘ สาย พบแนวท่อระบายน้ำสองแห่ง",
    "จัดซื้อกล้าไม้งวดแรกแล้ว คณะกรรมการตรวจรับเรียบร้อย",
    "ปลูกต้นประดู่ริมคลองฝั่งเหนือแล้วเสร็จ ชาวบ้านร่วมปลูก ๔๐ คน",
    "ติดตั้งระบบน้ำหยดช่วงสะพานไม้แล้ว และทดสอบแรงดันน้ำผ่าน",
    "จัดอบรมผู้ดูแลต้นไม้ประจำชุมชนแล้ว มีผู้ผ่านเกณฑ์ ๒๕ คน",
    "ปลูกต้นตะแบกฝั่งใต้แล้วเสร็จตามแบบ ส่งมอบพื้นที่ให้ชุมชน",
    "ตัดแต่งกิ่งและใส่ปุ๋ยครบทุกต้น เปลี่ยนต้นที่ตายแล้ว ๗ ต้น",
    "ก่อสร้างทางเดินริมคลองช่วงวัดแล้วเสร็จ ตรวจรับงานแล้ว",
    "ติดป้ายชื่อพันธุ์ไม้ครบ ๓๐๐ ป้าย และทาสีราวกันตกเรียบร้อย",
    "ประเมินอัตรารอดของต้นไม้แล้ว ได้ร้อยละ ๙๑ สูงกว่าเกณฑ์",
    "สรุปผลและส่งมอบงานให้สำนักงานเขตดูแลต่อเรียบร้อยแล้ว",
)
EXPORTED = dt.datetime(2020, 10, 5, 9, 0, tzinfo=BANGKOK)
ALLOCATED = "1200000"


def entries(changes: dict[int, dict[str, Any]] | None = None, number: int = len(DATES)) -> tuple[Entry, ...]:
    """Return the first entries of the ordinary report; `changes` replace values of those with these numbers."""
    made = []
    for place in range(number):
        usual = {
            "number": place + 1,
            "spent_number": place + 1,
            "date": DATES[place],
            "percent": str(PERCENTS[place]),
            "spent": str(SPENT[place]),
            "narrative": NARRATIVES[place],
            "plan_status": PlanStatus.AHEAD_OF_PLAN if place == 1 else PlanStatus.ON_PLAN,
        }
        made.append(entry(**{**usual, **(changes or {}).get(place + 1, {})}))
    return tuple(made)


def ordinary(changes: dict[int, dict[str, Any]] | None = None, number: int = len(DATES), **values: Any) -> Report:
    """Return the ordinary report up to an entry, with the header's total that belongs to it; `values` replace others.

    A report that is cut short was exported a week behind its last entry.
    """
    made = entries(changes, number)
    return reported(made, **values)


def reported(made: tuple[Entry, ...], **values: Any) -> Report:
    """Return the ordinary header over entries of one's own."""
    spent = [each.spent for each in made if each.spent is not None]
    dates = [each.date for each in made if each.date is not None]
    exported = EXPORTED
    if dates and len(made) < len(DATES):
        exported = dt.datetime.combine(max(dates), dt.time(9), BANGKOK) + dt.timedelta(days=7)
    usual = {
        "budget_allocated": ALLOCATED,
        "budget_spent": str(sum(spent, Decimal(0))),
        "exported_at": exported,
    }
    return report(*made, **{**usual, **values})


def late(day: str) -> dt.datetime:
    """Return a time of export on a day."""
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(9), BANGKOK)
