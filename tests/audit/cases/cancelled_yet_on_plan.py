"""A cut, and what follows it."""

from ordinary import ordinary

from model import PlanStatus

CUT = {"narrative": "ผู้บริหารให้ยกเลิกกิจกรรมที่ 2 ล่องเรือชมคลอง เพราะน้ำหลาก"}
FLAG = [ordinary({9: CUT})]
SAID = "the progress goes on from 58 % to 100 % and every entry says “on plan”"
WITH = {"C1"}
PASS = [ordinary({9: CUT, 10: {"plan_status": PlanStatus.OFF_PLAN}})]
CANNOT_TELL = [ordinary({9: CUT, 10: {"plan_status": None}})]
