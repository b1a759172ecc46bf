"""What mailers, editors and tables set around the lines of a text changes no value, and nothing is left over."""

import html
import re
from collections.abc import Callable

import pytest
from printed import REPORT

import parsers

PLAIN = parsers.extract(REPORT.encode())
LABELLED = re.compile(r"(?m)^((?:ชื่อ|รหัส|ปีงบ|เริ่ม|งบประมาณ|สิ้นสุด|ผู้ประสาน)[^:\n]*) : (.*)$")
SET_IN_ROWS = "+----+----+\n" + LABELLED.sub(r"| \1 : | \2 |\n+----+----+", REPORT)


def in_cells(text: str, comma: str, quotes: str) -> str:
    """Each label and its value as cells of a row, with a third; in quotation marks what matches `quotes`."""

    def cell(words: str) -> str:
        return f'"{words}"' if re.search(quotes, words) else words

    rows = (re.split("(?<=:) ", line, maxsplit=1) if LABELLED.match(line) else [line] for line in text.split("\n"))
    return "\n".join(comma.join(map(cell, (*row, "", "")[:3])) for row in rows)


def as_page(text: str, element: str) -> str:
    """The lines as elements of a web page."""
    lines = (f"<{element} class='x'>{html.escape(line)}</{element}>" for line in text.split("\n"))
    title = text.split("\n", maxsplit=1)[0].strip("* ")
    return f"<!DOCTYPE html>\n<html><head><title>{title}</title>\n</head><body>{''.join(lines)}</body></html>"


def cut(text: str, width: int) -> str:
    return re.sub(rf"([^\n]{{{width}}})(?=[^\n])", r"\1\n", text)


@pytest.mark.parametrize(
    "framed",
    [
        lambda text: re.sub("(?m)^", "> ", text),
        lambda text: re.sub("(?m)^", ">> ", text.replace("\n", "\n\n")),
        lambda text: re.sub("(?m)^", "> ", cut(text, 72)),
        lambda text: re.sub("(?m)^(.+)$", r'"\1",', text),
        lambda text: in_cells(text, ",", ""),
        lambda text: in_cells(text, ",", '[,"]'),
        lambda text: in_cells(text, "\t", '[,"]'),
        lambda text: re.sub("(?m)^(.*,.*)$", r'"\1"', text),
        lambda text: re.sub("(?m)^", "> ", in_cells(text, ",", '[,"]')),
        lambda text: "".join(f"> {number}: {line}\n" for number, line in enumerate(text.splitlines(), 1)),
        lambda text: re.sub("(?m)^.*$", lambda line: in_cells(line[0].replace(" : ", ": "), ";", ""), text),
        lambda text: LABELLED.sub(r"**\1** : \2", text),
        lambda text: LABELLED.sub(r"**\1:** \2", text),
        lambda text: re.sub(r"(?m)^(1\.|2\. )", r"## \1", text),
        lambda text: re.sub(r"(?m)^((?:1\.|2\. ).*)$", r"\1\n====================", text),
        lambda text: "".join(f"{number:6}\t{line}\n" for number, line in enumerate(text.splitlines(), 1)),
        lambda text: as_page(text, "p"),
        lambda text: as_page(text, "DIV"),
        lambda text: text.replace("\n", "<br />\n"),
        lambda text: LABELLED.sub(r"<tr><td>\1</td><td>:</td><td>\2</td></tr>", text),
        lambda _: SET_IN_ROWS,
        lambda text: re.sub(r"(?m)^((?:1\.|2\. ).*)$", r"\1\n____________________", text),
        lambda text: re.sub(r"(?m)^((?:1\.|2\. |รายงาน).*)$", r"\1\r\1", text),
        lambda text: re.sub(r"(?m)^((?:1\.|2\. ).*)$", r"\1\r__________\r\1", text),
        lambda text: re.sub(r"(?m)^((?:1\.|2\. ).*)$", "\x1b[1;31m\\1\x1b[0m", text),
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
        "cells in quotation marks, parted by commas",
        "cells parted by commas",
        "cells parted by tabs",
        "lines as cells",
        "cells in quoted mail",
        "line numbers in quoted mail",
        "lines as cells in quotation marks, parted by semicolons",
        "bold labels",
        "bold labels with colons",
        "headings with hashes",
        "underlined headings",
        "line numbers",
        "paragraphs of a web page",
        "boxes of a web page",
        "line breaks of a web page",
        "rows of a table of a web page",
        "rows of a table",
        "headings underlined by underscores",
        "bold type of a line printer",
        "underlined type of a line printer",
        "type of a terminal",
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


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("[2020-10-06 09:12:{:02}] ", ""),
        ("06/10/2563 9:{:02} น. ", ""),
        ("Oct  6 09:12:{:02} host app[{}]: ", ""),
        ("INFO  ", ""),
        ("{:04} ", ""),
        ("{:6}:  ", ""),
        ("{}) ", ""),
        ("{:02}. ", ""),
        ("[{}] ", ""),
        ("a{:06x}c (app 2020-10-06) ", ""),
        (">>", ""),
        ("| ", ""),
        ("│", ""),
        ("• ", ""),
        ("- ", ""),
        ("// ", ""),
        (": ", ""),
        ("", "¶"),
        ("", " ^M"),
        ("", "          {:3}"),
        ("* ", "                                                                                       *"),
        ("'", "'"),
    ],
)
@pytest.mark.parametrize("bears_blanks", [True, False])
def test_what_each_line_bears_is_no_part_of_it(before: str, behind: str, bears_blanks: bool) -> None:
    text = REPORT.replace("\n1.3", "\n\n1.3").replace("๒. เพื่อ", "  - ๑) ริมน้ำ\n  - ๒) ในเมือง\n๒. เพื่อ")
    plain = parsers.extract(text.encode())
    lines = [
        f"{before}{line}{behind}".format(number, number) if line or bears_blanks else line
        for number, line in enumerate(text.rstrip("\n").split("\n"), 1)
    ]
    report = parsers.extract("\n".join(lines).encode())
    assert (report.project, report.entries, report.certified) == (plain.project, plain.entries, True)
    assert (report.warnings, report.residue) == ((), ())


def test_what_only_some_lines_bear_is_taken_off_those() -> None:
    stamped = re.sub("(?m)^(?=[^:จ๒])", "[2020-10-06 09:12:33] ", REPORT)
    report = parsers.extract(stamped.encode())
    assert (report.project, report.entries, report.warnings) == (PLAIN.project, PLAIN.entries, ())


def test_item_on_a_line_without_the_number_that_others_bear_keeps_its_mark() -> None:
    text = REPORT.replace("๒. เพื่อ", "2. เพื่อ").replace("๑. เพื่อ", "1. เพื่อ")
    lines = [f"{number}. {line}" for number, line in enumerate(text.splitlines(), 1) if not line.startswith("2. เพื่อ")]
    lines.insert(next(at for at, line in enumerate(lines) if "1. เพื่อ" in line) + 1, "2. เพื่อลดการพังทลายของตลิ่ง")
    assert parsers.extract("\n".join(lines).encode()).project.objectives == PLAIN.project.objectives


def test_quotation_mark_in_a_cell_is_doubled() -> None:
    text = REPORT.replace("สำรวจพื้นที่", 'สำรวจ "คลอง" 1,200 เมตร')
    framed = re.sub('(?m)^.*[,"].*$', lambda line: '"' + line[0].replace('"', '""') + '"', text)
    assert parsers.extract(framed.encode()).entries[0].narrative == 'สำรวจ "คลอง" 1,200 เมตร'


def test_item_behind_a_line_as_long_as_the_others_is_an_item() -> None:
    long = "๑. " + "เพื่อเพิ่มพื้นที่สีเขียวในเขต" * 5
    text = REPORT.replace("๑. เพื่อเพิ่มพื้นที่สีเขียว", long[:60])
    objectives = parsers.extract(cut(text, 60).encode()).project.objectives
    assert objectives == (long[3:60], "เพื่อลดการพังทลายของตลิ่ง")


def test_sign_that_is_no_tag_stays() -> None:
    text = REPORT.replace("สำรวจพื้นที่", "สำรวจ <b>คลอง</b> x < 5 และ y > 3 &lt;p&gt;")
    for printed in (text, as_page(text.replace("&lt;p&gt;", "<p>"), "p")):
        narrative = parsers.extract(printed.encode()).entries[0].narrative
        assert narrative == "สำรวจ <b>คลอง</b> x < 5 และ y > 3 <p>"


def test_word_that_ends_in_a_bracket_goes_on_in_the_next_line() -> None:
    name = "โครงการปลูกต้นไม้ริมคลองในเขตเมืองให้ร่ม"[: 56 - len("ชื่อโครงการ/กิจกรรม : ")] + "(Data) ริมคลอง"
    text = REPORT.replace("โครงการปลูกต้นไม้ริมคลอง", name).replace("จึงต้องปลูกเพิ่ม", "จึงต้องปลูกเพิ่ม" * 12)
    assert parsers.extract(cut(text, 60).encode()).project.name == name


def test_label_behind_a_line_as_long_as_the_others_begins_its_field() -> None:
    name = "โครงการปลูกต้นไม้ริมคลองในเขตเมืองให้ร่มรื่น"[: 60 - len("ชื่อโครงการ/กิจกรรม : ")]
    text = REPORT.replace("โครงการปลูกต้นไม้ริมคลอง", name.ljust(60 - len("ชื่อโครงการ/กิจกรรม : "), "น"))
    text = text.replace("จึงต้องปลูกเพิ่ม", "จึงต้องปลูกเพิ่ม" * 12)
    cut_text = cut(text, 60)
    project = parsers.extract(cut_text.encode()).project
    assert (project.name, project.code) == (text.split(" : ")[1].split("\n")[0], PLAIN.project.code)


def test_places_in_cut_lines_are_those_of_the_file() -> None:
    lines = cut(REPORT, 60).split("\n")
    report = parsers.extract("\n".join(lines).encode())
    for path in ("project.code", "entries.1.date", "entries.1.plan_status"):
        place = report.places[path]
        assert place.raw in lines[place.line - 1], path


def test_lines_of_whole_words_are_not_joined() -> None:
    text = REPORT.replace("สำรวจพื้นที่", "สำรวจพื้นที่\n3 แห่ง\n5 แห่ง\n7 แห่ง")
    assert parsers.extract(text.encode()).entries[0].narrative == "สำรวจพื้นที่ 3 แห่ง 5 แห่ง 7 แห่ง"
