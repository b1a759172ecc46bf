"""Dates that go back."""

from fictional import entry
from ordinary import entries, ordinary, reported

LAST = {"narrative": "ตรวจสอบต้นไม้หลังส่งมอบงานแล้ว ไม่พบต้นที่ตาย", "percent": "100", "spent": "0"}
FLAG = [reported((*entries(), entry(13, date="2020-09-17", **LAST)))]
SAID = "Entry 13 is dated 17 September 2020, before entry 12 (18 September 2020)"
PASS = [ordinary({5: {"date": "2020-01-08"}})]
CANNOT_TELL = [ordinary({5: {"date": None}})]
