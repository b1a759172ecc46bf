"""Lines that stand twice in a value are told; what lists and forms repeat is not."""

import pytest
from printed import REPORT

import parsers
from parsers.furniture import TITLE

PAGE = f"\n\n** {TITLE} **\n\n"
LINE = "คณะกรรมการพิจารณาผลการสำรวจพื้นที่ริมคลองแล้ว"
OTHER = "และเสนอผู้บริหารให้ความเห็นชอบตามลำดับ"
ITEM = "เพื่อเพิ่มพื้นที่สีเขียวให้แก่ประชาชนในเขต"


def doubted(before: str, after: str) -> list[str | None]:
    assert before in REPORT
    report = parsers.extract(REPORT.replace(before, after, 1).encode())
    return [warning.path for warning in report.warnings if "stands twice" in warning.message]


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("สำรวจพื้นที่", f"{LINE}\n{LINE}\n{OTHER}", None),  # the first stands behind the head, on its line
        ("สำรวจพื้นที่", f"สำรวจ\n{LINE}\n{LINE}\n{OTHER}", "entries.0.narrative"),
        ("สำรวจพื้นที่", f"สำรวจ\n{LINE}\n{PAGE}\n{LINE}\n{OTHER}", "entries.0.narrative"),
        ("สำรวจพื้นที่", f"สำรวจ\n{LINE}\n{OTHER}\nแล้ว\n{LINE}\n{OTHER}\n", "entries.0.narrative"),
        ("๑. เพื่อเพิ่มพื้นที่สีเขียว", f"๑. {ITEM}\n๑. {ITEM}", "project.objectives.1"),
        ("๑. เพื่อเพิ่มพื้นที่สีเขียว", f"- {ITEM}{LINE}\n{PAGE}- {ITEM}{LINE}\n", "project.objectives.1"),
        # a list without numbers, two paragraphs, a line that comes again alone, short lines
        ("๑. เพื่อเพิ่มพื้นที่สีเขียว", f"- {ITEM}\n{PAGE}- {ITEM}\n", None),
        ("๑. เพื่อเพิ่มพื้นที่สีเขียว", f"- {ITEM}\n- {LINE}\n- {ITEM}\n- {LINE}\n", None),
        ("สำรวจพื้นที่", f"สำรวจ\n{LINE}\n\n{LINE}\n{OTHER}", None),
        ("สำรวจพื้นที่", f"สำรวจ\n{LINE}\nแล้ว\n{LINE}\n{OTHER}", None),
        ("สำรวจพื้นที่", "สำรวจ\n-\n-\nแล้วเสร็จ\nแล้วเสร็จ\nครบ", None),
    ],
)
def test_long_line_that_stands_twice_in_a_value_is_told(before: str, after: str, path: str | None) -> None:
    assert doubted(before, after) == ([path] if path else [])


def test_lines_that_two_entries_share_are_no_doubt() -> None:
    story = f"สำรวจ\n{LINE}\n{OTHER}"
    printed = REPORT.replace("สำรวจพื้นที่", story, 1)
    end = printed.index("ขอรับรอง")
    start = printed.rindex("รายงานครั้งที่ 1 ::", 0, end)
    second = printed.index("รายงานครั้งที่ 2 ::")
    first = printed[start:second]
    again = first.replace("รายงานครั้งที่ 1", "รายงานครั้งที่ 3").replace("(ครั้งที่ 1)", "(ครั้งที่ 3)")
    report = parsers.extract((printed[:end] + again + printed[end:]).encode())
    assert len(report.entries) == 3
    assert not [warning for warning in report.warnings if "stands twice" in warning.message]
