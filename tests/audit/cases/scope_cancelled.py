"""Activities that were cancelled."""

from ordinary import ordinary

FLAG = [ordinary({9: {"narrative": "ผู้บริหารให้ยกเลิกกิจกรรมที่ 2 ล่องเรือชมคลอง เพราะน้ำหลาก"}})]
SAID = "The text of entry 9 tells that an activity was cancelled or changed"
WITH = {"C2"}
PASS = [ordinary({9: {"narrative": "จัดกิจกรรมที่ 3 แล้วเสร็จ โดยไม่มีการยกเลิกกิจกรรมใด และไม่มีการเปลี่ยนแปลงกิจกรรม"}})]
CANNOT_TELL = [ordinary({9: {"narrative": None}})]
