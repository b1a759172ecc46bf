"""The prefix of a code, and whose it is."""

from ordinary import ordinary

OTHERS = [ordinary(code=f"99010000-000{number}") for number in range(2, 7)]
FLAG = [ordinary(agency=("สำนักอื่นสมมติ",)), *OTHERS]
SAID = "begins with the digits of สำนักสวนสาธารณะตัวอย่าง (5 of 6 projects), but the report states สำนักอื่นสมมติ"
PASS = [ordinary(), *OTHERS]
CANNOT_TELL = [ordinary(agency=()), *OTHERS]
