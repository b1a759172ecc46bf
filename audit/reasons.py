"""Why a check cannot tell: the field that is missing, in both languages."""

from model.finding import Words

NO_ALLOCATED = Words("the budget allocated is not known", "ไม่ทราบงบประมาณที่ได้รับ")
ALLOCATED_NOTHING = Words("the budget allocated is 0: no share can be reckoned", "งบประมาณที่ได้รับเป็น 0 จึงคำนวณสัดส่วนไม่ได้")
NO_HEADER_SPENT = Words("the total spent in the header is not known", "ไม่ทราบงบประมาณที่ใช้ไปในส่วนหัว")
NO_ENTRY_SPENT = Words("the amount of an entry is not known", "ไม่ทราบจำนวนเงินของรายงานบางครั้ง")
NOTHING_SPENT = Words("nothing has been spent yet", "ยังไม่มีการเบิกจ่าย")
NO_ENTRIES = Words("there is no entry", "ไม่มีรายงานความก้าวหน้า")
FEW_ENTRIES = Words("there are too few entries", "จำนวนครั้งที่รายงานน้อยเกินไป")
NO_START_OR_END = Words("the project's start or end is not known", "ไม่ทราบวันเริ่มต้นหรือวันสิ้นสุดโครงการ")
DATES_REVERSED = Words("the project ends before it starts", "วันสิ้นสุดโครงการอยู่ก่อนวันเริ่มต้น")
NO_DATE = Words("the date of an entry is not known", "ไม่ทราบวันที่ของรายงานบางครั้ง")
NO_PERCENT = Words("the percent of an entry is not known", "ไม่ทราบร้อยละความก้าวหน้าของรายงานบางครั้ง")
NO_STATUS = Words("the plan status of an entry is not known", "ไม่ทราบสถานะตามแผนของรายงานบางครั้ง")
NO_NUMBER = Words("the number of an entry is not known", "ไม่ทราบลำดับครั้งของรายงานบางครั้ง")
NO_SPENT_NUMBER = Words(
    "the number behind an amount, (ครั้งที่ …), is not known", "ไม่ทราบเลขครั้งที่ท้ายงบประมาณที่เบิกใช้ของรายงานบางครั้ง"
)
NO_TEXT = Words("the text of an entry is not known", "ไม่ทราบข้อความของรายงานบางครั้ง")
NO_CODE = Words("the project's code is not known", "ไม่ทราบรหัสโครงการ")
NO_YEAR = Words("the fiscal year is not known", "ไม่ทราบปีงบประมาณ")
NO_AGENCY = Words("the agency is not known", "ไม่ทราบหน่วยงานที่รับผิดชอบ")
NO_EXPORT_DAY = Words("the day of the export is not known", "ไม่ทราบวันที่พิมพ์รายงาน")
ONE_VERSION = Words("there is one export only", "มีรายงานเพียงฉบับเดียว")
CHANGE_UNREAD = Words("a value could not be read in one of the exports", "อ่านค่าในรายงานฉบับใดฉบับหนึ่งไม่ได้")
NO_CERTIFICATE = Words("the certificate's sentence is not there", "ไม่พบข้อความรับรองท้ายรายงาน")
EARLY = Words("less than half of the time is over", "ระยะเวลาโครงการผ่านไปไม่ถึงครึ่ง")
NO_QUARTER = Words("no quarter that counts is over for certain", "ยังไม่มีไตรมาสใดที่ยืนยันได้ว่าสิ้นสุดแล้ว")
FEW_PEERS = Words("the agency has too few projects in the year", "หน่วยงานมีโครงการในปีนั้นน้อยเกินไป")
CUT_UNDATED = Words("the date of the cut is not known", "ไม่ทราบวันที่ยกเลิกหรือปรับลดกิจกรรม")
NO_LATER_VERSION = Words("there is no export later than the cut", "ไม่มีรายงานฉบับที่พิมพ์หลังการยกเลิกหรือปรับลด")
