"""The end of an invented report: certificate, signature, position."""

from random import Random

from benchmarks.corpus import lexicon, values
from benchmarks.corpus.draft import Draft

CERTIFICATE = "ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงาน|ได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐาน|ไว้ตรวจสอบ"


def add_ending(random: Random, draft: Draft) -> None:
    """Add the certificate and the lines for signature and position, filled in or not, or leave them out."""
    if not draft.calm and random.random() < 0.08:
        draft.oddities.append("certificate-missing")
        return
    draft.truth["certified"] = True
    draft.ending = [CERTIFICATE]
    dots = random.choice((".", "…")) * random.randint(5, 40)
    role = "(ผู้รับผิดชอบโครงการ)"
    if random.random() < 0.75:
        empty = ([f"ลงชื่อ{dots}{role}"], [f"ลงชื่อ {dots} ผู้รับผิดชอบโครงการ"], [f"ลงชื่อ{dots}{role}", f"({dots})"])
        draft.ending += [*random.choice((empty[0], *empty)), random.choice(("ตำแหน่ง", f"ตำแหน่ง{dots}", " ตำแหน่ง"))]
        return
    name, position = values.full_name(random), random.choice(lexicon.POSITIONS)
    draft.truth["signatory"], draft.truth["position"] = name, position
    forms = (
        [f"ลงชื่อ {name} {role}"],
        [f"ลงชื่อ{dots}{role}", f"({name})"],
        [f"ลงชื่อ {dots} ({name})"],
        [f"ลงชื่อ{dots}{name}{dots}{role}"],
    )
    draft.ending += [
        *random.choice(forms),
        random.choice((f"ตำแหน่ง {position}", f"ตำแหน่ง{dots}{position}", f"ตำแหน่ง : {position}")),
    ]
