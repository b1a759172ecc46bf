"""What the processes that read documents share: it is loaded once, by the server that they start from."""

import argparse  # noqa: F401 which the command loads, the main module of each process
import multiprocessing.popen_forkserver  # noqa: F401 by which each process begins
import pkgutil  # noqa: F401 by which it finds that main module
import sys
from types import TracebackType

import pebble  # noqa: F401 which brings its work, and loads asyncio
import regex  # noqa: F401 which the first damaged label needs

from ingest.cell import reading
from ingest.collector import spare

ORPHANED = (FileNotFoundError, EOFError, ConnectionError)
# what a document needs is compiled and loaded with the first: no process need do that again
FIRST = """\
** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ **
1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ
1.1 รหัสโครงการและชื่อโครงการ
ชื่อโครงการ/กิจกรรม : โครงการตัวอย่าง
รหัสโครงการ... : 99110000-0001
ปีงบประมาณ พ.ศ. : 2564
1.2 หน่วยงานที่รับผิดชอบ
หน่วยงานที่รับผิดชอบ. : สำนักตัวอย่าง
2. ความก้าวหน้าของโครงการ
รายงานครั้งที่ 1 :: 6/10/2563 : ดำเนินการแล้ว
:: ความก้าวหน้าของงานฯ = 5.00 % : งบประมาณที่เบิกใช้ (ครั้งที่ 1) = 0 บาท
: เป็นไปตามแผน
: เป็นไปตามเป้าหมาย
"""


def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say nothing of a process whose parent was gone before it had begun: there is nobody who waits for it."""
    if not issubclass(kind, ORPHANED):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = hook
reading(FIRST.encode())
spare()
