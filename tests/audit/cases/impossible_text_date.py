"""Days that do not exist."""

from ordinary import ordinary

FLAG = [ordinary({4: {"narrative": "จัดประชุมคณะทำงานแล้วเมื่อวันศุกร์ที่ ๓๑ มิถุนายน ๒๕๖๓ ณ ห้องประชุมเขต"}})]
SAID = "The text of entry 4 names a day that does not exist: “วันศุกร์ที่ ๓๑ มิถุนายน ๒๕๖๓” (June 2020 has 30 days)"
PASS = [ordinary({4: {"narrative": "จัดประชุมคณะทำงานแล้วเมื่อวันเสาร์ที่ ๒๙ กุมภาพันธ์ ๒๕๖๓ ณ ห้องประชุมเขต"}})]
CANNOT_TELL = [ordinary({4: {"narrative": None}})]
