"""`raingan extract --draw`: every value in a frame on the picture of its page."""

import subprocess
import sys
from pathlib import Path

import parsers
from raingan.drawing import COLOURS, SCALE, drawn
from raingan.exits import Exit

NAME = "canal-dredging-fpdf"


def test_each_page_is_drawn_with_frames_around_its_values(samples: Path) -> None:
    data = (samples / f"{NAME}.pdf").read_bytes()
    report = parsers.extract(data)
    pages = dict(drawn(data, report))
    assert list(pages) == [1, 2, 3]
    place = report.places["project.code"]
    assert place.box is not None
    edge = (round((place.box.x0 - 2) * SCALE), round((place.box.top + place.box.bottom) / 2 * SCALE))
    assert "#{:02x}{:02x}{:02x}".format(*pages[place.page].getpixel(edge)) == COLOURS["project"]


def test_value_over_a_page_break_has_a_box_for_each_line_and_none_for_what_the_page_says_of_itself(
    samples: Path,
) -> None:
    report = parsers.extract((samples / f"{NAME}.pdf").read_bytes())
    boxes = list(report.places.boxes("entries.0.narrative"))
    lines = [line for line in report.places["entries.0.narrative"].raw.split("\n") if line.strip()]
    assert len(boxes) == len(lines)
    assert {page for page, _ in boxes} == {1, 2}


def test_command_writes_a_picture_for_each_page(samples: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "raingan.cli", "extract", str(samples / f"{NAME}.pdf"), "--draw", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == Exit.OK
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{NAME}-{page}.png" for page in (1, 2, 3)]
