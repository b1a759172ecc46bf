"""Trouble, and the status beside it."""

from ordinary import ordinary

FLAG = [ordinary({4: {"narrative": "ปลูกต้นไม้แล้วบางส่วน ผู้รับจ้างทำงานล่าช้าเนื่องจากฝนตกต่อเนื่อง"}})]
SAID = "The text of entry 4 speaks of trouble"
PASS = [ordinary({4: {"narrative": "ปลูกต้นไม้แล้วเสร็จ ปัญหาและอุปสรรค : ไม่มี งานไม่ล่าช้า ช่วยแก้ไขปัญหาน้ำท่วม"}})]
CANNOT_TELL = [ordinary({4: {"narrative": None}})]
