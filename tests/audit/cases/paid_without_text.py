"""Money without a finished act."""

from ordinary import ordinary

FLAG = [ordinary({6: {"narrative": "อยู่ระหว่างจัดทำร่างขอบเขตของงานและประมาณราคากลาง"}})]
SAID = "In entry 6 70,000 baht were spent, but the text tells of nothing finished"
PASS = [ordinary()]
CANNOT_TELL = [ordinary({6: {"narrative": None}})]
