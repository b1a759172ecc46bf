"""A text that names another owner."""

from ordinary import ordinary

OWNER = ("สำนักงานเขตสมมติ", "ฝ่ายโยธา")
OTHER = "ปลูกต้นไม้แล้วเสร็จ โดยสำนักงานเขตตัวอย่างเป็นหน่วยงานรับผิดชอบดูแลต่อ"
OWN = "ปลูกต้นไม้แล้วเสร็จ โดยสำนักงานเขตสมมติเป็นหน่วยงานรับผิดชอบดูแลต่อ"
FLAG = [ordinary({4: {"narrative": OTHER}}, agency=OWNER)]
SAID = "The text of entry 4 names another owner"
PASS = [ordinary({4: {"narrative": OWN}}, agency=OWNER)]
CANNOT_TELL = [ordinary({4: {"narrative": None}})]
