"""`raingan normalize`: one JSON object a line, whatever the texts are."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raingan.cli import main
from raingan.commands.normalize_command import KINDS
from raingan.exits import Exit

DATE = {"input": "8/10/2562", "value": "2019-10-08", "error": None}


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """Return the objects that `raingan normalize` prints."""
    assert main(["normalize", *arguments]) == Exit.OK
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_text_gives_an_object_with_its_keys_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    objects = printed(capsys, "date", "8/10/2562", "31/2/2561", "7/8/2020")
    assert [list(found) for found in objects[:2]] == [["input", "value", "error"]] * 2
    assert list(objects[2]) == ["input", "value", "error", "readings"]
    assert objects[0] == DATE
    assert (objects[1]["value"], "31/2/2561" in objects[1]["error"]) == (None, True)
    assert objects[2]["readings"] == ["2020-07-08", "2020-08-07"]
    assert "2020-07-08" in objects[2]["error"]
    assert "2020-08-07" in objects[2]["error"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "๒๖ ธันวาคม ๒๕๖๒", "2019-12-26"),
        ("datetime", "1 ตุลาคม 2562 เวลา 13.30 น.", "2019-10-01T13:30:00"),
        ("date-range", "18 - 29 พฤษภาคม 2563", ["2020-05-18", "2020-05-29"]),
        ("month-range", "ต.ค. 62 - ก.ย. 63", ["2019-10", "2020-09"]),
        ("month", "เดือนต.ค. 62", "2019-10"),
        ("year", "พ.ศ. ๒๕๖๓", 2563),
        ("fiscal-year", "ปีงบฯ 63", 2563),
        ("fiscal-quarter", "ไตรมาสที่ 2 (1 ม.ค. 66 - 31 มี.ค. 66)", {"fiscal_year": 2566, "quarter": 2}),
        ("baht", "1,825,200 บาท", "1825200.00"),
        ("baht", "- บาท", None),
        ("baht", "-บาท", None),
        ("percent", "14,70%", "14.70"),
        ("percent", "-5%", "-5.00"),
        ("percent", "33.333 %", "33.333"),
        ("number", "1.50", "1.50"),
        ("text", "จํานวน", "จำนวน"),
    ],
)
def test_kind_gives_its_value(capsys: pytest.CaptureFixture[str], kind: str, text: str, value: object) -> None:
    assert printed(capsys, kind, text) == [{"input": text, "value": value, "error": None}]


def test_thai_is_printed_as_thai_and_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["normalize", "text", "เป้าหมาย\nที่ 1"])
    assert capsys.readouterr().out == '{"input": "เป้าหมาย\\nที่ 1", "value": "เป้าหมาย\\nที่ 1", "error": null}\n'


def test_lines_of_standard_input_are_read_when_no_text_is_given() -> None:
    command = [sys.executable, "-m", "raingan.cli", "normalize", "baht"]
    given_lines = "\ufeff1.8 ล้านบาท\r\n\n- บาท\n".encode() + b"\xff\n" + "\u202e500".encode()
    done = subprocess.run(command, input=given_lines, capture_output=True, check=True)
    objects = [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]
    assert [(found["input"], found["value"]) for found in objects] == [
        ("1.8 ล้านบาท", "1800000.00"),
        ("", None),
        ("- บาท", None),
        ("\udcff", None),
        ("\u202e500", "500.00"),
    ]
    assert [found["error"] is None for found in objects] == [True, False, True, False, True]
    # a terminal is not told to turn the direction of writing
    assert "\u202e" not in done.stdout.decode()
    assert done.stderr == b""


def test_unknown_kind_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["normalize", "moon"])
    assert raised.value.code == Exit.USAGE
    assert "date-range" in capsys.readouterr().err


def test_two_hyphens_part_kind_and_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert [found["value"] for found in printed(capsys, "baht", "--", "-500", "-")] == ["-500.00", None]


@given(st.one_of(st.text(), st.text("0123456789๐๑๒๕๖/-., %()บาทล้านหนึ่งสองพ.ศ.ตคจุดถึงไตรมาสที่ร้อยละ", max_size=60)))
def test_any_text_of_any_kind_gives_a_value_or_an_error(text: str) -> None:
    for convert in KINDS.values():
        _answered(convert, text)


@pytest.mark.parametrize(
    "seed", ["1 ", "1,", "บาท", "ล้าน", "1 ล้าน ", "ร้อยละ", "- ", "1/", "วันที่", "(", "ต.ค.", "สตางค์", "ถึง"]
)
def test_long_text_of_any_kind_is_answered_at_once(seed: str) -> None:
    for kind, convert in KINDS.items():
        if kind != "text":
            with pytest.raises(ValueError, match="not "):
                convert(seed * 100_000)
            _answered(convert, seed * (390 // len(seed)))


def _answered(convert: Callable[[str], object], text: str) -> None:
    with suppress(ValueError):
        json.dumps(convert(text))


def test_standard_input_is_not_read_when_a_text_is_given(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"9/10/2562\n")))
    assert printed(capsys, "date", "8/10/2562") == [DATE]
