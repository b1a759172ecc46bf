"""Dates outside the project's time."""

from fictional import entry
from ordinary import entries, late, ordinary, reported

AFTER = {"narrative": "ตรวจสอบต้นไม้หลังส่งมอบงานแล้ว ไม่พบต้นที่ตาย", "percent": "100", "spent": "0"}
FLAG = [reported((*entries(), entry(13, date="2020-11-02", **AFTER)), exported_at=late("2020-11-05"))]
SAID = "Entry 13 (2 November 2020) lies outside the project's time, 1 October 2019 to 30 September 2020"
PASS = [reported((*entries(), entry(13, date="2020-10-30", **AFTER)), exported_at=late("2020-11-05"))]
CANNOT_TELL = [ordinary(start_date=None)]
