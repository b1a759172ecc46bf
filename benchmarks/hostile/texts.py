"""Texts that are too long, too many, half, or not what they seem."""

import random
from collections.abc import Iterator

ENTRY = (
    "รายงานครั้งที่ {n} :: 8/10/2562 : งาน :: ความก้าวหน้าของงานฯ = 5.00 % : "
    "งบประมาณที่เบิกใช้ (ครั้งที่ {n}) = 0 บาท : เป็นไปตามแผน : เป็นไปตามเป้าหมาย\n"
)


def texts(good: str, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents; `good` is an honest report to be damaged."""
    yield from _long(good)
    yield from _odd(good)
    chance = random.Random(seed)
    data = good.encode()
    for number in range(20):
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 400)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        yield f"noise-{number:02}", bytes(broken)
    for number in range(10):
        yield f"cut-{number:02}", data[: chance.randrange(10, len(data))]
    letters = list(good)
    for number in range(6):
        chance.shuffle(letters)
        yield f"shuffled-{number}", "".join(letters).encode()


def _long(good: str) -> Iterator[tuple[str, bytes]]:
    yield "endless-line", (good + "รายงาน" * 1_000_000).encode()
    yield "marks", (good + "ก" + "ิุ" * 150_000).encode()
    yield "marks-in-turn", (good + "ก" + "ุ่ิฺ่้" * 30_000).encode()
    yield "marks-alone", ("ิุ" * 150_000).encode()
    yield "latin-marks", (good + "a" + "\u0323\u0307" * 300_000).encode()
    yield "digits", good.replace("171,600", "9" * 1_000_000).encode()
    yield "number", (good + "งบประมาณที่ได้รับ : " + "1" * 2_000_000 + " บาท\n").encode()
    yield "thai-number", (good + "งบประมาณที่ได้รับ : " + "๙" * 500_000 + " บาท\n").encode()
    yield "power", (good + "งบประมาณที่ได้รับ : 1e999999999 บาท\n").encode()
    yield "words-number", (good + "งบประมาณที่ได้รับ : " + "ล้าน" * 200_000 + "บาท\n").encode()
    yield "entries", (good + "".join(ENTRY.format(n=n) for n in range(120_000))).encode()
    yield "entries-no-end", (good + "รายงานครั้งที่ 1 :: " * 200_000).encode()
    yield "colons", (good + ":" * 1_000_000).encode()
    yield "dots", (good + "รหัสโครงการ" + "." * 3_000_000 + "\n").encode()
    yield "spaces", (good + " " * 3_000_000 + "x").encode()
    yield "lines", (good + "\n" * 1_000_000).encode()
    yield "carriage-returns", (good + "\r" * 1_000_000).encode()
    yield "form-feeds", (good + "\f" * 1_000_000 + "x").encode()
    yield "page-headers", (good + "** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ **\n" * 30_000).encode()
    yield "labels", ("ปีงบประมาณ พ.ศ. : " * 100_000 + good).encode()
    yield "brackets", (good + "(" * 1_000_000).encode()
    yield "question-marks", (good + "?" * 2_000_000).encode()
    yield "numbering", (good + "".join(f"{n}.{n}.{n}) " for n in range(200_000))).encode()
    yield "slashes", (good + "หน่วยงานที่รับผิดชอบ : " + "ก / " * 500_000).encode()
    yield "garbled", (good + good).encode("utf-8").decode("cp874", "replace").encode("utf-8") * 200
    yield "larger-than-any", b"x" * (40 * 2**20)


def _odd(good: str) -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "blank", b" \r\n\t\f" * 10_000
    yield "nul", b"\0" * 1_000_000
    yield "nul-between", good.encode().replace(b" ", b"\0")
    yield "utf16-half", good.encode("utf-16")[:-1]
    yield "utf16-lone-halves", b"\xff\xfe" + good.encode("utf-16-le").replace(b" \0", b"\x00\xd8")
    yield "utf16-big-unmarked", good.encode("utf-16-be")
    yield "utf16-wrong-mark", b"\xfe\xff" + good.encode("utf-16-le")
    yield "utf32", good.encode("utf-32")
    yield "utf7", good.encode("utf-7")
    yield "overlong", good.encode().replace(b"/", b"\xc0\xaf")
    yield "cp874-and-utf8", good.encode("cp874", "ignore") + good.encode()
    yield "controls", good.replace(" ", "\x1b]0;x\x07\x1b[2J ").encode()
    yield "bidi", good.replace(" ", "\u202e\u2066 ").encode()
    yield "formulas", good.replace(": ", ": =cmd|'/C calc'!A0").encode()
    yield "surrogates", good.encode() + b"\xed\xa0\x80" * 1000
    yield "private", (good + "\uf700\uf71a\ue000" * 10_000).encode()
    yield "zalgo", good.replace("ก", "ก" + "\u0e34\u0e48" * 40).encode()
    yield "binary", bytes(range(256)) * 4000
    yield "picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 5000
    yield "program", b"\x7fELF" + b"\x02\x01\x01" * 3000
    yield "two-reports", (good + "\f" + good).encode()
    yield "zero-width", "\u200b".join(good).encode()
    yield "wide-digits", good.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"}).encode()
    yield "html", f"<html><body><pre>{good}</pre></body></html>".encode()
    yield "json-bomb", b"[" * 1_000_000
    yield "xml-bomb", b'<!DOCTYPE a [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><a>&a;</a>'
