"""Runs of one sign, thousands long, in any line: what a pattern reads again from each of them takes hours."""

import pytest
from printed import REPORT

import parsers
from model import Refused

LONG = (
    60_000  # characters: some seconds for all runs where the time grows with their length, days where with its square
)
RUNS = (
    "\n",
    "\f",
    "\t",
    " ",
    "….",
    "…",
    " .. ",
    ". ",
    "๒\n",
    "\n\n๒\n",
    "- ",
    "(",
    "[ ",
    ":",
    "1,",
    "ก ",
    "โทร.",
    "\u0e4d",
    "** ",
)


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_of_one_sign_in_any_line_is_read_in_time_that_grows_with_its_length(run: str) -> None:
    lines = REPORT.split("\n")
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        cut = len(line) * 2 // 3
        printed = [*lines[:index], line[:cut] + run * (LONG // len(run)) + line[cut:], *lines[index + 1 :]]
        try:
            report = parsers.extract("\n".join(printed).encode())
        except Refused:
            continue
        assert report.warnings or report.entries
