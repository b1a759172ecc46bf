"""A cut, and the budget of later exports."""

from ordinary import ordinary

CUT = {"narrative": "ผู้บริหารให้ยกเลิกกิจกรรมที่ 2 ล่องเรือชมคลอง เพราะน้ำหลาก"}
FLAG = [ordinary({9: CUT}, number=9), ordinary({9: CUT})]
SAID = "Entry 9 tells of an activity cancelled or changed; versions 1 and 2 both state a budget of 1,200,000 baht"
WITH = {"C1", "C2"}
PASS = [ordinary({9: CUT}, number=9), ordinary({9: CUT}, budget_allocated="1190000")]
CANNOT_TELL = [ordinary({9: CUT})]
