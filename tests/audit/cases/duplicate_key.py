"""Two projects under one key."""

from ordinary import ordinary

FLAG = [ordinary(number=9), ordinary(name="โครงการซ่อมสะพานลอยคนเดินข้าม")]
SAID = "The code 99010000-0001 of fiscal year 2563 stands for two projects (versions 1→2): name from"
PASS = [ordinary(number=9), ordinary(name="โครงการปลูกต้นไม้ริมคลองฯ")]
CANNOT_TELL = [ordinary()]
