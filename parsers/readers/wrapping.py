"""Lines that a program cut at one width, within words, joined again."""

import re
from itertools import accumulate, pairwise

from parsers.numbering import begins_item

WIDEST = 120  # characters that lines are cut at
FEWEST_FULL = 3  # lines
_NEARLY_FULL = 8  # characters that a line may lack to be nearly full
# no line of whole words ends or begins so
_WITHIN_WORD = re.compile(r"[เแโใไ]\n[ก-ฮ]|[ก-๎]\n[ะ-ฺๅ็-๎]")
# how a page's header begins, what is set in, and the lines of a form that are no items of lists
_BEGINS_ANEW = (
    *("\f", "**", " ", "\t"),
    *(":", "รายงานครั้งที่", "รหัสโครงการ", "ปีงบประมาณ", "เริ่มต้นโครงการ", "งบประมาณที่", "สิ้นสุดโครงการ"),
    *("หน่วยงานที่รับผิดชอบ", "ชื่อผู้รับผิดชอบ", "ผู้ประสานงาน", "ประเด็นยุทธศาสตร์", "เป้าหมายที่", "ตัวชี้วัด"),
    *("ขอรับรอง", "ลงชื่อ", "ตำแหน่ง"),
)


def unwrapped(text: str) -> tuple[str, tuple[int, ...]]:
    r"""Return `text` with such lines joined, and where each line of the file begins in it; a line feed ends `text`.

    >>> unwrapped("ab\nc\n")
    ('ab\nc\n', (0, 3))
    """
    lines = text.split("\n")
    lengths = [len(line) + 1 for line in lines]
    width = max(lengths) - 1
    if width <= WIDEST and lengths.count(width + 1) >= FEWEST_FULL and (cut := _cut(lines, width)):
        printed = [line if index in cut else f"{line}\n" for index, line in enumerate(lines[:-1])]
        return "".join(printed), tuple(accumulate(map(len, printed[:-1]), initial=0))
    return text, tuple(accumulate(lengths[:-2], initial=0))


def _cut(lines: list[str], width: int) -> set[int]:
    """Return which of `lines` were cut at `width`, none if no word is cut there, or one elsewhere."""
    full = {
        index
        for index, (line, below) in enumerate(pairwise(lines))
        if len(line) == width and below and not _begins_anew(below)
    }
    within_words = {
        index for index, (line, below) in enumerate(pairwise(lines)) if _WITHIN_WORD.search(f"{line[-1:]}\n{below[:1]}")
    }
    nearly = sum(width - _NEARLY_FULL <= len(line) < width for line in lines)
    are_cut = len(full) >= max(FEWEST_FULL, nearly) and within_words and within_words <= full
    return full if are_cut else set()


def _begins_anew(line: str) -> bool:
    # a letter with a bracket behind it may as well end a word: "(Big Dat|a)"
    return line.startswith(_BEGINS_ANEW) or (begins_item(line) and not line[0].isalpha())
