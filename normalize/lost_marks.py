"""Sara am and sara aa behind a gap: `จ านวน` for `จำนวน`, `ก าร` for `การ`, by the words that they can be."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from normalize.letters import CONSONANTS, SARA_AA, SARA_AM, TONES

# Where the mark of sara am was lost, a gap and sara aa are left; elsewhere only the gap is wrong. Which it is, the
# words tell: the longest one that fits. A word stands here only if it is no other word with the other vowel.
_WORDS = """
กำหนด กำลัง กำกับ กำจัด กำไร กำแพง กำเนิด กำชับ กำนัน กำพร้า กำเริบ กระทำ คำ คำสั่ง คำขอ คำร้อง คำถาม คำตอบ
คำนวณ คำนึง คำแนะนำ คำปรึกษา คำชี้แจง คำรับรอง คำว่า คำพิพากษา คำอธิบาย คำวินิจฉัย จำ จำนวน จำเป็น จำหน่าย
จำกัด จำแนก จำนำ จำนอง จำลอง จำเลย จำคุก จำพวก จำนง จำต้อง จำเพาะ ประจำ ชำระ ชำรุด ชำนาญ ซ้ำ ดำ ดำเนิน ดำรง
ดำริ ดำนา ตำบล ตำแหน่ง ตำรวจ ตำรา ตำหนิ ตำนาน ต่ำ ทำ ทำการ ทำงาน ทำให้ ทำนอง ทำนาย ทำลาย ทำเนียบ ทำเล ทำบุญ
ทำนุ ทำสัญญา ทำหน้าที่ ทำความ ทำราย ทำนา จัดทำ ธำรง นำเสนอ นำมา นำไป นำส่ง นำเข้า นำร่อง นำความ นำข้อมูล นำผล
นำเอา นำร่าง ผู้นำ แนะนำ แกนนำ ชี้นำ การนำ และนำ ได้นำ เพื่อนำ น้ำ บำรุง บำบัด บำเหน็จ บำนาญ บำเพ็ญ ย้ำ รำคาญ
รำลึก รำวง รำไทย ลำดับ ลำคลอง ลำน้ำ ลำราง ลำโพง ลำบาก ลำเลียง ลำปาง ลำพูน ลำไย เหลื่อมล้ำ ล้ำสมัย ค้ำประกัน
ค้ำยัน พลบค่ำ สำนัก สำคัญ สำเร็จ สำหรับ สำรวจ สำรอง สำเนา สำนึก สำแดง สำราญ สำรับ อำเภอ อำนวย อำนาจ การ กาย กาล
กาแฟ กาชาด คาด คาร์ คาบ จาก จาน ชาว ชาติ ชาย ดาว ดาบ ตาม ตาราง ตาก ทาง ทาน ทาส ทารก ทายาท นาย นาง นาที นาน นาม
งาน บาท บาง บาดเจ็บ บาน ปาก ผ่าน พาณิชย์ ภาค ภาพ ภาษี ภาษา ภายใน ภาระ มาก มาตร มาจาก มาแล้ว ยาว ยาน ยาเสพติด
ราย ราช ราคา ราว ราง ราก ราษฎร ร่าง ลาน ลาด ล่าง ล้าน วาง วาระ วาจา ว่า ว่าง สาธารณ สามารถ สาย สาร สาขา สาเหตุ
สาม สถาน หาก หาย หาร ห้า ห้าม ห้าง อาคาร อาจ อาชีพ อายุ อาหาร อากาศ อาสา อาทิ อาทิตย์ โครงการ อาการ ค่า ถ้า ช้า ล่าช้า ค้า ก้าว ล้าง ด้าน
ข้าราชการ ข้าง เข้า กว่า หน้า
""".split()  # noqa: SIM905 - a list of 250 quoted words is unreadable
_GAP = re.compile(f"(?<=[{CONSONANTS}])(?P<tone>[{TONES}]?) +(?P<later>[{TONES}]?)\u0e32")
_CONSONANT = re.compile(f"[{CONSONANTS}][{TONES}]?$")
_LONGEST = max(map(len, _WORDS))
_THAI = re.compile("[ก-ฺเ-๎]*")
# stands for a vowel behind a gap: either one
_EITHER = "?"
_LEAST = 4  # letters: what the list proves without a look into the dictionary
_LONGEST_PART = 12  # letters before or behind the vowel


@cache
def _dictionary() -> frozenset[str]:
    """The words and names of pythainlp's dictionaries."""
    from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names, thai_words

    return frozenset().union(thai_words(), thai_family_names(), thai_female_names(), thai_male_names())


def _places() -> dict[str, list[tuple[str, str, str]]]:
    """The words by the consonant and tone before each of their vowels, as (before, vowel, behind), longest first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for word in sorted(set(_WORDS), key=len, reverse=True):
        for match in re.finditer(f"([{CONSONANTS}][{TONES}]?)([{SARA_AA}{SARA_AM}])", word):
            found.setdefault(match[1], []).append((word[: match.start(2)], match[2], word[match.end() :]))
    return found


_PLACES = _places()


def restored(line: str) -> str:
    """Return `line` with the gap before sara aa closed, and sara am restored, where a known word stands there.

    >>> restored("ส านักง าน ต ่ากว่า ม าโซ")
    'สำนักงาน ต่ำกว่า ม าโซ'
    """
    return "".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    position, before = 0, ""
    for match in _GAP.finditer(line):
        kept = line[position : match.start()]
        yield kept
        before = (before + kept)[-_LONGEST:]
        tone = match["tone"] + match["later"]
        behind = _GAP.sub(_closed, line[match.end() - 1 : match.end() + _LONGEST])[1:]
        vowel = _vowel(before + tone, behind) or _toned(before[-1:] + tone)
        piece = match[0] if vowel is None else tone + vowel
        yield piece
        before += piece
        position = match.end()
    yield line[position:]


def _closed(match: re.Match[str]) -> str:
    return match["tone"] + match["later"] + _EITHER


def _vowel(before: str, behind: str) -> str | None:
    """The vowel that makes the longest known word of what stands before and behind it."""
    consonant = _CONSONANT.search(before[-2:])
    if consonant is None:
        return None
    following = behind[:1]
    known = next(
        (
            (front, vowel, back)
            for front, vowel, back in _PLACES.get(consonant[0], ())
            if (not back or following in (back[0], _EITHER)) and before.endswith(front) and _begins(behind, back)
        ),
        None,
    )
    length = len("".join(known)) if known else 0
    if length >= _LEAST or following == _EITHER:
        return known and known[1]
    return _looked_up(before[-_LONGEST_PART:], behind[:_LONGEST_PART], length) or (known and known[1])


@lru_cache(maxsize=4096)
def _looked_up(before: str, behind: str, length: int) -> str | None:
    """The vowel that makes the longest word of the dictionary, if that is longer than `length` letters."""
    words = _dictionary()
    fronts = [before[-letters:] for letters in range(len(before), 0, -1)]
    thai = _THAI.match(behind)
    letters = thai[0] if thai else ""
    best = None
    for back in (letters[:end] for end in range(len(letters), -1, -1)):
        for front in fronts:
            if len(front) + 1 + len(back) <= max(length, _LEAST - 1):
                break
            found = [vowel for vowel in (SARA_AM, SARA_AA) if f"{front}{vowel}{back}" in words]
            if found:
                length, best = len(front) + 1 + len(back), found[0] if len(found) == 1 else None
    return best


def _toned(consonant: str) -> str | None:
    """Sara aa behind a consonant with a tone that begins no word with sara am; only the gap can be wrong there."""
    if len(consonant) == 2 and all(vowel == SARA_AA for _, vowel, _ in _PLACES.get(consonant, ())):
        return SARA_AA
    return None


def _begins(text: str, word: str) -> bool:
    return len(text) >= len(word) and all(
        own == other or (other == _EITHER and own in (SARA_AA, SARA_AM)) for own, other in zip(word, text, strict=False)
    )
