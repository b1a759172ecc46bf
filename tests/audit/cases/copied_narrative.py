"""A text that repeats the one before."""

from ordinary import ordinary

FLAG = [
    ordinary(
        {
            5: {"narrative": "ตรวจรับงานงวดที่ ๔ แล้ว ผู้รับจ้างปลูกต้นไม้ครบ ๑๒๐ ต้น"},
            6: {"narrative": "ตรวจรับงานงวดที่ ๕ แล้ว ผู้รับจ้างปลูกต้นไม้ครบ ๙๐ ต้น"},
        }
    )
]
SAID = "The text of entry 6 hardly differs from that of the entry before"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({5: {"narrative": None}})]
