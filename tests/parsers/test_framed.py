"""What mailers, editors and tables set around the lines of a text changes no value, and nothing is left over."""

import re
from collections.abc import Callable

import pytest
from printed import REPORT

import parsers

PLAIN = parsers.extract(REPORT.encode())
LABELLED = re.compile(r"(?m)^((?:ชื่อ|รหัส|ปีงบ|เริ่ม|งบประมาณ|สิ้นสุด|ผู้ประสาน)[^:\n]*) : (.*)$")
SET_IN_ROWS = "+----+----+\n" + LABELLED.sub(r"| \1 : | \2 |\n+----+----+", REPORT)


def cut(text: str, width: int) -> str:
    return re.sub(rf"([^\n]{{{width}}})(?=[^\n])", r"\1\n", text)


@pytest.mark.parametrize(
    "framed",
    [
        lambda text: re.sub("(?m)^", "> ", text),
        lambda text: re.sub("(?m)^", ">> ", text.replace("\n", "\n\n")),
        lambda text: re.sub("(?m)^", "> ", cut(text, 72)),
        lambda text: re.sub("(?m)^(.+)$", r'"\1",', text),
        lambda text: LABELLED.sub(r"**\1** : \2", text),
        lambda text: LABELLED.sub(r"**\1:** \2", text),
        lambda text: re.sub(r"(?m)^(1\.|2\. )", r"## \1", text),
        lambda text: re.sub(r"(?m)^((?:1\.|2\. ).*)$", r"\1\n====================", text),
        lambda text: "".join(f"{number:6}\t{line}\n" for number, line in enumerate(text.splitlines(), 1)),
        lambda _: SET_IN_ROWS,
        lambda text: cut(text, 80),
        lambda text: cut(text, 60),
        lambda text: text.replace(" : ", "&nbsp;: ").replace("โครง", "โ&#8203;ครง"),
        lambda text: text.replace("โครง", "โ\u034fครง").replace(" บาท", "\ufe0f บาท\ufffc"),
    ],
    ids=[
        "quoted mail",
        "mail quoted twice",
        "quoted mail, cut",
        "cells",
        "bold labels",
        "bold labels with colons",
        "headings with hashes",
        "underlined headings",
        "line numbers",
        "rows of a table",
        "cut at 80 characters",
        "cut at 60 characters",
        "character references",
        "invisible characters",
    ],
)
def test_frame_changes_nothing(framed: Callable[[str], str]) -> None:
    report = parsers.extract(framed(REPORT).encode())
    assert (report.project, report.entries, report.certified) == (PLAIN.project, PLAIN.entries, True)
    assert (report.warnings, report.residue) == ((), ())


def test_places_in_cut_lines_are_those_of_the_file() -> None:
    lines = cut(REPORT, 60).split("\n")
    report = parsers.extract("\n".join(lines).encode())
    for path in ("project.code", "entries.1.date", "entries.1.plan_status"):
        place = report.places[path]
        assert place.raw in lines[place.line - 1], path


def test_lines_of_whole_words_are_not_joined() -> None:
    text = REPORT.replace("สำรวจพื้นที่", "สำรวจพื้นที่\n3 แห่ง\n5 แห่ง\n7 แห่ง")
    assert parsers.extract(text.encode()).entries[0].narrative == "สำรวจพื้นที่ 3 แห่ง 5 แห่ง 7 แห่ง"
