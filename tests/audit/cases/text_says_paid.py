"""A text that tells of a payment."""

from ordinary import ordinary

FLAG = [ordinary({6: {"spent": "0", "narrative": "จัดอบรมแล้ว และโอนเงินให้ชุมชนทุกแห่งครบถ้วน"}})]
SAID = "The text of entry 6 says that money was paid"
PASS = [ordinary({6: {"spent": "0", "narrative": "จัดอบรมแล้ว อยู่ระหว่างการรวบรวมเอกสารประกอบการเบิก - จ่าย"}})]
CANNOT_TELL = [ordinary({6: {"narrative": None}})]
