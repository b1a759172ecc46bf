"""Entries that were put in afterwards."""

from fictional import entry
from ordinary import entries, ordinary, reported

LATER = entry(13, date="2020-01-20", narrative="เพิ่มรายงานการประชุมชี้แจงชุมชนริมคลองไว้ภายหลังแล้ว", percent="26", spent="0")
FLAG = [ordinary(number=9), reported((*entries()[:4], LATER, *entries()[4:]))]
SAID = "An entry was put in afterwards, between versions 1→2, for a date gone by: entry 13"
WITH = {"R3", "R4"}
PASS = [ordinary(number=9), ordinary()]
CANNOT_TELL = [ordinary()]
